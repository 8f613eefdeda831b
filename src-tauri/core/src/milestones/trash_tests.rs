#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::*;
use super::super::*;
use super::{GOALS, HARD_DATES, LOGS, OWN, PATHS, SETBACKS};
use crate::db::{Db, DbError};

#[test]
fn nothing_of_a_path_in_the_trash_is_changed() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = logged_path(&mut db, PathKind::Practice, &now);
    open_chapter(&mut db, &path, date("2026-03-01"), None, &now).unwrap();
    let limit = NewLimit {
        amount: Amount(1_000),
        unit: String::new(),
        period: Period::Day,
    };
    set_limit(&mut db, &path, &limit, now.today(), &now).unwrap();
    let setback = NewSetback {
        date: now.today(),
        called: String::new(),
        decision: Decision::Later,
        words: String::new(),
    };
    note_setback(&mut db, &path, &setback, &now).unwrap();
    log_day(&mut db, &path, now.today(), Amount(0), "", &now).unwrap();
    let log = &db
        .read(|c| logs(c, &path, now.today(), look_at(&now).words))
        .unwrap()[0]
        .id;
    let own = NewOwnMilestone {
        words: "the sea".to_owned(),
        date: Some(date("2026-04-01")),
        ..NewOwnMilestone::default()
    };
    let own = add_own_milestone(&mut db, &path, &own, &now).unwrap();
    let seen = the_path(&db, &now);
    let (chapter, setback) = (&seen.chapters[0].id, &seen.setbacks[0].id);
    let day = date("2026-02-01");
    remove_path(&mut db, &path, &now).unwrap();
    for (what, result) in [
        ("start", change_start(&mut db, chapter, day, None, &now)),
        ("limit", remove_limit(&mut db, &path, now.today())),
        (
            "decision",
            decide_setback(&mut db, setback, Decision::Noted, &now),
        ),
        ("answer", answer_setback(&mut db, setback, "Tired.", "")),
        ("question", put_away_setback_question(&mut db, setback)),
        ("taking away", remove_setback(&mut db, setback, &now)),
        ("log", remove_log(&mut db, log, &now)),
        ("own milestone", remove_own_milestone(&mut db, &own, &now)),
    ] {
        let refused = matches!(result, Err(MilestoneError::Db(DbError::NotFound)));
        assert!(refused, "{what}");
    }
}

#[test]
fn a_setback_in_the_trash_is_nowhere_and_comes_back_with_what_was_written() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(Some("2026-01-01")), &now).unwrap();
    let setback = NewSetback {
        date: now.today(),
        called: String::new(),
        decision: Decision::Later,
        words: String::new(),
    };
    note_setback(&mut db, &path, &setback, &now).unwrap();
    let id = the_path(&db, &now).setbacks[0].id.clone();
    let asked = |db: &Db| {
        let tomorrow = noon("2026-03-06");
        db.read(|c| setback_question(c, &tomorrow, look_at(&tomorrow).words))
            .unwrap()
            .is_some()
    };
    assert!(asked(&db));
    remove_setback(&mut db, &id, &now).unwrap();
    assert!(!asked(&db));
    assert!(matches!(
        decide_setback(&mut db, &id, Decision::Closed, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    restore_setback(&mut db, &id).unwrap();
    assert!(asked(&db));
    assert!(matches!(
        restore_setback(&mut db, &id),
        Err(MilestoneError::Db(DbError::NotFound))
    ));

    answer_setback(&mut db, &id, "Tired.", "A walk.").unwrap();
    remove_setback(&mut db, &id, &now).unwrap();
    assert_eq!(the_path(&db, &now).setbacks, []);
    restore_setback(&mut db, &id).unwrap();
    let back = the_path(&db, &now).setbacks.remove(0);
    assert_eq!(
        (back.led.as_str(), back.helps.as_str(), back.decision),
        ("Tired.", "A walk.", Decision::Later)
    );
}

#[test]
fn what_was_logged_counts_again_when_it_is_back() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = logged_path(&mut db, PathKind::CuttingDown, &now);
    let today = |db: &Db| the_path(db, &now).within.unwrap().today;
    log_day(&mut db, &path, now.today(), Amount(2_000), "", &now).unwrap();
    let log = db
        .read(|c| logs(c, &path, now.today(), look_at(&now).words))
        .unwrap()
        .remove(0);
    remove_log(&mut db, &log.id, &now).unwrap();
    assert_eq!(today(&db), None);
    log_day(&mut db, &path, now.today(), Amount(500), "", &now).unwrap();
    let token = restore_log(&mut db, &log.id).unwrap();
    assert_eq!(today(&db), Some(Amount(2_500)));
    db.undo(token).unwrap();
    assert_eq!(today(&db), Some(Amount(500)));
}

#[test]
fn a_milestone_that_is_back_is_shown_and_old_news() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(Some("2026-01-01")), &now).unwrap();
    let days = |count| NewOwnMilestone {
        count: Some(count),
        unit: Some(Unit::Days),
        ..NewOwnMilestone::default()
    };
    let own = add_own_milestone(&mut db, &path, &days(70), &now).unwrap();
    remove_own_milestone(&mut db, &own, &now).unwrap();
    assert_ne!(the_path(&db, &now).next.unwrap().name, span(70, Unit::Days));
    // Meanwhile it would have come, and a rung of that name was taken out.
    let later = noon("2026-03-13");
    show_rung(&mut db, &path, &span(70, Unit::Days), false, &later).unwrap();
    restore_own_milestone(&mut db, &own, &later).unwrap();
    let reached = the_path(&db, &later).reached;
    assert_eq!(reached[0].name, span(70, Unit::Days));
    let told = told(&db);
    assert_eq!(
        (told.len(), told[0].1.as_str(), told[0].2),
        (1, "known", true)
    );
}

#[test]
fn what_waits_is_found_by_index() {
    let db = Db::in_memory().unwrap();
    for (sql, index) in [
        (PATHS, "path_trash"),
        (SETBACKS, "setback_trash"),
        (OWN, "own_milestone_trash"),
        (LOGS, "path_log_trash"),
        (GOALS, "goal_trash"),
        (HARD_DATES, "hard_date_trash"),
    ] {
        let plan = plan(&db, sql);
        assert!(plan.contains(index), "{sql}: {plan}");
    }
}
