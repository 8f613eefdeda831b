//! What has to be there after a work was stopped, opened as Cairn opens it.

use std::collections::HashMap;

use super::super::backups::own;
use super::super::*;
use super::work::{self, Work, passphrase};
use super::{Told, ready};
use crate::db;
use crate::journal::photos::{self, PhotoFolder};
use crate::vault::keys_file::{self, KeysFile};
use crate::vault::{put_back, salvage, sqlcipher};

/// Looks at rooms after the same work. What a keys file opens with costs half a second: it is remembered.
pub(super) struct Checker {
    work: Work,
    passphrases: HashMap<Vec<u8>, usize>,
}

impl Checker {
    pub(super) fn new(work: Work) -> Self {
        Self {
            work,
            passphrases: HashMap::new(),
        }
    }

    /// Whatever was acknowledged is there, what was begun is there whole or not at all, and nothing else is left. Gives how many
    /// parts are there.
    pub(super) fn check(&mut self, room: &Path, told: &Told) -> usize {
        let data = ready::data(room);
        let Some(folder) = find(&data, None).unwrap() else {
            assert_eq!(self.work, Work::Create);
            assert!(told.done.is_empty(), "it was there and is gone");
            work::run(self.work, room, 1, &mut |_| ()).unwrap();
            return 0;
        };
        self.keys_name_databases(&folder);
        let state = match self.work {
            Work::PutBackClosed => closed_put_back(room, &folder),
            Work::Salvage => salvaged(room, &folder),
            _ => self.open_and_look(room, &folder, told),
        };
        assert!(
            (told.done.len()..=told.begun).contains(&state),
            "{state} parts are there of {told:?}"
        );
        assert_eq!(
            fs::read(folder.keys()).unwrap(),
            fs::read(folder.keys_copy()).unwrap()
        );
        // And once more.
        match self.work {
            Work::Rekey | Work::Passphrase => {}
            _ => {
                let vault = unlock(&folder, &Key::ThisComputer(&ready::key(room)), &now()).unwrap();
                vault.db.read(sqlcipher::verify).unwrap();
                vault.lock().unwrap();
            }
        }
        state
    }

    fn keys_name_databases(&self, folder: &Folder) {
        let numbers = folder.numbers();
        for path in [folder.keys(), folder.keys_copy()] {
            let Ok(bytes) = fs::read(&path) else {
                let first = self.work == Work::Create && path == folder.keys_copy();
                assert!(first, "{} is not there", path.display());
                continue;
            };
            let keys: KeysFile = keys_file::parse(&bytes).unwrap().file;
            assert!(numbers.contains(&keys.number), "{numbers:?}");
        }
    }

    fn open_and_look(&mut self, room: &Path, folder: &Folder, told: &Told) -> usize {
        let computer = ready::key(room);
        let key = Key::ThisComputer(&computer);
        let (vault, state) = match self.work {
            Work::Rekey => self.re_keyed(room, folder, told),
            Work::Passphrase => {
                let code = ready::code(room);
                let vault = unlock(folder, &Key::RecoveryCode(&code), &now()).unwrap();
                let state = self.passphrase_of(folder, &vault, told);
                (vault, state)
            }
            _ => {
                let vault = unlock(folder, &key, &now()).unwrap();
                // Whoever opens an old one brings it up to date.
                let state = match self.work {
                    Work::Migrate => told.done.len(),
                    work => state(work, &vault),
                };
                (vault, state)
            }
        };
        assert!(!vault.newer_keys_known());
        look(self.work, &vault, state);
        if self.work == Work::Code {
            codes(folder, told, state);
        }
        for backup in own(&vault).backups().unwrap() {
            if self.work != Work::Rekey {
                assert_eq!(backup.verify(Some(&vault), None).unwrap(), 0);
                continue;
            }
            // Those of before have the keys of then until they are sealed anew.
            let whole = |then: &Key<'_>| matches!(backup.verify(Some(&vault), Some(then)), Ok(0));
            let earlier = |n| whole(&Key::Passphrase(&passphrase(n)));
            assert!(whole(&key) || (1..=told.begun).any(earlier));
        }
        vault.lock().unwrap();
        tidy(folder, &[]);
        state
    }

    /// The new passphrase opens and the old one does not, or the other way round.
    fn passphrase_of(&mut self, folder: &Folder, vault: &Vault, told: &Told) -> usize {
        let bytes = fs::read(folder.keys()).unwrap();
        *self.passphrases.entry(bytes).or_insert_with(|| {
            let opens = |n: &usize| match vault.confirm(&Key::Passphrase(&passphrase(*n))) {
                Ok(()) => true,
                Err(VaultError::WrongPassphrase) => false,
                Err(error) => panic!("{error:?}"),
            };
            let holding: Vec<usize> = (0..=told.begun).filter(opens).collect();
            assert_eq!(holding.len(), 1, "{holding:?}");
            holding[0]
        })
    }

    fn re_keyed(&mut self, room: &Path, folder: &Folder, told: &Told) -> (Vault, usize) {
        let ways = folder.unlock_ways().unwrap();
        assert_ne!(ways.this_computer, ways.passphrase);
        if ways.this_computer {
            let key = ready::key(room);
            return (unlock(folder, &Key::ThisComputer(&key), &now()).unwrap(), 0);
        }
        let bytes = fs::read(folder.keys()).unwrap();
        if let Some(state) = self.passphrases.get(&bytes) {
            let now_holds = passphrase(*state);
            let vault = unlock(folder, &Key::Passphrase(&now_holds), &now()).unwrap();
            return (vault, *state);
        }
        for n in (1..=told.begun).rev() {
            match unlock(folder, &Key::Passphrase(&passphrase(n)), &now()) {
                Ok(vault) => {
                    self.passphrases.insert(bytes, n);
                    return (vault, n);
                }
                Err(VaultError::WrongPassphrase) => {}
                Err(error) => panic!("{error:?}"),
            }
        }
        panic!("no passphrase opens it");
    }
}

/// How many parts of the work the open vault shows.
fn state(work: Work, vault: &Vault) -> usize {
    let entries = texts(vault).len();
    match work {
        Work::Create => 1,
        Work::Save | Work::Import => entries - ready::ENTRIES,
        Work::Photo => vault.db.read(photos::named).unwrap().len() - 2,
        Work::BackUp => own(vault).backups().unwrap().len(),
        Work::PutBack | Work::Code => vault.keys.rev as usize - 1,
        Work::Migrate | Work::Rekey | Work::Passphrase | Work::PutBackClosed | Work::Salvage => {
            unreachable!()
        }
    }
}

fn look(work: Work, vault: &Vault, state: usize) {
    let base = |entries: usize| (1..=entries).map(ready::text).collect::<Vec<_>>();
    let mut expected = match (work, state) {
        (Work::Create, _) => Vec::new(),
        (Work::Migrate, _) => (1..=ready::OLD_ENTRIES)
            .map(|n| ready::text(1 + n % 9))
            .collect(),
        (Work::PutBack, 1..) => base(ready::BACKED_UP[(state - 1) % 2]),
        (Work::PutBackClosed, _) => base(ready::BACKED_UP[0]),
        _ => base(ready::ENTRIES),
    };
    match work {
        Work::Save => expected.extend((0..state).map(work::words)),
        Work::Import => expected.extend((0..state).map(ready::incoming)),
        _ => {}
    }
    assert_eq!(texts(vault), expected);
    let photos = match work {
        Work::Create | Work::Migrate => 0,
        Work::Photo | Work::Import => 2 + state,
        _ => 2,
    };
    let named = vault.db.read(photos::named).unwrap();
    assert_eq!(named.len(), photos);
    let folder = PhotoFolder::of(vault);
    for id in &named {
        vault.db.read(|c| photos::open(c, &folder, id)).unwrap();
    }
    let version: u32 = vault
        .db
        .read(|c| c.query_row("PRAGMA user_version", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(version, db::LATEST);
    // What is in the log counts: its pages in the database may be torn.
    vault.db.checkpoint().unwrap();
    vault.db.read(sqlcipher::verify).unwrap();
}

/// The code of the last part opens, and no earlier one does.
fn codes(folder: &Folder, told: &Told, state: usize) {
    for (n, told) in told.done.iter().enumerate() {
        let words = told.split_once(' ').unwrap().1;
        match unlock(folder, &Key::RecoveryCode(&secret(words)), &now()) {
            Ok(vault) => {
                assert_eq!(n + 1, state, "an old code opens");
                vault.lock().unwrap();
            }
            Err(VaultError::WrongRecoveryCode) => assert_ne!(n + 1, state, "its code is lost"),
            Err(error) => panic!("{error:?}"),
        }
    }
}

/// A vault that does not open: it is put back then, now or after all.
fn closed_put_back(room: &Path, folder: &Folder) -> usize {
    let computer = ready::key(room);
    let key = Key::ThisComputer(&computer);
    let mut state = 1;
    let vault = unlock(folder, &key, &now()).or_else(|error| {
        assert!(matches!(error, VaultError::VaultDamaged), "{error:?}");
        state = 0;
        let backup = ready::backups(&ready::data(room), folder).remove(0);
        put_back(&ready::data(room), &backup, &key, &now())
    });
    let vault = vault.unwrap();
    look(Work::PutBackClosed, &vault, state);
    vault.lock().unwrap();
    // The damaged one is kept, with the keys of then.
    tidy(folder, &["vault-1.db", "photos"]);
    state
}

fn salvaged(room: &Path, folder: &Folder) -> usize {
    let computer = ready::key(room);
    let key = Key::ThisComputer(&computer);
    let vault = unlock(folder, &key, &now()).unwrap();
    let state = usize::from(vault.keys.number > 1);
    vault.lock().unwrap();
    tidy(
        folder,
        if state == 0 {
            &[]
        } else {
            &["vault-1.db", "photos"]
        },
    );
    if state == 0 {
        let (vault, _) = salvage(folder, &key, &now(), |_| ()).unwrap();
        vault.lock().unwrap();
        tidy(folder, &["vault-1.db", "photos"]);
    }
    let vault = unlock(folder, &key, &now()).unwrap();
    look(Work::Salvage, &vault, state);
    vault.lock().unwrap();
    state
}

/// Nothing is left in the folder of a closed vault but what belongs there, and what is `kept` of a damaged one.
fn tidy(folder: &Folder, kept: &[&str]) {
    let bytes = fs::read(folder.keys()).unwrap();
    let number = keys_file::parse(&bytes).unwrap().file.number;
    let database = crate::vault::folder::database_name(number);
    let photos = crate::vault::folder::photos_name(number);
    let belongs = |name: &str| {
        [
            &database,
            &photos,
            "vault.keys",
            "vault.keys.bak",
            "backups",
        ]
        .contains(&name)
            || kept.contains(&name)
            || (!kept.is_empty() && name.contains(".replaced-"))
    };
    let strange: Vec<String> = names(folder.path())
        .into_iter()
        .filter(|name| !belongs(name))
        .collect();
    assert!(strange.is_empty(), "left behind: {strange:?}");
}
