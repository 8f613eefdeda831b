#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use chrono::NaiveDate;

use super::*;
use crate::contacts::helplines::{Help, help};
use crate::contacts::samples::{REGION, db, now, plan};
use crate::trash;
use crate::words::Words;

const BUILT_IN: &str = "de-telefonseelsorge";

fn say_date(date: NaiveDate) -> String {
    date.to_string()
}

fn shown_in(db: &Db, region: &str) -> Help {
    let own = db.read(|c| own_lines(c, region)).unwrap();
    help(Some(region), "UTC", Vec::new(), &own, &say_date)
}

fn shown(db: &Db) -> Help {
    shown_in(db, REGION)
}

fn ids(lines: &[Helpline]) -> Vec<&str> {
    lines.iter().map(|line| line.id.as_str()).collect()
}

fn line(help: &Help, id: &str) -> Helpline {
    let mut lines = help.helplines.iter();
    lines.find(|line| line.id.as_str() == id).unwrap().clone()
}

fn way(way: Way, dial: &str, words: &str) -> WayDraft {
    WayDraft {
        way,
        dial: dial.to_owned(),
        words: words.to_owned(),
    }
}

fn draft(id: Option<&str>, name: &str, numbers: &[&str]) -> HelplineDraft {
    HelplineDraft {
        id: id.map(|id| id.to_owned().into()),
        region: REGION.to_owned(),
        name: name.to_owned(),
        purpose: "Our own evening line".to_owned(),
        ways: numbers
            .iter()
            .map(|number| way(Way::Call, number, ""))
            .collect(),
        hours: "18:00–22:00".to_owned(),
        languages: String::new(),
        cost: String::new(),
        note: "Ask for Mo".to_owned(),
    }
}

fn save(db: &mut Db, id: Option<&str>, name: &str, numbers: &[&str]) -> UndoToken {
    save_line(db, &draft(id, name, numbers), &now(0)).unwrap()
}

fn own_id(db: &Db) -> HelplineId {
    shown(db).helplines.remove(0).id
}

fn built_in() -> HelplineId {
    BUILT_IN.to_owned().into()
}

#[test]
fn a_line_of_ones_own_comes_first_in_its_region_and_nowhere_else() {
    let mut db = db();
    let before = shown(&db);
    save(&mut db, None, " Evening line ", &["030 7654321"]);
    save_line(&mut db, &draft(None, "Night line", &["112 233"]), &now(1)).unwrap();
    let help = shown(&db);
    let names: Vec<_> = help.helplines.iter().map(|line| &line.name).collect();
    assert_eq!(names[..2], ["Evening line", "Night line"]);
    assert_eq!(help.helplines[2..], before.helplines[..]);
    let first = &help.helplines[0];
    assert_eq!(first.whose, Whose::Own);
    assert_eq!(
        (
            first.note.as_str(),
            first.checked_text.as_str(),
            first.please_check
        ),
        ("Ask for Mo", "", false)
    );
    assert_eq!(first.ways[0].dial, "030 7654321");
    assert!(ids(&shown_in(&db, "AT").helplines).starts_with(&["at-telefonseelsorge"]));
}

#[test]
fn a_changed_line_stays_in_its_place_says_so_and_can_be_put_back() {
    let mut db = db();
    let before = shown(&db);
    assert_eq!(line(&before, BUILT_IN).whose, Whose::Cairn);
    // Also from somewhere else: a line stays where it is.
    let mut changed = draft(Some(BUILT_IN), "The listeners", &["116 123"]);
    changed.region = "US".to_owned();
    save_line(&mut db, &changed, &now(0)).unwrap();
    let help = shown(&db);
    assert_eq!(ids(&help.helplines), ids(&before.helplines));
    let one = line(&help, BUILT_IN);
    assert_eq!(
        (one.name.as_str(), one.whose, one.source.as_str()),
        ("The listeners", Whose::Changed, "")
    );
    assert_eq!(one.ways.len(), 1);
    remove_line(&mut db, &built_in(), &now(0)).unwrap();
    assert_eq!(shown(&db), before);
    assert!(matches!(
        remove_line(&mut db, &built_in(), &now(0)),
        Err(ContactError::NotFound)
    ));
}

#[test]
fn what_is_hidden_is_kept_apart_and_its_words_with_it() {
    let mut db = db();
    let before = shown(&db);
    hide_line(&mut db, &built_in(), true, &now(0)).unwrap();
    let help = shown(&db);
    assert!(!ids(&help.helplines).contains(&BUILT_IN));
    assert_eq!(ids(&help.hidden_helplines), [BUILT_IN]);
    assert_eq!(help.hidden_helplines[0].whose, Whose::Cairn);
    // Changed, and put back, while hidden: it stays hidden.
    save(&mut db, Some(BUILT_IN), "The listeners", &["116 123"]);
    assert_eq!(shown(&db).hidden_helplines[0].name, "The listeners");
    remove_line(&mut db, &built_in(), &now(0)).unwrap();
    assert_eq!(shown(&db).hidden_helplines[0].name, "TelefonSeelsorge");
    hide_line(&mut db, &built_in(), false, &now(0)).unwrap();
    assert_eq!(shown(&db), before);
    save(&mut db, None, "Evening line", &["030 7654321"]);
    let own = own_id(&db);
    hide_line(&mut db, &own, true, &now(0)).unwrap();
    assert_eq!(shown(&db).hidden_helplines[0].whose, Whose::Own);
}

#[test]
fn the_emergency_number_is_nobodys_to_hide() {
    let mut db = db();
    let emergency = helplines::EMERGENCY.to_owned().into();
    assert!(matches!(
        hide_line(&mut db, &emergency, true, &now(0)),
        Err(ContactError::NotFound)
    ));
    for one in shown(&db).helplines {
        hide_line(&mut db, &one.id, true, &now(0)).unwrap();
    }
    let help = shown(&db);
    assert!(help.helplines.is_empty());
    assert_eq!(help.emergency[0].dial, "112");
}

#[test]
fn numbers_are_kept_and_dialled_as_typed() {
    let mut db = db();
    let numbers = [
        "988",
        "*100#",
        "030 7654321,,5",
        " 116 123 ",
        "ask at the desk",
    ];
    save(&mut db, None, "Evening line", &numbers);
    let one = shown(&db).helplines.remove(0);
    let typed: Vec<_> = one.ways.iter().map(|way| way.dial.as_str()).collect();
    // Nothing to dial in the last: it is only shown.
    assert_eq!(typed, ["988", "*100#", "030 7654321,,5", " 116 123 ", ""]);
    assert_eq!(one.ways[0].display, "988");
    assert_eq!(one.ways[3].display, " 116 123 ");
    assert_eq!(one.ways[4].display, "ask at the desk");
    for dial in typed.iter().filter(|dial| !dial.is_empty()) {
        let who = db.read(|c| callee(c, one.id.as_str(), dial)).unwrap();
        assert_eq!(who.unwrap().number, *dial);
    }
    let links: Vec<_> = typed[..4]
        .iter()
        .filter_map(|n| numbers::tel_uri(n))
        .collect();
    assert_eq!(
        links,
        ["tel:988", "tel:*100%23", "tel:0307654321,,5", "tel:116123"]
    );
}

#[test]
fn only_what_was_written_down_is_dialled() {
    let mut db = db();
    let mut own = draft(None, "Evening line", &["030 7654321"]);
    own.ways.push(way(Way::Text, "85258", "Text HELLO"));
    save_line(&mut db, &own, &now(0)).unwrap();
    let id = own_id(&db);
    let name = |db: &Db, line: &str, dial: &str| {
        let who = db.read(|c| callee(c, line, dial)).unwrap();
        who.map(|who| who.name)
    };
    assert_eq!(
        name(&db, id.as_str(), "030 7654321"),
        Some("Evening line".to_owned())
    );
    for (line, dial) in [
        (id.as_str(), "0900 123456"),
        (id.as_str(), "85258"),
        (id.as_str(), ""),
        (BUILT_IN, "030 7654321"),
        ("nobody", "030 7654321"),
    ] {
        assert_eq!(name(&db, line, dial), None, "{line} {dial}");
    }
    // A changed line calls under its new name, and what stands in the file still works.
    save(&mut db, Some(BUILT_IN), "The listeners", &["030 111"]);
    assert_eq!(
        name(&db, BUILT_IN, "030 111"),
        Some("The listeners".to_owned())
    );
    assert_eq!(
        name(&db, BUILT_IN, "116 123"),
        Some("TelefonSeelsorge".to_owned())
    );
    assert_eq!(name(&db, "emergency", "112"), Some("112".to_owned()));
    remove_line(&mut db, &id, &now(0)).unwrap();
    assert_eq!(name(&db, id.as_str(), "030 7654321"), None);
}

#[test]
fn each_change_can_be_taken_back() {
    let mut db = db();
    let before = shown(&db);
    let token = save(&mut db, None, "Evening line", &["030 7654321"]);
    db.undo(token).unwrap();
    assert_eq!(shown(&db), before);
    for change in [
        |db: &mut Db| save(db, Some(BUILT_IN), "The listeners", &["116 123"]),
        |db: &mut Db| hide_line(db, &built_in(), true, &now(0)).unwrap(),
    ] {
        let token = change(&mut db);
        assert_ne!(shown(&db), before);
        db.undo(token).unwrap();
        assert_eq!(shown(&db), before);
    }
    save(&mut db, Some(BUILT_IN), "The listeners", &["116 123"]);
    let changed = shown(&db);
    let token = remove_line(&mut db, &built_in(), &now(0)).unwrap();
    db.undo(token).unwrap();
    assert_eq!(shown(&db), changed);
}

#[test]
fn a_removed_line_waits_in_the_trash() {
    let mut db = db();
    let before = shown(&db);
    save(&mut db, None, "Evening line", &["030 7654321"]);
    let (id, with) = (own_id(&db), shown(&db));
    remove_line(&mut db, &id, &now(5)).unwrap();
    assert_eq!(shown(&db), before);
    let waiting = |db: &Db| {
        let words = Words::new("en");
        db.read(|c| trash::trashed(c, &words, &now(10))).unwrap()
    };
    let waits = waiting(&db);
    assert_eq!(waits.len(), 1);
    assert_eq!(
        (waits[0].words.as_str(), &waits[0].what),
        ("Evening line", &InTrash::Helpline(id.clone()))
    );
    // What waits there is not changed.
    assert!(matches!(
        save_line(&mut db, &draft(Some(id.as_str()), "Else", &[]), &now(6)),
        Err(ContactError::NotFound)
    ));
    trash::bring_back(&mut db, &waits[0].what, &now(10)).unwrap();
    assert_eq!(shown(&db), with);
    remove_line(&mut db, &id, &now(11)).unwrap();
    let month = trash::TRASH_DAYS * 24 * 60;
    trash::empty_old_trash(&mut db, &now(10 + month)).unwrap();
    assert_eq!(waiting(&db).len(), 1);
    trash::empty_old_trash(&mut db, &now(11 + month)).unwrap();
    assert!(waiting(&db).is_empty());
    assert!(trash::bring_back(&mut db, &InTrash::Helpline(id), &now(12)).is_err());
    // What was made of a line that comes with Cairn is no trash.
    hide_line(&mut db, &built_in(), true, &now(12)).unwrap();
    trash::empty_trash(&mut db).unwrap();
    assert_eq!(ids(&shown(&db).hidden_helplines), [BUILT_IN]);
}

#[test]
fn a_line_that_cairn_no_longer_brings_stays_when_it_had_own_words() {
    let mut db = db();
    save(&mut db, Some(BUILT_IN), "The listeners", &["116 123"]);
    let crisis = HelplineId::from("de-sucht-drogen".to_owned());
    hide_line(&mut db, &crisis, true, &now(0)).unwrap();
    // As a file would leave it that has neither any more.
    let mut own = db.read(|c| own_lines(c, REGION)).unwrap();
    for line in &mut own {
        line.id = format!("{}-gone", line.id.as_str()).into();
    }
    let help = help(Some(REGION), "UTC", Vec::new(), &own, &say_date);
    assert_eq!(help.helplines[0].name, "The listeners");
    assert_eq!(help.helplines[0].whose, Whose::Own);
    assert!(help.hidden_helplines.is_empty());
}

#[test]
fn what_cannot_be_kept_changes_nothing() {
    let mut db = db();
    let before = shown(&db);
    let refused = |db: &mut Db, change: &dyn Fn(&mut HelplineDraft)| {
        let mut draft = draft(None, "Evening line", &["030 7654321"]);
        change(&mut draft);
        save_line(db, &draft, &now(0)).unwrap_err()
    };
    let long = |n: usize| "é".repeat(n);
    use ContactError as E;
    assert!(matches!(
        refused(&mut db, &|d| d.name = "  ".into()),
        E::NameEmpty
    ));
    assert!(matches!(
        refused(&mut db, &|d| d.name = long(LONGEST_LINE_TEXT + 1)),
        E::TextTooLong
    ));
    assert!(matches!(
        refused(&mut db, &|d| d.ways[0].dial = long(LONGEST_LINE_TEXT + 1)),
        E::TextTooLong
    ));
    assert!(matches!(
        refused(&mut db, &|d| d.note = long(LONGEST_LINE_NOTE + 1)),
        E::TextTooLong
    ));
    assert!(matches!(
        refused(&mut db, &|d| d.ways =
            vec![d.ways[0].clone(); MOST_WAYS + 1]),
        E::TooManyChannels
    ));
    assert!(matches!(
        refused(&mut db, &|d| d.region = "XX".into()),
        E::NotFound
    ));
    assert!(matches!(
        refused(&mut db, &|d| d.id = Some("nobody".to_owned().into())),
        E::NotFound
    ));
    assert_eq!(shown(&db), before);
    // At the limits, and with ways that say nothing.
    let mut most = draft(None, &long(LONGEST_LINE_TEXT), &[]);
    most.note = long(LONGEST_LINE_NOTE);
    most.ways = vec![way(Way::Chat, "", "On example.org"); MOST_WAYS];
    most.ways
        .extend([way(Way::Call, " ", ""), way(Way::Text, "", " ")]);
    save_line(&mut db, &most, &now(0)).unwrap();
    let kept = &shown(&db).helplines[0];
    assert_eq!(kept.ways.len(), MOST_WAYS);
    assert_eq!(kept.ways[0].words, "On example.org");
}

#[test]
fn reading_them_uses_an_index() {
    let db = db();
    for query in [OF_REGION, ONE, TRASHED, NONE_WAITS] {
        let plan = plan(&db, query);
        assert!(
            !plan.contains("SCAN helpline_own\n") && !plan.ends_with("SCAN helpline_own"),
            "{query}: {plan}"
        );
        assert!(!plan.contains("TEMP B-TREE"), "{query}: {plan}");
    }
}
