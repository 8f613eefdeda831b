//! Nobody is shown while locked by a backup of then or of elsewhere: that is chosen on this computer, today.

use super::backups::{at, back_up, own};
use super::*;
use crate::contacts::{ChannelDraft, ChannelKind, ContactDraft, help_card, store};
use crate::db::ContactId;
use crate::vault::{BackupPlace, put_back};

fn add(vault: &mut Vault, name: &str, shown: bool) -> ContactId {
    let draft = ContactDraft {
        on_help_card: shown,
        channels: vec![ChannelDraft {
            id: None,
            kind: ChannelKind::Phone,
            label: String::new(),
            value: "+49 30 1234567".to_owned(),
        }],
        ..ContactDraft::of_name(name)
    };
    store::save_contact(&mut vault.db, &draft, &now()).unwrap()
}

fn show(vault: &mut Vault, contact: &ContactId, shown: bool) {
    vault
        .db
        .write(Subject::Contacts, |tx| {
            tx.execute(
                "UPDATE contact SET on_help_card = ?1 WHERE id = ?2",
                params![shown, contact],
            )?;
            Ok::<_, DbError>(())
        })
        .unwrap();
}

fn shown(vault: &Vault) -> Vec<String> {
    let card = vault.folder().help_card();
    vault.db.read(|c| help_card::refresh(c, &card)).unwrap();
    let card = help_card::read(&card, "DE").into_iter();
    card.map(|contact| contact.name).collect()
}

#[test]
fn put_back_beside_todays_it_shows_those_who_are_shown_today() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    let robin = add(&mut vault, "Robin", true);
    let sam = add(&mut vault, "Sam", true);
    let kim = add(&mut vault, "Kim", false);
    let backup = back_up(&vault, &own(&vault), 0);
    show(&mut vault, &sam, false);
    show(&mut vault, &kim, true);
    assert_eq!(shown(&vault), ["Robin", "Kim"]);
    vault.put_back(&backup, None, None, &at(60)).unwrap();
    // Kim was not chosen in what was put back, Sam is not any more.
    assert_eq!(shown(&vault), ["Robin"]);
    show(&mut vault, &robin, false);
    assert!(shown(&vault).is_empty());
}

#[test]
fn begun_from_a_backup_it_shows_nobody() {
    let closed = Closed::with_key();
    let stick = TempDir::new().unwrap();
    let mut vault = closed.open();
    add(&mut vault, "Robin", true);
    assert_eq!(shown(&vault), ["Robin"]);
    let place = BackupPlace::chosen(stick.path(), vault.folder().id());
    let backup = back_up(&vault, &place, 0);
    vault.lock().unwrap();
    let key = Key::ThisComputer(closed.key.as_ref().unwrap());
    let new = TempDir::new().unwrap();
    for data in [new.path(), closed.data.path()] {
        let vault = put_back(data, &backup, &key, &now()).unwrap();
        assert!(shown(&vault).is_empty());
        assert!(!vault.folder().help_card().exists());
        vault.lock().unwrap();
    }
}

#[test]
fn a_re_key_leaves_it_as_it_is() {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    add(&mut vault, "Robin", true);
    vault
        .rekey(
            None,
            &secret(OTHER),
            crate::vault::OldBackups::Reseal,
            &now(),
        )
        .unwrap();
    assert_eq!(shown(&vault), ["Robin"]);
}
