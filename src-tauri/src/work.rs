//! A long work that the person waits for: how far it is, and whether it is to stop.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use cairn_core::export::Progress;

/// Nothing is at work.
const NONE: u32 = u32::MAX;

/// How far the work is that is going on.
pub struct Work {
    percent: AtomicU32,
    stop: AtomicBool,
}

impl Default for Work {
    fn default() -> Self {
        Self {
            percent: AtomicU32::new(NONE),
            stop: AtomicBool::new(false),
        }
    }
}

impl Work {
    /// Does `work`, which tells how far it is and asks whether to go on.
    pub fn during<T>(&self, work: impl FnOnce(&mut dyn FnMut(Progress) -> bool) -> T) -> T {
        self.stop.store(false, Ordering::Relaxed);
        self.percent.store(0, Ordering::Relaxed);
        let done = work(&mut |progress| {
            let percent = (progress.done.min(progress.total) * 100)
                .checked_div(progress.total)
                .and_then(|percent| u32::try_from(percent).ok());
            self.percent.store(percent.unwrap_or(0), Ordering::Relaxed);
            !self.stop.load(Ordering::Relaxed)
        });
        self.percent.store(NONE, Ordering::Relaxed);
        done
    }

    /// How far it is, from 0 to 100; `None` while nothing is at work.
    pub fn percent(&self) -> Option<u32> {
        Some(self.percent.load(Ordering::Relaxed)).filter(|percent| *percent != NONE)
    }

    /// Asks it to stop; what it did is then taken back.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
