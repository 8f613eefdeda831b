//! Words typed in the window, and what opens the vault, are in no plain file afterwards.

use crate::keepsakes::now_on_disk;
use crate::secrets::{Keys, traces};
use crate::support::files::{contents, holding, holding_bytes, written_since};
use crate::support::journey::{PASSPHRASE, furnished, room, unlock};
use crate::support::memory::Trace;
use crate::support::{World, wait_until};
use crate::typing::{ENTRY, GUESS, QUERY, lock, written};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Long words of what was typed: a file would hold them whole, or a part.
fn words() -> impl Iterator<Item = &'static str> {
    [ENTRY, QUERY, GUESS, PASSPHRASE]
        .into_iter()
        .flat_map(|typed| std::iter::once(typed).chain(typed.split(' ').filter(|w| w.len() > 8)))
}

/// The traces that lie in the person's home, with its backups, logs and caches, and of the keys also those that were written
/// since `begun` to the folders that all programs share; and where.
fn in_files(world: &World, begun: SystemTime, traces: &[Trace]) -> BTreeMap<String, PathBuf> {
    let keys = Keys::of(world).traces();
    let home = (world.root().to_owned(), contents(world.root()), traces);
    // Words of a test are also in the test, which somebody may be building there.
    let shared = ["/tmp", "/var/tmp", "/dev/shm"].map(|folder| {
        let files = written_since(Path::new(folder), begun);
        (PathBuf::from(folder), files, keys.as_slice())
    });
    let mut found = BTreeMap::new();
    for (folder, files, traces) in std::iter::once(home).chain(shared) {
        for trace in traces {
            let there = holding_bytes(&files, &trace.bytes);
            found.extend(
                there
                    .first()
                    .map(|path| (trace.what.clone(), folder.join(path))),
            );
        }
    }
    found
}

#[test]
fn what_is_typed_is_in_no_plain_file() {
    let world = furnished().with_keyring().with_notifications().with_tray();
    let begun = now_on_disk(&world);
    let shipped = written(&world, &[]);
    let secrets = traces(&world, &[ENTRY, QUERY, GUESS]);
    assert_eq!(
        in_files(&world, begun, &secrets),
        BTreeMap::new(),
        "while open"
    );
    for word in words() {
        assert_eq!(
            holding(&world.home(), word),
            [""; 0].map(std::path::PathBuf::from),
            "{word:?} while open"
        );
    }
    lock(&world, &shipped);
    drop(shipped);
    assert_eq!(
        in_files(&world, begun, &secrets),
        BTreeMap::new(),
        "afterwards"
    );
    let control = world.home().join("control-of-secrets");
    let all: Vec<u8> = secrets.iter().flat_map(|it| it.bytes.clone()).collect();
    std::fs::write(&control, all).unwrap();
    assert_eq!(in_files(&world, begun, &secrets).len(), secrets.len());
    std::fs::remove_file(control).unwrap();
    for word in words() {
        assert_eq!(
            holding(world.root(), word),
            [""; 0].map(std::path::PathBuf::from),
            "{word:?} afterwards"
        );
    }

    // It was written all the same, and what looks for it can find: another build opens the vault and has it.
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees(ENTRY);
    std::fs::write(world.home().join("control"), format!("..{ENTRY}..")).unwrap();
    assert_eq!(holding(&world.home(), ENTRY).len(), 1);
}

#[test]
fn the_log_holds_no_content() {
    let world = furnished().with_keyring();
    let shipped = written(&world, &[]);
    lock(&world, &shipped);
    drop(shipped);
    let logs = contents(&world.data().join("logs"));
    wait_until("there is a log", || !logs.is_empty());
    for (path, bytes) in logs {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in words().chain(["robin", "1234567", "heron", "evenings"]) {
            assert!(
                !text.contains(&word.to_lowercase()),
                "{word:?} in {}",
                path.display()
            );
        }
    }
}
