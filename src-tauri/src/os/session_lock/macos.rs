//! macOS: the distributed notification of the screen lock, and the workspace's of sleep.

use std::ptr::NonNull;

use block2::RcBlock;
use objc2_app_kit::{
    NSWorkspace, NSWorkspaceDidWakeNotification, NSWorkspaceWillSleepNotification,
};
use objc2_foundation::{
    NSDistributedNotificationCenter, NSNotification, NSNotificationCenter, NSNotificationName,
    NSString,
};

use super::{OnEvent, SessionEvent};

/// Watches until the process ends. Call on the main thread, where the events then come.
pub(super) fn watch(on_event: OnEvent) {
    let screen = NSDistributedNotificationCenter::defaultCenter();
    observe(
        &screen,
        &NSString::from_str("com.apple.screenIsLocked"),
        SessionEvent::Lock,
        &on_event,
    );
    let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
    // SAFETY: constants of AppKit.
    let (sleep, wake) = unsafe {
        (
            NSWorkspaceWillSleepNotification,
            NSWorkspaceDidWakeNotification,
        )
    };
    observe(&workspace, sleep, SessionEvent::Sleep, &on_event);
    observe(&workspace, wake, SessionEvent::Resume, &on_event);
}

fn observe(
    center: &NSNotificationCenter,
    name: &NSNotificationName,
    event: SessionEvent,
    on_event: &OnEvent,
) {
    let on_event = OnEvent::clone(on_event);
    let block = RcBlock::new(move |_: NonNull<NSNotification>| on_event(event));
    // SAFETY: no object is filtered by, no queue is named (the block runs where the notification is posted),
    // and what the block holds is Send and Sync.
    let observer = unsafe {
        center.addObserverForName_object_queue_usingBlock(Some(name), None, None, &block)
    };
    // Never removed: it stays as long as the process.
    std::mem::forget(observer);
}
