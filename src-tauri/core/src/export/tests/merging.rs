//! What is here stays as it is, and what comes in finds its place.

use super::*;
use crate::journal::test_home::assert_in_step;
use crate::journal::{
    EntryChange, Mood, NewEntry, TagKind, change, delete, index_all, photos, save_text,
};
use crate::settings;

/// So many seconds after a moment.
fn at(second: i64) -> Now {
    let now = now();
    Now {
        utc: now.utc + chrono::Duration::seconds(second),
        ..now
    }
}

/// Writes an entry with tags, a mood and a photo, as a page would.
fn by_hand(home: &mut Home, second: i64, tags: &[&str]) -> crate::db::EntryId {
    let now = at(second);
    let new = NewEntry::begin(second % 2 == 0, &now);
    save_text(
        &mut home.db,
        &new,
        &format!("day {second} by the sea 今日"),
        &now,
    )
    .unwrap();
    let names = tags.iter().map(|name| (*name).to_owned()).collect();
    let of = TagKind::Tag;
    change(&mut home.db, &new.id, EntryChange::Tags { of, names }, &now).unwrap();
    let mood = Mood::from_number(1 + second.rem_euclid(5));
    change(&mut home.db, &new.id, EntryChange::Mood { mood }, &now).unwrap();
    let picture = photos::Picture::take_in(filled::png(0), false).unwrap();
    let photo = photos::add(&mut home.db, &home.folder, &new.id, picture, &now).unwrap();
    photos::describe(&mut home.db, &photo.id, &format!("pier {second}")).unwrap();
    if second % 3 == 0 {
        delete(&mut home.db, &new.id, &now).unwrap();
    }
    new.id
}

fn exported(home: &Home) -> PathBuf {
    home.export();
    home.file("out.zip")
}

#[test]
fn counts_and_the_index_are_as_if_it_had_been_written_here() {
    let mut all = Home::empty(VAULT);
    let mut some = Home::empty(VAULT);
    let mut other = Home::other();
    for second in 1..8 {
        by_hand(&mut all, second, &["sea", "walk"]);
        by_hand(
            if second < 4 { &mut other } else { &mut some },
            second,
            &["sea", "walk"],
        );
    }
    let taken = other.import(&exported(&some));
    assert_eq!(counts(&taken.preview, Things::Entries), (4, 4, 0, 0, 0));
    assert_eq!(counts(&taken.preview, Things::Tags), (2, 0, 2, 0, 0));
    index_all(&mut other.db).unwrap();
    index_all(&mut all.db).unwrap();
    assert_in_step(&other.db);
    for sql in [
        "SELECT group_concat(replace(what, coalesce((SELECT id FROM tag WHERE what = 'tag ' || id), ''), '') || entries, ',' ORDER BY entries, what)
         FROM entry_tally",
        "SELECT group_concat(concat_ws('|', n, text, photos, tag_words, photo_words, grams, mood, victory, date), ',' ORDER BY n) FROM entry",
        "SELECT count(*) || '' FROM entry_index WHERE entry_index MATCH 'tag_words:sea AND photo_words:pier AND grams:今日'",
    ] {
        let said = |home: &Home| -> String {
            home.db
                .read(|c| c.query_row(sql, [], |row| row.get(0)).map_err(DbError::from))
                .unwrap()
        };
        assert_eq!(said(&other), said(&all), "{sql}");
    }
}

#[test]
fn what_is_here_otherwise_stays_and_is_told() {
    let home = Home::filled();
    let path = exported(&home);
    let mut other = Home::other();
    other.import(&path);
    let (entry, contact) = (filled::id("entry", 0), filled::id("contact", 0));
    other.run(&format!(
        "UPDATE entry SET text = 'written since' WHERE id = '{entry}';
         UPDATE channel SET value = 'another number' WHERE contact_id = '{contact}';
         DELETE FROM goal_step;
         UPDATE score SET deleted_at = 1790000000001 WHERE id = '{}';
         UPDATE path SET position = 77, created_at = 5;",
        filled::id("score", 0)
    ));
    let rows = other.rows();
    let again = other.import(&path).preview;
    assert_eq!(counts(&again, Things::Entries), (3, 0, 2, 1, 0));
    assert_eq!(counts(&again, Things::Contacts), (3, 0, 2, 1, 0));
    assert_eq!(counts(&again, Things::Goals), (3, 0, 0, 3, 0));
    assert_eq!(counts(&again, Things::Scores), (3, 0, 2, 1, 0));
    assert_eq!(counts(&again, Things::Paths), (3, 0, 3, 0, 0));
    assert_eq!(other.rows(), rows);
    assert_eq!(
        other.number("SELECT count(*) FROM entry WHERE text = 'written since'"),
        1
    );
    assert_eq!(
        other.number("SELECT count(*) FROM channel WHERE value = 'another number'"),
        1
    );
}

#[test]
fn what_is_gone_comes_in_again_and_finds_what_is_still_here() {
    let home = Home::filled();
    let path = exported(&home);
    let mut other = Home::other();
    other.import(&path);
    let photo = filled::id("photo", 0);
    other.run(&format!(
        "DELETE FROM photo WHERE id = '{photo}'; DELETE FROM path_log; DELETE FROM setback;"
    ));
    let again = other.import(&path).preview;
    assert_eq!(counts(&again, Things::Photos), (3, 1, 2, 0, 0));
    assert_eq!(counts(&again, Things::Logs), (3, 3, 0, 0, 0));
    assert_eq!(counts(&again, Things::Setbacks), (3, 3, 0, 0, 0));
    assert!(timeless(other.export()) == timeless(home.export()));
}

#[test]
fn one_of_a_kind_stays_one() {
    let home = Home::filled();
    let path = exported(&home);
    let mut other = Home::other();
    other.run(
        "INSERT INTO tag (id, kind, name, folded) SELECT 'mine', 'tag', 'Mine', 'x';
         INSERT INTO check_in (id, date, mood, created_at, changed_at) VALUES ('c', '2026-11-02', 5, 0, 0);
         INSERT INTO week_look (id, week, created_at, changed_at) VALUES ('w', '2026-11-16', 0, 0);
         INSERT INTO capital_look (id, date, created_at, changed_at) VALUES ('k', '2026-11-02', 0, 0);
         INSERT INTO occurrence (id, rule, date, due_at, state) VALUES ('o', 'r', '2026-11-02', 0, 'seen');
         INSERT INTO plan_photo (id, key, mime, width, height, thumb, created_at) VALUES ('p', x'00', 'image/png', 1, 1, x'00', 0);
         INSERT INTO contact (id, name, role, first_call, created_at) VALUES ('f', 'First', 'friend', 1, 0);",
    );
    // The same by name as one that comes in, under another id.
    let folded = filled::odd(0);
    let rename = "UPDATE tag SET folded = ?1";
    other
        .db
        .write(Subject::Journal, |tx| {
            tx.execute(rename, [&folded]).map_err(DbError::from)
        })
        .unwrap();
    let preview = other.import(&path).preview;
    // What is in the trash takes nobody's place.
    assert_eq!(counts(&preview, Things::CheckIns), (3, 2, 0, 1, 0));
    assert_eq!(counts(&preview, Things::WeekLooks), (3, 2, 0, 1, 0));
    assert_eq!(counts(&preview, Things::CapitalLooks), (3, 2, 0, 1, 0));
    assert_eq!(counts(&preview, Things::PlanPhotos), (3, 2, 0, 1, 0));
    assert_eq!(counts(&preview, Things::Tags), (3, 2, 0, 1, 0));
    assert_eq!(
        other.number("SELECT count(*) FROM contact WHERE first_call = 1 AND id = 'f'"),
        1
    );
    assert_eq!(
        other.number("SELECT count(*) FROM contact WHERE first_call = 1"),
        1
    );
    // What had the tag has the one that is here; what belonged to the check-in stayed away with it.
    assert_eq!(
        other.number("SELECT count(*) FROM entry_tag WHERE tag_id = 'mine'"),
        1
    );
    assert_eq!(
        other.number("SELECT count(*) FROM check_in_tag WHERE tag_id = 'mine'"),
        0
    );
    assert_eq!(other.number("SELECT count(*) FROM check_in_craving"), 2);
    crate::journal::index_all(&mut other.db).unwrap();
    assert_in_step(&other.db);
    let again = other.import(&path).preview;
    assert!(
        again.counts.iter().all(|counts| counts.new == 0),
        "{again:?}"
    );
}

#[test]
fn the_same_look_at_the_same_day_is_here_already() {
    let mut home = Home::empty(VAULT);
    let mut other = Home::other();
    for (home, id) in [(&mut home, "a"), (&mut other, "b")] {
        home.run(&format!(
            "INSERT INTO check_in (id, date, mood, created_at, changed_at) VALUES ('{id}', '2026-11-02', 5, {}, 0);
             INSERT INTO tag (id, kind, name, folded) VALUES ('{id}', 'trigger', 'rain', 'rain');
             INSERT INTO check_in_tag (check_in_id, tag_id) VALUES ('{id}', '{id}');",
            id.len()
        ));
    }
    let path = exported(&home);
    assert!(nothing_new(&other.import(&path).preview));
    other.run("DELETE FROM check_in_tag");
    assert_eq!(
        counts(&other.import(&path).preview, Things::CheckIns),
        (1, 0, 0, 1, 0)
    );
}

#[test]
fn settings_come_only_where_nothing_was_written_and_nothing_chosen() {
    let mut home = Home::empty(VAULT);
    let mut chosen = settings::Settings {
        your_name: "Mara".into(),
        idle_lock_minutes: 3,
        ..settings::Settings::default()
    };
    settings::save(&mut home.db, &chosen).unwrap();
    settings::note(&mut home.db, "aFact", &7).unwrap();
    let path = exported(&home);

    let mut fresh = Home::other();
    let own = settings::Settings {
        idle_lock_minutes: 30,
        ..settings::Settings::default()
    };
    settings::save(&mut fresh.db, &own).unwrap();
    let preview = fresh.import(&path).preview;
    let (found, new, _, different, _) = counts(&preview, Things::Settings);
    assert_eq!((new, different), (2, 1), "of {found}");
    chosen.idle_lock_minutes = 30;
    assert_eq!(fresh.db.read(settings::load).unwrap(), chosen);
    assert_eq!(
        fresh.db.read(|c| settings::fact(c, "aFact")).unwrap(),
        Some(7)
    );

    let mut used = Home::other();
    by_hand(&mut used, 1, &[]);
    let preview = used.import(&path).preview;
    let (found, _, _, different, _) = counts(&preview, Things::Settings);
    assert_eq!(found, different);
    assert_eq!(used.number("SELECT count(*) FROM setting"), 0);
}

#[test]
fn an_entry_whose_place_is_taken_goes_to_the_next_one_free() {
    let mut home = Home::empty(VAULT);
    let mut other = Home::other();
    let entry = |n: i64, id: &str| {
        format!(
            "INSERT INTO entry (n, id, text, written_at, zone, date, created_at, changed_at)
             VALUES ({n}, '{id}', 'x', 5000, 'UTC', '1970-01-01', 0, 0);"
        )
    };
    home.run(&[entry(5, "a"), entry(6, "b"), entry(90_000_000_000, "far")].concat());
    home.run(
        "INSERT INTO tag (id, kind, name, folded) VALUES ('t', 'tag', 't', 't');
         INSERT INTO entry_tag (tag_id, n, entry_id) SELECT 't', n, id FROM entry;",
    );
    other.run(&[entry(5, "c"), entry(7, "d")].concat());
    other.import(&exported(&home));
    let placed: String = other
        .db
        .read(|c| {
            c.query_row(
                "SELECT group_concat(n || id, ' ' ORDER BY n) FROM entry",
                [],
                |row| row.get(0),
            )
            .map_err(DbError::from)
        })
        .unwrap();
    assert_eq!(placed, "5c 6a 7d 8b 9far");
    assert_in_step(&other.db);
}

#[test]
fn nobody_who_comes_in_is_shown_while_locked() {
    let mut home = Home::filled();
    home.run("UPDATE contact SET on_help_card = 1");
    let path = exported(&home);
    let mut other = Home::other();
    let contact = filled::id("contact", 0);
    other.import(&path);
    let shown = "SELECT count(*) FROM contact WHERE on_help_card = 1";
    assert_eq!(other.number(shown), 0);
    // Who is here stays as the person chose, and is the same contact still.
    other.run(&format!(
        "UPDATE contact SET on_help_card = 1 WHERE id = '{contact}'"
    ));
    let again = other.import(&path).preview;
    assert_eq!(counts(&again, Things::Contacts), (3, 0, 3, 0, 0));
    assert_eq!(other.number(shown), 1);
    let again = home.import(&path).preview;
    assert_eq!(counts(&again, Things::Contacts), (3, 0, 3, 0, 0));
    assert_eq!(home.number(shown), 3);
}
