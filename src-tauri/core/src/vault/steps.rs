//! The moments at which a write can be cut off. In the shipped program this is nothing; tests watch each moment, to
//! look at the disk as a crash would leave it or to let the write fail there.

use super::VaultError;

#[cfg(not(test))]
#[allow(clippy::unnecessary_wraps, reason = "tests let a step fail")]
#[inline]
pub(super) const fn reached(_step: &'static str) -> Result<(), VaultError> {
    Ok(())
}

#[cfg(test)]
pub(super) use watched::{reached, watch};

#[cfg(test)]
mod watched {
    use std::cell::RefCell;

    use super::VaultError;

    type Watcher = Box<dyn FnMut(&'static str) -> Result<(), VaultError>>;

    thread_local! {
        static WATCHER: RefCell<Option<Watcher>> = const { RefCell::new(None) };
    }

    pub(in crate::vault) fn reached(step: &'static str) -> Result<(), VaultError> {
        WATCHER.with_borrow_mut(|watcher| watcher.as_mut().map_or(Ok(()), |watcher| watcher(step)))
    }

    /// Runs `during` with `watcher` called at each step.
    pub(in crate::vault) fn watch<T>(
        watcher: impl FnMut(&'static str) -> Result<(), VaultError> + 'static,
        during: impl FnOnce() -> T,
    ) -> T {
        WATCHER.set(Some(Box::new(watcher)));
        let result = during();
        WATCHER.set(None);
        result
    }
}
