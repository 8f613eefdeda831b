//! Address books of thousands, and cards that are longer than anybody's.

use std::fmt::Write as _;
use std::time::{Duration, Instant as Stopwatch};

use super::*;
use crate::contacts::samples::{db, save};
use crate::contacts::store::LONGEST_NOTES;

fn book(cards: usize) -> Vec<u8> {
    let mut book = String::new();
    for at in 0..cards {
        let _ = write!(
            book,
            "BEGIN:VCARD\nVERSION:3.0\nFN:Person {at}\nTEL;TYPE=CELL:+49 170 {at:07}\nEMAIL:p{at}@example.org\nNOTE:Number {at}\nEND:VCARD\n"
        );
    }
    book.into_bytes()
}

#[test]
fn five_thousand_cards() {
    let mut db = db();
    save(&mut db, "Somebody else", &["+49 170 0000007"]);
    let started = Stopwatch::now();
    let mut import = import(&db, &book(5_000));
    let first = page(&import);
    // Nobody is chosen, and the one who asks comes first.
    assert_eq!(
        (first.found, first.new, first.rows.len()),
        (5_000, 4_999, PAGE)
    );
    assert_eq!(first.rows[0].name, "Person 7");
    assert_eq!((first.counts.left_out, first.counts.open), (4_999, 1));
    assert_eq!(bring_in(&import, &mut db).added, 0);

    let last = import.page(&everything(), u32::MAX, &|date, _| date.to_string());
    assert_eq!((last.from, last.rows.len()), (4_950, PAGE));
    let wanted = CardsWanted {
        words: "PÉRSON 499".to_owned(),
        shown: CardsShown::All,
    };
    import.choose_all(&wanted, true);
    assert_eq!(import.counts().added, 15);
    import.choose_all(&everything(), true);
    assert_eq!(import.counts().added, 4_999);
    import.choose_all(&everything(), false);
    assert_eq!(import.counts().added, 0);
    import.choose_all(&everything(), true);
    let brought = bring_in(&import, &mut db);
    assert_eq!((brought.added, brought.left_out), (4_999, 1));
    assert_eq!(all(&db).len(), 5_000);
    db.undo(brought.undo).unwrap();
    assert_eq!(all(&db).len(), 1);
    let took = started.elapsed();
    assert!(took < Duration::from_secs(60), "{took:?}");
}

#[test]
fn it_can_be_stopped() {
    let db = db();
    let reading = vcard::read(&book(100), &Limits::default());
    let mut seen = 0;
    let stopped = Import::new(reading, &all(&db), words(), REGION, |at| {
        seen = at;
        at < 10
    });
    assert!(stopped.is_none());
    assert_eq!(seen, 10);
}

#[test]
fn nothing_is_lost_without_being_told() {
    let mut db = db();
    let mut lines = format!("FN:{}\nNICKNAME:Nick", "N".repeat(9_000));
    for at in 0..50 {
        let _ = write!(lines, "\nTEL:+49 170 {at:07}\nEMAIL:e{at}@example.org");
    }
    let _ = write!(
        lines,
        "\nitem1.TEL:+49 30 9999999\nitem1.X-ABLabel:{}\nURL:https://example.org/{}",
        "L".repeat(500),
        "u".repeat(3_000)
    );
    let import = import(&db, &cards(&[&lines]));
    let brought = bring_in(&import, &mut db);
    let contact = &all(&db)[0];
    assert_eq!(contact.name.chars().count(), 200);
    assert_eq!(contact.channels.len(), 20);
    assert!(contact.notes.contains(&"N".repeat(9_000)));
    let kept = |value: &str| {
        contact.notes.contains(value) || contact.channels.iter().any(|it| it.value == value)
    };
    for at in 0..50 {
        assert!(kept(&format!("+49 170 {at:07}")) && kept(&format!("e{at}@example.org")));
    }
    assert!(kept(&format!("https://example.org/{}", "u".repeat(3_000))));
    assert!(
        brought
            .told
            .iter()
            .any(|(_, it)| it.kind == ToldKind::NameCut)
    );
    assert!(
        brought
            .told
            .iter()
            .all(|(_, it)| it.kind != ToldKind::NotesFull)
    );
    assert!(
        brought
            .told
            .iter()
            .all(|(_, it)| it.what.chars().count() <= 81)
    );
}

#[test]
fn what_finds_no_place_in_the_notes_is_named() {
    let mut db = db();
    let lines = format!(
        "FN:Mo\nTEL:1234567\nNOTE:{}The end of it.",
        "a".repeat(LONGEST_NOTES)
    );
    let mut import = import(&db, &cards(&[&lines]));
    let brought = bring_in(&import, &mut db);
    assert_eq!(
        brought.told[0].1,
        Told::new(ToldKind::NotesFull, "The end of it.")
    );
    let mo = all(&db).remove(0);
    assert_eq!(mo.notes.len(), LONGEST_NOTES);
    // To one whose notes are full nothing is added, and that is told.
    import = super::import(&db, &cards(&["FN:Mo\nTEL:1234567\nNOTE:More."]));
    import
        .decide(0, CardDecision::Merge(mo.id.clone()))
        .unwrap();
    let brought = bring_in(&import, &mut db);
    assert_eq!(brought.told[0].1, Told::new(ToldKind::NotesFull, "More."));
    assert_eq!(all(&db)[0], mo);
}

#[test]
fn nobody_has_more_ways_than_are_kept() {
    let mut db = db();
    let numbers: Vec<String> = (0..19).map(|at| format!("030 11111{at:02}")).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let mo = save(&mut db, "Mo", &numbers);
    let mut import = import(
        &db,
        &cards(&["FN:Mo\nTEL:030 2222201\nTEL:030 2222202\nTEL:030 2222203"]),
    );
    import.decide(0, CardDecision::Merge(mo)).unwrap();
    let brought = bring_in(&import, &mut db);
    let mo = &all(&db)[0];
    assert_eq!(mo.channels.len(), 20);
    assert_eq!(mo.notes, "030 2222202\n030 2222203");
    assert!(
        brought
            .told
            .iter()
            .all(|(_, it)| it.kind == ToldKind::InNotes)
    );
    assert_eq!(brought.told.len(), 2);
}
