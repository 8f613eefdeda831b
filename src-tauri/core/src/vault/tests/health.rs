use super::salvage::{all, flip};
use super::twin::TWIN;
use super::*;
use crate::journal;
use crate::vault::{CheckStep, Depth, Health, KeysCopy, Remedy, ended_badly, sqlcipher};

fn check(vault: &Vault) -> Health {
    vault
        .checker()
        .unwrap()
        .check(Depth::Whole, |_| ())
        .unwrap()
        .unwrap()
}

fn change(vault: &Vault, sql: &str) {
    vault.db.read(|c| c.execute_batch(sql)).unwrap();
}

#[test]
fn a_vault_that_is_well_is_found_to_be() {
    let closed = TWIN.copy();
    let vault = closed.open();
    let mut steps = Vec::new();
    let health = vault
        .checker()
        .unwrap()
        .check(Depth::Whole, |step| steps.push(step))
        .unwrap()
        .unwrap();
    assert!(health.is_well(), "{health:?}");
    assert_eq!(
        (health.pages, health.media.as_ref().map(|media| media.seen)),
        (TWIN.pages, Some(5))
    );
    assert!(steps.contains(&CheckStep::Pages {
        done: TWIN.pages,
        of: TWIN.pages
    }));
    assert_eq!(steps.last(), Some(&CheckStep::Media { done: 5, of: 5 }));
    let quick = vault
        .checker()
        .unwrap()
        .check(Depth::Quick, |_| ())
        .unwrap()
        .unwrap();
    assert!(quick.is_well() && quick.media.is_none());
}

#[test]
fn a_damaged_page_is_told_with_what_lies_on_it() {
    for page in (1..=TWIN.pages)
        .filter(|page| page % 17 == 1 || TWIN.pages_of_words("entry").contains(page))
    {
        let closed = TWIN.copy();
        let vault = closed.open();
        let checker = vault.checker().unwrap();
        flip(&closed.database(), (page as usize - 1) * 4096 + 40);
        let health = checker.check(Depth::Whole, |_| ()).unwrap().unwrap();
        let damage = health.damage.as_ref().unwrap();
        assert_eq!(damage.pages, [page]);
        let seals = sqlcipher::verify;
        assert!(vault.db.read(seals).is_err(), "{page}");
        let tree = TWIN.tree_of(page);
        let index_of = tree.and_then(|tree| TWIN.indexed_by(tree));
        if TWIN.schema.contains(&page) {
            assert!(
                damage.beyond_salvage && health.remedies() == [Remedy::PutBackABackup],
                "{page}"
            );
        } else {
            assert_eq!(health.remedies(), [Remedy::Salvage]);
            let search = tree.is_some_and(|tree| tree.starts_with("entry_index_"));
            assert_eq!(
                (damage.search, health.search_whole),
                (search, !search),
                "{page}"
            );
            let tables: Vec<&str> = tree
                .filter(|_| index_of.is_none() && !search)
                .into_iter()
                .collect();
            assert_eq!(damage.tables, tables, "{page}");
            assert_eq!(
                damage.indexes_of,
                index_of.into_iter().collect::<Vec<_>>(),
                "{page}"
            );
        }
    }
}

#[test]
fn the_open_session_goes_on_while_its_vault_is_checked() {
    let closed = TWIN.copy();
    let mut vault = closed.open();
    let checker = vault.checker().unwrap();
    let checks = std::thread::spawn(move || {
        (0..3)
            .map(|_| checker.check(Depth::Whole, |_| ()).unwrap().unwrap())
            .collect::<Vec<_>>()
    });
    let mut n = 10_000;
    while !checks.is_finished() || n < 10_020 {
        write(&mut vault, n, "written meanwhile");
        vault.db.checkpoint().unwrap();
        n += 1;
    }
    for health in checks.join().unwrap() {
        assert!(health.is_well(), "{health:?}");
    }
    assert!(check(&vault).is_well());
    assert_eq!(
        all(&vault)["entry"].len(),
        TWIN.rows["entry"].len() + usize::try_from(n - 10_000).unwrap()
    );
}

#[test]
fn a_check_is_stopped_at_any_moment_and_lets_the_vault_be_closed() {
    let closed = TWIN.copy();
    let vault = closed.open();
    let steps: [fn(&CheckStep) -> bool; 4] = [
        |step| matches!(step, CheckStep::Pages { done: 1, .. }),
        |step| matches!(step, CheckStep::Pages { done: 100, .. }),
        |step| matches!(step, CheckStep::Structure),
        |step| matches!(step, CheckStep::Media { done: 2, .. }),
    ];
    for at in steps {
        let checker = vault.checker().unwrap();
        let stopper = checker.stopper();
        let told = checker.check(Depth::Whole, |step| {
            if at(&step) {
                stopper.stop();
            }
        });
        assert!(told.unwrap().is_none());
    }
    // In the midst of it, from another thread.
    let checker = vault.checker().unwrap();
    let stopper = checker.stopper();
    let checking =
        std::thread::spawn(move || while checker.check(Depth::Whole, |_| ()).unwrap().is_some() {});
    std::thread::sleep(std::time::Duration::from_millis(50));
    stopper.stop();
    checking.join().unwrap();
    vault.lock().unwrap();
    assert!(!ended_badly(&closed.folder));
}

#[test]
fn photos_and_sounds_that_are_missing_or_damaged_are_told_by_name() {
    let closed = TWIN.copy();
    let vault = closed.open();
    let named = names(&vault.photos());
    for name in &named[..2] {
        fs::remove_file(vault.photos().join(name)).unwrap();
    }
    flip(&vault.photos().join(&named[4]), 30);
    fs::write(vault.photos().join(&named[3]), "").unwrap();
    let health = check(&vault);
    let media = health.media.as_ref().unwrap();
    let ids = |ids: &[crate::db::PhotoId]| {
        ids.iter()
            .map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (media.seen, ids(&media.missing), ids(&media.damaged)),
        (5, named[..2].to_vec(), named[3..].to_vec())
    );
    assert_eq!(health.remedies(), [Remedy::LookForMedia]);
}

#[test]
fn a_search_index_that_is_damaged_is_told_and_made_anew() {
    for damage in [
        "UPDATE entry_index_data SET block = zeroblob(40) WHERE id > 100",
        "DELETE FROM entry_index_data WHERE id > 100",
        "DELETE FROM entry_index_docsize WHERE id = 200",
        "INSERT INTO entry_index_docsize (id, sz) VALUES (3, x'00')",
        "UPDATE entry_index_data SET block = x'ffffffffffffff' WHERE id = 10",
        "DELETE FROM entry_index_data",
    ] {
        let closed = TWIN.copy();
        let mut vault = closed.open();
        change(&vault, damage);
        let health = check(&vault);
        assert!(
            !health.search_whole && health.in_order,
            "{damage}: {health:?}"
        );
        assert_eq!(health.remedies(), [Remedy::MakeSearchAnew], "{damage}");
        journal::index_anew(&mut vault.db).unwrap();
        assert!(check(&vault).is_well(), "{damage}");
        let found: u32 = vault
            .db
            .read(|c| {
                c.query_row(
                    "SELECT count(*) FROM entry_index WHERE entry_index MATCH 'entry'",
                    [],
                    |row| row.get(0),
                )
            })
            .unwrap();
        // The first one of them says something else.
        assert_eq!(found as usize + 1, TWIN.rows["entry"].len(), "{damage}");
    }
}

#[test]
fn pages_that_are_whole_and_do_not_go_together_are_told() {
    let closed = TWIN.copy();
    let vault = closed.open();
    change(
        &vault,
        "PRAGMA foreign_keys = OFF; DELETE FROM path WHERE id = 'p1'; PRAGMA foreign_keys = ON",
    );
    let health = check(&vault);
    assert!(
        health.dangling > 1 && health.in_order && health.remedies() == [Remedy::Salvage],
        "{health:?}"
    );

    let closed = TWIN.copy();
    let vault = closed.open();
    change(
        &vault,
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'goal_trash') WHERE name = 'tag';
         PRAGMA writable_schema = OFF",
    );
    let health = check(&vault);
    assert!(
        !health.in_order && health.remedies() == [Remedy::Salvage],
        "{health:?}"
    );
}

#[test]
fn a_keys_file_that_is_damaged_is_told_and_mended_by_the_next_opening() {
    let closed = TWIN.copy();
    let vault = closed.open();
    flip(&closed.folder.keys_copy(), 20);
    assert_eq!(
        (check(&vault).keys, check(&vault).keys_copy),
        (KeysCopy::Good, KeysCopy::Damaged)
    );
    fs::remove_file(closed.folder.keys()).unwrap();
    let health = check(&vault);
    assert_eq!(
        (health.keys, health.keys_copy, health.remedies()),
        (
            KeysCopy::Missing,
            KeysCopy::Damaged,
            vec![Remedy::OpenAgain]
        )
    );
    fs::write(
        closed.folder.keys_copy(),
        fs::read(TWIN.copy().folder.keys()).unwrap(),
    )
    .unwrap();
    vault.lock().unwrap();
    assert!(check(&closed.open()).is_well());
    let other = Closed::with_key();
    let vault = closed.open();
    fs::copy(other.folder.keys(), closed.folder.keys_copy()).unwrap();
    assert_eq!(check(&vault).keys_copy, KeysCopy::Different);
}

#[test]
fn that_the_last_process_did_not_close_the_vault_is_known_before_it_is_opened() {
    let closed = Closed::with_key();
    assert!(!ended_badly(&closed.folder));
    let mut vault = closed.open();
    write(&mut vault, 2, "not moved yet");
    assert!(ended_badly(&closed.folder));
    let crashed = TempDir::new().unwrap();
    copy(closed.data.path(), crashed.path());
    vault.db.checkpoint().unwrap();
    assert!(!ended_badly(&closed.folder));
    vault.lock().unwrap();
    assert!(!ended_badly(&closed.folder));
    assert!(ended_badly(&Folder::new(
        crashed.path(),
        closed.folder.uuid()
    )));
    fs::remove_file(closed.folder.keys()).unwrap();
    fs::remove_file(closed.folder.keys_copy()).unwrap();
    assert!(!ended_badly(&closed.folder));
}

#[test]
fn an_open_vault_that_meets_a_damaged_page_goes_on_beside_it() {
    let closed = TWIN.copy();
    let mut pages = vec![TWIN.leaves("entry")[2]];
    // The end of a long text, for which SQLCipher gives zeros.
    pages.push(TWIN.pages_of_words("entry")[0]);
    for page in pages {
        flip(&closed.database(), (page as usize - 1) * 4096 + 40);
        let mut vault = closed.open();
        assert!(!vault.go_on_after_damage().unwrap());
        let (_, undo) = vault
            .db
            .write_undoable(crate::db::Subject::Contacts, |tx| {
                Ok::<_, DbError>(tx.execute("UPDATE contact SET notes = 'other'", [])?)
            })
            .unwrap();
        let texts = |vault: &Vault| {
            vault.db.read(|c| {
                c.prepare("SELECT text FROM entry")?
                    .query_map([], |row| row.get::<_, String>(0))?
                    .collect::<rusqlite::Result<Vec<_>>>()
            })
        };
        let read = texts(&vault);
        assert!(read.is_err() || read.unwrap().iter().any(|text| text.contains('\0')));
        let checker = vault.checker().unwrap();
        assert_eq!(
            checker
                .check(Depth::Quick, |_| ())
                .unwrap()
                .unwrap()
                .remedies(),
            [Remedy::Salvage]
        );
        assert!(vault.go_on_after_damage().unwrap());
        crate::settings::note(&mut vault.db, "kept", &3).unwrap();
        vault.db.undo(undo).unwrap();
        assert!(!vault.go_on_after_damage().unwrap());
        vault.lock().unwrap();
        flip(&closed.database(), (page as usize - 1) * 4096 + 40);
        assert!(check(&closed.open()).is_well());
    }
}

#[test]
fn where_a_photo_belongs_is_told_once() {
    let closed = TWIN.copy();
    let vault = closed.open();
    for name in names(&vault.photos()) {
        fs::remove_file(vault.photos().join(name)).unwrap();
    }
    let missing = check(&vault).media.unwrap().missing;
    let places = vault
        .db
        .read(|c| crate::vault::places_of(c, &missing))
        .unwrap();
    assert_eq!(missing.len(), 5);
    let entries = places
        .iter()
        .filter(|place| matches!(place, crate::vault::MediaPlace::Entry { .. }));
    let shelf = places
        .iter()
        .filter(|place| matches!(place, crate::vault::MediaPlace::Shelf { .. }));
    assert!(entries.count() >= 1 && shelf.count() >= 1);
    assert!(places.len() < missing.len() + 1);
    let twice = [&missing[..], &missing[..]].concat();
    let again = vault
        .db
        .read(|c| crate::vault::places_of(c, &twice))
        .unwrap();
    assert_eq!(again, places);
}
