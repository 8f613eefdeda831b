#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::*;
use super::super::{LONGEST_NAME, add_path, remove_path};
use super::*;

fn new(words: &str, steps: &[&str]) -> NewGoal {
    NewGoal {
        words: words.to_owned(),
        note: String::new(),
        path_id: None,
        by_date: None,
        steps: steps
            .iter()
            .map(|words| NewGoalStep {
                id: None,
                words: (*words).to_owned(),
                done: false,
            })
            .collect(),
    }
}

fn all(db: &Db) -> Vec<Goal> {
    db.read(|c| goals(c, &Words::new("en"))).unwrap()
}

fn words(db: &Db) -> Vec<String> {
    all(db).into_iter().map(|goal| goal.words).collect()
}

fn steps(goal: &Goal) -> Vec<(&str, bool)> {
    let steps = goal.steps.iter();
    steps.map(|step| (step.words.as_str(), step.done)).collect()
}

#[test]
fn a_goal_is_what_the_person_says_of_it() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(None), &now).unwrap();
    let said = NewGoal {
        note: "Ask Ana first.".to_owned(),
        path_id: Some(path.clone()),
        by_date: Some(date("2026-06-01")),
        ..new(" Learn to swim ", &["find a pool", "  ", "go once"])
    };
    let id = add_goal(&mut db, &said, &now).unwrap();
    let goal = all(&db).remove(0);
    assert_eq!(
        (goal.id, goal.words.as_str(), goal.note.as_str()),
        (id, "Learn to swim", "Ask Ana first.")
    );
    assert_eq!(goal.path_id, Some(path));
    assert_eq!(goal.by_date_text.as_deref(), Some("1 June 2026"));
    assert_eq!((goal.done_on, goal.done_on_text), (None, None));
    let goal = all(&db).remove(0);
    assert_eq!(steps(&goal), [("find a pool", false), ("go once", false)]);
}

#[test]
fn changing_keeps_the_steps_that_are_named_and_undo_brings_back_the_others() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let id = add_goal(&mut db, &new("Swim", &["pool", "towel", "go"]), &now).unwrap();
    let before = all(&db).remove(0);
    let named = |at: usize, done| NewGoalStep {
        id: Some(before.steps[at].id.clone()),
        words: before.steps[at].words.clone(),
        done,
    };
    let mut change = new("Swim", &["ask"]);
    change.steps.insert(0, named(2, true));
    change.steps.push(named(0, false));
    let token = change_goal(&mut db, &id, &change, &now).unwrap();
    let after = all(&db).remove(0);
    assert_eq!(
        steps(&after),
        [("go", true), ("ask", false), ("pool", false)]
    );
    assert_eq!(
        (&after.steps[0].id, &after.steps[2].id),
        (&before.steps[2].id, &before.steps[0].id)
    );
    // A step that another change took away meanwhile is written again.
    change.steps = vec![named(1, true)];
    change_goal(&mut db, &id, &change, &now).unwrap();
    assert_eq!(steps(&all(&db)[0]), [("towel", true)]);
    assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));

    let token = change_goal(&mut db, &id, &new("Swim", &[]), &now).unwrap();
    assert_eq!(steps(&all(&db)[0]), []);
    db.undo(token).unwrap();
    assert_eq!(steps(&all(&db)[0]), [("towel", true)]);
}

#[test]
fn goals_have_an_order_and_can_be_reached_and_not() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let ids: Vec<_> = ["one", "two", "three"]
        .map(|words| add_goal(&mut db, &new(words, &[]), &now).unwrap())
        .into();
    assert_eq!(words(&db), ["one", "two", "three"]);
    let token = order_goals(&mut db, &[ids[2].clone(), ids[0].clone(), ids[2].clone()]).unwrap();
    assert_eq!(words(&db), ["three", "one", "two"]);
    db.undo(token).unwrap();
    assert_eq!(words(&db), ["one", "two", "three"]);
    let nobody = GoalId::from("nobody".to_owned());
    assert!(matches!(
        order_goals(&mut db, &[nobody]),
        Err(MilestoneError::Db(DbError::NotFound))
    ));

    mark_goal(&mut db, &ids[0], true, &now).unwrap();
    // Marked again, it stays the day it was.
    mark_goal(&mut db, &ids[0], true, &noon("2026-04-01")).unwrap();
    assert_eq!(all(&db)[0].done_on_text.as_deref(), Some("5 March 2026"));
    change_goal(&mut db, &ids[0], &new("one!", &[]), &now).unwrap();
    assert_eq!(all(&db)[0].done_on, Some(date("2026-03-05")));
    mark_goal(&mut db, &ids[0], false, &now).unwrap();
    assert_eq!(all(&db)[0].done_on, None);

    let token = remove_goal(&mut db, &ids[0], &now).unwrap();
    assert_eq!(words(&db), ["two", "three"]);
    assert!(matches!(
        mark_goal(&mut db, &ids[0], true, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    db.undo(token).unwrap();
    assert_eq!(words(&db), ["one!", "two", "three"]);
}

#[test]
fn what_cannot_be_kept_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(None), &now).unwrap();
    remove_path(&mut db, &path, &now).unwrap();
    let far = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    let long = "x".repeat(LONGEST_NAME + 1);
    for (new, wanted) in [
        (new("", &[]), "NameEmpty"),
        (new(&long, &[]), "TextTooLong"),
        (new("x", &[&long]), "TextTooLong"),
        (new("x", &["y"; MOST_STEPS + 1]), "TextTooLong"),
        (
            NewGoal {
                by_date: Some(far),
                ..new("x", &[])
            },
            "BadDate",
        ),
        (
            NewGoal {
                path_id: Some(path),
                ..new("x", &[])
            },
            "Db(NotFound)",
        ),
    ] {
        let error = add_goal(&mut db, &new, &now).unwrap_err();
        assert_eq!(format!("{error:?}"), wanted);
    }
    assert!(words(&db).is_empty());
}

#[test]
fn a_goal_of_a_path_in_the_trash_is_changed_like_any_and_keeps_its_path() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(None), &now).unwrap();
    let other = add_path(&mut db, &new_path(None), &now).unwrap();
    let of = |path: &PathId, words: &str| NewGoal {
        path_id: Some(path.clone()),
        ..new(words, &[])
    };
    let id = add_goal(&mut db, &of(&path, "Swim"), &now).unwrap();
    let removed = remove_path(&mut db, &path, &now).unwrap();
    remove_path(&mut db, &other, &now).unwrap();
    change_goal(&mut db, &id, &of(&path, "Swim on Fridays"), &now).unwrap();
    assert_eq!(words(&db), ["Swim on Fridays"]);
    assert!(matches!(
        change_goal(&mut db, &id, &of(&other, "Swim"), &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    db.undo(removed).unwrap();
    assert_eq!(all(&db)[0].path_id, Some(path));
}

#[test]
fn a_step_is_marked_alone() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let id = add_goal(&mut db, &new("Swim", &["pool", "towel"]), &now).unwrap();
    let before = all(&db).remove(0).steps;
    // Two that follow each other closely do not take each other back.
    mark_step(&mut db, &before[0].id, true).unwrap();
    let token = mark_step(&mut db, &before[1].id, true).unwrap();
    assert_eq!(steps(&all(&db)[0]), [("pool", true), ("towel", true)]);
    db.undo(token).unwrap();
    mark_step(&mut db, &before[0].id, false).unwrap();
    assert_eq!(steps(&all(&db)[0]), [("pool", false), ("towel", false)]);
    remove_goal(&mut db, &id, &now).unwrap();
    assert!(matches!(
        mark_step(&mut db, &before[0].id, true),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}
