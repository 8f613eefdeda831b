#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::super::rows::{CHAPTERS, CHAPTERS_OF, MARKED_AHEAD, PATHS};
use super::super::test_home::{date, look_at, new_path, noon, plan, seen_at, the_path, told};
use super::super::{gains, limits, logs, own, rungs};
use super::*;
use crate::milestones::{
    About, LadderKind, MilestoneName, PathKind, close_chapter, open_chapter, open_chapters,
};

#[test]
fn a_path_can_begin_without_a_date() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(None), &now).unwrap();
    let path = the_path(&db, &now);
    assert_eq!((path.counter, path.next, path.total_days), (None, None, 0));
    assert!(path.reached.is_empty() && path.chapters.is_empty());
    open_chapter(&mut db, &id, date("2026-11-20"), None, &now).unwrap();
    assert_eq!(the_path(&db, &now).counter.unwrap().days, 2);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let add = |db: &mut Db, new: &NewPath| add_path(db, new, &now);
    assert!(matches!(
        add(
            &mut db,
            &NewPath {
                name: " \n".to_owned(),
                ..new_path(None)
            }
        ),
        Err(MilestoneError::NameEmpty)
    ));
    assert!(matches!(
        add(
            &mut db,
            &NewPath {
                name: "x".repeat(201),
                ..new_path(None)
            }
        ),
        Err(MilestoneError::TextTooLong)
    ));
    assert!(matches!(
        add(&mut db, &new_path(Some("2026-11-23"))),
        Err(MilestoneError::StartInFuture)
    ));
    let tonight = NewPath {
        start_time: Some("12:01".parse().unwrap()),
        ..new_path(Some("2026-11-22"))
    };
    assert!(matches!(
        add(&mut db, &tonight),
        Err(MilestoneError::StartInFuture)
    ));
    assert!(matches!(
        add(&mut db, &new_path(Some("1896-11-21"))),
        Err(MilestoneError::StartTooLongAgo)
    ));
    assert!(seen_at(&db, &now).is_empty());
    add(&mut db, &new_path(Some("1896-11-22"))).unwrap();
}

#[test]
fn changing_and_removing_can_be_undone() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let id = add_path(&mut db, &new_path(Some("2026-01-01")), &now).unwrap();
    add_path(
        &mut db,
        &NewPath {
            name: "Smoking".to_owned(),
            ..new_path(None)
        },
        &now,
    )
    .unwrap();
    let change = PathChange {
        name: "Wine".to_owned(),
        counter_word: "free".to_owned(),
        ladder: LadderKind::None,
        counter_hidden: true,
        ..PathChange::default()
    };
    let changed = change_path(&mut db, &id, &change, &now).unwrap();
    let path = seen_at(&db, &now).remove(0);
    assert_eq!(
        (
            path.name.as_str(),
            path.counter_word.as_str(),
            path.counter_hidden,
            path.reached.len()
        ),
        ("Wine", "free", true, 0)
    );
    db.undo(changed).unwrap();
    let removed = remove_path(&mut db, &id, &now).unwrap();
    assert_eq!(
        seen_at(&db, &now)
            .iter()
            .map(|path| path.name.as_str())
            .collect::<Vec<_>>(),
        ["Smoking"]
    );
    assert!(matches!(
        remove_path(&mut db, &id, &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    assert!(matches!(
        close_chapter(&mut db, &id, date("2026-11-22"), "", &now),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
    db.undo(removed).unwrap();
    assert_eq!(
        seen_at(&db, &now)
            .iter()
            .map(|path| path.name.as_str())
            .collect::<Vec<_>>(),
        ["Alcohol", "Smoking"]
    );
}

fn names(db: &Db) -> Vec<String> {
    let paths = seen_at(db, &noon("2026-11-22"));
    paths.into_iter().map(|path| path.name).collect()
}

fn three(db: &mut Db) -> Vec<PathId> {
    ["Wine", "Smoking", "Walks"]
        .map(|name| {
            let new = NewPath {
                name: name.to_owned(),
                ..new_path(Some("2026-01-01"))
            };
            add_path(db, &new, &noon("2026-11-22")).unwrap()
        })
        .into()
}

#[test]
fn what_is_said_of_a_path_comes_back() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    let new = NewPath {
        kind: PathKind::CuttingDown,
        about: About::Eating,
        setback_word: " a hard evening ".to_owned(),
        urge_word: "pull".to_owned(),
        total_hidden: true,
        own_words: true,
        ..new_path(None)
    };
    let id = add_path(&mut db, &new, &now).unwrap();
    let said = |db: &Db| {
        let path = the_path(db, &now);
        (
            (path.kind, path.about, path.total_hidden, path.own_words),
            (path.setback_word, path.urge_word),
        )
    };
    let first = said(&db);
    assert_eq!(first.0, (PathKind::CuttingDown, About::Eating, true, true));
    assert_eq!(first.1, ("a hard evening".to_owned(), "pull".to_owned()));
    let change = PathChange {
        name: "Evenings".to_owned(),
        kind: PathKind::Practice,
        about: About::MentalHealth,
        ..PathChange::default()
    };
    let token = change_path(&mut db, &id, &change, &now).unwrap();
    assert_eq!(
        said(&db).0,
        (PathKind::Practice, About::MentalHealth, false, false)
    );
    db.undo(token).unwrap();
    assert_eq!(said(&db), first);
    let too_long = PathChange {
        urge_word: "x".repeat(201),
        ..change
    };
    assert!(matches!(
        change_path(&mut db, &id, &too_long, &now),
        Err(MilestoneError::TextTooLong)
    ));
}

#[test]
fn paths_stand_in_the_persons_order() {
    let mut db = Db::in_memory().unwrap();
    let ids = three(&mut db);
    let nobody = PathId::new(&noon("2026-11-22"));
    let order = [nobody, ids[2].clone(), ids[2].clone(), ids[0].clone()];
    let token = order_paths(&mut db, &order).unwrap();
    assert_eq!(names(&db), ["Walks", "Wine", "Smoking"]);
    db.undo(token).unwrap();
    assert_eq!(names(&db), ["Wine", "Smoking", "Walks"]);
    order_paths(&mut db, &ids[1..2]).unwrap();
    assert_eq!(names(&db), ["Smoking", "Wine", "Walks"]);
}

#[test]
fn a_path_out_of_the_way_keeps_everything_and_announces_nothing() {
    let mut db = Db::in_memory().unwrap();
    let ids = three(&mut db);
    let then = noon("2026-11-22");
    let token = archive_path(&mut db, &ids[1], true, &then).unwrap();
    let archived = |db: &Db, now: &Now| {
        let paths = db.read(|c| archived_paths(c, &look_at(now))).unwrap();
        paths
            .into_iter()
            .map(|path| (path.name, path.archived, path.total_days))
            .collect::<Vec<_>>()
    };
    let going = |db: &Db| db.read(open_chapters).unwrap();
    assert_eq!(names(&db), ["Wine", "Walks"]);
    assert_eq!(archived(&db, &then), [("Smoking".to_owned(), true, 325)]);
    assert_eq!(going(&db).len(), 2);
    db.undo(token).unwrap();
    assert_eq!(names(&db), ["Wine", "Smoking", "Walks"]);

    archive_path(&mut db, &ids[1], true, &then).unwrap();
    archive_path(&mut db, &ids[1], true, &then).unwrap();
    // Its chapters can still be closed, and it can be brought back.
    let later = noon("2027-01-03");
    close_chapter(&mut db, &ids[1], date("2027-01-01"), "", &later).unwrap();
    open_chapter(&mut db, &ids[1], date("2027-01-01"), None, &later).unwrap();
    let back = noon("2027-02-01");
    archive_path(&mut db, &ids[1], false, &back).unwrap();
    assert_eq!(archived(&db, &back), []);
    // What came while it was away is known, and not told late.
    let smoking = going(&db).into_iter().find(|open| open.path == ids[1]);
    assert_eq!(smoking.unwrap().start_set_at, back.instant());
    assert!(matches!(
        archive_path(&mut db, &PathId::new(&back), true, &back),
        Err(MilestoneError::Db(DbError::NotFound))
    ));
}

#[test]
fn another_ladder_tells_nothing_about_days_gone_by() {
    let mut db = Db::in_memory().unwrap();
    let now = noon("2026-11-22");
    // 101 days: with small steps, 100 days were yesterday.
    let id = add_path(&mut db, &new_path(Some("2026-08-13")), &now).unwrap();
    let change = PathChange {
        name: "Alcohol".to_owned(),
        ladder: LadderKind::SmallSteps,
        ..PathChange::default()
    };
    let token = change_path(&mut db, &id, &change, &now).unwrap();
    let name = MilestoneName::from_code("100days").unwrap();
    let known = [(name.rule(&id), "known".to_owned(), true)];
    assert_eq!(told(&db), known);
    assert_eq!(the_path(&db, &now).reached[0].name, name);
    db.undo(token).unwrap();
    assert_eq!(told(&db), []);
    // The same ladder again has nothing new.
    let same = PathChange {
        name: "Alcohol".to_owned(),
        ..PathChange::default()
    };
    change_path(&mut db, &id, &same, &now).unwrap();
    assert_eq!(told(&db), []);
}

#[test]
fn long_lists_are_read_through_an_index() {
    let db = Db::in_memory().unwrap();
    for (sql, index) in [
        (PATHS, "path_kept"),
        (CHAPTERS, "chapter_of_path"),
        (CHAPTERS_OF, "chapter_of_path"),
        (MARKED_AHEAD, "occurrence_of_date"),
        // The sums of twenty years are read from the index alone.
        (logs::SUMS, "USING COVERING INDEX path_log_of"),
        (logs::MONTH, "path_log_of"),
        (limits::ALL, "sqlite_autoindex_path_limit"),
        (limits::OF, "sqlite_autoindex_path_limit"),
        (gains::ALL, "sqlite_autoindex_path_gain"),
        (rungs::HIDDEN, "sqlite_autoindex_hidden_milestone"),
        (rungs::HIDDEN_OF, "sqlite_autoindex_hidden_milestone"),
        (own::ALL, "own_milestone_of"),
        (own::OF, "own_milestone_of"),
    ] {
        let plan = plan(&db, sql);
        assert!(
            plan.contains("INDEX") && plan.contains(index),
            "{sql}: {plan}"
        );
    }
    for sql in [PATHS, logs::SUMS, own::OF, limits::OF] {
        assert!(!plan(&db, sql).contains("TEMP B-TREE"), "{sql}");
    }
}
