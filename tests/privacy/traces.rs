//! Words typed in the window are in no plain file afterwards.

use crate::support::files::{contents, holding};
use crate::support::journey::{PASSPHRASE, furnished, room, unlock};
use crate::support::wait_until;
use crate::typing::{ENTRY, GUESS, QUERY, lock, written};

/// Long words of what was typed: a file would hold them whole, or a part.
fn words() -> impl Iterator<Item = &'static str> {
    [ENTRY, QUERY, GUESS, PASSPHRASE]
        .into_iter()
        .flat_map(|typed| std::iter::once(typed).chain(typed.split(' ').filter(|w| w.len() > 8)))
}

#[test]
fn what_is_typed_is_in_no_plain_file() {
    let world = furnished().with_keyring().with_notifications().with_tray();
    let shipped = written(&world, &[]);
    for word in words() {
        assert_eq!(
            holding(&world.home(), word),
            [""; 0].map(std::path::PathBuf::from),
            "{word:?} while open"
        );
    }
    lock(&world, &shipped);
    drop(shipped);
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
