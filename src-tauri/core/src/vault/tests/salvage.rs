use super::twin::{Rows, TWIN, beside, rows};
use super::*;
use crate::journal;
use crate::vault::{SalvageStep, Salvaged, salvage};

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

pub(super) fn salvaged(closed: &Closed) -> Result<(Vault, Salvaged), VaultError> {
    salvage(&closed.folder, &Key::ThisComputer(closed.key.as_ref().unwrap()), &now(), |_| ())
}

fn all(vault: &Vault) -> Rows {
    vault.db.read(|c| Ok::<_, DbError>(rows(c))).unwrap()
}

fn missing(salvaged: &Salvaged) -> u32 {
    salvaged.tables.iter().map(|table| table.missing).sum()
}

/// Flips a byte of a page, opens, salvages, and sets what came over beside what the twin says.
fn without_page(page: u32) {
    let twin = &*TWIN;
    let closed = twin.copy();
    flip(&closed.database(), (page as usize - 1) * 4096 + 99);
    let damaged = fs::read(closed.database()).unwrap();
    match closed.try_open() {
        Ok(vault) => drop(vault),
        Err(error) => assert!(matches!(error, VaultError::VaultDamaged), "{page}: {error:?}"),
    }
    // Opening may have left a log.
    fs::write(closed.database(), &damaged).unwrap();
    let before = bytes_below(closed.folder.path());
    let done = salvaged(&closed);
    if twin.schema.contains(&page) {
        assert!(matches!(done, Err(VaultError::NotSalvageable)), "{page}");
        assert_eq!(bytes_below(closed.folder.path()), before, "{page}");
        return;
    }
    let (mut vault, told) = done.unwrap_or_else(|error| panic!("{page}: {error:?}"));
    let (expected, lost) = twin.without(page);
    let found = all(&vault);
    for (table, rows) in &expected {
        assert_eq!(&found[table], rows, "page {page}, {table}");
    }
    assert_eq!((told.unreadable, told.pages, missing(&told) as usize), (1, twin.pages, lost), "{page}");
    assert!(told.tables.iter().all(|table| !table.more_may_miss), "{page}");
    assert_eq!(told.is_complete(), lost == 0, "{page}");
    assert!(told.media.missing.is_empty() && told.media.damaged.is_empty(), "{page}");
    if page % 16 == 0 {
        journal::index_all(&mut vault.db).unwrap();
        vault.lock().unwrap();
        assert_eq!(rows(&beside(&closed)), found, "{page}");
    }
    assert_eq!(fs::read(closed.database()).unwrap(), damaged);
}

/// In `of` parts, so that they are walked side by side.
fn every_page(part: u32, of: u32) {
    for page in (1..=TWIN.pages).filter(|page| page % of == part) {
        without_page(page);
    }
}

#[test]
fn without_any_one_page_every_row_comes_over_that_lies_on_others_1() {
    every_page(0, 4);
}

#[test]
fn without_any_one_page_every_row_comes_over_that_lies_on_others_2() {
    every_page(1, 4);
}

#[test]
fn without_any_one_page_every_row_comes_over_that_lies_on_others_3() {
    every_page(2, 4);
}

#[test]
fn without_any_one_page_every_row_comes_over_that_lies_on_others_4() {
    every_page(3, 4);
}

#[test]
fn an_undamaged_vault_comes_over_whole_and_opens_as_before() {
    let closed = TWIN.copy();
    let mut steps = Vec::new();
    let key = Key::ThisComputer(closed.key.as_ref().unwrap());
    let (vault, told) = salvage(&closed.folder, &key, &now(), |step| steps.push(step)).unwrap();
    assert!(told.is_complete());
    assert_eq!((told.unreadable, told.media.seen, told.kept_as.as_str()), (0, 5, "vault-1.db"));
    assert!(matches!(steps.first(), Some(SalvageStep::Pages { done: 1, .. })));
    assert_eq!(steps.last(), Some(&SalvageStep::Finishing));
    assert_eq!(all(&vault), TWIN.rows);
    let tallies = |vault: &Vault| -> String {
        let sql = "SELECT group_concat(what || entries) FROM (SELECT * FROM entry_tally WHERE entries > 0 ORDER BY what)";
        vault.db.read(|c| c.query_row(sql, [], |row| row.get(0))).unwrap()
    };
    let found = tallies(&vault);
    vault.lock().unwrap();
    let (again, twin) = (closed.open(), TWIN.copy().open());
    assert_eq!(tallies(&twin), found);
    assert_eq!(again.keys.number, 2);
    assert_eq!(again.slots(), twin.slots());
    // The damaged one stays, at every later opening too.
    again.lock().unwrap();
    closed.open().lock().unwrap();
    assert_eq!(
        names(closed.folder.path()),
        ["photos", "photos-2", "vault-1.db", "vault-2.db", "vault.keys", "vault.keys.bak"]
    );
}
