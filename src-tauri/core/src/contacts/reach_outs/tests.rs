#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::contacts::samples::*;
use crate::contacts::{ContactDraft, Standing, store};
use crate::db::DbError;
use crate::time_of_day::TimeOfDay;

fn called(db: &mut Db, contact: &ContactId, now: &Now) -> ReachOutId {
    let who = read(db, |c| callee(c, contact, None, REGION));
    log(db, &who, now).unwrap()
}

fn asked(db: &Db, now: &Now) -> Option<ReachOutId> {
    read(db, |c| waiting(c, now, &words())).map(|found| found.id)
}

fn history(db: &Db, contact: &ContactId, limit: u32) -> Vec<ReachOut> {
    read(db, |c| of_contact(c, contact, limit, &words()))
}

#[test]
fn a_call_goes_to_the_chosen_phone_or_the_first_that_can_be_dialled() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["ask Jo", "030 1234567", "030 7654321"]);
    let letters = save(&mut db, "Letters", &["ask Jo"]);
    let none = save(&mut db, "None", &[]);
    let phones = all(&db)[0].channels.clone();
    let number = |contact, phone| read(&db, |c| callee(c, contact, phone, REGION)).number;
    assert_eq!(number(&mara, None), "030 1234567");
    assert_eq!(number(&mara, Some(&phones[2].id)), "030 7654321");
    assert_eq!(number(&letters, None), "ask Jo");
    assert_eq!(number(&none, None), "");
    let strange = db.read(|c| callee(c, &letters, Some(&phones[1].id), REGION));
    assert!(matches!(strange, Err(ContactError::NotFound)));
    store::delete_contact(&mut db, &mara, &now(1)).unwrap();
    assert!(matches!(
        db.read(|c| callee(c, &mara, None, REGION)),
        Err(ContactError::NotFound)
    ));
}

#[test]
fn name_number_and_place_stay_as_they_were_then() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    let abroad = Now {
        zone: Tz::America__New_York,
        ..now(0)
    };
    let id = called(&mut db, &mara, &abroad);
    let mut form = form(&all(&db)[0]);
    form.name = "Mara L.".to_owned();
    form.channels[0].value = "112".to_owned();
    store::save_contact(&mut db, &form, &now(5)).unwrap();
    let expected = ReachOut {
        id,
        contact: Some(mara.clone()),
        name: "Mara".to_owned(),
        kind: ReachKind::Call,
        number: "030 1234567".to_owned(),
        when_text: "21 November 2026, 21:10".to_owned(),
        date: "2026-11-21".parse().unwrap(),
        time: Some(TimeOfDay::new(21, 10)),
        outcome: None,
        note: String::new(),
        by_hand: false,
        entry: None,
    };
    assert_eq!(history(&db, &mara, 10), [expected]);
}

#[test]
fn how_it_went_can_be_said_changed_and_undone() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    let id = called(&mut db, &mara, &now(0));
    let first = finish(&mut db, &id, Outcome::NoAnswer, "tried twice").unwrap();
    let second = finish(&mut db, &id, Outcome::Talked, "she called back").unwrap();
    let said = |db: &Db| {
        let found = history(db, &mara, 1).remove(0);
        (found.outcome, found.note)
    };
    assert_eq!(
        said(&db),
        (Some(Outcome::Talked), "she called back".to_owned())
    );
    db.undo(second).unwrap();
    assert_eq!(
        said(&db),
        (Some(Outcome::NoAnswer), "tried twice".to_owned())
    );
    db.undo(first).unwrap();
    assert_eq!(said(&db), (None, String::new()));
    let unknown = finish(
        &mut db,
        &ReachOutId::from("none".to_owned()),
        Outcome::Talked,
        "",
    );
    assert!(matches!(unknown, Err(ContactError::NotFound)));
    let long = finish(&mut db, &id, Outcome::Talked, &"é".repeat(LONGEST_NOTE + 1));
    assert!(matches!(long, Err(ContactError::TextTooLong)));
    assert_eq!(said(&db), (None, String::new()));
}

#[test]
fn only_the_newest_of_the_last_day_waits_for_an_answer() {
    let mut db = db();
    let day = 24 * 60;
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    assert_eq!(asked(&db, &now(0)), None);
    let first = called(&mut db, &mara, &now(0));
    let second = called(&mut db, &mara, &now(10));
    assert_eq!(asked(&db, &now(11)), Some(second.clone()));
    finish(&mut db, &second, Outcome::Dismissed, "").unwrap();
    assert_eq!(asked(&db, &now(11)), Some(first.clone()));
    assert_eq!(asked(&db, &now(day)), Some(first.clone()));
    assert_eq!(asked(&db, &now(day + 1)), None);
    // The clock was set back a little, or by years.
    assert_eq!(asked(&db, &now(-5)), Some(first));
    assert_eq!(asked(&db, &now(-365 * day)), None);
}

#[test]
fn nothing_is_asked_about_someone_who_was_deleted() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    let id = called(&mut db, &mara, &now(0));
    let deleted = store::delete_contact(&mut db, &mara, &now(1)).unwrap();
    assert_eq!(asked(&db, &now(2)), None);
    db.undo(deleted).unwrap();
    assert_eq!(asked(&db, &now(2)), Some(id));
}

#[test]
fn nothing_is_asked_about_someone_who_is_not_to_be_offered_any_more() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    let id = called(&mut db, &mara, &now(0));
    for standing in [Standing::NotSafe, Standing::Died, Standing::Near] {
        let draft = ContactDraft {
            standing,
            ..form(&all(&db)[0])
        };
        store::save_contact(&mut db, &draft, &now(1)).unwrap();
        let wanted = (standing == Standing::Near).then(|| id.clone());
        assert_eq!(asked(&db, &now(2)), wanted, "{standing:?}");
    }
    let aside = store::archive_contact(&mut db, &mara, true, &now(3)).unwrap();
    assert_eq!(asked(&db, &now(4)), None);
    db.undo(aside).unwrap();
    assert_eq!(asked(&db, &now(4)), Some(id));
    // What was lived with them stays to be read.
    assert_eq!(history(&db, &mara, 9).len(), 1);
}

#[test]
fn the_history_is_newest_first_and_limited() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    let sol = save(&mut db, "Sol", &["030 7654321"]);
    // Two in one millisecond keep the order in which they were made.
    let ids: Vec<_> = [0, 7, 7]
        .map(|minutes| called(&mut db, &mara, &now(minutes)))
        .into();
    called(&mut db, &sol, &now(9));
    let found: Vec<_> = history(&db, &mara, 2)
        .into_iter()
        .map(|found| found.id)
        .collect();
    assert_eq!(found, [ids[2].clone(), ids[1].clone()]);
    assert_eq!(history(&db, &mara, 9).len(), 3);
}

#[test]
fn a_zone_that_is_not_known_any_more_is_shown_in_utc() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    called(&mut db, &mara, &now(0));
    db.write(Subject::Contacts, |tx| {
        tx.execute(
            "UPDATE reach_out SET zone = 'Mars/Olympus', outcome = 'sang'",
            [],
        )?;
        Ok::<_, DbError>(())
    })
    .unwrap();
    let found = history(&db, &mara, 1).remove(0);
    assert_eq!(
        (found.when_text.as_str(), found.outcome),
        ("22 November 2026, 02:10", None)
    );
}

#[test]
fn the_queries_use_indexes_and_sort_nothing() {
    let db = db();
    for (query, step) in [
        (
            NEWEST_OF_EACH,
            "SEARCH reach_out USING COVERING INDEX reach_out_of_contact (contact_id=?)",
        ),
        (
            OF_CONTACT,
            "SEARCH reach_out USING INDEX reach_out_of_contact (contact_id=?)",
        ),
        (
            WAITING,
            "SEARCH reach_out USING INDEX reach_out_waiting (started_at>? AND started_at<?)",
        ),
    ] {
        let plan = plan(&db, query);
        assert!(plan.contains(step), "{plan}");
        assert!(
            !plan.contains("TEMP B-TREE") && !plan.contains("SCAN reach_out"),
            "{plan}"
        );
    }
}
