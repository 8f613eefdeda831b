//! Waiting for something to become true. Nothing here measures speed: the limits are only there so
//! that a test which waits for what never comes ends.

use std::time::{Duration, Instant};

/// How long a wait may take before the test is said to have failed.
pub const LIMIT: Duration = Duration::from_secs(40);
const PAUSE: Duration = Duration::from_millis(40);

/// Looks again and again until `look` gives something, and gives that.
///
/// # Panics
/// After [`LIMIT`], naming `what` was waited for.
pub fn wait_for<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    match poll(LIMIT, look) {
        Some(found) => found,
        None => panic!("waited {} s in vain: {what}", LIMIT.as_secs()),
    }
}

/// Waits until `holds` is true.
pub fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    wait_for(what, || holds().then_some(()));
}

/// Looks until something is found or `limit` has passed.
pub fn poll<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if start.elapsed() > limit {
            return None;
        }
        std::thread::sleep(PAUSE);
    }
}

/// Watches for `seconds` that `holds` does not stop being true: for what must not happen.
pub fn stays(what: &str, seconds: f32, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while start.elapsed().as_secs_f32() < seconds {
        assert!(holds(), "did not stay so: {what}");
        std::thread::sleep(PAUSE);
    }
}
