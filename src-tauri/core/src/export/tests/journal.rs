//! Entries as Markdown files.

use chrono::TimeZone;

use super::*;
use crate::journal::{EntryChange, Mood, NewEntry, TagKind, change, delete, photos, save_text};

fn at(text: &str, zone: chrono_tz::Tz) -> Now {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap();
    Now {
        utc: zone.from_local_datetime(&local).unwrap().to_utc(),
        zone,
    }
}

fn write_entry(home: &mut Home, text: &str, now: &Now) -> crate::db::EntryId {
    let new = NewEntry::begin(false, now);
    save_text(&mut home.db, &new, text, now).unwrap();
    new.id
}

#[test]
fn an_entry_is_a_file_with_what_is_said_of_it_in_front_and_its_text_as_it_was_typed() {
    let mut home = Home::empty(VAULT);
    let now = at("2026-11-22 03:10:05", chrono_tz::Asia::Kathmandu);
    let text = "# Late\r\n---\r\nno: yaml\rand\u{2028}so on\n\n";
    let id = write_entry(&mut home, text, &now);
    for what in [
        EntryChange::Mood {
            mood: Mood::from_number(4),
        },
        EntryChange::Pinned { pinned: true },
        EntryChange::Tags {
            of: TagKind::Tag,
            names: vec!["sea: \"cold\"".into(), "naïve".into()],
        },
        EntryChange::Tags {
            of: TagKind::Helped,
            names: vec!["a walk".into()],
        },
    ] {
        change(&mut home.db, &id, what, &now).unwrap();
    }
    let picture = photos::Picture::take_in(filled::png(0), false).unwrap();
    let photo = photos::add(&mut home.db, &home.folder, &id, picture, &now).unwrap();
    photos::describe(&mut home.db, &photo.id, "the pier [at dusk]\nand me").unwrap();
    let trashed = write_entry(&mut home, "gone", &now);
    delete(&mut home.db, &trashed, &now).unwrap();

    let files = home.export();
    let short = &id.as_str()[28..];
    let name = format!("journal/2026/11/2026-11-22-0310-{short}.md");
    let photo = photo.id.as_str();
    let whole = format!(
        "---\nid: {}\nwritten: 2026-11-22T03:10:05+05:45\nzone: \"Asia/Kathmandu\"\nchanged: 2026-11-21T21:25:05Z\nmood: 4\npinned: true\n\
         tags: [\"sea: \\\"cold\\\"\", \"naïve\"]\nhelped: [\"a walk\"]\nphotos:\n  - \"../../../photos/{photo}.png\"\n---\n\n{text}\n\n\
         <!-- photos -->\n\n![the pier \\[at dusk\\] and me](../../../photos/{photo}.png)\n",
        id.as_str()
    );
    assert_eq!(String::from_utf8(files[&name].clone()).unwrap(), whole);
    assert_eq!(
        files
            .keys()
            .filter(|name| name.starts_with("journal/"))
            .count(),
        1
    );
    assert_eq!(files[&format!("photos/{photo}.png")], filled::png(0));
}

#[test]
fn a_text_without_photos_ends_where_it_ends() {
    let mut home = Home::empty(VAULT);
    for i in 0..3 {
        let text = filled::odd(i);
        let now = at(&format!("2026-11-22 03:10:0{i}"), chrono_tz::UTC);
        write_entry(&mut home, &text, &now);
    }
    let files = home.export();
    let entries: Vec<_> = (files
        .iter()
        .filter(|(name, _)| name.starts_with("journal/")))
    .collect();
    assert_eq!(entries.len(), 3);
    for i in 0..3 {
        let text = filled::odd(i).into_bytes();
        let ends = |file: &[u8]| {
            let front = file.len().checked_sub(text.len());
            front
                .is_some_and(|front| file[front..] == text && file[..front].ends_with(b"\n---\n\n"))
        };
        assert!(entries.iter().any(|(_, file)| ends(file)), "{i}");
    }
}

#[test]
fn what_is_said_in_front_is_yaml_whatever_it_says() {
    let mut home = Home::filled();
    home.run("UPDATE path SET name = 'a' || char(10) || '\"b\\' || char(133) || char(8232) || '# c: - d'");
    let files = home.export();
    let entry = filled::id("entry", 0);
    let (_, file) = files
        .iter()
        .find(|(_, file)| file.starts_with(format!("---\nid: {entry}\n").as_bytes()))
        .unwrap();
    let front = String::from_utf8_lossy(file);
    assert!(
        front.contains("\npath: \"a\\n\\\"b\\\\\\u0085\\u2028# c: - d\"\n"),
        "{}",
        &front[..600]
    );
}

#[test]
fn markdown_only_is_the_journal_and_its_photos() {
    let mut home = Home::filled();
    let photo = filled::id("photo", 2);
    home.run(&format!(
        "UPDATE photo SET entry_id = '{}' WHERE id = '{photo}'",
        filled::id("entry", 0)
    ));
    let written = home.try_write(What::Markdown, &mut |_| true).unwrap();
    assert_eq!((written.entries, written.photos, written.sounds), (2, 2, 0));
    let files = unzip(&home.file("out.zip"));
    let names: Vec<_> = files
        .keys()
        .map(|name| name.split('/').next().unwrap())
        .collect();
    assert_eq!(
        names,
        ["README.txt", "journal", "journal", "photos", "photos"]
    );
    assert!(files.contains_key(&format!("photos/{photo}.png")));
    assert!(!files.contains_key(&format!("photos/{}.png", filled::id("photo", 1))));
    assert!(!String::from_utf8_lossy(&files["README.txt"]).contains("cairn.json"));
    // It says so when someone tries to take it in.
    let mut other = Home::other();
    assert!(matches!(
        other.error(&home.file("out.zip")),
        ImportError::NotAnExport
    ));
}

#[test]
fn two_entries_never_get_one_name() {
    let mut home = Home::empty(VAULT);
    for (n, beginning) in [(1, "0199a000"), (2, "0199a001")] {
        home.run(&format!(
            "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at)
             VALUES ({n}, '{beginning}-0000-7000-8000-00000000abcd', 'x{n}', 0, 'UTC', 0, 0)"
        ));
    }
    let files = home.export();
    assert!(files.contains_key("journal/1970/01/1970-01-01-0000-0000abcd.md"));
    assert!(
        files.contains_key(
            "journal/1970/01/1970-01-01-0000-0199a001-0000-7000-8000-00000000abcd.md"
        )
    );
}
