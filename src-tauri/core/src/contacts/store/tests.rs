#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::*;
use crate::contacts::samples::*;
use crate::contacts::{ChannelKind, Rhythm, reach_outs};
use crate::trash::until;

#[test]
fn the_name_is_trimmed_at_its_ends_only_and_may_not_be_blank() {
    let mut db = db();
    save(&mut db, "  Mara  Lee \n", &[]);
    assert_eq!(names(&db), ["Mara  Lee"]);
    for blank in ["", "  ", "\n\t\u{3000}"] {
        let saved = save_contact(&mut db, &draft(blank, &["030 123"]), &now(0));
        assert!(matches!(saved, Err(ContactError::NameEmpty)));
    }
    assert_eq!(names(&db).len(), 1);
}

#[test]
fn what_is_too_long_is_refused_whole() {
    let mut db = db();
    let long = |n: usize| "é".repeat(n);
    let mut most = draft(&long(LONGEST_NAME), &[&long(LONGEST_VALUE)]);
    most.notes = long(LONGEST_NOTES);
    save_contact(&mut db, &most, &now(0)).unwrap();
    let with = |change: fn(&mut ContactDraft)| {
        let mut draft = most.clone();
        change(&mut draft);
        draft
    };
    for too_long in [
        with(|d| d.name.push('x')),
        with(|d| d.role_words = "x".repeat(LONGEST_NAME + 1)),
        with(|d| d.notes.push('x')),
        with(|d| d.channels[0].value.push('1')),
        with(|d| d.channels[0].label = "x".repeat(LONGEST_LABEL + 1)),
    ] {
        let saved = save_contact(&mut db, &too_long, &now(0));
        assert!(matches!(saved, Err(ContactError::TextTooLong)));
    }
    let twenty = ["1"; MOST_CHANNELS];
    save_contact(&mut db, &draft("Many", &twenty), &now(0)).unwrap();
    let more = save_contact(
        &mut db,
        &draft("More", &[&twenty[..], &["2"]].concat()),
        &now(0),
    );
    assert!(matches!(more, Err(ContactError::TooManyChannels)));
    assert_eq!(names(&db).len(), 2);
}

#[test]
fn channels_keep_their_ids_through_changes() {
    let mut db = db();
    let id = save(&mut db, "Mara", &["030 111", "030 222", "030 333"]);
    let before = all(&db).remove(0);
    let mut form = form(&before);
    form.channels.remove(1);
    form.channels.reverse();
    form.channels[0].value = " 030-444 ".to_owned();
    form.channels.push(ChannelDraft {
        id: None,
        kind: ChannelKind::Phone,
        label: "work".to_owned(),
        value: "030 555".to_owned(),
    });
    form.channels.push(ChannelDraft {
        id: None,
        kind: ChannelKind::Phone,
        label: "no number".to_owned(),
        value: "  ".to_owned(),
    });
    assert_eq!(save_contact(&mut db, &form, &now(1)).unwrap(), id);
    let after = all(&db).remove(0);
    let numbers: Vec<_> = after
        .channels
        .iter()
        .map(|channel| channel.value.as_str())
        .collect();
    assert_eq!(numbers, [" 030-444 ", "030 111", "030 555"]);
    assert_eq!(after.channels[0].id, before.channels[2].id);
    assert_eq!(after.channels[1].id, before.channels[0].id);
    assert!(
        before
            .channels
            .iter()
            .all(|channel| channel.id != after.channels[2].id)
    );
}

#[test]
fn a_channel_id_of_someone_else_or_one_given_twice_takes_nothing_away() {
    let mut db = db();
    save(&mut db, "Mara", &["030 111"]);
    save(&mut db, "Sol", &["030 222"]);
    let mara = all(&db).remove(0);
    let mut sol = form(&all(&db)[1]);
    sol.channels.push(ChannelDraft {
        id: Some(mara.channels[0].id.clone()),
        kind: ChannelKind::Phone,
        label: String::new(),
        value: "030 333".to_owned(),
    });
    sol.channels.push(sol.channels[0].clone());
    save_contact(&mut db, &sol, &now(1)).unwrap();
    let circle = all(&db);
    assert_eq!(circle[0].channels, mara.channels);
    let numbers: Vec<_> = circle[1]
        .channels
        .iter()
        .map(|channel| channel.value.as_str())
        .collect();
    assert_eq!(numbers, ["030 222", "030 333", "030 222"]);
}

#[test]
fn a_deleted_contact_can_be_brought_back_and_cannot_be_changed_meanwhile() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 111111"]);
    save(&mut db, "Sol", &["030 222222"]);
    let form = form(&all(&db)[0]);
    let before = all(&db);
    let deleted = delete_contact(&mut db, &mara, &now(1)).unwrap();
    assert_eq!(
        (names(&db), first_called(&db).as_deref()),
        (vec!["Sol".to_owned()], Some("Sol"))
    );
    assert!(matches!(
        delete_contact(&mut db, &mara, &now(1)),
        Err(ContactError::NotFound)
    ));
    assert!(matches!(
        save_contact(&mut db, &form, &now(1)),
        Err(ContactError::NotFound)
    ));
    assert!(matches!(
        choose_first_call(&mut db, &mara),
        Err(ContactError::NotFound)
    ));
    assert!(matches!(
        order_contacts(&mut db, &[mara]),
        Err(ContactError::NotFound)
    ));
    db.undo(deleted).unwrap();
    assert_eq!(all(&db), before);
}

#[test]
fn the_trash_lets_go_after_thirty_days_and_what_was_lived_stays() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 111111"]);
    save(&mut db, "Sol", &["030 222222"]);
    let who = read(&db, |c| reach_outs::callee(c, &mara, None, REGION));
    reach_outs::log(&mut db, &who, &now(0)).unwrap();
    delete_contact(&mut db, &mara, &now(0)).unwrap();
    let days = 24 * 60;
    assert!(plan(&db, TRASHED).contains("contact_trash"));
    assert_eq!(empty_trash(&mut db, until(&now(30 * days - 1))).unwrap(), 0);
    assert_eq!(empty_trash(&mut db, until(&now(30 * days))).unwrap(), 1);
    let count = |sql: &str| -> i64 {
        db.read(|c| {
            c.query_row(sql, [], |row| row.get(0))
                .map_err(DbError::from)
        })
        .unwrap()
    };
    assert_eq!(count("SELECT count(*) FROM contact"), 1);
    assert_eq!(count("SELECT count(*) FROM channel"), 1);
    assert_eq!(
        count("SELECT count(*) FROM reach_out WHERE contact_id IS NULL AND name = 'Mara'"),
        1
    );
}

#[test]
fn the_order_is_the_persons_and_can_be_undone() {
    let mut db = db();
    let ids: Vec<_> = ["A", "B", "C", "D"]
        .iter()
        .map(|name| save(&mut db, name, &[]))
        .collect();
    let moved = [ids[2].clone(), ids[0].clone(), ids[2].clone()];
    let token = order_contacts(&mut db, &moved).unwrap();
    assert_eq!(names(&db), ["C", "A", "B", "D"]);
    save(&mut db, "E", &[]);
    assert_eq!(names(&db), ["C", "A", "B", "D", "E"]);
    db.undo(token).unwrap();
    assert_eq!(names(&db), ["A", "B", "C", "D", "E"]);
    let unknown = order_contacts(
        &mut db,
        &[ContactId::from("nobody".to_owned()), ids[3].clone()],
    );
    assert!(matches!(unknown, Err(ContactError::NotFound)));
    assert_eq!(names(&db), ["A", "B", "C", "D", "E"]);
    // Somebody new comes last, and who comes back has the old place.
    let last = all(&db)[4].id.clone();
    delete_contact(&mut db, &last, &now(0)).unwrap();
    save(&mut db, "F", &[]);
    save(&mut db, "G", &[]);
    restore_contact(&mut db, &last, &now(0)).unwrap();
    assert_eq!(names(&db), ["A", "B", "C", "D", "E", "F", "G"]);
    let plan = plan(&db, NEXT);
    assert!(
        plan.contains("contact_kept") && plan.contains("contact_trash"),
        "{plan}"
    );
}

#[test]
fn there_is_one_first_call_also_after_undo() {
    let mut db = db();
    let ids: Vec<_> = ["A", "B", "C"]
        .iter()
        .map(|name| save(&mut db, name, &["030 123456"]))
        .collect();
    assert_eq!(first_called(&db).as_deref(), Some("A"));
    let b = choose_first_call(&mut db, &ids[1]).unwrap();
    let c = choose_first_call(&mut db, &ids[2]).unwrap();
    assert_eq!(first_called(&db).as_deref(), Some("C"));
    // The first choice can no longer be taken back once a second one built on it.
    assert!(matches!(db.undo(b), Err(DbError::UndoConflict)));
    assert_eq!(first_called(&db).as_deref(), Some("C"));
    db.undo(c).unwrap();
    assert_eq!(first_called(&db).as_deref(), Some("B"));
    // Chosen, deleted, another chosen, brought back: still one.
    let gone = delete_contact(&mut db, &ids[1], &now(1)).unwrap();
    assert_eq!(first_called(&db).as_deref(), Some("A"));
    choose_first_call(&mut db, &ids[2]).unwrap();
    db.undo(gone).unwrap();
    assert_eq!(first_called(&db).as_deref(), Some("C"));
    // Choosing the one that is chosen changes nothing, and undoing that neither.
    let same = choose_first_call(&mut db, &ids[2]).unwrap();
    db.undo(same).unwrap();
    assert_eq!(first_called(&db).as_deref(), Some("C"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_number_is_stored_exactly_as_typed(number in "\\PC{0,60}", label in any::<String>()) {
        prop_assume!(!number.trim().is_empty() && label.chars().count() <= LONGEST_LABEL);
        let mut db = db();
        let mut draft = draft("Mara", &[&number]);
        draft.channels[0].label.clone_from(&label);
        save_contact(&mut db, &draft, &now(0)).unwrap();
        let channel = all(&db).remove(0).channels.remove(0);
        prop_assert_eq!(channel.value, number);
        prop_assert_eq!(channel.label, label);
    }
}

#[test]
fn a_nudge_is_kept_with_the_day_on_which_it_was_set() {
    let mut db = db();
    let day = 24 * 60;
    let since = |db: &Db| -> (Option<u16>, Option<String>) {
        let sql = "SELECT about_days, nudge_since FROM contact";
        db.read(|c| c.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))))
            .unwrap()
    };
    let id = save_contact(&mut db, &draft("Mara", &[]), &now(0)).unwrap();
    let mut change = |days: Option<u16>, at: i64| {
        let mut draft = draft("Mara", &[]);
        (draft.id, draft.rhythm) = (Some(id.clone()), Rhythm { days, nudge: true });
        save_contact(&mut db, &draft, &now(at)).unwrap();
        since(&db)
    };
    let on = |date: &str| Some(date.to_owned());
    assert_eq!(change(Some(7), day), (Some(7), on("2026-11-23")));
    assert_eq!(change(Some(7), 3 * day), (Some(7), on("2026-11-23")));
    assert_eq!(change(Some(9_999), 4 * day), (Some(366), on("2026-11-26")));
    assert_eq!(change(Some(0), 5 * day), (Some(1), on("2026-11-27")));
    assert_eq!(change(None, 6 * day).0, None);
    assert_eq!(all(&db)[0].rhythm, Rhythm::default());
}

#[test]
fn one_that_comes_back_does_not_take_the_call_button_from_another() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &["030 111111"]);
    let sol = save(&mut db, "Sol", &["030 222222"]);
    choose_first_call(&mut db, &mara).unwrap();
    delete_contact(&mut db, &mara, &now(0)).unwrap();
    assert_eq!(first_called(&db).as_deref(), Some("Sol"));
    // Nobody was chosen meanwhile: the button is Mara's again.
    let back = restore_contact(&mut db, &mara, &now(1)).unwrap();
    assert_eq!(first_called(&db).as_deref(), Some("Mara"));
    db.undo(back).unwrap();
    choose_first_call(&mut db, &sol).unwrap();
    restore_contact(&mut db, &mara, &now(2)).unwrap();
    assert_eq!(first_called(&db).as_deref(), Some("Sol"));
    assert_eq!(names(&db), ["Mara", "Sol"]);
    assert!(matches!(
        restore_contact(&mut db, &mara, &now(3)),
        Err(ContactError::NotFound)
    ));
}

#[test]
fn a_photo_is_kept_changed_and_taken_back_under_a_mark_of_its_own() {
    let mut db = db();
    let mara = save(&mut db, "Mara", &[]);
    let mark = |db: &Db| all(db)[0].photo_mark.clone();
    let kept = |db: &Db| read(db, |c| photo(c, &mara));
    set_photo(&mut db, &mara, Some(b"one")).unwrap();
    let first = mark(&db);
    let changed = set_photo(&mut db, &mara, Some(b"two")).unwrap();
    assert_eq!(kept(&db), Some(b"two".to_vec()));
    assert_ne!(mark(&db), first);
    db.undo(changed).unwrap();
    assert_eq!((kept(&db), mark(&db)), (Some(b"one".to_vec()), first));
    set_photo(&mut db, &mara, None).unwrap();
    assert!(kept(&db).is_none() && !all(&db)[0].has_photo);
}
