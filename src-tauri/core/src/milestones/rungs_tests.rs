#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::dates::Unit;
use super::super::test_home::{date, look_at, new_path, noon, the_path, told};
use super::*;
use crate::milestones::{
    LadderKind, NewOwnMilestone, NewPath, add_own_milestone, add_path, close_chapter,
};

fn shown(db: &Db, path: &PathId, now: &Now) -> Vec<(String, bool, Option<String>)> {
    let rungs = db.read(|c| rungs(c, &look_at(now), path)).unwrap();
    rungs
        .into_iter()
        .map(|rung| {
            assert_eq!(rung.date.is_some(), rung.date_text.is_some());
            let date = rung.date.map(|date| date.to_string());
            (rung.name.rung(), rung.shown, date)
        })
        .collect()
}

#[test]
fn a_ladder_can_be_edited_rung_by_rung() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2026-11-01")), &now).unwrap();
    let all = shown(&db, &id, &now);
    let codes: Vec<_> = all.iter().map(|(code, ..)| code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "1days", "30days", "60days", "90days", "6months", "9months", "1years", "18months",
            "2years", "3years", "4years", "5years"
        ]
    );
    assert_eq!(all[1].2.as_deref(), Some("2026-12-01"));
    assert!(all.iter().all(|(_, shown, _)| *shown));

    let thirty = MilestoneName::from_code("30days").unwrap();
    let token = show_rung(&mut db, &id, &thirty, false, &now).unwrap();
    assert!(!shown(&db, &id, &now)[1].1);
    let next = |db: &Db| the_path(db, &now).next.unwrap().name.code();
    assert_eq!(next(&db), "60days");
    db.undo(token).unwrap();
    assert_eq!(next(&db), "30days");
    show_rung(&mut db, &id, &thirty, false, &now).unwrap();
    show_rung(&mut db, &id, &thirty, false, &now).unwrap();
    let token = show_rung(&mut db, &id, &thirty, true, &now).unwrap();
    assert_eq!(next(&db), "30days");
    db.undo(token).unwrap();
    assert_eq!(next(&db), "60days");
    assert!(matches!(
        show_rung(&mut db, &PathId::new(&now), &thirty, true, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn the_persons_own_stand_among_the_rungs() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2026-11-01")), &now).unwrap();
    let add = |db: &mut Db, words: &str, count: Option<u32>, day: Option<&str>| {
        let new = NewOwnMilestone {
            words: words.to_owned(),
            count,
            unit: count.map(|_| Unit::Days),
            date: day.map(date),
        };
        add_own_milestone(db, &id, &new, &now).unwrap()
    };
    // The same as a rung of the ladder: one rung, the person's own.
    let sixty = add(&mut db, "", Some(60), None);
    let sea = add(&mut db, "the sea", None, Some("2026-12-24"));
    let far = add(&mut db, "far", Some(10_000), None);
    let past = add(&mut db, "before", None, Some("2020-01-01"));
    let all = db.read(|c| rungs(c, &look_at(&now), &id)).unwrap();
    let own: Vec<_> = all.iter().filter_map(|rung| rung.own.clone()).collect();
    assert_eq!(own, [past, sea.clone(), sixty, far]);
    assert_eq!(all.len(), 12 + 3);
    assert!(all.is_sorted_by_key(|rung| rung.date));

    let name = all.into_iter().find(|rung| rung.own.as_ref() == Some(&sea));
    let token = show_rung(&mut db, &id, &name.unwrap().name, false, &now).unwrap();
    let hidden = |db: &Db| {
        let all = shown(db, &id, &now).into_iter();
        all.filter(|(_, shown, _)| !shown).count()
    };
    assert_eq!(hidden(&db), 1);
    assert!(
        the_path(&db, &noon("2026-12-30"))
            .reached
            .iter()
            .all(|milestone| milestone.date != date("2026-12-24"))
    );
    db.undo(token).unwrap();
    assert_eq!(hidden(&db), 0);
}

#[test]
fn without_a_chapter_rungs_have_no_dates_and_the_persons_dates_keep_theirs() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let new = NewPath {
        ladder: LadderKind::KeyTags,
        ..new_path(Some("2026-11-01"))
    };
    let id = add_path(&mut db, &new, &now).unwrap();
    let sea = NewOwnMilestone {
        words: "the sea".to_owned(),
        date: Some(date("2026-12-24")),
        ..NewOwnMilestone::default()
    };
    let sea = add_own_milestone(&mut db, &id, &sea, &now).unwrap();
    let hundred = NewOwnMilestone {
        count: Some(100),
        unit: Some(Unit::Days),
        ..NewOwnMilestone::default()
    };
    add_own_milestone(&mut db, &id, &hundred, &now).unwrap();
    close_chapter(&mut db, &id, date("2026-11-22"), "", &now).unwrap();
    let all = shown(&db, &id, &now);
    assert_eq!(all[0].0, "welcome");
    for (code, _, date) in &all {
        let is_sea = *code == format!("own:{}", sea.as_str());
        assert_eq!(date.is_some(), is_sea, "{code}");
    }
    assert!(all.iter().any(|(code, ..)| code == "100days"));
}

#[test]
fn a_long_path_shows_its_rungs_and_five_years_more() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2006-11-01")), &now).unwrap();
    let last = shown(&db, &id, &now).pop().unwrap();
    assert_eq!(last.0, "25years");
}

#[test]
fn a_rung_put_back_tells_nothing_about_days_gone_by() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-12-02");
    let id = add_path(&mut db, &new_path(Some("2026-11-01")), &now).unwrap();
    let thirty = MilestoneName::from_code("30days").unwrap();
    show_rung(&mut db, &id, &thirty, false, &now).unwrap();
    assert_eq!(told(&db), []);
    let token = show_rung(&mut db, &id, &thirty, true, &now).unwrap();
    let known = (thirty.rule(&id), "known".to_owned(), true);
    assert_eq!(told(&db), [known]);
    db.undo(token).unwrap();
    assert_eq!(told(&db), []);
}
