use super::*;

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

/// Runs `spoil` on the database's file, opens, and makes sure that opening left the spoilt file as it was.
fn told(spoil: impl FnOnce(&Path)) -> VaultError {
    let closed = Closed::with_key();
    spoil(&closed.database());
    let before = bytes_below(closed.data.path());
    let error = closed.error();
    assert_eq!(bytes_below(closed.data.path()), before);
    error
}

#[test]
fn a_missing_empty_or_cut_database_is_told() {
    assert!(matches!(
        told(|path| fs::remove_file(path).unwrap()),
        VaultError::VaultMissing
    ));
    assert!(matches!(
        told(|path| fs::write(path, "").unwrap()),
        VaultError::VaultDamaged
    ));
    for length in [1, 4096, 4095, 3 * 4096 + 100, 5 * 4096] {
        let cut = |path: &Path| {
            let bytes = fs::read(path).unwrap();
            assert!(bytes.len() > length);
            fs::write(path, &bytes[..length]).unwrap();
        };
        let error = told(cut);
        assert!(
            matches!(error, VaultError::VaultDamaged),
            "{length}: {error:?}"
        );
    }
}

#[test]
fn a_flipped_bit_on_the_first_page_is_told_as_damage() {
    for at in [16, 100, 4000, 4095] {
        let error = told(|path| flip(path, at));
        assert!(matches!(error, VaultError::VaultDamaged), "{at}: {error:?}");
    }
}

#[test]
fn a_flipped_bit_further_on_is_told_when_its_page_is_read_and_never_read_as_something_else() {
    let closed = Closed::with_key();
    let whole = fs::read(closed.database()).unwrap();
    let mut told_later = 0;
    for page in 1..whole.len() / 4096 {
        fs::write(closed.database(), &whole).unwrap();
        flip(&closed.database(), page * 4096 + 77);
        match closed.try_open() {
            Ok(vault) => {
                let read = vault.db.read(|connection| {
                    let text = connection
                        .query_row("SELECT text FROM entry", [], |row| row.get::<_, String>(0));
                    text.map_err(DbError::from)
                });
                match read {
                    Ok(text) => assert_eq!(text, CANARY),
                    Err(error) => {
                        assert!(matches!(error, DbError::Damaged), "{error:?}");
                        told_later += 1;
                    }
                }
            }
            Err(error) => assert!(matches!(error, VaultError::VaultDamaged), "{error:?}"),
        }
    }
    assert!(told_later > 0);
}

#[test]
fn a_spoilt_header_still_opens_because_the_salt_is_kept_elsewhere() {
    let closed = Closed::with_key();
    let mut bytes = fs::read(closed.database()).unwrap();
    bytes[..16].iter_mut().for_each(|byte| *byte ^= 0xff);
    fs::write(closed.database(), bytes).unwrap();
    assert_eq!(texts(&closed.open()), [CANARY]);
}

#[test]
fn another_vaults_database_and_a_plain_one_are_told() {
    let other = Closed::with_key();
    let foreign = |path: &Path| fs::write(path, fs::read(other.database()).unwrap()).unwrap();
    assert!(matches!(told(foreign), VaultError::VaultForeign));
    let plain = |path: &Path| {
        fs::remove_file(path).unwrap();
        let connection = rusqlite::Connection::open(path).unwrap();
        connection.execute_batch("CREATE TABLE t (a)").unwrap();
    };
    assert!(matches!(told(plain), VaultError::VaultForeign));
    assert!(matches!(
        told(|path| fs::write(path, [7; 8192]).unwrap()),
        VaultError::VaultForeign
    ));
}

#[test]
fn a_database_that_says_it_is_another_vaults_is_told() {
    for change in [
        "UPDATE vault_info SET value = x'00' WHERE name = 'vault'",
        "DROP TABLE vault_info",
    ] {
        let closed = Closed::with_key();
        let vault = closed.open();
        vault
            .db
            .read(|connection| connection.execute_batch(change))
            .unwrap();
        vault.lock().unwrap();
        assert!(matches!(closed.error(), VaultError::VaultForeign));
    }
}

#[test]
fn a_newer_schema_is_told_and_left_alone() {
    let closed = Closed::with_key();
    let vault = closed.open();
    vault
        .db
        .read(|connection| {
            connection.execute_batch("PRAGMA user_version = 9999; PRAGMA journal_mode = DELETE")
        })
        .unwrap();
    vault.lock().unwrap();
    let before = fs::read(closed.database()).unwrap();
    assert!(matches!(closed.error(), VaultError::VaultTooNew));
    assert_eq!(fs::read(closed.database()).unwrap(), before);
}
