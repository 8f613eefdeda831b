#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fs;

use cairn_core::clock::{Clock, Now, SettableClock};
use cairn_core::vault::{self, ComputerKey, Folder, Key, ended_badly};
use tempfile::TempDir;

use super::*;

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
        zone: chrono_tz::UTC,
    }
}

fn begin(data: &TempDir) -> Session {
    let clock: Box<dyn Clock> = Box::new(SettableClock::new(now()));
    Session::begin(data.path().to_owned(), clock, false)
}

fn open_session(data: &TempDir, key: &ComputerKey) -> (Session, Folder) {
    let session = begin(data);
    let vault = match vault::find(data.path(), None).unwrap() {
        None => vault::create(data.path(), &Key::ThisComputer(key), &now()).unwrap(),
        Some(folder) => vault::unlock(&folder, &Key::ThisComputer(key), &now()).unwrap(),
    };
    let folder = vault.folder().clone();
    session.opened(vault).unwrap();
    (session, folder)
}

fn remedies(session: &Session) -> Vec<Remedy> {
    session
        .open_now(|open, _| Ok::<_, Failure>(open.remedies()))
        .unwrap()
}

fn depth(session: &Session) -> Option<Depth> {
    session
        .open_now(|open, _| {
            let looked = open.looked.as_ref();
            Ok::<_, Failure>(looked.map(|noted| noted.found.depth))
        })
        .unwrap()
}

#[test]
fn what_was_found_is_remembered_and_is_nothing_to_be_backed_up_for() {
    let data = TempDir::new().unwrap();
    let key = ComputerKey::random().unwrap();
    let (session, folder) = open_session(&data, &key);
    // What opening noted counts with the first thing that is done.
    assert_eq!(depth(&session), None);
    let before = session
        .open_now(|open, _| Ok::<_, Failure>(open.changes))
        .unwrap();
    assert!(look(&session, Depth::Whole).unwrap());
    let after = session
        .open_now(|open, _| Ok::<_, Failure>(open.changes))
        .unwrap();
    assert_eq!(before, after);
    assert_eq!(session.checks.work.percent(), None);
    session.shut().unwrap();
    drop(session);
    let (session, _) = open_session(&data, &key);
    assert_eq!(depth(&session), Some(Depth::Whole));
    assert!(remedies(&session).is_empty());
    // The copy of the keys comes back with the next opening: then there is nothing left to be done.
    fs::remove_file(folder.path().join("vault.keys.bak")).unwrap();
    assert!(look(&session, Depth::Quick).unwrap());
    assert_eq!(remedies(&session), [Remedy::OpenAgain]);
    let tells = session.open_now(|open, _| Ok::<_, Failure>(open.tells_of_damage()));
    assert!(!tells.unwrap());
}

#[test]
fn what_was_found_of_another_database_says_nothing() {
    let data = TempDir::new().unwrap();
    let key = ComputerKey::random().unwrap();
    let (session, _) = open_session(&data, &key);
    session
        .open_now(|open, here| {
            let mut noted = Noted::new(&open.vault, here.now.instant(), 1);
            assert!(noted.is_about(&open.vault));
            noted.number += 1;
            assert!(noted.is_of(&open.vault) && !noted.is_about(&open.vault));
            noted.vault.push('x');
            assert!(!noted.is_of(&open.vault));
            Ok::<_, Failure>(())
        })
        .unwrap();
}

#[test]
fn closing_stops_what_is_under_way_and_leaves_nothing_open() {
    for _ in 0..5 {
        let data = TempDir::new().unwrap();
        let key = ComputerKey::random().unwrap();
        let (session, folder) = open_session(&data, &key);
        std::thread::scope(|threads| {
            let looking = threads.spawn(|| while look(&session, Depth::Whole).is_ok() {});
            while session.checks.work.percent().is_none() && !looking.is_finished() {
                std::thread::yield_now();
            }
            session.shut().unwrap();
            assert!(!ended_badly(&folder));
            looking.join().unwrap();
        });
        assert!(!folder.path().join("vault-1.db-wal").exists());
    }
}

#[test]
fn only_a_vault_that_was_cut_off_is_looked_through_by_itself() {
    let data = TempDir::new().unwrap();
    let key = ComputerKey::random().unwrap();
    let (session, _) = open_session(&data, &key);
    after_being_cut_off(&session);
    assert_eq!(depth(&session), None);
    session.checks.was_cut_off();
    after_being_cut_off(&session);
    assert_eq!(depth(&session), Some(Depth::Quick));
}

#[test]
fn how_far_it_is_never_goes_back() {
    let steps = [
        CheckStep::Pages { done: 0, of: 9 },
        CheckStep::Pages { done: 9, of: 9 },
        CheckStep::Structure,
        CheckStep::Media { done: 0, of: 2 },
        CheckStep::Media { done: 2, of: 2 },
    ];
    let far: Vec<u64> = steps.map(|step| progress(step).done).to_vec();
    assert!(far.is_sorted() && far[4] == 2 * HALF, "{far:?}");
}
