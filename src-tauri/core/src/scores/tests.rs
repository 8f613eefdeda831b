#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chrono::DateTime;
use chrono_tz::Tz;

use super::store::{KEPT, NAMES, TRASHED};
use super::*;
use crate::clock::Now;
use crate::db::Db;
use crate::trash::{self, InTrash};
use crate::words::Words;

fn now() -> Now {
    let utc: DateTime<chrono::Utc> = "2026-11-22T11:00:00Z".parse().unwrap();
    Now {
        utc,
        zone: Tz::Europe__Berlin,
    }
}

fn new(name: &str, day: &str, value: i64) -> NewScore {
    NewScore {
        name: name.to_owned(),
        date: day.parse().unwrap(),
        value: Amount(value),
        lowest: Some(Amount(0)),
        highest: Some(Amount(27_000)),
        note: String::new(),
    }
}

fn add(db: &mut Db, name: &str, day: &str, value: i64) {
    add_score(db, &new(name, day, value), &now()).unwrap();
}

fn all(db: &Db) -> Vec<ScoreGroup> {
    db.read(|c| scores(c, &Words::new("en"))).unwrap()
}

fn values(group: &ScoreGroup) -> Vec<(i64, u32)> {
    let scores = group.scores.iter();
    scores.map(|score| (score.value.0, score.days)).collect()
}

#[test]
fn scores_stand_by_name_the_newest_first() {
    let mut db = Db::in_memory().unwrap();
    add(&mut db, "Mood sheet", "2026-11-01", 12_500);
    add(&mut db, " mood SHEET ", "2026-11-08", 9_000);
    add(&mut db, "Sleep", "2026-11-20", 4_000);
    add(&mut db, "Mood sheet", "2026-11-05", 11_000);
    let groups = all(&db);
    let names: Vec<_> = groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["Sleep", "Mood sheet"]);
    assert_eq!(values(&groups[1]), [(9_000, 7), (11_000, 4), (12_500, 0)]);
    assert_eq!(groups[1].scores[0].date_text, "8 November 2026");
}

#[test]
fn one_outside_its_range_is_kept_and_said_to_be() {
    let mut db = Db::in_memory().unwrap();
    add(&mut db, "Mood", "2026-11-01", 27_000);
    add(&mut db, "Mood", "2026-11-02", 27_001);
    add(&mut db, "Mood", "2026-11-03", -1);
    let open = NewScore {
        lowest: None,
        highest: None,
        ..new("Mood", "2026-11-04", -5_000)
    };
    add_score(&mut db, &open, &now()).unwrap();
    let outside: Vec<_> = all(&db)[0]
        .scores
        .iter()
        .map(|score| score.outside)
        .collect();
    assert_eq!(outside, [false, true, true, false]);
    // It is said of each score with the range that it came with.
    let half = NewScore {
        lowest: None,
        ..new("Mood", "2026-11-05", 28_000)
    };
    add_score(&mut db, &half, &now()).unwrap();
    assert!(all(&db)[0].scores[0].outside);
}

#[test]
fn what_cannot_be_is_not_kept() {
    let mut db = Db::in_memory().unwrap();
    let mut refused = |change: &dyn Fn(&mut NewScore)| {
        let mut score = new("Mood", "2026-11-01", 5_000);
        change(&mut score);
        add_score(&mut db, &score, &now()).unwrap_err()
    };
    let error = refused(&|score| score.name = " \u{a0}".to_owned());
    assert!(matches!(error, ScoreError::NameEmpty));
    let error = refused(&|score| score.name = "ö".repeat(LONGEST_NAME + 1));
    assert!(matches!(error, ScoreError::TextTooLong));
    let error = refused(&|score| score.note = "ö".repeat(LONGEST_NOTE + 1));
    assert!(matches!(error, ScoreError::TextTooLong));
    let error = refused(&|score| score.date = "2026-11-23".parse().unwrap());
    assert!(matches!(error, ScoreError::InFuture));
    let error = refused(&|score| score.date = "1899-11-23".parse().unwrap());
    assert!(matches!(error, ScoreError::BadDate));
    let error = refused(&|score| score.value = Amount(Amount::MOST.0 + 1));
    assert!(matches!(error, ScoreError::BadAmount));
    let error = refused(&|score| score.lowest = Some(Amount(i64::MIN)));
    assert!(matches!(error, ScoreError::BadAmount));
    let error = refused(&|score| score.highest = Some(Amount(0)));
    assert!(matches!(error, ScoreError::BadRange));
    assert!(all(&db).is_empty());
}

#[test]
fn a_score_is_changed_taken_away_and_brought_back() {
    let mut db = Db::in_memory().unwrap();
    add(&mut db, "Mood", "2026-11-01", 5_000);
    let id = all(&db)[0].scores[0].id.clone();
    let renamed = new("mood", "2026-11-02", 6_000);
    let changed = change_score(&mut db, &id, &renamed, &now()).unwrap();
    assert_eq!(
        (all(&db)[0].name.as_str(), values(&all(&db)[0])[0]),
        ("mood", (6_000, 0))
    );
    db.undo(changed).unwrap();
    assert_eq!(values(&all(&db)[0]), [(5_000, 0)]);
    let token = remove_score(&mut db, &id, &now()).unwrap();
    assert!(all(&db).is_empty());
    db.undo(token).unwrap();
    remove_score(&mut db, &id, &now()).unwrap();
    let gone = change_score(&mut db, &id, &renamed, &now());
    assert!(matches!(gone, Err(ScoreError::Db(DbError::NotFound))));
    let waiting = db.read(|c| trash::trashed(c, &Words::new("en"), &now()));
    let waiting = waiting.unwrap();
    assert_eq!(waiting[0].what, InTrash::Score(id.clone()));
    assert_eq!(
        (waiting[0].words.as_str(), waiting[0].date_text.as_deref()),
        ("Mood", Some("1 November 2026"))
    );
    trash::bring_back(&mut db, &waiting[0].what, &now()).unwrap();
    assert_eq!(all(&db).len(), 1);
    remove_score(&mut db, &id, &now()).unwrap();
    trash::empty_trash(&mut db).unwrap();
    let back = restore_score(&mut db, &id);
    assert!(matches!(back, Err(ScoreError::Db(DbError::NotFound))));
}

#[test]
fn a_day_that_a_journey_put_ahead_stays_as_it_is() {
    let mut db = Db::in_memory().unwrap();
    add(&mut db, "Mood", "2026-11-22", 5_000);
    let id = all(&db)[0].scores[0].id.clone();
    let earlier = Now {
        zone: Tz::Pacific__Honolulu,
        utc: "2026-11-22T05:00:00Z".parse().unwrap(),
    };
    let changed = new("Mood", "2026-11-22", 6_000);
    change_score(&mut db, &id, &changed, &earlier).unwrap();
    let ahead = new("Mood", "2026-11-23", 6_000);
    let refused = change_score(&mut db, &id, &ahead, &earlier);
    assert!(matches!(refused, Err(ScoreError::InFuture)));
}

#[test]
fn reading_them_uses_an_index() {
    let db = Db::in_memory().unwrap();
    for (sql, index) in [
        (KEPT, "score_kept"),
        (NAMES, "score_kept"),
        (TRASHED, "score_trash"),
    ] {
        let steps: Vec<String> = db
            .read(|c| {
                let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let steps = statement.raw_query().mapped(|row| row.get("detail"));
                steps.collect::<Result<_, _>>()
            })
            .map_err(DbError::from)
            .unwrap();
        assert!(
            steps.len() == 1 && steps[0].contains(index),
            "{sql}: {steps:?}"
        );
    }
}
