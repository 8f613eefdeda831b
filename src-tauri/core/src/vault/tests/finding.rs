use super::*;
use crate::vault::find;

#[test]
fn the_vault_opened_last_is_found_else_the_newest() {
    let data = TempDir::new().unwrap();
    assert_eq!(find(data.path(), None).unwrap(), None);
    let at = |ms| Now {
        utc: now().utc + chrono::Duration::milliseconds(ms),
        ..now()
    };
    let make = |now: &Now| {
        let vault = create(data.path(), &Key::Passphrase(&secret(PASSPHRASE)), now).unwrap();
        vault.folder().clone()
    };
    let (newer, older) = (make(&at(1)), make(&at(0)));
    assert_eq!(find(data.path(), None).unwrap().as_ref(), Some(&newer));
    assert_eq!(
        find(data.path(), Some(older.id())).unwrap().as_ref(),
        Some(&older)
    );
    for strange in [
        "",
        "../../etc",
        "0192f0c1-0000-7000-8000-000000000000",
        &older.id().to_uppercase(),
    ] {
        assert_eq!(
            find(data.path(), Some(strange)).unwrap().as_ref(),
            Some(&newer)
        );
    }
    assert_eq!(newer.path(), data.path().join("vaults").join(newer.id()));
}

#[test]
fn an_empty_or_foreign_folder_or_an_unfinished_vault_is_skipped() {
    let data = TempDir::new().unwrap();
    let vaults = data.path().join("vaults");
    for name in ["notes", "019b0000-0000-7000-8000-000000000000"] {
        fs::create_dir_all(vaults.join(name)).unwrap();
    }
    fs::write(vaults.join("notes/vault.keys"), "").unwrap();
    let unfinished = vaults.join("019b0000-0000-7000-8000-000000000001");
    fs::create_dir_all(&unfinished).unwrap();
    fs::write(unfinished.join("vault-1.db"), "").unwrap();
    assert_eq!(find(data.path(), None).unwrap(), None);
}

#[test]
fn a_vault_that_lost_its_keys_is_found_and_told() {
    let closed = Closed::with_key();
    fs::remove_file(closed.folder.keys()).unwrap();
    fs::remove_file(closed.folder.keys_copy()).unwrap();
    let found = find(closed.data.path(), Some(closed.folder.id()))
        .unwrap()
        .unwrap();
    assert!(matches!(found.unlock_ways(), Err(VaultError::KeysDamaged)));
    fs::remove_file(closed.database()).unwrap();
    assert!(matches!(found.unlock_ways(), Err(VaultError::VaultMissing)));
}
