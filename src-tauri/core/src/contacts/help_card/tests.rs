#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::contacts::samples::*;
use crate::contacts::{reach_outs, store};
use crate::db::Db;

fn chosen(db: &mut Db, name: &str, numbers: &[&str]) -> ContactId {
    let mut draft = draft(name, numbers);
    draft.on_help_card = true;
    draft.role = Role::Sponsor;
    draft.role_words = "secret words".to_owned();
    draft.notes = "secret notes".to_owned();
    store::save_contact(db, &draft, &now(0)).unwrap()
}

fn refreshed(db: &Db, path: &Path) {
    read(db, |c| refresh(c, path));
}

fn read<T>(db: &Db, with: impl FnOnce(&Connection) -> Result<T, ContactError>) -> T {
    db.read(with).unwrap()
}

fn on_card(path: &Path) -> Vec<String> {
    super::read(path, REGION)
        .into_iter()
        .map(|contact| contact.name)
        .collect()
}

fn files(folder: &TempDir) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn the_file_holds_what_was_chosen_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help-card");
    let mut db = db();
    save(&mut db, "Not chosen", &["030 999999"]);
    let mara = chosen(&mut db, "Mara", &["01712345678", "*100#"]);
    let who = read(&db, |c| reach_outs::callee(c, &mara, None, REGION));
    reach_outs::log(&mut db, &who, &now(0)).unwrap();
    refreshed(&db, &path);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        r##"{"v":2,"contacts":[{"name":"Mara","role":"sponsor","channels":[{"kind":"phone","label":"mobile","value":"01712345678"},{"kind":"phone","label":"mobile","value":"*100#"}]}]}"##
    );
    let card = super::read(&path, REGION);
    assert_eq!(
        (card[0].name.as_str(), card[0].role),
        ("Mara", Role::Sponsor)
    );
    let channels: Vec<_> = card[0]
        .channels
        .iter()
        .map(|p| (p.label.as_str(), p.value.as_str(), p.display.as_str()))
        .collect();
    assert_eq!(
        channels,
        [
            ("mobile", "01712345678", "0171 2345678"),
            ("mobile", "*100#", "*100#")
        ]
    );
    assert_eq!(files(&folder), ["help-card"]);
}

#[test]
fn a_card_of_the_first_version_is_still_read_and_one_of_a_later_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help-card");
    let first = r#"{"v":1,"contacts":[{"name":"Mara","role":"sponsor","phones":[{"label":"","number":"ask there"},{"label":"mobile","number":"01712345678"}]}]}"#;
    fs::write(&path, first).unwrap();
    let card = super::read(&path, REGION);
    let channels: Vec<_> = (card[0].channels.iter())
        .map(|one| (one.kind, one.label.as_str(), one.value.as_str(), one.opens))
        .collect();
    assert_eq!(
        channels,
        [
            (ChannelKind::Phone, "", "ask there", false),
            (ChannelKind::Phone, "mobile", "01712345678", true)
        ]
    );
    let who = callee(&path, &card[0].contact, None, "DE").unwrap();
    assert_eq!(
        (who.name.as_str(), who.number.as_str()),
        ("Mara", "01712345678")
    );
    for version in [0, 3] {
        fs::write(&path, first.replace("\"v\":1", &format!("\"v\":{version}"))).unwrap();
        assert!(super::read(&path, REGION).is_empty(), "{version}");
    }
}

#[test]
fn an_address_or_a_note_does_not_stand_on_the_card() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help-card");
    let mut db = db();
    let mut draft = draft("Mara", &["030 1"; 10]);
    draft.on_help_card = true;
    for (channel, kind) in draft.channels.iter_mut().zip(ChannelKind::ALL) {
        channel.kind = *kind;
    }
    store::save_contact(&mut db, &draft, &now(0)).unwrap();
    refreshed(&db, &path);
    let kinds: Vec<_> = super::read(&path, REGION)[0]
        .channels
        .iter()
        .map(|channel| channel.kind)
        .collect();
    use ChannelKind as Kind;
    assert_eq!(
        kinds,
        [
            Kind::Phone,
            Kind::Text,
            Kind::Signal,
            Kind::Whatsapp,
            Kind::Relay,
            Kind::Sign
        ]
    );
}

#[test]
fn a_card_that_is_written_can_be_read_however_much_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help-card");
    let number = format!("030 1{}", "🪨".repeat(1_900));
    let contacts: Vec<_> = (0..400)
        .map(|at| HelpContact {
            contact: contact_id(at),
            name: format!("Person {at}"),
            role: Role::Friend,
            channels: vec![ContactChannel::new(
                channel_id(at, 0),
                ChannelKind::Phone,
                String::new(),
                number.clone(),
                REGION,
            )],
        })
        .collect();
    write(&path, &contacts).unwrap();
    let card = super::read(&path, REGION);
    assert!((100..400).contains(&card.len()), "{}", card.len());
    assert_eq!(card, contacts[..card.len()]);
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help-card");
    // A file that was there with wider rights is replaced, not written into.
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let mut db = db();
    chosen(&mut db, "Mara", &[]);
    refreshed(&db, &path);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[cfg(unix)]
#[test]
fn a_card_that_says_the_same_is_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help-card");
    // The second name holds on to the file, so that its number is not given to the next one.
    let file = |path: &Path| fs::metadata(path).unwrap().ino();
    let mut db = db();
    let mara = chosen(&mut db, "Mara", &["030 123456"]);
    refreshed(&db, &path);
    fs::hard_link(&path, folder.path().join("held")).unwrap();
    let first = file(&path);
    save(&mut db, "Not chosen", &["030 999999"]);
    refreshed(&db, &path);
    assert_eq!(file(&path), first);
    chosen(&mut db, "Sol", &[]);
    refreshed(&db, &path);
    assert_ne!(file(&path), first);
    assert_eq!(on_card(&path), ["Mara", "Sol"]);
    store::delete_contact(&mut db, &mara, &now(1)).unwrap();
    refreshed(&db, &path);
    assert_eq!(on_card(&path), ["Sol"]);
}

#[test]
fn it_goes_when_nobody_is_chosen_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help-card");
    let mut db = db();
    refreshed(&db, &path);
    assert!(files(&folder).is_empty());
    let mara = chosen(&mut db, "Mara", &["030 123456"]);
    let sol = chosen(&mut db, "Sol", &["030 654321"]);
    store::choose_first_call(&mut db, &sol).unwrap();
    refreshed(&db, &path);
    assert_eq!(on_card(&path), ["Sol", "Mara"]);
    let deleted = store::delete_contact(&mut db, &mara, &now(1)).unwrap();
    refreshed(&db, &path);
    assert_eq!(on_card(&path), ["Sol"]);
    db.undo(deleted).unwrap();
    refreshed(&db, &path);
    assert_eq!(on_card(&path), ["Sol", "Mara"]);
    for contact in all(&db) {
        let mut form = form(&contact);
        form.on_help_card = false;
        store::save_contact(&mut db, &form, &now(2)).unwrap();
    }
    // What a crash left half-written goes too.
    fs::write(folder.path().join("help-card.part"), "Mara").unwrap();
    refreshed(&db, &path);
    assert!(files(&folder).is_empty());
    assert!(on_card(&path).is_empty());
}

#[test]
fn a_call_while_locked_finds_its_number_on_the_card_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help-card");
    let mut db = db();
    let real = chosen(&mut db, "Mara", &["ask Jo", "030 123456"]);
    refreshed(&db, &path);
    let card = super::read(&path, REGION);
    let expected = |number: &str, at: usize| Callee {
        contact: None,
        kind: ChannelKind::Phone,
        name: "Mara".to_owned(),
        number: number.to_owned(),
        channel: Some(card[0].channels[at].id.clone()),
    };
    assert_eq!(
        callee(&path, &card[0].contact, None, REGION).unwrap(),
        expected("030 123456", 1)
    );
    assert_eq!(
        callee(
            &path,
            &card[0].contact,
            Some(&card[0].channels[0].id),
            REGION
        )
        .unwrap(),
        expected("ask Jo", 0)
    );
    assert!(matches!(
        callee(&path, &real, None, REGION),
        Err(ContactError::NotFound)
    ));
    let channel = ChannelId::from("030 666".to_owned());
    assert!(matches!(
        callee(&path, &card[0].contact, Some(&channel), REGION),
        Err(ContactError::NotFound)
    ));
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut db = db();
    chosen(&mut db, "Mara", &[]);
    let gone = folder.path().join("gone").join("help-card");
    let refreshed = db.read(|c| refresh(c, &gone));
    assert!(matches!(
        refreshed,
        Err(ContactError::Db(DbError::NotWritable))
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_names_and_numbers_come_back(people in prop::collection::vec((any::<String>(), any::<String>(), any::<String>()), 1..4)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("help-card");
        let contacts: Vec<_> = people.into_iter().enumerate().map(|(at, (name, label, number))| HelpContact {
            contact: contact_id(at),
            name,
            role: Role::Friend,
            channels: vec![ContactChannel::new(channel_id(at, 0), ChannelKind::Phone, label, number, REGION)],
        }).collect();
        write(&path, &contacts).unwrap();
        prop_assert_eq!(super::read(&path, REGION), contacts);
    }

    #[test]
    fn a_damaged_file_is_empty_and_never_a_crash(cut in any::<prop::sample::Index>(), bit in 0_u8..8, at in any::<prop::sample::Index>()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("help-card");
        let mut db = db();
        chosen(&mut db, "Mara", &["030 123456"]);
        refreshed(&db, &path);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..cut.index(whole.len())]).unwrap();
        prop_assert!(on_card(&path).is_empty());
        let mut flipped = whole.clone();
        flipped[at.index(whole.len())] ^= 1 << bit;
        fs::write(&path, &flipped).unwrap();
        prop_assert!(on_card(&path).len() <= 1);
    }
}
