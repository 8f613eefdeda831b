#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::*;
use super::super::{
    About, NewPath, SafetyNote, add_path, archive_path, change_chapter_words, close_chapter,
    open_chapter, remove_path,
};
use super::*;

fn home() -> (Db, PathId) {
    let mut db = Db::in_memory().unwrap();
    let new = new_path(Some("2026-01-01"));
    let path = add_path(&mut db, &new, &noon("2026-01-02")).unwrap();
    (db, path)
}

fn new(day: &str, decision: Decision) -> NewSetback {
    NewSetback {
        date: date(day),
        called: String::new(),
        decision,
        words: String::new(),
    }
}

fn question(db: &Db, day: &str) -> Option<Setback> {
    let asked = db
        .read(|c| setback_question(c, &noon(day), &Words::new("en")))
        .unwrap();
    asked.map(|(setback, path)| {
        assert_eq!(path, "Alcohol");
        setback
    })
}

#[test]
fn closing_ends_the_chapter_on_its_day_and_one_undo_takes_back_both() {
    let (mut db, path) = home();
    let now = noon("2026-03-05");
    let said = NewSetback {
        date: date("2026-03-03"),
        called: " a slip ".to_owned(),
        decision: Decision::Closed,
        words: "The wedding.".to_owned(),
    };
    let token = note_setback(&mut db, &path, &said, &now).unwrap();
    let seen = the_path(&db, &now);
    assert_eq!(seen.counter, None);
    assert_eq!(seen.total_days, 61);
    assert_eq!(
        (seen.chapters[0].end, seen.chapters[0].words.as_str()),
        (Some(date("2026-03-03")), "The wedding.")
    );
    let setback = &seen.setbacks[0];
    assert_eq!(
        (
            setback.called.as_str(),
            setback.date_text.as_str(),
            setback.decision
        ),
        ("a slip", "3 March 2026", Decision::Closed)
    );
    db.undo(token).unwrap();
    let seen = the_path(&db, &now);
    assert_eq!(seen.counter.unwrap().days, 63);
    assert_eq!(seen.setbacks, []);
    assert_eq!(seen.chapters[0].words, "");
}

#[test]
fn noted_or_for_later_the_chapter_goes_on() {
    let (mut db, path) = home();
    let now = noon("2026-03-05");
    note_setback(&mut db, &path, &new("2026-03-04", Decision::Later), &now).unwrap();
    note_setback(&mut db, &path, &new("2026-03-05", Decision::Noted), &now).unwrap();
    let seen = the_path(&db, &now);
    assert_eq!(seen.counter.unwrap().days, 63);
    let days: Vec<_> = seen.setbacks.iter().map(|one| one.date).collect();
    assert_eq!(days, [date("2026-03-05"), date("2026-03-04")]);

    // Decided after all: the chapter ends on the day it happened.
    let later = &seen.setbacks[1].id;
    let token = decide_setback(&mut db, later, Decision::Closed, &now).unwrap();
    let seen = the_path(&db, &now);
    assert_eq!(seen.chapters[0].end, Some(date("2026-03-04")));
    assert_eq!(seen.setbacks[1].decision, Decision::Closed);
    assert!(matches!(
        decide_setback(&mut db, later, Decision::Noted, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    db.undo(token).unwrap();
    assert_eq!(the_path(&db, &now).counter.unwrap().days, 63);
    decide_setback(&mut db, later, Decision::Noted, &now).unwrap();
    assert_eq!(the_path(&db, &now).setbacks[1].decision, Decision::Noted);
}

#[test]
fn a_chapter_that_has_ended_meanwhile_is_not_closed_again() {
    let (mut db, path) = home();
    let now = noon("2026-03-09");
    note_setback(&mut db, &path, &new("2026-03-04", Decision::Later), &now).unwrap();
    close_chapter(&mut db, &path, date("2026-03-05"), "", &now).unwrap();
    open_chapter(&mut db, &path, date("2026-03-06"), None, &now).unwrap();
    let id = the_path(&db, &now).setbacks[0].id.clone();
    decide_setback(&mut db, &id, Decision::Closed, &now).unwrap();
    let seen = the_path(&db, &now);
    assert_eq!(seen.setbacks[0].decision, Decision::Closed);
    assert_eq!(seen.chapters[0].end, Some(date("2026-03-05")));
    assert_eq!(seen.counter.unwrap().days, 3);
}

#[test]
fn what_was_said_of_a_chapter_is_not_lost_when_it_closes_without_words() {
    let (mut db, path) = home();
    let now = noon("2026-03-05");
    let chapter = the_path(&db, &now).chapters[0].id.clone();
    change_chapter_words(&mut db, &chapter, "By the sea.", "Rest.").unwrap();
    note_setback(&mut db, &path, &new("2026-03-04", Decision::Closed), &now).unwrap();
    let closed = the_path(&db, &now).chapters.remove(0);
    assert_eq!(
        (closed.words.as_str(), closed.learnt.as_str()),
        ("By the sea.", "Rest.")
    );
}

#[test]
fn words_are_added_to_what_was_said_of_the_chapter_whatever_is_decided() {
    let (mut db, path) = home();
    let now = noon("2026-03-05");
    let chapter = the_path(&db, &now).chapters[0].id.clone();
    change_chapter_words(&mut db, &chapter, "By the sea.\n", "Rest.").unwrap();
    let said = |decision, words: &str| NewSetback {
        words: words.to_owned(),
        ..new("2026-03-04", decision)
    };
    let mut tokens = Vec::new();
    for (decision, words) in [
        (Decision::Later, "A long week."),
        (Decision::Noted, " And a longer one. "),
        (Decision::Closed, "The wedding."),
    ] {
        tokens.push(note_setback(&mut db, &path, &said(decision, words), &now).unwrap());
    }
    let words = |db: &Db| the_path(db, &now).chapters.remove(0).words;
    let both = "By the sea.\n\nA long week.\n\nAnd a longer one.";
    assert_eq!(words(&db), format!("{both}\n\nThe wedding."));
    db.undo(tokens.pop().unwrap()).unwrap();
    assert_eq!(words(&db), both);

    // Together they can be too long: nothing is noted then, and nothing is cut.
    let long = said(Decision::Later, &"x".repeat(LONGEST_WORDS));
    assert!(matches!(
        note_setback(&mut db, &path, &long, &now),
        Err(MilestoneError::TextTooLong)
    ));
    assert_eq!(
        (words(&db).as_str(), the_path(&db, &now).setbacks.len()),
        (both, 2)
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_half_done() {
    let (mut db, path) = home();
    let now = noon("2026-03-05");
    let note = |db: &mut Db, path: &PathId, day: &str, decision: Decision| {
        note_setback(db, path, &new(day, decision), &now).unwrap_err()
    };
    assert!(matches!(
        note(&mut db, &path, "2026-03-06", Decision::Noted),
        MilestoneError::EndInFuture
    ));
    assert!(matches!(
        note(&mut db, &path, "1880-01-01", Decision::Noted),
        MilestoneError::StartTooLongAgo
    ));
    assert!(matches!(
        note(&mut db, &path, "2025-12-31", Decision::Closed),
        MilestoneError::EndBeforeStart
    ));
    let long = NewSetback {
        words: "x".repeat(LONGEST_WORDS + 1),
        ..new("2026-03-05", Decision::Closed)
    };
    assert!(matches!(
        note_setback(&mut db, &path, &long, &now),
        Err(MilestoneError::TextTooLong)
    ));
    assert_eq!(the_path(&db, &now).setbacks, []);

    let plain = NewPath {
        kind: PathKind::Date,
        ..new_path(Some("2020-01-01"))
    };
    let plain = add_path(&mut db, &plain, &now).unwrap();
    assert!(matches!(
        note(&mut db, &plain, "2026-03-05", Decision::Noted),
        MilestoneError::NotForThisKind
    ));
    // Nothing is going that could be closed; noting it is all the same.
    note_setback(&mut db, &path, &new("2026-03-04", Decision::Closed), &now).unwrap();
    assert!(matches!(
        note(&mut db, &path, "2026-03-05", Decision::Closed),
        MilestoneError::Db(DbError::NotFound)
    ));
    note_setback(&mut db, &path, &new("2026-03-05", Decision::Noted), &now).unwrap();
    remove_path(&mut db, &path, &now).unwrap();
    assert!(matches!(
        note(&mut db, &path, "2026-03-05", Decision::Noted),
        MilestoneError::Db(DbError::NotFound)
    ));
}

#[test]
fn what_led_to_it_is_asked_once_from_the_next_day_on() {
    let (mut db, path) = home();
    let now = noon("2026-03-05");
    for (day, decision) in [
        ("2026-03-03", Decision::Later),
        ("2026-03-05", Decision::Noted),
    ] {
        note_setback(&mut db, &path, &new(day, decision), &now).unwrap();
    }
    assert_eq!(question(&db, "2026-03-05"), None);
    let asked = question(&db, "2026-03-06").unwrap();
    // It waits until the person is there, though not for more than two weeks.
    assert_eq!(question(&db, "2026-03-19").as_ref(), Some(&asked));
    assert_eq!(question(&db, "2026-03-21"), None);
    // Nobody asks about a path that is out of the way.
    let token = archive_path(&mut db, &path, true, &now).unwrap();
    assert_eq!(question(&db, "2026-03-06"), None);
    db.undo(token).unwrap();

    // One answer is enough for both.
    let token = put_away_setback_question(&mut db, &asked.id).unwrap();
    assert_eq!(question(&db, "2026-03-06"), None);
    db.undo(token).unwrap();
    answer_setback(&mut db, &asked.id, "Tired.", "A walk.").unwrap();
    assert_eq!(question(&db, "2026-03-06"), None);
    let seen = the_path(&db, &now);
    let answered = seen.setbacks.iter().find(|one| one.id == asked.id).unwrap();
    assert_eq!(
        (answered.led.as_str(), answered.helps.as_str()),
        ("Tired.", "A walk.")
    );
    // It can be written anew, and nothing is asked for it.
    answer_setback(&mut db, &asked.id, "Tired, alone.", "").unwrap();
    assert_eq!(question(&db, "2026-03-06"), None);
}

#[test]
fn the_question_stays_for_the_day_on_which_it_is_shown() {
    let (mut db, path) = home();
    let now = noon("2026-03-05");
    for day in ["2026-03-03", "2026-03-05"] {
        note_setback(&mut db, &path, &new(day, Decision::Noted), &now).unwrap();
    }
    let asked = question(&db, "2026-03-07").unwrap();
    setback_question_shown(&mut db, &asked.id, &noon("2026-03-07")).unwrap();
    assert_eq!(question(&db, "2026-03-07").as_ref(), Some(&asked));
    setback_question_shown(&mut db, &asked.id, &noon("2026-03-08")).unwrap();
    // Nor is the earlier one asked about instead.
    assert_eq!(question(&db, "2026-03-08"), None);
    // One that is noted later is asked about in its turn.
    note_setback(
        &mut db,
        &path,
        &new("2026-03-08", Decision::Noted),
        &noon("2026-03-08"),
    )
    .unwrap();
    assert_ne!(question(&db, "2026-03-09").unwrap().id, asked.id);
    // What stands in the list can be answered at any time.
    answer_setback(&mut db, &asked.id, "Tired.", "").unwrap();
    let nobody = SetbackId::new(&now);
    assert!(matches!(
        setback_question_shown(&mut db, &nobody, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn taking_a_setback_away_opens_no_chapter() {
    let (mut db, path) = home();
    let now = noon("2026-03-05");
    note_setback(&mut db, &path, &new("2026-03-04", Decision::Closed), &now).unwrap();
    let id = the_path(&db, &now).setbacks[0].id.clone();
    let token = remove_setback(&mut db, &id, &now).unwrap();
    let seen = the_path(&db, &now);
    assert_eq!((seen.setbacks.len(), seen.counter), (0, None));
    assert!(matches!(
        remove_setback(&mut db, &id, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    db.undo(token).unwrap();
    assert_eq!(the_path(&db, &now).setbacks[0].id, id);
}

#[test]
fn safety_goes_by_the_chapter_that_is_going() {
    let mut db = Db::in_memory().unwrap();
    let new_path = NewPath {
        about: About::Alcohol,
        ..new_path(Some("2026-01-01"))
    };
    let path = add_path(&mut db, &new_path, &noon("2026-01-02")).unwrap();
    let notes = |db: &Db, day: &str| the_path(db, &noon(day)).safety;
    assert_eq!(notes(&db, "2026-01-11"), [SafetyNote::Stopping]);
    assert_eq!(notes(&db, "2026-03-05"), []);
    let now = noon("2026-03-05");
    note_setback(&mut db, &path, &new("2026-03-05", Decision::Closed), &now).unwrap();
    assert_eq!(notes(&db, "2026-03-05"), [SafetyNote::Stopping]);
    open_chapter(
        &mut db,
        &path,
        date("2026-03-06"),
        None,
        &noon("2026-03-06"),
    )
    .unwrap();
    assert_eq!(notes(&db, "2026-03-16"), [SafetyNote::Stopping]);
    assert_eq!(notes(&db, "2026-03-17"), []);
}

#[test]
fn the_question_is_found_by_index() {
    let db = Db::in_memory().unwrap();
    let look = |sql: &str| -> Vec<String> {
        db.read(|c| {
            let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let steps = statement.raw_query().mapped(|row| row.get("detail"));
            steps.collect::<Result<_, rusqlite::Error>>()
        })
        .unwrap()
    };
    let steps = look(QUESTION);
    assert!(
        steps[0].contains("INDEX setback_asked (ask_on>? AND ask_on<?)"),
        "{steps:?}"
    );
    let steps = look(ALL);
    assert!(steps[0].contains("INDEX setback_of_path"), "{steps:?}");
}

/// Two paths, so that nothing of one is taken for the other's.
#[test]
fn setbacks_stay_with_their_path() {
    let (mut db, path) = home();
    let other = add_path(&mut db, &new_path(Some("2026-02-01")), &noon("2026-02-01")).unwrap();
    let now = noon("2026-03-05");
    note_setback(&mut db, &path, &new("2026-03-04", Decision::Noted), &now).unwrap();
    note_setback(&mut db, &other, &new("2026-03-01", Decision::Closed), &now).unwrap();
    let seen = seen_at(&db, &now);
    assert_eq!(seen.len(), 2);
    for one in &seen {
        assert_eq!(one.setbacks.len(), 1);
        assert_eq!(one.setbacks[0].path_id, one.id);
    }
    assert!(seen[0].counter.is_some() && seen[1].counter.is_none());
    let asked = question(&db, "2026-03-06").unwrap();
    put_away_setback_question(&mut db, &asked.id).unwrap();
    assert_ne!(question(&db, "2026-03-06").unwrap().path_id, asked.path_id);
}
