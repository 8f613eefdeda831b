//! Back after a long time: whether the date still holds is asked before any number is shown.

use rusqlite::Connection;

use super::chapters::open_chapters;
use crate::clock::{Instant, Now};
use crate::db::{Db, DbError, PathId};
use crate::settings;

/// How long nobody was there until it is a long time; as long as until milestones are no longer announced.
const LONG_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Noted as long as the question stands: when the person came back.
const BACK_SINCE: &str = "backSince";
/// For which paths it was answered since then.
const BACK_PATHS: &str = "backPaths";
/// When it was last answered for all of them, or put off.
const BACK_ANSWERED: &str = "backAnswered";

/// The question as it stands.
struct Back {
    since: Instant,
    answered: Vec<PathId>,
}

/// The path whose first day is asked about: the window was last opened thirty days ago or earlier, or the person came back
/// from so long and has not answered yet. Each path in turn, and none whose first day was said since.
///
/// # Errors
/// What the database says.
pub fn back_path(
    connection: &Connection,
    now: &Now,
    last_opened: Instant,
) -> Result<Option<PathId>, DbError> {
    let Some(Back { since, answered }) = back(connection, now, last_opened)? else {
        return Ok(None);
    };
    let chapters = open_chapters(connection)?.into_iter();
    let mut asked = chapters
        .filter(|chapter| chapter.start_set_at < since && !answered.contains(&chapter.path));
    Ok(asked.next().map(|chapter| chapter.path))
}

/// Notes that the person is back, when it was long: so that the question stands until it is answered. Call it before it
/// is noted that the window was opened now.
///
/// # Errors
/// What the database says.
pub fn came_back(db: &mut Db, now: &Now, last_opened: Instant) -> Result<(), DbError> {
    match db.read(|connection| back(connection, now, last_opened))? {
        Some(standing) => stand(db, &standing),
        None => Ok(()),
    }
}

/// Notes that the question was answered for a path, or with `None` put off: it is not asked again until the next long
/// time.
///
/// # Errors
/// What the database says.
pub fn answered_back(
    db: &mut Db,
    path: Option<PathId>,
    now: &Now,
    last_opened: Instant,
) -> Result<(), DbError> {
    let Some(path) = path else {
        settings::note(db, BACK_ANSWERED, &now.instant())?;
        return settings::note(db, BACK_SINCE, &None::<Instant>);
    };
    match db.read(|connection| back(connection, now, last_opened))? {
        Some(mut standing) => {
            standing.answered.push(path);
            stand(db, &standing)
        }
        None => Ok(()),
    }
}

fn back(connection: &Connection, now: &Now, last_opened: Instant) -> Result<Option<Back>, DbError> {
    let since: Option<Instant> = settings::fact(connection, BACK_SINCE)?.flatten();
    let answered: Option<Instant> = settings::fact(connection, BACK_ANSWERED)?;
    // Whoever came back or answered was there, although the opening may not be noted.
    let last_there = since.max(answered).unwrap_or(last_opened).max(last_opened);
    if now.instant() >= last_there.plus_ms(LONG_MS) {
        return Ok(Some(Back {
            since: now.instant(),
            answered: Vec::new(),
        }));
    }
    let answered = settings::fact(connection, BACK_PATHS)?.unwrap_or_default();
    Ok(since.map(|since| Back { since, answered }))
}

fn stand(db: &mut Db, standing: &Back) -> Result<(), DbError> {
    settings::note(db, BACK_PATHS, &standing.answered)?;
    settings::note(db, BACK_SINCE, &Some(standing.since))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::test_home::{date, new_path, noon};
    use super::super::{NewPath, add_path, change_start};
    use super::*;

    /// Paths of these names, begun on 1 December.
    fn home(names: &[&str]) -> Db {
        let mut db = Db::in_memory().unwrap();
        for name in names {
            let new = NewPath {
                name: (*name).to_owned(),
                ..new_path(Some("2025-12-01"))
            };
            add_path(&mut db, &new, &noon("2025-12-01")).unwrap();
        }
        db
    }

    fn asked(db: &Db, now: &Now, last_opened: &Now) -> Option<PathId> {
        db.read(|c| back_path(c, now, last_opened.instant()))
            .unwrap()
    }

    fn asks(db: &Db, now: &Now, last_opened: &Now) -> bool {
        asked(db, now, last_opened).is_some()
    }

    #[test]
    fn it_is_asked_after_thirty_days_and_stands_until_it_is_answered() {
        let mut db = home(&["Alcohol"]);
        let (last, soon, long) = (noon("2026-01-01"), noon("2026-01-30"), noon("2026-01-31"));
        assert!(!asks(&db, &soon, &last));
        came_back(&mut db, &soon, last.instant()).unwrap();
        assert!(!asks(&db, &soon, &soon));
        // Open again after thirty days: it is noted, and then that the window was opened.
        assert!(asks(&db, &long, &last));
        came_back(&mut db, &long, last.instant()).unwrap();
        assert!(asks(&db, &long, &long));
        let (later, before) = (noon("2026-02-02"), noon("2026-02-01"));
        assert!(asks(&db, &later, &before));
        answered_back(&mut db, None, &later, before.instant()).unwrap();
        assert!(!asks(&db, &later, &before));
    }

    #[test]
    fn an_answer_at_once_holds_although_the_opening_is_not_noted_yet() {
        let (last, long) = (noon("2026-01-01"), noon("2026-03-01"));
        for put_off in [true, false] {
            let mut db = home(&["Alcohol"]);
            let path = asked(&db, &long, &last);
            assert!(path.is_some());
            answered_back(&mut db, path.filter(|_| !put_off), &long, last.instant()).unwrap();
            assert!(!asks(&db, &long, &last));
            came_back(&mut db, &long, last.instant()).unwrap();
            assert!(!asks(&db, &long, &long));
            // The next long time, also where the visits in between were too short to be noted.
            assert!(asks(&db, &noon("2026-04-01"), &long));
            assert!(asks(&db, &noon("2026-04-01"), &last));
        }
    }

    #[test]
    fn each_path_is_asked_about_and_none_whose_day_was_just_said() {
        let mut db = home(&["Alcohol", "Smoking"]);
        let (last, back) = (noon("2026-01-01"), noon("2026-03-01"));
        let first = asked(&db, &back, &last).unwrap();
        came_back(&mut db, &back, last.instant()).unwrap();
        answered_back(&mut db, Some(first.clone()), &back, back.instant()).unwrap();
        let second = asked(&db, &back, &back).unwrap();
        assert_ne!(first, second);
        let chapter = db
            .read(|c| {
                c.query_row(
                    "SELECT id FROM chapter WHERE path_id = ?1",
                    [&second],
                    |row| row.get(0),
                )
            })
            .unwrap();
        change_start(
            &mut db,
            &chapter,
            date("2026-02-20"),
            None,
            &noon("2026-03-02"),
        )
        .unwrap();
        assert_eq!(asked(&db, &noon("2026-03-02"), &back), None);
    }

    #[test]
    fn a_path_that_is_new_since_then_is_not_asked_about() {
        let mut db = home(&[]);
        let (last, back) = (noon("2026-01-01"), noon("2026-03-01"));
        came_back(&mut db, &back, last.instant()).unwrap();
        add_path(&mut db, &new_path(Some("2026-03-02")), &noon("2026-03-02")).unwrap();
        assert_eq!(asked(&db, &noon("2026-03-03"), &back), None);
    }
}
