#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use chrono_tz::Tz;

use super::super::test_home::*;
use super::super::{EntryChange, TagKind, change, delete};
use super::*;
use crate::db::{Db, DbError, EntryId, PathId, Subject, TagId};
use crate::milestones::{LadderKind, NewPath, add_path};

fn every_filter() -> Vec<Filter> {
    (0u32..128)
        .map(|bits| {
            let set = |bit: u32| bits & (1 << bit) != 0;
            Filter {
                tag: set(0).then(|| TagId::from("t".to_owned())),
                mood: set(1).then_some(Mood::Okay),
                path: set(2).then(|| PathId::from("p".to_owned())),
                victory: set(3),
                pinned: set(4),
                photo: set(5),
                from: set(6).then(|| date("2026-01-01")),
                to: set(6).then(|| date("2026-12-31")),
            }
        })
        .collect()
}

#[test]
fn entries_are_paged_newest_first() {
    let mut db = Db::in_memory().unwrap();
    let ids: Vec<_> = (0..7)
        .map(|n| write(&mut db, n / 3, &format!("entry {n}")))
        .collect();
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = db
            .read(|c| entries(c, before, 0, &Filter::default(), 3, &words()))
            .unwrap();
        assert_eq!(page.total, 7);
        seen.extend(page.entries.into_iter().map(|e| e.id));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    let mut sorted = (ids.clone(), seen.clone());
    sorted.0.sort();
    sorted.1.sort();
    assert_eq!(sorted.0, sorted.1);
    assert_eq!(seen.last(), ids.first());
}

#[test]
fn all_that_a_filter_asks_for_has_to_hold() {
    let mut db = Db::in_memory().unwrap();
    let new = NewPath {
        name: "Alcohol".to_owned(),
        counter_word: String::new(),
        start: None,
        start_time: None,
        ladder: LadderKind::Common,
        counter_hidden: false,
        ..NewPath::default()
    };
    let path = add_path(&mut db, &new, &at(0)).unwrap();
    // Entry number n has what the bits of n say.
    let ids: Vec<EntryId> = (0..64).map(|n| write(&mut db, n, "words")).collect();
    for (n, id) in ids.iter().enumerate() {
        let has = |bit: usize| n & (1 << bit) != 0;
        if has(0) {
            tag(&mut db, id, TagKind::Helped, &["sea"]);
        }
        let mood = has(1).then_some(Mood::Okay);
        let path = has(2).then(|| path.clone());
        for said in [
            EntryChange::Mood { mood },
            EntryChange::Path { path },
            EntryChange::Victory { victory: has(3) },
            EntryChange::Pinned { pinned: has(4) },
        ] {
            change(&mut db, id, said, &at(0)).unwrap();
        }
        if has(5) {
            db.write(Subject::Journal, |tx| {
                tx.execute("UPDATE entry SET photos = 2 WHERE id = ?1", [id])?;
                Ok::<_, DbError>(())
            })
            .unwrap();
        }
    }
    let gone = ids.last().unwrap();
    delete(&mut db, gone, &at(99)).unwrap();
    let sea = named(&db, "sea").id;
    for (bits, mut filter) in every_filter().into_iter().enumerate() {
        filter.tag = filter.tag.map(|_| sea.clone());
        filter.path = filter.path.map(|_| path.clone());
        // The entries are of January 2027.
        let dated = filter.from.take().is_some();
        filter.from = dated.then(|| date("2027-01-15"));
        filter.to = dated.then(|| date("2027-01-15"));
        let asked = bits & 63;
        let expected: Vec<_> = (0..63)
            .rev()
            .filter(|n| n & asked == asked)
            .map(|n| ids[n].clone())
            .collect();
        assert_eq!(listed(&db, &filter), expected, "{filter:?}");
    }
    let counts = db.read(counts).unwrap();
    assert_eq!(
        (counts.all, counts.victories, counts.pinned, counts.photos),
        (63, 31, 31, 31)
    );
    assert_eq!(
        counts.moods,
        [MoodCount {
            mood: Mood::Okay,
            entries: 31
        }]
    );
    assert_eq!((counts.paths.len(), counts.paths[0].entries), (1, 31));
    assert_eq!((counts.tags.len(), counts.tags[0].entries), (1, 31));
    assert_in_step(&db);
}

#[test]
fn dates_are_those_of_the_writer_and_both_ends_count() {
    let mut db = Db::in_memory().unwrap();
    let far_east = write_at(
        &mut db,
        &when("2026-05-01 00:00", Tz::Pacific__Kiritimati),
        "east",
    );
    let far_west = write_at(
        &mut db,
        &when("2026-05-01 23:59", Tz::Etc__GMTPlus12),
        "west",
    );
    write_at(
        &mut db,
        &when("2026-05-02 00:00", Tz::Pacific__Kiritimati),
        "a day later",
    );
    write_at(
        &mut db,
        &when("2026-04-30 23:59", Tz::Etc__GMTPlus12),
        "a day before",
    );
    let on = Some(date("2026-05-01"));
    let filter = Filter {
        from: on,
        to: on,
        ..Filter::default()
    };
    assert_eq!(listed(&db, &filter), [far_west, far_east]);
    let ever = Filter {
        from: Some(NaiveDate::MIN),
        to: Some(NaiveDate::MAX),
        ..Filter::default()
    };
    assert_eq!(listed(&db, &ever).len(), 4);
}

#[test]
fn skipped_entries_are_those_that_stand_before() {
    let mut db = Db::in_memory().unwrap();
    let ids: Vec<_> = (0..9).map(|n| write(&mut db, n, "words")).collect();
    let newest_first: Vec<_> = ids.into_iter().rev().collect();
    let shown = |before, skip| {
        let page = db
            .read(|c| entries(c, before, skip, &Filter::default(), 3, &words()))
            .unwrap();
        let ids: Vec<_> = page.entries.into_iter().map(|e| e.id).collect();
        (ids, page.next)
    };
    let (first, next) = shown(None, 0);
    assert_eq!(first, newest_first[..3]);
    assert_eq!(shown(None, 4).0, newest_first[4..7]);
    assert_eq!(shown(next, 4), (newest_first[7..].to_vec(), None));
    assert_eq!(shown(None, 6).0, shown(next, 3).0);
    assert_eq!(shown(None, 99), (Vec::new(), None));
}

#[test]
fn a_day_is_found_in_the_list() {
    let mut db = Db::in_memory().unwrap();
    let all = Filter::default();
    let place = |db: &Db, day: &str, filter: &Filter| {
        db.read(|c| day_in_list(c, date(day), filter)).unwrap()
    };
    assert_eq!(place(&db, "2026-05-01", &all), None);
    for day in ["2026-05-01", "2026-05-03"] {
        for time in ["09:00", "21:00"] {
            let now = when(&format!("{day} {time}"), Tz::America__New_York);
            let id = write_at(&mut db, &now, day);
            if time == "21:00" {
                change(&mut db, &id, EntryChange::Pinned { pinned: true }, &now).unwrap();
            }
        }
    }
    let pinned = Filter {
        pinned: true,
        ..Filter::default()
    };
    let both = Filter {
        victory: true,
        ..pinned.clone()
    };
    let may_third = Filter {
        from: Some(date("2026-05-03")),
        to: Some(date("2026-05-03")),
        ..Filter::default()
    };
    for (filter, asked, row, written) in [
        (&all, "2026-05-04", 0, false),
        (&all, "2026-05-03", 0, true),
        (&all, "2026-05-02", 2, false),
        (&all, "2026-05-01", 2, true),
        // Nothing is as old: the oldest there is.
        (&all, "2026-04-30", 3, false),
        (&pinned, "2026-05-03", 0, true),
        (&pinned, "2026-05-02", 1, false),
        (&pinned, "2026-04-30", 1, false),
        (&may_third, "2026-05-03", 0, true),
        (&may_third, "2026-05-01", 1, false),
        (&may_third, "2026-05-09", 0, false),
    ] {
        assert_eq!(
            place(&db, asked, filter),
            Some(DayInList { row, written }),
            "{asked} {filter:?}"
        );
    }
    assert_eq!(place(&db, "2026-05-03", &both), None);
}

#[test]
fn a_list_shows_the_first_photo_and_the_first_tags() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "# A walk\n\nBy the sea.");
    tag(&mut db, &id, TagKind::Trigger, &["noise"]);
    tag(&mut db, &id, TagKind::Tag, &["f", "e", "d", "c", "b", "a"]);
    change(&mut db, &id, EntryChange::Pinned { pinned: true }, &at(0)).unwrap();
    db.write(Subject::Journal, |tx| {
        for (photo, position, deleted) in [("gone", 0, Some(1)), ("second", 2, None), ("first", 1, None)] {
            tx.execute(
                "INSERT INTO photo (id, entry_id, key, mime, width, height, bytes, position, created_at, deleted_at)
                 VALUES (?1, ?2, x'00', 'image/png', 1, 1, 1, ?3, 0, ?4)",
                rusqlite::params![photo, id, position, deleted],
            )?;
        }
        tx.execute("UPDATE entry SET photos = 2", [])?;
        Ok::<_, DbError>(())
    })
    .unwrap();
    let page = db
        .read(|c| entries(c, None, 0, &Filter::default(), 9, &words()))
        .unwrap();
    let row = &page.entries[0];
    assert_eq!((row.title.as_str(), row.pinned), ("A walk", true));
    assert_eq!(
        row.photo.as_ref().map(|photo| photo.as_str()),
        Some("first")
    );
    assert_eq!(row.tags, ["f", "e", "d", "c", "b"]);
}

#[test]
fn every_list_and_count_uses_an_index() {
    let db = Db::in_memory().unwrap();
    db.read(|c| {
        for filter in every_filter() {
            for (lane, _) in filter.chosen() {
                let (conditions, _) = filter.conditions(5, lane.by_tag);
                assert_by_index(c, &list_sql(&lane, &conditions));
                let (conditions, _) = filter.conditions(3, lane.by_tag);
                let sql = count_sql(&lane, &conditions);
                assert_by_index(c, &sql);
                // Counting never reads the rows with their texts.
                let on_entry: Vec<_> = plan(c, &sql)
                    .into_iter()
                    .filter(|s| s.contains(" entry "))
                    .collect();
                assert!(
                    on_entry.iter().all(|step| step.contains("COVERING")),
                    "{on_entry:?}"
                );
            }
            let lane = filter.lane(c)?;
            let (conditions, _) = filter.conditions(5, lane.by_tag);
            assert_by_index(c, &list_sql(&lane, &conditions));
            let (conditions, _) = filter.conditions(3, lane.by_tag);
            assert_by_index(c, &count_sql(&lane, &conditions));
        }
        for sql in [PATHS, LAST_DAY, NEWEST_OF, BETWEEN] {
            for step in plan(c, sql) {
                assert!(
                    !step.starts_with("SCAN entry") || step.contains("INDEX"),
                    "{step}"
                );
            }
        }
        Ok::<_, JournalError>(())
    })
    .unwrap();
}
