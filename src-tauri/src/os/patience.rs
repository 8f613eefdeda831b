//! Waiting for another program, but not for ever.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// At login the panel and the notification server may come later than Cairn: this long they are waited for.
pub(crate) const DESKTOP_COMES_WITHIN: Duration = Duration::from_secs(10);
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// Runs `work` on a plain thread of its own and waits at most `limit` for its answer.
///
/// A plain thread because the blocking D-Bus calls must not run on an async worker. `None`: no answer in
/// time, or no thread could be had; work that came too late finishes alone and its answer is dropped.
pub(crate) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (answer, answered) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("patience".into())
        .spawn(move || {
            // The one who asked may have stopped waiting.
            let _ = answer.send(work());
        })
        .ok()?;
    answered.recv_timeout(limit).ok()
}

/// Waits until it is there, at most for `limit`; whether it came. Not on an async worker.
pub(crate) fn comes_within(limit: Duration, there: impl Fn() -> bool) -> bool {
    let begun = Instant::now();
    loop {
        if there() {
            return true;
        }
        if begun.elapsed() >= limit {
            return false;
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_answer_is_not_waited_for() {
        assert_eq!(within(Duration::from_secs(5), || 7), Some(7));
        let slow = within(Duration::from_millis(20), || {
            thread::sleep(Duration::from_secs(1))
        });
        assert_eq!(slow, None);
    }

    #[test]
    fn what_comes_late_is_waited_for() {
        let asked = std::cell::Cell::new(0);
        let third = || {
            asked.set(asked.get() + 1);
            asked.get() == 3
        };
        assert!(comes_within(Duration::from_secs(60), third));
        assert!(!comes_within(Duration::ZERO, || false));
    }
}
