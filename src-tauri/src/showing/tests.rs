#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use cairn_core::clock::{Clock, Now, SettableClock};
use cairn_core::db::EntryId;
use cairn_core::journal::{self, NewEntry};
use cairn_core::show::ShownItem;
use cairn_core::vault::{self, ComputerKey, Key};
use tempfile::TempDir;

use super::*;

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
        zone: chrono_tz::UTC,
    }
}

fn open_session(data: &TempDir) -> Session {
    let clock: Box<dyn Clock> = Box::new(SettableClock::new(now()));
    let session = Session::begin(data.path().to_owned(), clock, false);
    let key = ComputerKey::random().unwrap();
    let vault = vault::create(data.path(), &Key::ThisComputer(&key), &now()).unwrap();
    session.opened(vault).unwrap();
    session
}

fn write(session: &Session, text: &str) -> EntryId {
    let done = session.open_now(|open, here| {
        let begun = NewEntry::begin(false, &here.now);
        journal::save_text(&mut open.vault.db, &begun, text, &here.now)?;
        Ok::<_, Failure>(begun.id)
    });
    done.unwrap()
}

fn choice(entries: &[EntryId]) -> ShowChoice {
    ShowChoice {
        paths: Vec::new(),
        entries: entries.to_vec(),
    }
}

fn refused(session: &Session) -> bool {
    let asked = session.open_now(|open, _| open.vault.db.read(settings::load));
    asked.is_err_and(|failure| failure.code == FailureCode::Locked)
}

#[test]
fn what_was_chosen_is_all_there_is_until_it_is_shut() {
    let data = TempDir::new().unwrap();
    let session = open_session(&data);
    let seen = write(&session, "for these eyes");
    write(&session, "for no eyes");
    session.show(&choice(std::slice::from_ref(&seen))).unwrap();
    assert!(session.holds_something() && !session.is_open());
    assert!(refused(&session));
    assert!(session.shut_folder().is_some());
    let items = match &*session.state() {
        State::Showing(showing) => showing.shown.items.clone(),
        _ => Vec::new(),
    };
    assert!(matches!(items.as_slice(), [ShownItem::Entry(entry)] if entry.id == seen));
    // Nothing more can be chosen from here, and what begins anew is locked.
    let again = session.show(&choice(&[seen]));
    assert!(again.is_err_and(|failure| failure.code == FailureCode::Locked));
    session.shut().unwrap();
    assert!(!session.holds_something() && refused(&session));
}

#[test]
fn a_choice_that_cannot_be_shown_leaves_the_vault_open() {
    let data = TempDir::new().unwrap();
    let session = open_session(&data);
    let nothing = session.show(&ShowChoice::default());
    assert!(nothing.is_err_and(|failure| failure.code == FailureCode::NothingToShow));
    let gone = session.show(&choice(&[EntryId::from("gone".to_owned())]));
    assert!(gone.is_err_and(|failure| failure.code == FailureCode::NotFound));
    assert!(session.is_open());
}
