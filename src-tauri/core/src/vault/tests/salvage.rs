use super::twin::{Rows, TWIN, rows};
use super::*;
use crate::db;
use crate::journal;
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::{SalvageStep, Salvaged, info, salvage};

pub(super) fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

pub(super) fn salvaged(closed: &Closed) -> Result<(Vault, Salvaged), VaultError> {
    salvage(
        &closed.folder,
        &Key::ThisComputer(closed.key.as_ref().unwrap()),
        &now(),
        |_| (),
    )
}

pub(super) fn all(vault: &Vault) -> Rows {
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
        Err(error) => assert!(
            matches!(error, VaultError::VaultDamaged),
            "{page}: {error:?}"
        ),
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
        let (came, due) = (&found[table], rows);
        assert!(
            came == due,
            "page {page}, {table}: {} rows for {}",
            came.len(),
            due.len()
        );
    }
    assert_eq!(
        (told.unreadable, told.pages, missing(&told) as usize),
        (1, twin.pages, lost),
        "{page}"
    );
    assert!(
        told.tables.iter().all(|table| !table.more_may_miss),
        "{page}"
    );
    assert_eq!(told.is_complete(), lost == 0, "{page}");
    assert!(
        told.media.missing.is_empty() && told.media.damaged.is_empty(),
        "{page}"
    );
    if page.is_multiple_of(16) {
        journal::index_all(&mut vault.db).unwrap();
        vault.lock().unwrap();
        assert!(rows(&beside(&closed)) == found, "{page}");
    }
    assert_eq!(fs::read(closed.database()).unwrap(), damaged);
}

/// Of pages on which nothing is that would be copied, every sixth. In `of` parts, so that they are walked side by side.
fn every_page(part: u32, of: u32) {
    let quick =
        |page: &u32| TWIN.holds_rows(*page) || TWIN.schema.contains(page) || page.is_multiple_of(6);
    for page in (1..=TWIN.pages)
        .filter(quick)
        .filter(|page| page % of == part)
    {
        without_page(page);
    }
}

#[test]
fn without_any_one_page_every_row_comes_over_that_lies_on_others() {
    every_page(0, 2);
}

#[test]
fn without_any_one_page_every_row_comes_over_that_lies_on_others_too() {
    every_page(1, 2);
}

#[test]
#[ignore = "the pages of empty tables and of indexes, too: a minute"]
fn without_any_page_at_all_every_row_comes_over_that_lies_on_others() {
    (1..=TWIN.pages).for_each(without_page);
}

/// What comes over without all of these pages.
fn without_pages(pages: &[u32]) -> (Rows, Salvaged) {
    let closed = TWIN.copy();
    for page in pages {
        flip(&closed.database(), (*page as usize - 1) * 4096 + 2000);
    }
    let (vault, told) = salvaged(&closed).unwrap();
    (all(&vault), told)
}

#[test]
fn what_lies_between_two_damaged_pages_is_found_without_any_index() {
    // Two leaves, with others before, between and after, and every index.
    let leaves = TWIN.leaves("path_log");
    assert!(leaves.len() >= 3, "{leaves:?}");
    let indexes = TWIN.index_pages("path_log");
    let middle = leaves[1];
    let (expected, lost) = TWIN.without(middle);
    let (found, told) = without_pages(&[&[middle][..], &indexes].concat());
    assert!(lost > 0 && found["path_log"] == expected["path_log"]);
    let log = told
        .tables
        .iter()
        .find(|table| table.name == "path_log")
        .unwrap();
    // How many are missing cannot be known then, and is not claimed.
    assert_eq!((log.missing, log.more_may_miss), (0, true));

    let leaves = TWIN.leaves("entry");
    assert!(leaves.len() >= 5, "{leaves:?}");
    let spoilt = [leaves[1], leaves[3]];
    let (mut expected, _) = TWIN.without(spoilt[0]);
    let (other, _) = TWIN.without(spoilt[1]);
    expected
        .get_mut("entry")
        .unwrap()
        .retain(|row| other["entry"].contains(row));
    let (found, told) = without_pages(&[&spoilt[..], &TWIN.index_pages("entry")].concat());
    assert!(found["entry"] == expected["entry"]);
    assert!(!told.is_complete());
    // With the indexes what is missing is counted.
    let (found, told) = without_pages(&spoilt);
    let entry = told
        .tables
        .iter()
        .find(|table| table.name == "entry")
        .unwrap();
    assert!(found["entry"] == expected["entry"]);
    assert_eq!(
        (entry.missing as usize, entry.more_may_miss),
        (TWIN.rows["entry"].len() - expected["entry"].len(), false)
    );
}

#[test]
fn what_belongs_to_a_row_that_is_gone_goes_and_is_counted_and_what_points_there_stays() {
    let (found, told) = without_pages(&[TWIN.leaves("contact")[0]]);
    let of = |name: &str| {
        told.tables
            .iter()
            .find(|table| table.name == name)
            .unwrap()
            .clone()
    };
    assert_eq!(of("contact").missing as usize + found["contact"].len(), 6);
    assert!(of("contact").missing > 0);
    assert_eq!(of("channel").dropped as usize + found["channel"].len(), 30);
    assert!(of("channel").dropped > 0);
    assert_eq!(
        (of("reach_out").dropped, found["reach_out"].len()),
        (0, 120)
    );
    assert!(of("reach_out").unlinked > 0);
    assert!(!told.is_complete());
}

#[test]
fn photos_that_are_not_there_are_told() {
    let closed = TWIN.copy();
    let photos = closed.folder.photos(1);
    let named = names(&photos);
    fs::remove_file(photos.join(&named[0])).unwrap();
    flip(&photos.join(&named[1]), 30);
    let (vault, told) = salvaged(&closed).unwrap();
    let ids = |ids: &[crate::db::PhotoId]| {
        ids.iter()
            .map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (
            told.media.seen,
            ids(&told.media.missing),
            ids(&told.media.damaged)
        ),
        (5, vec![named[0].clone()], vec![named[1].clone()])
    );
    // Those that are there have a second name in the new vault's folder.
    assert_eq!(names(&vault.photos()), named[1..]);
}

#[test]
fn a_salvage_that_fails_or_is_cut_off_leaves_the_damaged_vault_as_it_was() {
    let twin = TWIN.copy();
    flip(
        &twin.database(),
        (TWIN.leaves("path_log")[1] as usize - 1) * 4096 + 9,
    );
    let steps = crash::crashes(twin.data.path(), || drop(salvaged(&twin).unwrap())).1;
    let commit = steps
        .iter()
        .position(|(step, _)| *step == "the keys are renamed")
        .unwrap();
    assert_eq!((commit, steps.len()), (6, 9));
    let old = fs::read(twin.database()).unwrap();
    for (at, (step, crashed)) in steps.iter().enumerate() {
        let closed = Closed {
            folder: Folder::new(crashed.path(), twin.folder.uuid()),
            key: twin
                .key
                .as_ref()
                .map(|key| ComputerKey::from_bytes(key.bytes())),
            data: TempDir::new().unwrap(),
        };
        assert!(fs::read(closed.database()).unwrap() == old, "{step}");
        assert_eq!(
            closed.open().keys.number,
            if at < commit { 1 } else { 2 },
            "{step}"
        );
        // And once more, now to the end.
        fs::write(closed.database(), &old).unwrap();
        if at < commit {
            salvaged(&closed).unwrap().0.lock().unwrap();
        }
        let vault = closed.open();
        assert!(
            vault.keys.number >= 2 && all(&vault)["entry"] == TWIN.rows["entry"],
            "{step}"
        );
    }
    for stop in 0..commit {
        let closed = TWIN.copy();
        let before = bytes_below(closed.data.path());
        let failed = crash::failing(stop, || salvaged(&closed));
        assert!(matches!(failed, Err(VaultError::DiskFull)), "{stop}");
        assert!(bytes_below(closed.data.path()) == before, "{stop}");
    }
}

#[test]
fn a_wrong_key_another_vault_and_no_database_are_told_as_in_opening() {
    let closed = TWIN.copy();
    let wrong = ComputerKey::random().unwrap();
    let with = |key: &Key<'_>| salvage(&closed.folder, key, &now(), |_| ()).map(|_| ());
    assert!(matches!(
        with(&Key::ThisComputer(&wrong)),
        Err(VaultError::KeychainLost)
    ));
    assert!(matches!(
        with(&Key::Passphrase(&secret(PASSPHRASE))),
        Err(VaultError::WrongPassphrase)
    ));
    let other = Closed::with_key();
    fs::copy(other.database(), closed.database()).unwrap();
    assert!(matches!(salvaged(&closed), Err(VaultError::VaultForeign)));
    fs::remove_file(closed.database()).unwrap();
    let before = bytes_below(closed.data.path());
    assert!(matches!(salvaged(&closed), Err(VaultError::VaultMissing)));
    assert!(bytes_below(closed.data.path()) == before);
}

#[test]
fn a_database_of_an_older_cairn_is_salvaged_as_it_was_and_then_brought_up_to_date() {
    let closed = Closed::with_key();
    let vault = closed.open();
    let key = DatabaseKey::new(&vault.data_key, vault.keys.salt);
    fs::remove_file(closed.database()).unwrap();
    let old = sqlcipher::make(&closed.database(), &key).unwrap();
    db::build(&old, 4).unwrap();
    info::bind(&old, &vault.keys, &fs::read(closed.folder.keys()).unwrap()).unwrap();
    old.execute_batch(
        "INSERT INTO contact (id, name, role, position, created_at, nudge_days) VALUES ('mara', 'Mara', 'sponsor', 0, 5, 7);
         INSERT INTO phone (id, contact_id, number) VALUES ('p1', 'mara', '0171 2345678');
         INSERT INTO setting (name, value) SELECT 'a', 'b'",
    )
    .unwrap();
    let page: u32 = old
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'setting'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    drop((old, vault));
    flip(&closed.database(), (page as usize - 1) * 4096 + 50);
    let (vault, told) = salvaged(&closed).unwrap();
    assert_eq!(
        vault
            .db
            .read(|c| c.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0)))
            .unwrap(),
        db::LATEST
    );
    let channel: String = vault
        .db
        .read(|c| c.query_row("SELECT name || value || about_days || nudge FROM channel JOIN contact ON contact.id = contact_id", [], |row| row.get(0)))
        .unwrap();
    assert_eq!(channel, "Mara0171 234567871");
    let missing: Vec<_> = told
        .tables
        .iter()
        .filter(|table| table.missing > 0)
        .map(|table| (table.name.as_str(), table.missing))
        .collect();
    assert_eq!(missing, [("setting", 1)]);
}

#[test]
fn an_undamaged_vault_comes_over_whole_and_opens_as_before() {
    let closed = TWIN.copy();
    let mut steps = Vec::new();
    let key = Key::ThisComputer(closed.key.as_ref().unwrap());
    let (vault, told) = salvage(&closed.folder, &key, &now(), |step| steps.push(step)).unwrap();
    assert!(told.is_complete());
    assert_eq!(
        (told.unreadable, told.media.seen, told.kept_as.as_str()),
        (0, 5, "vault-1.db")
    );
    assert!(matches!(
        steps.first(),
        Some(SalvageStep::Pages { done: 1, .. })
    ));
    assert_eq!(steps.last(), Some(&SalvageStep::Finishing));
    assert!(all(&vault) == TWIN.rows);
    let tallies = |vault: &Vault| -> String {
        let sql = "SELECT group_concat(what || entries) FROM (SELECT * FROM entry_tally WHERE entries > 0 ORDER BY what)";
        vault
            .db
            .read(|c| c.query_row(sql, [], |row| row.get(0)))
            .unwrap()
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
        [
            "photos",
            "photos-2",
            "vault-1.db",
            "vault-2.db",
            "vault.keys",
            "vault.keys.bak"
        ]
    );
}
