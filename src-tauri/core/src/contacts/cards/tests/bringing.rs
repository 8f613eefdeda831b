//! What becomes of cards is the person's to say.

use super::*;
use crate::contacts::samples::{db, names, save};
use crate::contacts::{ChannelKind, ContactError, store};
use crate::db::ContactId;

const MO: &str = "FN:Mo\nTEL;TYPE=CELL:+49 170 0000001\nTEL;TYPE=WORK:+49 30 0000002\nEMAIL:mo@example.org\nBDAY:1980-05-03\nNOTE:Likes tea.";

#[test]
fn somebody_new_comes_in_with_everything() {
    let mut db = db();
    let import = import(
        &db,
        &cards(&[
            "FN:Mo\nNICKNAME:Momo\nORG:Tuesday Room\nTEL;TYPE=WORK,FAX:030 0000003\nTEL;TYPE=textphone:030 0000004\nTEL:030 0000005,,7#\n\
                  IMPP;X-SERVICE-TYPE=Signal:x-apple:%2B491700000001\nIMPP;X-SERVICE-TYPE=Telegram:x-apple:mo\nURL:https://example.org/a\n\
                  ADR:;;1 Harbour CardWay;Leeds;;LS1;UK\nBDAY:--0412\nNOTE:Any hour.",
        ]),
    );
    bring_in(&import, &mut db);
    let mo = &all(&db)[0];
    let ways: Vec<(ChannelKind, &str, &str)> = (mo.channels.iter())
        .map(|it| (it.kind, it.label.as_str(), it.value.as_str()))
        .collect();
    assert_eq!(
        ways,
        [
            (ChannelKind::Phone, "", "030 0000005,,7#"),
            (ChannelKind::Note, "work, fax", "030 0000003"),
            (ChannelKind::Text, "textphone", "030 0000004"),
            (ChannelKind::Signal, "", "+491700000001"),
            (ChannelKind::Note, "Telegram", "mo"),
            (ChannelKind::Link, "", "https://example.org/a"),
            (ChannelKind::Address, "", "1 Harbour CardWay, LS1 Leeds, UK"),
        ]
    );
    assert_eq!(
        mo.notes,
        "Also called: Momo\nBelongs to: Tuesday Room\n\nAny hour."
    );
    assert_eq!(mo.birthday.unwrap().to_string(), "--04-12");
    assert!(!mo.birthday_remind && mo.offered() && !mo.on_help_card);
}

#[test]
fn nobody_is_merged_unless_that_was_chosen() {
    let mut db = db();
    let mo = save(&mut db, "Mo", &["0170 0000001"]);
    let mut import = import(&db, &cards(&[MO]));
    let row = &page(&import).rows[0];
    assert_eq!(
        (row.likeness, &row.decision),
        (Likeness::MaybeSame, &CardDecision::Open)
    );
    let would: Vec<&str> = row.candidates[0]
        .ways
        .iter()
        .map(|it| it.display.as_str())
        .collect();
    assert_eq!(would, ["+49 30 0000002", "mo@example.org"]);

    let before = all(&db);
    assert_eq!(bring_in(&import, &mut db).left_out, 1);
    assert_eq!(all(&db), before);

    import.decide(0, CardDecision::Merge(mo)).unwrap();
    let brought = bring_in(&import, &mut db);
    assert_eq!(
        (brought.merged, brought.added, &brought.told[..]),
        (1, 0, &[][..])
    );
    let after = &all(&db)[0];
    // What was here stays as it was, in its place and under its name.
    assert_eq!(after.channels[0], before[0].channels[0]);
    assert_eq!(after.channels.len(), 3);
    assert_eq!(after.notes, "Likes tea.");
    assert_eq!(after.birthday_text.as_deref(), Some("3 May 1980"));
    db.undo(brought.undo).unwrap();
    assert_eq!(all(&db), before);
}

#[test]
fn merging_overwrites_nothing() {
    let mut db = db();
    let mut draft = crate::contacts::samples::draft("Mo Example", &["0170 0000001"]);
    draft.notes = "Likes tea.\nCall after six.".to_owned();
    draft.birthday = "--05-04".parse().ok();
    let mo = store::save_contact(&mut db, &draft, &now(0)).unwrap();
    let mut import = import(&db, &cards(&[MO]));
    import.decide(0, CardDecision::Merge(mo.clone())).unwrap();
    let brought = bring_in(&import, &mut db);
    let after = &all(&db)[0];
    assert_eq!(after.name, "Mo Example");
    assert_eq!(after.birthday.unwrap().to_string(), "--05-04");
    assert_eq!(
        after.notes,
        "Likes tea.\nCall after six.\n\nAlso called: Mo"
    );
    let told: Vec<ToldKind> = brought.told.iter().map(|(_, told)| told.kind).collect();
    assert_eq!(told, [ToldKind::BirthdayStays]);
    // A second time there is nothing left to add.
    let again = all(&db);
    bring_in(&import, &mut db);
    assert_eq!(all(&db), again);
}

#[test]
fn several_cards_can_come_to_one_person() {
    let mut db = db();
    let ash = save(&mut db, "Ash", &["030 7654321"]);
    let mut import = import(
        &db,
        &cards(&[
            "FN:Bo\nTEL:030 1111111",
            "FN:Bo\nTEL:030 2222222\nTEL:030 1111111",
        ]),
    );
    import.decide(0, CardDecision::Merge(ash.clone())).unwrap();
    import.decide(1, CardDecision::Merge(ash)).unwrap();
    let row = &page(&import).rows[1];
    assert_eq!((row.likeness, row.candidates.len()), (Likeness::New, 1));
    assert_eq!(bring_in(&import, &mut db).merged, 2);
    let ash = &all(&db)[0];
    let values: Vec<&str> = ash.channels.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, ["030 7654321", "030 1111111", "030 2222222"]);
    assert_eq!(ash.notes, "Also called: Bo");
}

#[test]
fn those_put_aside_are_here_too_and_those_who_are_known_stay_out() {
    let mut db = db();
    let ash = save(&mut db, "Ash", &["030 7654321"]);
    store::archive_contact(&mut db, &ash, true, &now(0)).unwrap();
    let import = import(
        &db,
        &cards(&["FN:ash\nTEL:+49 30 7654321", "FN:Bo\nTEL:030 1111111"]),
    );
    let page = page(&import);
    assert_eq!(
        (page.rows[0].likeness, &page.rows[0].decision),
        (Likeness::Same, &CardDecision::LeaveOut)
    );
    assert!(page.rows[0].candidates[0].archived);
    bring_in(&import, &mut db);
    assert_eq!(names(&db), ["Ash", "Bo"]);
}

#[test]
fn the_same_card_twice_comes_in_once() {
    let mut db = db();
    let import = import(
        &db,
        &cards(&[MO, MO, "FN:Mo\nTEL:0170 0000001\nNOTE:Something else."]),
    );
    let rows = page(&import).rows;
    assert_eq!(
        rows.iter().map(|row| row.twin).collect::<Vec<_>>(),
        [false, true, false]
    );
    assert_eq!(bring_in(&import, &mut db).added, 2);
}

#[test]
fn a_person_who_is_gone_stops_everything() {
    let mut db = db();
    let mo = save(&mut db, "Mo", &["0170 0000001"]);
    let mut import = import(&db, &cards(&["FN:Bo\nTEL:030 1111111", MO]));
    import.decide(1, CardDecision::Merge(mo.clone())).unwrap();
    store::delete_contact(&mut db, &mo, &now(0)).unwrap();
    let here = all(&db);
    let refused = import.bring_in(&mut db, &here, &HashMap::new(), &now(0));
    assert!(matches!(refused, Err(ContactError::NotFound)));
    assert!(names(&db).is_empty());
    let nobody = CardDecision::Merge(ContactId::from("nobody".to_owned()));
    assert!(import.decide(0, nobody).is_err());
    assert!(import.decide(9, CardDecision::AddNew).is_err());
}

#[test]
fn a_photo_is_made_small_and_a_broken_one_is_told() {
    let mut db = db();
    let import = import(&db, vcard::samples::APPLE);
    bring_in(&import, &mut db);
    let mo = &all(&db)[0];
    assert!(mo.has_photo);
    let photo = db.read(|c| store::photo(c, &mo.id)).unwrap().unwrap();
    let size = image::load_from_memory(&photo).unwrap();
    assert!(size.width() <= 256 && size.height() <= 256);

    let broken = "FN:Bo\nTEL:1234567\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/AAAA";
    let import = super::import(&db, &cards(&[broken]));
    let brought = bring_in(&import, &mut db);
    assert_eq!(brought.told.len(), 1);
    assert_eq!(brought.told[0].0, "Bo");
    assert_eq!(brought.told[0].1.kind, ToldKind::PhotoUnclear);
}

#[test]
fn labels_are_taken_apart_as_they_were_put_together() {
    use crate::contacts::vcard::{PhoneKind, Place};
    let words = words();
    for own in ["", "evenings", "front desk, left"] {
        for place in [None, Some(Place::Home), Some(Place::Work)] {
            for kind in [None, Some(PhoneKind::Mobile), Some(PhoneKind::Fax)] {
                let apart = words.apart(&words.label(own, place, kind));
                assert_eq!(
                    (apart.own.as_str(), apart.place, apart.kind),
                    (own, place, kind)
                );
            }
        }
    }
}
