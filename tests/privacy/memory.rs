//! After locking, nothing of what was written, and nothing that opens it, is in the memory of any process of Cairn.

use crate::secrets::traces;
use crate::support::journey::{ENTRY as WRITTEN_BEFORE, PASSPHRASE, furnished};
use crate::support::memory::{Trace, found_in_memory, traces_of_bytes, traces_of_words};
use crate::support::pictures::noise;
use crate::support::processes::{program, tree};
use crate::support::{Shipped, World, wait_until};
use crate::typing::{ENTRY, QUERY, is_open, lock, opened_with_code, write, written};
use cairn_core::clock::{Clock as _, Now, SystemClock};
use cairn_core::journal::photos::{self, PhotoFolder, Picture};
use cairn_core::journal::{self, Filter};
use cairn_core::vault::{self, Key, Vault};
use cairn_core::words::Words;
use cairn_core::{settings, settings::Settings};
use secrecy::{ExposeSecret as _, SecretString};
use std::collections::BTreeSet;
use std::fs;

/// What is found in the processes of Cairn, the web view's among them.
fn found(pid: u32, traces: &[Trace]) -> BTreeSet<String> {
    tree(pid)
        .into_iter()
        .flat_map(|pid| found_in_memory(pid, traces))
        .collect()
}

/// Opens the vault of this world without Cairn and does `work` in it.
fn inside<T>(world: &World, work: impl FnOnce(&mut Vault, &Now) -> T) -> T {
    let folder = vault::find(&world.data(), None).unwrap().unwrap();
    let passphrase = SecretString::from(PASSPHRASE);
    let now = SystemClock.now();
    let mut vault = vault::unlock(&folder, &Key::Passphrase(&passphrase), &now).unwrap();
    let done = work(&mut vault, &now);
    vault.lock().unwrap();
    done
}

/// Adds a photo to the one entry. Gives the key that its file is sealed under.
fn add_photo(world: &World) -> Vec<u8> {
    let picture = world.home().join("noise.png");
    noise(&picture, 320, 200, 7);
    let bytes = fs::read(&picture).unwrap();
    fs::remove_file(&picture).unwrap();
    inside(world, |vault, now| {
        let words = Words::new("en");
        let listed = vault
            .db
            .read(|c| journal::entries(c, None, 0, &Filter::default(), 1, &words))
            .unwrap();
        let folder = PhotoFolder::of(vault);
        let picture = Picture::take_in(bytes, false).unwrap();
        photos::add(&mut vault.db, &folder, &listed.entries[0].id, picture, now).unwrap();
        vault
            .db
            .read(|c| c.query_row("SELECT key FROM photo", [], |row| row.get("key")))
            .unwrap()
    })
}

/// Sees that all of it can be found while it is open, locks by `way`, and sees that none of it can, nor anything of `more`.
fn locked_by(
    world: &World,
    shipped: &Shipped<'_>,
    more: Vec<Trace>,
    way: impl FnOnce(&World, &Shipped<'_>),
) {
    let mut traces = traces(world, &[ENTRY, QUERY, WRITTEN_BEFORE]);
    traces.extend(more);
    let programs: Vec<_> = tree(shipped.pid())
        .into_iter()
        .filter_map(program)
        .collect();
    assert!(
        programs.iter().any(|p| p.ends_with("WebKitWebProcess")),
        "the web view's processes are looked through: {programs:?}"
    );
    let open = found(shipped.pid(), &traces);
    for there in [ENTRY, "the data key"] {
        assert!(
            open.iter().any(|what| what.starts_with(there)),
            "while it is open {there:?} is found: {open:?}"
        );
    }
    way(world, shipped);
    assert_eq!(found(shipped.pid(), &traces), BTreeSet::new());
    // It is Cairn that was looked through.
    let title = traces_of_words("its name", "app.cairn.journal");
    assert!(!found(shipped.pid(), &title).is_empty());
}

#[test]
fn locking_leaves_nothing_in_memory() {
    let world = furnished().with_keyring();
    let photo = add_photo(&world);
    let shipped = written(&world, &[]);
    let photo = traces_of_bytes("the photo's key", &photo);
    locked_by(&world, &shipped, photo, lock);
}

/// The twelve words go through the field for them, and open as the passphrase does.
#[test]
fn neither_does_the_recovery_code() {
    let world = furnished();
    let code = inside(&world, |vault, now| {
        let passphrase = SecretString::from(PASSPHRASE);
        vault.new_recovery_code(Some(&passphrase), now).unwrap()
    });
    let typed = code.as_typed();
    let shipped = opened_with_code(&world, typed.expose_secret());
    write(&world, &shipped);
    // Any three neighbours of the twelve words.
    let words: Vec<_> = typed.expose_secret().split(' ').collect();
    let code = words
        .windows(3)
        .flat_map(|three| traces_of_words("the recovery code", &three.join(" ")))
        .collect();
    locked_by(&world, &shipped, code, lock);
}

/// Nobody is there: after two minutes, which this person chose, it locks by itself.
#[test]
fn neither_does_locking_by_itself() {
    let world = furnished();
    choose(&world, |settings| settings.idle_lock_minutes = 2);
    let shipped = written(&world, &[]);
    locked_by(&world, &shipped, Vec::new(), |world, shipped| {
        let start = std::time::Instant::now();
        while is_open(world) && start.elapsed().as_secs() < 300 {
            std::thread::sleep(std::time::Duration::from_secs(1));
        }
        assert!(!is_open(world), "it locks by itself");
        wait_until("the window is back", || {
            world.display.windows("Cairn").len() == 1
        });
        shipped.settle();
    });
}

/// It stays in the tray, which this person chose to be a lock.
#[test]
fn neither_does_closing_the_window() {
    let world = furnished().with_tray();
    choose(&world, |settings| settings.lock_on_close = true);
    let shipped = written(&world, &[]);
    locked_by(&world, &shipped, Vec::new(), |world, shipped| {
        // The first time it says where it stays. Whoever closes again without an answer means it.
        for _ in 0..2 {
            world.display.close(&shipped.window);
            shipped.settle();
        }
        wait_until("the vault is closed", || !is_open(world));
        // Nothing of the window is left to wait for.
        wait_until("it is there again", || {
            let title = traces_of_words("its name", "app.cairn.journal");
            !found(shipped.pid(), &title).is_empty()
        });
    });
}

fn choose(world: &World, change: impl FnOnce(&mut Settings)) {
    inside(world, |vault, _| {
        let mut chosen = Settings::default();
        change(&mut chosen);
        settings::save(&mut vault.db, &chosen).unwrap();
    });
}
