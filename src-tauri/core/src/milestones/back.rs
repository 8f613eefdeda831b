//! Back after a long time: whether the date still holds is asked before any number is shown.

use rusqlite::Connection;

use crate::clock::{Instant, Now};
use crate::db::{Db, DbError};
use crate::settings;

/// How long nobody was there until it is a long time; as long as until milestones are no longer announced.
const LONG_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Noted as long as the question stands: when the person came back.
const BACK_SINCE: &str = "backSince";
/// When it was last answered.
const BACK_ANSWERED: &str = "backAnswered";

/// Whether to ask: the window was last opened thirty days ago or earlier, or the person came back from so long and has
/// not answered yet.
///
/// # Errors
/// What the database says.
pub fn back_after(
    connection: &Connection,
    now: &Now,
    last_opened: Instant,
) -> Result<bool, DbError> {
    if settings::fact::<Option<Instant>>(connection, BACK_SINCE)?
        .flatten()
        .is_some()
    {
        return Ok(true);
    }
    let long = last_opened.plus_ms(LONG_MS);
    let answered: Option<Instant> = settings::fact(connection, BACK_ANSWERED)?;
    Ok(now.instant() >= long && answered.is_none_or(|answered| answered < long))
}

/// Notes that the person is back, when it was long: so that the question stands until it is answered. Call it before it
/// is noted that the window was opened now.
///
/// # Errors
/// What the database says.
pub fn came_back(db: &mut Db, now: &Now, last_opened: Instant) -> Result<(), DbError> {
    if db.read(|connection| back_after(connection, now, last_opened))? {
        settings::note(db, BACK_SINCE, &Some(now.instant()))?;
    }
    Ok(())
}

/// Notes that the question was answered, or put off: it is not asked again until the next long time.
///
/// # Errors
/// What the database says.
pub fn answered_back(db: &mut Db, now: &Now) -> Result<(), DbError> {
    settings::note(db, BACK_ANSWERED, &now.instant())?;
    settings::note(db, BACK_SINCE, &None::<Instant>)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::test_home::noon;
    use super::*;

    fn asks(db: &Db, now: &Now, last_opened: &Now) -> bool {
        db.read(|c| back_after(c, now, last_opened.instant()))
            .unwrap()
    }

    #[test]
    fn it_is_asked_after_thirty_days_and_stands_until_it_is_answered() {
        let mut db = Db::in_memory().unwrap();
        let (last, soon, long) = (noon("2026-01-01"), noon("2026-01-30"), noon("2026-01-31"));
        assert!(!asks(&db, &soon, &last));
        came_back(&mut db, &soon, last.instant()).unwrap();
        assert!(!asks(&db, &soon, &soon));
        // Open again after thirty days: it is noted, and then that the window was opened.
        assert!(asks(&db, &long, &last));
        came_back(&mut db, &long, last.instant()).unwrap();
        assert!(asks(&db, &long, &long));
        assert!(asks(&db, &noon("2026-02-02"), &noon("2026-02-01")));
        answered_back(&mut db, &noon("2026-02-02")).unwrap();
        assert!(!asks(&db, &noon("2026-02-02"), &noon("2026-02-01")));
    }

    #[test]
    fn an_answer_at_once_holds_although_the_opening_is_not_noted_yet() {
        let mut db = Db::in_memory().unwrap();
        let (last, long) = (noon("2026-01-01"), noon("2026-03-01"));
        assert!(asks(&db, &long, &last));
        answered_back(&mut db, &long).unwrap();
        assert!(!asks(&db, &long, &last));
        came_back(&mut db, &long, last.instant()).unwrap();
        assert!(!asks(&db, &long, &long));
        // The next long time.
        assert!(asks(&db, &noon("2026-04-01"), &long));
    }
}
