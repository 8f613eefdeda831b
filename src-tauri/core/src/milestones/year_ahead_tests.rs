#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::test_home::*;
use super::super::{
    LadderKind, LeapDay, NewGoal, NewHardDate, NewPath, add_goal, add_hard_date, add_path,
    archive_path, mark_goal, remove_path,
};
use super::*;
use crate::clock::Now;
use crate::db::Db;
use crate::time_of_day::TimeOfDay;
use crate::words::Words;

fn ahead(db: &Db, now: &Now, hard_dates: bool) -> Vec<Ahead> {
    let look = Look {
        now,
        leap: LeapDay::Feb28,
        words: &Words::new("en"),
    };
    db.read(|c| year_ahead(c, &look, hard_dates)).unwrap()
}

/// "0 days: 30days (Alcohol)".
fn told(db: &Db, now: &Now, hard_dates: bool) -> Vec<String> {
    let told = |item: Ahead| {
        let what = match item.what {
            AheadWhat::Milestone { name } => name.code(),
            AheadWhat::Goal { words, .. } => format!("goal {words}"),
            AheadWhat::HardDate { words, .. } => format!("hard {words}"),
        };
        let path = item.path_name.unwrap_or_default();
        format!("{} {what} {path}", item.in_days)
            .trim_end()
            .to_owned()
    };
    ahead(db, now, hard_dates).into_iter().map(told).collect()
}

fn goal(db: &mut Db, words: &str, by: Option<&str>, path: Option<&PathId>, now: &Now) -> GoalId {
    let new = NewGoal {
        words: words.to_owned(),
        note: String::new(),
        path_id: path.cloned(),
        by_date: by.map(date),
        steps: Vec::new(),
    };
    add_goal(db, &new, now).unwrap()
}

#[test]
fn a_year_holds_milestones_goals_and_hard_dates_only_when_asked() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(Some("2026-02-03")), &now).unwrap();
    let hidden = NewPath {
        name: "Smoking".to_owned(),
        ladder: LadderKind::KeyTags,
        counter_hidden: true,
        ..new_path(Some("2026-03-05"))
    };
    add_path(&mut db, &hidden, &now).unwrap();
    goal(&mut db, "swim", Some("2026-03-05"), Some(&path), &now);
    goal(&mut db, "someday", None, None, &now);
    goal(&mut db, "gone by", Some("2026-03-04"), None, &now);
    goal(&mut db, "far", Some("2027-03-07"), None, &now);
    goal(&mut db, "next year", Some("2027-03-06"), None, &now);
    let done = goal(&mut db, "reached", Some("2026-04-01"), None, &now);
    mark_goal(&mut db, &done, true, &now).unwrap();
    let hard = NewHardDate {
        words: "Ana".to_owned(),
        date: date("2019-03-06"),
        yearly: true,
        remind: false,
        remind_time: TimeOfDay::new(9, 0),
        contact_id: None,
    };
    add_hard_date(&mut db, &hard, &now).unwrap();

    let told_all = [
        "0 30days Alcohol",
        "0 goal swim Alcohol",
        "1 1days Smoking",
        "1 hard Ana",
        "30 30days Smoking",
        "30 60days Alcohol",
        "60 60days Smoking",
        "60 90days Alcohol",
        "90 90days Smoking",
        "151 6months Alcohol",
        "184 6months Smoking",
        "243 9months Alcohol",
        "275 9months Smoking",
        "335 1years Alcohol",
        "365 1years Smoking",
        "366 goal next year",
        "366 hard Ana",
    ];
    let mut seen = told(&db, &now, true);
    let in_order: Vec<_> = ahead(&db, &now, true)
        .iter()
        .map(|item| item.date)
        .collect();
    assert!(in_order.is_sorted());
    seen.sort_by_key(|text| {
        let (days, what) = text.split_once(' ').unwrap();
        (days.parse::<u32>().unwrap(), what.to_owned())
    });
    assert_eq!(seen, told_all);
    let calm = told(&db, &now, false);
    assert!(calm.len() == 15 && !calm.iter().any(|text| text.contains("hard")));
    let smoking = ahead(&db, &now, false);
    let smoking = smoking.iter().find(|item| item.in_days == 1).unwrap();
    assert!(smoking.counter_hidden);
    assert_eq!(smoking.date_text, "6 March 2026");
}

#[test]
fn what_is_out_of_the_way_or_in_the_trash_lies_not_ahead() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let path = add_path(&mut db, &new_path(Some("2026-02-03")), &now).unwrap();
    goal(&mut db, "swim", Some("2026-05-05"), Some(&path), &now);
    assert_eq!(told(&db, &now, false).len(), 7);
    let token = archive_path(&mut db, &path, true, &now).unwrap();
    assert_eq!(told(&db, &now, false), Vec::<String>::new());
    db.undo(token).unwrap();
    remove_path(&mut db, &path, &now).unwrap();
    // A goal outlives its path.
    assert_eq!(told(&db, &now, false), ["61 goal swim"]);
}

#[test]
fn the_wire_has_the_fields_the_page_reads() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-03-05");
    let id = goal(&mut db, "swim", Some("2026-03-06"), None, &now);
    assert_eq!(
        serde_json::to_value(ahead(&db, &now, false)).unwrap(),
        serde_json::json!([{
            "date": "2026-03-06", "dateText": "6 March 2026", "inDays": 1, "pathId": null, "pathName": null,
            "counterHidden": false, "what": { "kind": "goal", "id": id, "words": "swim" },
        }])
    );
}
