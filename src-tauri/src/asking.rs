//! Asking for a passphrase or a recovery code. Wrong ones bring a growing pause, wherever they are typed: where the vault is
//! opened, where it is open and the person is asked again, and where a backup is looked into.

use std::sync::{Mutex, MutexGuard, PoisonError};

use cairn_core::vault::Tries;

use crate::failure::{Failure, FailureCode};
use crate::session::Session;

/// What was typed wrong so far, in this process.
#[derive(Default)]
pub struct Asking {
    /// Held while one is tried: several at once would get round the pause.
    one: Mutex<()>,
    tries: Mutex<Tries>,
}

impl Session {
    /// Seconds until the next try, 0 for none.
    pub fn pause_seconds(&self) -> u32 {
        held(&self.asking.tries).wait_seconds(&self.now())
    }

    /// Does `work`, which tries what the person typed. Not for use while the state is held.
    ///
    /// # Errors
    /// `TooManyTries`; those of `work`.
    pub fn trying<T>(&self, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let _one = held(&self.asking.one);
        let seconds = self.pause_seconds();
        if seconds > 0 {
            return Err(Failure::wait(seconds));
        }
        let result = work();
        let wrong = |failure: &Failure| {
            matches!(
                failure.code,
                FailureCode::WrongPassphrase | FailureCode::WrongRecoveryCode
            )
        };
        match result {
            Err(failure) if wrong(&failure) => {
                held(&self.asking.tries).wrong(&self.now());
                let seconds = self.pause_seconds();
                Err(Failure {
                    wait_seconds: (seconds > 0).then_some(seconds),
                    ..failure
                })
            }
            other => other,
        }
    }

    /// As [`Session::trying`], for what opens the vault of this session: after a right one the next pause starts from the
    /// beginning. `asked`: whether the person was asked for anything.
    ///
    /// # Errors
    /// As there.
    pub fn asking<T>(
        &self,
        asked: bool,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let result = self.trying(work);
        if asked && result.is_ok() {
            held(&self.asking.tries).right();
        }
        result
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Arc;

    use cairn_core::clock::{Clock, Now, SettableClock};

    use super::*;

    /// A clock that the test sets while the session goes by it.
    struct Shared(Arc<SettableClock>);

    impl Clock for Shared {
        fn now(&self) -> Now {
            self.0.now()
        }
    }

    #[test]
    fn wrong_ones_bring_a_pause_wherever_they_are_typed_and_only_a_right_one_here_ends_it() {
        let data = tempfile::tempdir().unwrap();
        let at = |seconds: i64| Now {
            utc: chrono::DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap(),
            zone: chrono_tz::UTC,
        };
        let clock = Arc::new(SettableClock::new(at(0)));
        let session = Session::begin(
            data.path().to_owned(),
            Box::new(Shared(Arc::clone(&clock))),
            false,
        );
        let wrong = |code: FailureCode| {
            let failure = session.trying(|| Err::<(), _>(code.into())).unwrap_err();
            (failure.code, failure.wait_seconds)
        };
        let (passphrase, code) = (FailureCode::WrongPassphrase, FailureCode::WrongRecoveryCode);
        assert_eq!(wrong(passphrase), (passphrase, None));
        assert_eq!(wrong(code), (code, None));
        // What is not a guess does not count.
        assert_eq!(wrong(FailureCode::RecoveryCodeTypo).1, None);
        assert_eq!(wrong(passphrase), (passphrase, Some(5)));
        let mut tried = false;
        let early = session.asking(true, || {
            tried = true;
            Ok(())
        });
        assert_eq!(early.unwrap_err().wait_seconds, Some(5));
        assert!(!tried);
        // A backup that somebody brought along ends no pause.
        clock.set(at(6));
        session.trying(|| Ok(())).unwrap();
        assert_eq!(wrong(code), (code, Some(10)));
        clock.set(at(20));
        session.asking(true, || Ok(())).unwrap();
        assert_eq!(wrong(code), (code, None));
    }
}
