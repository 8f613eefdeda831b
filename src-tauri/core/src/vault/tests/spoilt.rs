//! Whatever becomes of the files, what is told is right, and what was moved into the database stays readable.

use super::salvage::{all, flip, salvaged};
use super::twin::TWIN;
use super::*;
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::{ended_badly, salvage};

#[test]
fn a_database_cut_off_anywhere_is_told_as_damaged() {
    let closed = TWIN.copy();
    let whole = fs::read(closed.database()).unwrap();
    let file = fs::OpenOptions::new()
        .write(true)
        .open(closed.database())
        .unwrap();
    for length in (0..whole.len()).step_by(512).rev() {
        file.set_len(length as u64).unwrap();
        let error = closed.error();
        assert!(
            matches!(error, VaultError::VaultDamaged),
            "{length}: {error:?}"
        );
    }
    assert_eq!(
        fs::read(closed.folder.keys()).unwrap(),
        fs::read(closed.folder.keys_copy()).unwrap()
    );
}

#[test]
fn of_a_database_that_was_cut_off_comes_over_what_is_there_and_nothing_else() {
    let whole = fs::read(TWIN.copy().database()).unwrap();
    let (mut some, mut none) = (0, 0);
    let lengths = [0, 512, 4096, 4608]
        .into_iter()
        .chain((1..whole.len()).step_by(31 * 4096 - 512));
    for length in lengths {
        let closed = TWIN.copy();
        fs::write(closed.database(), &whole[..length]).unwrap();
        let before = bytes_below(closed.data.path());
        match salvaged(&closed) {
            Ok((vault, told)) => {
                let found = all(&vault);
                for (table, rows) in &TWIN.rows {
                    let came = &found[table];
                    // What pointed to rows that are gone no longer does: only tables without references are set beside.
                    if [
                        "entry_version",
                        "setting",
                        "path",
                        "tag",
                        "occurrence",
                        "plan_item",
                    ]
                    .contains(&table.as_str())
                    {
                        assert!(
                            came.iter().all(|row| rows.contains(row)),
                            "{length}: {table}"
                        );
                    }
                    let told = told.tables.iter().find(|told| told.name == *table).unwrap();
                    assert!(
                        came.len() <= rows.len() && told.rows as usize == came.len(),
                        "{length}: {table}"
                    );
                    let lost = told.missing > 0 || told.more_may_miss || told.dropped > 0;
                    assert!(
                        lost || came.len() == rows.len(),
                        "{length}: {table} is said to be whole"
                    );
                }
                some += 1;
            }
            Err(VaultError::NotSalvageable) => {
                assert!(bytes_below(closed.data.path()) == before);
                none += 1;
            }
            Err(error) => panic!("{length}: {error:?}"),
        }
    }
    assert!(some > 2 && none > 2, "{some} {none}");
}

#[test]
fn a_page_of_zeros_is_a_damaged_page() {
    // A text that ends on such a page would else end in zeros.
    let closed = TWIN.copy();
    let page = TWIN.pages_of_words("story_chapter")[0];
    let mut bytes = fs::read(closed.database()).unwrap();
    bytes[(page as usize - 1) * 4096..page as usize * 4096].fill(0);
    fs::write(closed.database(), bytes).unwrap();
    let (vault, told) = salvaged(&closed).unwrap();
    assert!(all(&vault)["story_chapter"] == TWIN.without(page).0["story_chapter"]);
    assert_eq!(told.unreadable, 1);
}

#[test]
fn either_keys_file_may_be_damaged_anywhere() {
    let closed = TWIN.copy();
    let good = fs::read(closed.folder.keys()).unwrap();
    for path in [closed.folder.keys(), closed.folder.keys_copy()] {
        for at in (0..good.len()).step_by(53) {
            flip(&path, at);
            closed.open().lock().unwrap();
            fs::write(&path, &good[..at]).unwrap();
            closed.open().lock().unwrap();
            assert_eq!(fs::read(closed.folder.keys()).unwrap(), good);
            assert_eq!(fs::read(closed.folder.keys_copy()).unwrap(), good);
        }
    }
    // A salvage goes through the copy as well, and keeps what was there.
    flip(&closed.folder.keys(), 9);
    let spoilt = fs::read(closed.folder.keys()).unwrap();
    salvaged(&closed).unwrap().0.lock().unwrap();
    assert!(
        bytes_below(closed.folder.path())
            .values()
            .any(|bytes| *bytes == spoilt)
    );
    for path in [closed.folder.keys(), closed.folder.keys_copy()] {
        flip(&path, 7);
    }
    assert!(matches!(closed.error(), VaultError::KeysDamaged));
    assert!(matches!(salvaged(&closed), Err(VaultError::KeysDamaged)));
}

/// A vault as a crash leaves it, with texts in its log alone: one write after the other.
fn crashed(writes: i64) -> (Closed, Closed) {
    let closed = Closed::with_key();
    let mut vault = closed.open();
    for n in 2..2 + writes {
        write(&mut vault, n, &format!("{n} {}", "in the log ".repeat(400)));
    }
    let data = TempDir::new().unwrap();
    copy(closed.data.path(), data.path());
    drop(vault);
    let crashed = Closed {
        folder: Folder::new(data.path(), closed.folder.uuid()),
        key: closed
            .key
            .as_ref()
            .map(|key| ComputerKey::from_bytes(key.bytes())),
        data,
    };
    (crashed, closed)
}

#[test]
fn whatever_is_damaged_in_the_log_what_was_moved_out_of_it_opens_and_so_does_what_came_before() {
    let (crashed, _) = crashed(4);
    let log = log_of(&crashed.database());
    let (database, bytes) = (
        fs::read(crashed.database()).unwrap(),
        fs::read(&log).unwrap(),
    );
    let frames = (bytes.len() - 32) / (24 + 4096);
    assert!(frames > 8, "{frames}");
    let mut seen = std::collections::BTreeSet::new();
    let spots = [0, 5, 9, 17, 30]
        .into_iter()
        .chain((0..frames).flat_map(|frame| {
            let at = 32 + frame * (24 + 4096);
            [at, at + 5, at + 9, at + 17, at + 24, at + 24 + 4095]
        }));
    for spot in spots {
        fs::write(crashed.database(), &database).unwrap();
        let mut spoilt = bytes.clone();
        spoilt[spot] ^= 0x10;
        fs::write(&log, &spoilt).unwrap();
        assert!(ended_badly(&crashed.folder));
        let vault = crashed
            .try_open()
            .unwrap_or_else(|error| panic!("{spot}: {error:?}"));
        let there = texts(&vault);
        assert!(!there.is_empty() && there[0] == CANARY, "{spot}");
        assert!(
            there
                .iter()
                .skip(1)
                .zip(2..)
                .all(|(text, n)| text.starts_with(&format!("{n} in"))),
            "{spot}"
        );
        vault.db.read(sqlcipher::verify).unwrap();
        seen.insert(there.len());
        vault.lock().unwrap();
        assert!(!ended_badly(&crashed.folder));
    }
    // From none of them to all but the last.
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn a_salvage_takes_the_log_in_as_opening_does_and_leaves_it_where_it_is() {
    let (crashed, _) = crashed(4);
    let log = log_of(&crashed.database());
    let bytes = fs::read(&log).unwrap();
    let last = bytes.len() - 100;
    for (spoilt, due) in [(None, 5), (Some(last), 4), (Some(100), 1)] {
        let closed = Closed {
            folder: crashed.folder.clone(),
            key: crashed
                .key
                .as_ref()
                .map(|key| ComputerKey::from_bytes(key.bytes())),
            data: TempDir::new().unwrap(),
        };
        let mut there = bytes.clone();
        if let Some(at) = spoilt {
            there[at] ^= 1;
        }
        fs::write(&log, &there).unwrap();
        let keys = fs::read(closed.folder.keys()).unwrap();
        let database = fs::read(closed.database()).unwrap();
        let (vault, told) = salvaged(&closed).unwrap();
        let came = texts(&vault);
        assert!(
            told.is_complete() && came[0] == CANARY && came.len() == due,
            "{}",
            came.len()
        );
        vault.lock().unwrap();
        assert!(
            fs::read(&log).unwrap() == there && fs::read(closed.database()).unwrap() == database
        );
        // Back to the damaged one, for the next.
        for path in [closed.folder.keys(), closed.folder.keys_copy()] {
            fs::write(path, &keys).unwrap();
        }
    }
}

#[test]
fn a_first_page_that_is_whole_in_the_log_alone_is_enough() {
    let (crashed, closed) = crashed(1);
    // The next write moves the first page into the log.
    drop(closed);
    let vault = crashed.open();
    vault
        .db
        .read(|c| {
            c.execute_batch("CREATE TABLE in_the_log (a) STRICT")
                .or(c.execute_batch("CREATE TABLE in_the_log (a TEXT) STRICT"))
        })
        .unwrap();
    let data = TempDir::new().unwrap();
    copy(crashed.data.path(), data.path());
    drop(vault);
    let folder = Folder::new(data.path(), crashed.folder.uuid());
    flip(&folder.database(1), 200);
    let key = Key::ThisComputer(crashed.key.as_ref().unwrap());
    let (vault, told) = salvage(&folder, &key, &now(), |_| ()).unwrap();
    assert_eq!((texts(&vault).len(), told.unreadable), (2, 0));
}

#[test]
fn sqlcipher_gives_zeros_for_the_end_of_a_text_on_a_damaged_page() {
    // Why a row is only taken when no damaged page was met while it was read.
    let closed = TWIN.copy();
    let page = TWIN.pages_of_words("story_chapter")[0];
    let vault = closed.open();
    let key = DatabaseKey::new(&vault.data_key, vault.keys.salt);
    vault.lock().unwrap();
    flip(&closed.database(), (page as usize - 1) * 4096 + 7);
    let connection = sqlcipher::open(&closed.database(), &key).unwrap();
    let texts: Vec<Result<String, _>> = connection
        .prepare("SELECT words FROM story_chapter")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect();
    assert!(
        texts.iter().flatten().any(|text| text.ends_with('\0')),
        "{}",
        texts.len()
    );
}

fn log_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

#[test]
fn a_log_cut_off_anywhere_leaves_what_came_before_and_an_empty_log() {
    let (crashed, _) = crashed(3);
    let log = log_of(&crashed.database());
    let (database, bytes) = (
        fs::read(crashed.database()).unwrap(),
        fs::read(&log).unwrap(),
    );
    let mut seen = std::collections::BTreeSet::new();
    for length in (0..bytes.len()).step_by(512) {
        fs::write(crashed.database(), &database).unwrap();
        fs::write(&log, &bytes[..length]).unwrap();
        let vault = crashed
            .try_open()
            .unwrap_or_else(|error| panic!("{length}: {error:?}"));
        let there = texts(&vault);
        assert_eq!(there[0], CANARY, "{length}");
        let in_order = (2..)
            .zip(&there[1..])
            .all(|(n, text)| text.starts_with(&format!("{n} in")));
        assert!(in_order, "{length}");
        seen.insert(there.len());
        vault.db.checkpoint().unwrap();
        vault.db.read(sqlcipher::verify).unwrap();
        vault.lock().unwrap();
        assert!(!log.exists(), "{length}");
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_wrong_key_is_told_as_that_whatever_is_damaged_and_damage_never_as_a_wrong_key() {
    let wrong = ComputerKey::random().unwrap();
    let whole = fs::read(TWIN.copy().database()).unwrap();
    let closed = TWIN.copy();
    for page in 0..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 2000] ^= 1;
        fs::write(closed.database(), &bytes).unwrap();
        let told = unlock(&closed.folder, &Key::ThisComputer(&wrong), &now()).unwrap_err();
        assert!(matches!(told, VaultError::KeychainLost), "{page}: {told:?}");
        // A page that is not read in opening is met later.
        match closed.try_open() {
            Ok(vault) => drop(vault),
            Err(error) => assert!(
                matches!(error, VaultError::VaultDamaged),
                "{page}: {error:?}"
            ),
        }
        for companion in ["-wal", "-shm"] {
            let mut name = closed.database().into_os_string();
            name.push(companion);
            let _ = fs::remove_file(name);
        }
    }
}

#[test]
fn part_of_a_page_that_is_whole_in_the_log_is_no_damage() {
    // As a power cut leaves it while the log is moved into the database.
    let (crashed, _) = crashed(2);
    let mut bytes = fs::read(crashed.database()).unwrap();
    bytes.extend([7; 512]);
    fs::write(crashed.database(), bytes).unwrap();
    let vault = crashed.open();
    assert_eq!(texts(&vault).len(), 3);
    vault.db.checkpoint().unwrap();
    vault.db.read(sqlcipher::verify).unwrap();
    vault.lock().unwrap();
    assert_eq!(texts(&crashed.open()).len(), 3);
}
