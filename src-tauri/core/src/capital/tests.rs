#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chrono::{DateTime, Duration};
use chrono_tz::Tz;

use super::answers::{ALL, LOOKS, OF_DAY, OF_STATEMENT};
use super::statements::KEPT;
use super::*;
use crate::clock::Now;
use crate::db::{CapitalStatementId, Db, UndoToken};
use crate::words::Words;

/// Noon on a day in Berlin.
pub(super) fn noon(day: &str) -> Now {
    let utc: DateTime<chrono::Utc> = format!("{day}T11:00:00Z").parse().unwrap();
    Now {
        utc,
        zone: Tz::Europe__Berlin,
    }
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn named(code: &str) -> CapitalStatementId {
    CapitalStatementId::from(code.to_owned())
}

pub(super) fn say(db: &mut Db, day: &str, code: &str, value: u8) -> UndoToken {
    answer(db, date(day), &named(code), Some(value), &noon(day)).unwrap()
}

pub(super) fn all(db: &Db) -> Capital {
    db.read(|c| capital(c, &Words::new("en"))).unwrap()
}

pub(super) fn one(db: &Db, code: &str) -> CapitalStatement {
    let mut statements = all(db).statements.into_iter();
    statements.find(|one| one.id.as_str() == code).unwrap()
}

pub(super) fn values(db: &Db, code: &str) -> Vec<(String, u8)> {
    let answers = one(db, code).answers.into_iter();
    answers
        .map(|answer| (answer.date.to_string(), answer.value))
        .collect()
}

pub(super) fn own(db: &mut Db, area: CapitalArea, words: &str) -> CapitalStatementId {
    add_statement(db, area, words, &noon("2026-11-22")).unwrap();
    let mut statements = all(db).statements.into_iter();
    let found = statements.find(|one| one.words.as_deref() == Some(words.trim()));
    found.unwrap().id
}

#[test]
fn there_are_four_statements_in_each_of_eight_areas() {
    let db = Db::in_memory().unwrap();
    let capital = all(&db);
    assert_eq!(capital.statements.len(), 32);
    assert_eq!(capital.statements[0].id, named("home-1"));
    assert_eq!(capital.statements[31].id, named("hope-4"));
    assert!(capital.looks.is_empty());
    for area in CapitalArea::ALL {
        assert_eq!(serde_json::to_value(area).unwrap(), area.as_str());
        assert_eq!(CapitalArea::from_word(area.as_str()), Some(area));
    }
    for code in [
        "home-0", "home-5", "home", "home-1-1", "", "garden-1", "home-01",
    ] {
        assert_eq!(CapitalArea::of_code(code), None, "{code}");
    }
}

#[test]
fn any_statement_is_answered_on_a_day_and_the_others_are_not_there() {
    let mut db = Db::in_memory().unwrap();
    say(&mut db, "2026-11-20", "home-1", 3);
    say(&mut db, "2026-11-22", "home-1", 5);
    say(&mut db, "2026-11-22", "hope-4", 1);
    say(&mut db, "2026-11-22", "hope-4", 2);
    let expected = [("2026-11-20".to_owned(), 3), ("2026-11-22".to_owned(), 5)];
    assert_eq!(values(&db, "home-1"), expected);
    assert_eq!(one(&db, "home-1").answers[0].date_text, "20 November 2026");
    assert_eq!(values(&db, "hope-4"), [("2026-11-22".to_owned(), 2)]);
    assert!(values(&db, "home-2").is_empty());
    let days: Vec<_> = all(&db).looks.into_iter().map(|look| look.date).collect();
    assert_eq!(days, [date("2026-11-22"), date("2026-11-20")]);
    let now = noon("2026-11-22");
    let today = db.read(|c| look(c, None, &now, &Words::new("en"))).unwrap();
    assert_eq!((today.date, today.answers.len()), (date("2026-11-22"), 2));
    let none = db.read(|c| look(c, Some(date("2026-11-21")), &now, &Words::new("en")));
    assert!(none.unwrap().answers.is_empty());
}

#[test]
fn each_answer_is_taken_back_alone() {
    let mut db = Db::in_memory().unwrap();
    let first = say(&mut db, "2026-11-22", "home-1", 3);
    say(&mut db, "2026-11-22", "home-2", 4);
    db.undo(first).unwrap();
    assert!(values(&db, "home-1").is_empty());
    assert_eq!(values(&db, "home-2").len(), 1);
    let now = noon("2026-11-22");
    let left_out = answer(&mut db, date("2026-11-22"), &named("home-2"), None, &now).unwrap();
    assert!(all(&db).looks.is_empty(), "a look without answers");
    db.undo(left_out).unwrap();
    assert_eq!(values(&db, "home-2"), [("2026-11-22".to_owned(), 4)]);
    leave_look(&mut db, date("2026-11-22")).unwrap();
    assert_eq!(all(&db).looks.len(), 1);
    answer(&mut db, date("2026-11-22"), &named("home-2"), None, &now).unwrap();
    leave_look(&mut db, date("2026-11-22")).unwrap();
    let rows: u32 = db
        .read(|c| c.query_row("SELECT count(*) FROM capital_look", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(rows, 0);
}

#[test]
fn what_cannot_be_is_not_kept() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let mut say = |day: &str, code: &str, value| {
        let date = day.parse().unwrap();
        answer(&mut db, date, &named(code), Some(value), &now)
    };
    assert!(matches!(
        say("2026-11-22", "home-1", 0),
        Err(CapitalError::BadValue)
    ));
    assert!(matches!(
        say("2026-11-22", "home-1", 6),
        Err(CapitalError::BadValue)
    ));
    assert!(matches!(
        say("2026-11-23", "home-1", 3),
        Err(CapitalError::InFuture)
    ));
    assert!(matches!(
        say("1899-12-31", "home-1", 3),
        Err(CapitalError::BadDate)
    ));
    let unknown = say("2026-11-22", "home-9", 3);
    assert!(matches!(unknown, Err(CapitalError::Db(DbError::NotFound))));
    // After a journey to where the day has not begun, its look goes on.
    say("2026-11-22", "home-1", 3).unwrap();
    let earlier = noon("2026-11-21");
    answer(
        &mut db,
        date("2026-11-22"),
        &named("home-2"),
        Some(4),
        &earlier,
    )
    .unwrap();
    assert_eq!(all(&db).looks.len(), 1);
}

#[test]
fn own_statements_stand_after_the_others_of_their_area() {
    let mut db = Db::in_memory().unwrap();
    let id = own(&mut db, CapitalArea::Home, "  My plants live.  ");
    assert_eq!(
        all(&db).statements[4].words.as_deref(),
        Some("My plants live.")
    );
    let changed = change_statement(&mut db, &id, "My plants thrive.").unwrap();
    assert_eq!(
        one(&db, id.as_str()).words.as_deref(),
        Some("My plants thrive.")
    );
    db.undo(changed).unwrap();
    assert_eq!(
        one(&db, id.as_str()).words.as_deref(),
        Some("My plants live.")
    );
    let now = noon("2026-11-22");
    let add = |db: &mut Db, words: &str| add_statement(db, CapitalArea::Hope, words, &now);
    assert!(matches!(add(&mut db, " \n"), Err(CapitalError::WordsEmpty)));
    let long = "ö".repeat(LONGEST_STATEMENT + 1);
    assert!(matches!(
        add(&mut db, &long),
        Err(CapitalError::TextTooLong)
    ));
    let built_in = change_statement(&mut db, &named("home-1"), "x");
    assert!(matches!(built_in, Err(CapitalError::Db(DbError::NotFound))));
    for n in 1..MOST_STATEMENTS {
        add(&mut db, &format!("Own {n}")).unwrap();
    }
    assert!(matches!(
        add(&mut db, "One more"),
        Err(CapitalError::TooMany)
    ));
}

#[test]
fn one_that_is_put_away_keeps_its_answers() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    say(&mut db, "2026-11-20", "money-2", 2);
    let token = hide_statement(&mut db, &named("money-2"), true, &now).unwrap();
    assert!(one(&db, "money-2").hidden);
    assert_eq!(values(&db, "money-2").len(), 1);
    assert_eq!(all(&db).statements.len(), 32);
    db.undo(token).unwrap();
    assert!(!one(&db, "money-2").hidden);
    hide_statement(&mut db, &named("money-2"), true, &now).unwrap();
    hide_statement(&mut db, &named("money-2"), false, &now).unwrap();
    assert!(!one(&db, "money-2").hidden);
    let id = own(&mut db, CapitalArea::Hope, "I laugh.");
    hide_statement(&mut db, &id, true, &now).unwrap();
    assert!(one(&db, id.as_str()).hidden);
    let unknown = hide_statement(&mut db, &named("none"), true, &now);
    assert!(matches!(unknown, Err(CapitalError::Db(DbError::NotFound))));
    // It does not count among the person's own, and is none.
    let removed = remove_statement(&mut db, &named("money-2"), &now);
    assert!(matches!(removed, Err(CapitalError::Db(DbError::NotFound))));
}

#[test]
fn years_of_looks_show_the_last_and_say_how_many_came_before() {
    let mut db = Db::in_memory().unwrap();
    let first = date("2016-01-01");
    let now = noon("2026-11-22");
    for week in 0..520 {
        let day = first + Duration::weeks(week);
        answer(&mut db, day, &named("home-1"), Some(3), &now).unwrap();
    }
    let home = one(&db, "home-1");
    assert_eq!((home.answers.len(), home.earlier), (MOST_SHOWN, 496));
    assert_eq!(home.answers[23].date, first + Duration::weeks(519));
    let every = db.read(|c| answers(c, &named("home-1"), &Words::new("en")));
    let every = every.unwrap();
    assert_eq!((every.len(), every[0].date), (520, first));
}

#[test]
fn reading_it_uses_an_index() {
    let db = Db::in_memory().unwrap();
    for (sql, index) in [
        (OF_DAY, "capital_look_of"),
        (ALL, "capital_look_of"),
        (LOOKS, "capital_look_of"),
        (OF_STATEMENT, "capital_answer_to"),
        (KEPT, "capital_statement_kept"),
        (super::trash::LOOKS, "capital_look_trash"),
        (super::trash::STATEMENTS, "capital_statement_trash"),
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
            steps.iter().any(|step| step.contains(index)),
            "{sql}: {steps:?}"
        );
        assert!(
            steps
                .iter()
                .all(|step| !step.starts_with("SCAN") || step.contains("INDEX")),
            "{steps:?}"
        );
    }
}
