//! What a work begins with: a small vault below `data`, and beside it what opens it and what it takes in.

use std::sync::OnceLock;

use super::super::backups::{at, back_up, own};
use super::super::salvage::flip;
use super::super::*;
use super::work::{Work, passphrase, png};
use crate::db;
use crate::export::{What, write as export};
use crate::journal::photos::{self, PhotoFolder, Picture};
use crate::journal::{NewEntry, save_text};
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::{Backup, BackupPlace, info};

/// How many entries are in the vault, and in its older and its newer backup.
pub(super) const ENTRIES: usize = 4;
pub(super) const BACKED_UP: [usize; 2] = [2, 3];
/// How many the database of the oldest schema has: enough that bringing it up to date takes a while.
pub(super) const OLD_ENTRIES: usize = 150;

pub(super) fn data(room: &Path) -> PathBuf {
    room.join("data")
}

pub(super) fn key(room: &Path) -> ComputerKey {
    let bytes: [u8; 32] = fs::read(room.join("key")).unwrap().try_into().unwrap();
    ComputerKey::from_bytes(&bytes)
}

pub(super) fn code(room: &Path) -> SecretString {
    secret(&fs::read_to_string(room.join("code")).unwrap())
}

pub(super) fn zip(room: &Path, n: usize) -> PathBuf {
    room.join(format!("{n}.zip"))
}

/// The backups in the vault's own folder, oldest first.
pub(super) fn backups(data: &Path, folder: &Folder) -> Vec<Backup> {
    let mut all = Vec::new();
    for place in BackupPlace::below(data).unwrap() {
        assert_eq!(place.vault(), folder.id());
        all.extend(place.backups().unwrap());
    }
    all.reverse();
    all
}

/// The text of an entry of the vault, the first is 1.
pub(super) fn text(n: usize) -> String {
    format!("{n} {}", "before it was stopped ".repeat(n * 60))
}

/// A room in which this work can begin; it is made once.
pub(super) fn room(work: Work) -> &'static Path {
    static ROOMS: [OnceLock<TempDir>; Work::ALL.len()] =
        [const { OnceLock::new() }; Work::ALL.len()];
    let place = Work::ALL.into_iter().position(|other| other == work);
    ROOMS[place.unwrap()].get_or_init(|| made(work)).path()
}

fn made(work: Work) -> TempDir {
    let room = TempDir::new().unwrap();
    let data = data(room.path());
    fs::create_dir(&data).unwrap();
    let key = ComputerKey::random().unwrap();
    fs::write(room.path().join("key"), key.bytes()).unwrap();
    if work == Work::Create {
        return room;
    }
    let mut vault = create(&data, &Key::ThisComputer(&key), &now()).unwrap();
    if work == Work::Migrate {
        make_old(&vault);
        return room;
    }
    for n in 1..=ENTRIES {
        write(&mut vault, i64::try_from(n).unwrap(), &text(n));
        if n <= 2 {
            add_photo(&mut vault, n);
        }
        // The first backup makes its folder as well.
        if BACKED_UP.contains(&n) && work != Work::BackUp {
            back_up(&vault, &own(&vault), i64::try_from(n).unwrap() * 60);
        }
    }
    match work {
        Work::Passphrase => {
            let code = vault.new_recovery_code(None, &now()).unwrap();
            fs::write(room.path().join("code"), code.words().join(" ")).unwrap();
            vault.set_passphrase(None, &passphrase(0), &now()).unwrap();
        }
        Work::Import => (0..Work::Import.most()).for_each(|n| make_zip(&zip(room.path(), n), n)),
        _ => {}
    }
    let database = vault.folder().database(1);
    let page: u32 = vault
        .db
        .read(|c| {
            c.query_row(
                "SELECT max(pageno) FROM dbstat WHERE name = 'setting'",
                [],
                |row| row.get(0),
            )
        })
        .unwrap();
    vault.lock().unwrap();
    match work {
        // It opens, and a table of it cannot be read.
        Work::Salvage => flip(&database, (page as usize - 1) * 4096 + 2000),
        // It does not open any more.
        Work::PutBackClosed => flip(&database, 200),
        _ => {}
    }
    room
}

fn make_old(vault: &Vault) {
    let key = DatabaseKey::new(&vault.data_key, vault.keys.salt);
    let database = vault.folder().database(1);
    fs::remove_file(&database).unwrap();
    let old = sqlcipher::make(&database, &key).unwrap();
    db::build(&old, 1).unwrap();
    let keys = fs::read(vault.folder().keys()).unwrap();
    info::bind(&old, &vault.keys, &keys).unwrap();
    let insert = "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at) VALUES (?1, ?1, ?2, 0, 'UTC', 0, 0)";
    for n in 1..=OLD_ENTRIES {
        old.execute(insert, params![n as i64, text(1 + n % 9)])
            .unwrap();
    }
    old.close().unwrap();
    for companion in ["vault-1.db-wal", "vault-1.db-shm"] {
        let _ = fs::remove_file(vault.folder().path().join(companion));
    }
}

fn add_photo(vault: &mut Vault, n: usize) {
    let folder = PhotoFolder::of(vault);
    let picture = Picture::take_in(png(1000 + n), false).unwrap();
    let entry = db::EntryId::from("1".to_owned());
    photos::add(&mut vault.db, &folder, &entry, picture, &now()).unwrap();
}

/// What another vault took along: an entry with a photo.
fn make_zip(path: &Path, n: usize) {
    let other = TempDir::new().unwrap();
    let key = ComputerKey::random().unwrap();
    let mut vault = create(other.path(), &Key::ThisComputer(&key), &now()).unwrap();
    let new = NewEntry::begin(false, &at(5000 + i64::try_from(n).unwrap()));
    save_text(&mut vault.db, &new, &incoming(n), &now()).unwrap();
    let folder = PhotoFolder::of(&vault);
    let picture = Picture::take_in(png(2000 + n), false).unwrap();
    photos::add(&mut vault.db, &folder, &new.id, picture, &now()).unwrap();
    vault
        .db
        .read(|c| export(c, &folder, path, What::Everything, &now(), &mut |_| true))
        .unwrap();
}

/// The text of the entry in an export.
pub(super) fn incoming(n: usize) -> String {
    format!("{n} {}", "from elsewhere ".repeat(300))
}
