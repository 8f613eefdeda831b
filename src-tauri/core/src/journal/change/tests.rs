#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use chrono_tz::Tz;
use proptest::prelude::*;

use super::super::test_home::*;
use super::super::{
    CravingWord, Entry, Filter, Mood, NewEntry, TagKind, delete, index_all, remove_tag, rename_tag,
    restore, save_text,
};
use super::*;
use crate::db::TagId;
use crate::milestones::{LadderKind, NewPath, add_path};

fn path(db: &mut Db, name: &str) -> PathId {
    let new = NewPath {
        name: name.to_owned(),
        counter_word: String::new(),
        start: None,
        start_time: None,
        ladder: LadderKind::Common,
        counter_hidden: false,
        ..NewPath::default()
    };
    add_path(db, &new, &at(0)).unwrap()
}

fn dated(db: &mut Db, id: &EntryId, day: &str, time: &str) -> Result<UndoToken, JournalError> {
    let date = date(day);
    let time = time.parse().unwrap();
    change(db, id, EntryChange::WrittenAt { date, time }, &at(0))
}

fn shown(entry: &Entry) -> String {
    format!("{} {}", entry.date, entry.time)
}

#[test]
fn what_is_said_of_an_entry_is_kept_and_each_change_can_be_taken_back() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "words");
    let before = read(&db, &id);
    let path = path(&mut db, "Alcohol");
    let craving = Some(Craving {
        word: CravingWord::Strong,
        number: Some(7),
    });
    let names = vec!["sea".to_owned()];
    let of = TagKind::Helped;
    let tokens: Vec<_> = [
        EntryChange::Mood {
            mood: Some(Mood::Low),
        },
        EntryChange::Craving { craving },
        EntryChange::Tags { of, names },
        EntryChange::Path {
            path: Some(path.clone()),
        },
        EntryChange::Pinned { pinned: true },
        EntryChange::Victory { victory: true },
    ]
    .into_iter()
    .map(|said| change(&mut db, &id, said, &at(0)).unwrap())
    .collect();
    let after = read(&db, &id);
    assert_eq!((after.mood, after.craving), (Some(Mood::Low), craving));
    assert_eq!(
        (after.helped.clone(), after.path.clone()),
        (vec!["sea".to_owned()], Some(path))
    );
    assert!(after.pinned && after.victory);
    assert_in_step(&db);
    for token in tokens {
        db.undo(token).unwrap();
    }
    assert_eq!(read(&db, &id), before);
    assert_in_step(&db);
}

#[test]
fn what_was_said_can_be_taken_back_while_the_writing_goes_on() {
    let mut db = Db::in_memory().unwrap();
    let new = NewEntry::begin(false, &at(0));
    save_text(&mut db, &new, "words", &at(0)).unwrap();
    let mood = Some(Mood::VeryGood);
    let token = change(&mut db, &new.id, EntryChange::Mood { mood }, &at(1)).unwrap();
    save_text(&mut db, &new, "words and more", &at(2)).unwrap();
    db.undo(token).unwrap();
    let after = read(&db, &new.id);
    assert_eq!((after.text.as_str(), after.mood), ("words and more", None));
}

#[test]
fn nothing_is_said_of_what_is_not_there() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "words");
    let nobody = EntryId::new(&at(0));
    let no_path = Some(PathId::new(&at(0)));
    for (id, said) in [
        (&nobody, EntryChange::Pinned { pinned: true }),
        (
            &nobody,
            EntryChange::Tags {
                of: TagKind::Tag,
                names: vec!["a".into()],
            },
        ),
        (&id, EntryChange::Path { path: no_path }),
    ] {
        let said = change(&mut db, id, said, &at(0));
        assert!(matches!(said, Err(JournalError::Db(DbError::NotFound))));
    }
}

#[test]
fn another_date_moves_the_entry_its_tags_and_its_place_in_the_lists_and_undo_moves_them_back() {
    let mut db = Db::in_memory().unwrap();
    let older = write(&mut db, 0, "older");
    let newer = write(&mut db, 60, "newer");
    tag(&mut db, &newer, TagKind::Tag, &["sea"]);
    let tagged = Filter {
        tag: Some(named(&db, "sea").id),
        ..Filter::default()
    };
    db.write(Subject::Journal, |tx| {
        tx.execute(
            "INSERT INTO photo (id, entry_id, key, mime, width, height, bytes, created_at)
             VALUES ('p', ?1, x'00', 'image/png', 4, 3, 1, 0)",
            [&newer],
        )?;
        tx.execute(
            "INSERT INTO photo_thumb (photo_id, jpeg) VALUES ('p', x'00')",
            [],
        )?;
        tx.execute("UPDATE entry SET photos = 1 WHERE id = ?1", [&newer])?;
        Ok::<_, DbError>(())
    })
    .unwrap();
    let before = read(&db, &newer);
    let token = dated(&mut db, &newer, "2020-02-29", "23:59").unwrap();
    assert_eq!(shown(&read(&db, &newer)), "2020-02-29 23:59");
    assert_eq!(
        listed(&db, &Filter::default()),
        [older.clone(), newer.clone()]
    );
    assert_eq!(listed(&db, &tagged), std::slice::from_ref(&newer));
    index_all(&mut db).unwrap();
    assert_eq!(found(&db, "newer"), 1);
    assert_in_step(&db);
    db.undo(token).unwrap();
    index_all(&mut db).unwrap();
    assert_eq!(read(&db, &newer), before);
    assert_eq!(before.photos.len(), 1);
    assert_eq!(listed(&db, &Filter::default()), [newer.clone(), older]);
    assert_in_step(&db);
    let thumbs: u32 = db
        .read(|c| c.query_row("SELECT count(*) FROM photo_thumb", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(thumbs, 1);
}

#[test]
fn the_wall_clock_is_that_of_the_entrys_own_zone() {
    let mut db = Db::in_memory().unwrap();
    let there = when("2026-03-01 12:00", Tz::America__New_York);
    let id = write_at(&mut db, &there, "far away");
    // The clocks of New York skip from 2:00 to 3:00 on this day.
    dated(&mut db, &id, "2026-03-08", "02:30").unwrap();
    assert_eq!(shown(&read(&db, &id)), "2026-03-08 03:00");
    // Two entries of one minute stand side by side.
    let other = write_at(&mut db, &there, "beside");
    dated(&mut db, &other, "2026-03-08", "03:00").unwrap();
    assert_eq!(listed(&db, &Filter::default()), [other, id]);
}

#[test]
fn a_minute_that_came_twice_stays_the_one_it_was() {
    let mut db = Db::in_memory().unwrap();
    let second_time = crate::clock::Now {
        utc: "2026-10-25T01:30:20Z".parse().unwrap(),
        zone: Tz::Europe__Berlin,
    };
    let id = write_at(&mut db, &second_time, "late");
    let before = read(&db, &id);
    assert_eq!(shown(&before), "2026-10-25 02:30");
    dated(&mut db, &id, "2026-10-25", "02:30").unwrap();
    assert_eq!(read(&db, &id), before);
}

#[test]
fn a_date_outside_the_calendar_is_refused_and_every_other_is_fine() {
    let mut db = Db::in_memory().unwrap();
    let id = write(&mut db, 0, "words");
    let too_far = dated(&mut db, &id, "+12000-01-01", "00:00");
    assert!(matches!(too_far, Err(JournalError::BadDate)));
    for day in ["0001-01-01", "1969-07-20", "2100-01-01", "9998-12-31"] {
        dated(&mut db, &id, day, "12:00").unwrap();
        assert_eq!(shown(&read(&db, &id)), format!("{day} 12:00"));
        let on = Some(date(day));
        let filter = Filter {
            from: on,
            to: on,
            ..Filter::default()
        };
        assert_eq!(listed(&db, &filter), std::slice::from_ref(&id));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_happens_counts_tags_and_index_say_what_the_entries_say(
        steps in prop::collection::vec((0u8..13, 0usize..4, 0usize..3), 1..40)
    ) {
        let mut db = Db::in_memory().unwrap();
        let ids: Vec<_> = (0..4).map(|n| write(&mut db, n, "a b c")).collect();
        let paths = [path(&mut db, "one"), path(&mut db, "two")];
        let names = ["sea", "Séa", "hills"];
        let mut tokens = Vec::new();
        for (second, (what, which, how)) in steps.into_iter().enumerate() {
            let now = at(10 + second as i64);
            let id = &ids[which];
            let tag_of = |pick: usize| -> Option<TagId> {
                let all = db.read(super::super::tags).unwrap();
                all.get(pick % all.len().max(1)).map(|tag| tag.id.clone())
            };
            let picked = tag_of(how);
            let done = match what {
                0 => {
                    let begun = NewEntry { id: id.clone(), ..NewEntry::begin(false, &now) };
                    save_text(&mut db, &begun, names[how], &now).unwrap();
                    None
                }
                1 => delete(&mut db, id, &now).ok(),
                2 => restore(&mut db, id).ok(),
                3 => { index_all(&mut db).unwrap(); None }
                4 => Some(change(&mut db, id, EntryChange::Mood { mood: Mood::from_number(how as i64) }, &now).unwrap()),
                5 => Some(change(&mut db, id, EntryChange::Pinned { pinned: how == 0 }, &now).unwrap()),
                6 => Some(change(&mut db, id, EntryChange::Path { path: paths.get(how).cloned() }, &now).unwrap()),
                7 => Some(tag(&mut db, id, TagKind::Tag, &names[how..])),
                8 => Some(tag(&mut db, id, TagKind::Trigger, &names[..how])),
                9 => Some(dated(&mut db, id, &format!("2026-05-0{}", how + 1), "12:00").unwrap()),
                10 => picked.map(|tag| rename_tag(&mut db, &tag, names[which % 3]).unwrap()),
                11 => picked.map(|tag| remove_tag(&mut db, &tag).unwrap()),
                _ => { if let Some(token) = tokens.pop() { let _ = db.undo(token); } None }
            };
            tokens.extend(done);
            assert_in_step(&db);
        }
        index_all(&mut db).unwrap();
        db.read(|c| c.execute_batch("INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)")).unwrap();
    }
}
