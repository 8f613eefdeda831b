//! After locking, nothing of what was written, and nothing that opens it, is in the memory of any process of Cairn.

use crate::secrets::traces;
use crate::support::journey::{ENTRY as WRITTEN_BEFORE, PASSPHRASE, furnished};
use crate::support::memory::{Trace, found_in_memory, traces_of_words};
use crate::support::processes::{program, tree};
use crate::support::{Shipped, World, wait_until};
use crate::typing::{ENTRY, QUERY, is_open, lock, written};
use cairn_core::clock::{Clock as _, SystemClock};
use cairn_core::vault::{self, Key};
use cairn_core::{settings, settings::Settings};
use secrecy::SecretString;
use std::collections::BTreeSet;

/// What is found in the processes of Cairn, the web view's among them.
fn found(pid: u32, traces: &[Trace]) -> BTreeSet<String> {
    tree(pid)
        .into_iter()
        .flat_map(|pid| found_in_memory(pid, traces))
        .collect()
}

/// Opens and writes, sees that all of it can be found, locks by `way`, and sees that none of it can.
fn locked_by(world: &World, way: impl FnOnce(&World, &Shipped<'_>)) {
    let shipped = written(world, &[]);
    let traces = traces(world, &[ENTRY, QUERY, WRITTEN_BEFORE]);
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
    way(world, &shipped);
    assert_eq!(found(shipped.pid(), &traces), BTreeSet::new());
    // It is Cairn that was looked through.
    let title = traces_of_words("its name", "app.cairn.journal");
    assert!(!found(shipped.pid(), &title).is_empty());
}

#[test]
fn locking_leaves_nothing_in_memory() {
    locked_by(&furnished().with_keyring(), lock);
}

/// Nobody is there: after two minutes, which this person chose, it locks by itself.
#[test]
fn neither_does_locking_by_itself() {
    let world = furnished();
    let folder = vault::find(&world.data(), None).unwrap().unwrap();
    let passphrase = SecretString::from(PASSPHRASE);
    let now = SystemClock.now();
    let mut vault = vault::unlock(&folder, &Key::Passphrase(&passphrase), &now).unwrap();
    let soon = Settings {
        idle_lock_minutes: 2,
        ..Settings::default()
    };
    settings::save(&mut vault.db, &soon).unwrap();
    vault.lock().unwrap();
    locked_by(&world, |world, shipped| {
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
