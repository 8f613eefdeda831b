#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::contacts::samples::*;
use crate::contacts::{Outcome, store};
use crate::db::Db;

#[test]
fn a_contact_comes_back_as_it_was_saved() {
    let mut db = db();
    let mut draft = draft("Mara", &["0171 2345678", "*100#"]);
    draft.role = Role::Other;
    draft.role_words = "my aunt ".to_owned();
    draft.notes = "after eight\nnot Mondays ".to_owned();
    draft.on_help_card = true;
    draft.channels[1].label = String::new();
    let id = store::save_contact(&mut db, &draft, &now(0)).unwrap();
    let contact = all(&db).remove(0);
    assert_eq!(contact.id, id);
    assert_eq!(
        (
            contact.name.as_str(),
            contact.role,
            contact.role_words.as_str()
        ),
        ("Mara", Role::Other, "my aunt ")
    );
    assert_eq!(contact.notes, "after eight\nnot Mondays ");
    assert!(contact.on_help_card && contact.first_call);
    assert_eq!(contact.last_reach_out, None);
    let channels: Vec<_> = contact
        .channels
        .iter()
        .map(|c| (c.label.as_str(), c.value.as_str(), c.opens))
        .collect();
    assert_eq!(
        channels,
        [("mobile", "0171 2345678", true), ("", "*100#", true)]
    );
}

#[test]
fn the_last_reach_out_of_each_is_the_newest() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 111111"]);
    save(&mut db, "Sol", &["030 222222"]);
    for minutes in [5, 60, 30] {
        let who = read(&db, |c| reach_outs::callee(c, &mara, None, REGION));
        let id = reach_outs::log(&mut db, &who, &now(minutes)).unwrap();
        if minutes == 60 {
            reach_outs::finish(&mut db, &id, Outcome::Talked, "").unwrap();
        }
    }
    let circle = all(&db);
    let last = circle[0].last_reach_out.as_ref().unwrap();
    assert_eq!(
        (last.when_text.as_str(), last.outcome),
        ("22 November 2026, 04:10", Some(Outcome::Talked))
    );
    assert_eq!(circle[1].last_reach_out, None);
}

fn button(db: &Db, label: &str) -> Option<(String, String, Option<String>)> {
    let found = read(db, |c| first_call(c, label, REGION));
    found.map(|f| (f.label, f.name, f.channel.map(|channel| channel.display)))
}

fn texts(
    label: &str,
    name: &str,
    display: Option<&str>,
) -> Option<(String, String, Option<String>)> {
    Some((
        label.to_owned(),
        name.to_owned(),
        display.map(str::to_owned),
    ))
}

#[test]
fn without_a_choice_the_first_who_can_be_dialled_is_the_first_call() {
    let mut db = db();
    assert_eq!(button(&db, ""), None);
    save(&mut db, "Only by letter", &[]);
    save(&mut db, "At the front desk", &["ask there"]);
    assert_eq!((button(&db, ""), first_called(&db)), (None, None));
    save(&mut db, "Mara", &["ask there", "030 1234567"]);
    save(&mut db, "Sol", &["030 7654321"]);
    assert_eq!(button(&db, " "), texts("Mara", "Mara", Some("030 1234567")));
    assert_eq!(
        button(&db, "My person"),
        texts("My person", "Mara", Some("030 1234567"))
    );
    assert_eq!(first_called(&db).as_deref(), Some("Mara"));
}

#[test]
fn a_chosen_first_call_stays_even_with_no_number_and_stands_first_in_help_now() {
    let mut db = db();
    save(&mut db, "Mara", &["030 1234567"]);
    save(&mut db, "Sol", &["030 7654321"]);
    let kim = save(&mut db, "Kim", &[]);
    store::choose_first_call(&mut db, &kim).unwrap();
    assert_eq!(button(&db, ""), texts("Kim", "Kim", None));
    let help = read(&db, |c| help_contacts(c, REGION));
    assert_eq!(
        help.iter().map(|h| h.name.as_str()).collect::<Vec<_>>(),
        ["Kim", "Mara", "Sol"]
    );
    assert_eq!(help[1].channels[0].display, "030 1234567");
}

#[test]
fn a_label_that_was_meant_for_somebody_else_does_not_stand_on_the_button() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 1234567"]);
    save(&mut db, "Sol", &["030 7654321"]);
    let label = |db: &Db| {
        let first = read(db, |c| first_call(c, "Mum", REGION));
        first.map(|first| first.label)
    };
    assert_eq!(label(&db).as_deref(), Some("Mum"));
    store::choose_first_call(&mut db, &mara).unwrap();
    assert_eq!(label(&db).as_deref(), Some("Mum"));
    for standing in [Standing::Died, Standing::NotSafe] {
        let mut form = form(&all(&db)[0]);
        form.standing = standing;
        store::save_contact(&mut db, &form, &now(1)).unwrap();
        assert_eq!(label(&db).as_deref(), Some("Sol"), "{standing:?}");
        form.standing = Standing::Near;
        store::save_contact(&mut db, &form, &now(2)).unwrap();
        assert_eq!(label(&db).as_deref(), Some("Mum"));
    }
    let aside = store::archive_contact(&mut db, &mara, true, &now(3)).unwrap();
    assert_eq!(label(&db).as_deref(), Some("Sol"));
    db.undo(aside).unwrap();
    store::delete_contact(&mut db, &mara, &now(4)).unwrap();
    assert_eq!(label(&db).as_deref(), Some("Sol"));
}

#[test]
fn channels_are_found_through_their_index() {
    let channels = plan(&db(), CHANNELS);
    assert!(
        channels.contains("SEARCH channel USING INDEX channel_of_contact (contact_id=?)"),
        "{channels}"
    );
}
