//! Waiting for another program, but not for ever.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

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
}
