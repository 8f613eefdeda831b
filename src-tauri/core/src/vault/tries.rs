//! Wrong tries bring a growing pause. Nothing is ever wiped.

use chrono::{DateTime, Utc};

use crate::clock::Now;

const FREE: u32 = 3;
const FIRST_PAUSE_SECONDS: u32 = 5;
const LONGEST_PAUSE_SECONDS: u32 = 300;

/// The wrong tries since the last right one, in memory only.
#[derive(Debug, Default, Clone)]
pub struct Tries {
    wrong: u32,
    last: Option<DateTime<Utc>>,
}

impl Tries {
    /// A wrong try at `now`.
    pub fn wrong(&mut self, now: &Now) {
        self.wrong = self.wrong.saturating_add(1);
        self.last = Some(now.utc);
    }

    /// A right try: the next pause starts from the beginning.
    pub fn right(&mut self) {
        *self = Self::default();
    }

    /// Seconds to wait before the next try, 0 to 300. The first three tries are free, then 5, 10, 20 … are waited.
    /// A clock that was set back makes the wait no longer than one whole pause.
    pub fn wait_seconds(&self, now: &Now) -> u32 {
        let Some(last) = self.last else { return 0 };
        let pause = self.pause();
        let waited = (now.utc - last).num_milliseconds().max(0);
        let left = i64::from(pause) * 1000 - waited;
        u32::try_from((left + 999).div_euclid(1000))
            .unwrap_or(0)
            .min(pause)
    }

    fn pause(&self) -> u32 {
        let Some(doublings) = self.wrong.checked_sub(FREE) else {
            return 0;
        };
        2_u32
            .checked_pow(doublings)
            .map_or(LONGEST_PAUSE_SECONDS, |factor| {
                factor.saturating_mul(FIRST_PAUSE_SECONDS)
            })
            .min(LONGEST_PAUSE_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn at(seconds: i64) -> Now {
        Now {
            utc: DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap(),
            zone: chrono_tz::UTC,
        }
    }

    #[test]
    fn the_pause_grows_from_the_fourth_try_and_stays_at_five_minutes() {
        let mut tries = Tries::default();
        let mut pauses = Vec::new();
        for _ in 0..12 {
            tries.wrong(&at(0));
            pauses.push(tries.wait_seconds(&at(0)));
        }
        assert_eq!(pauses, [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
        for _ in 0..100 {
            tries.wrong(&at(0));
        }
        assert_eq!(tries.wait_seconds(&at(0)), 300);
    }

    #[test]
    fn the_pause_passes_and_a_right_try_ends_it() {
        let mut tries = Tries::default();
        for _ in 0..4 {
            tries.wrong(&at(0));
        }
        assert_eq!(tries.wait_seconds(&at(4)), 6);
        assert_eq!(tries.wait_seconds(&at(10)), 0);
        assert_eq!(tries.wait_seconds(&at(-1_000_000)), 10);
        tries.right();
        assert_eq!(tries.wait_seconds(&at(0)), 0);
    }
}
