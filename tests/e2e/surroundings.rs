//! Computers that lack something: no session bus, no tray, no locale.

use crate::support::journey::{ENTRY, furnished, room, unlock};
use crate::support::{World, files};

#[test]
fn without_a_session_bus_it_opens_writes_and_says_what_is_missing() {
    let world = furnished().without_bus();
    let app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees(ENTRY);
    room(&app, "Settings");
    app.sees("This computer shows no notifications just now.");
    app.sees("There is no tray on this computer");
}

#[test]
fn without_a_session_bus_first_open_asks_for_a_passphrase() {
    let world = World::new().without_bus();
    let app = world.open();
    crate::support::journey::begin(&app, "No bus.");
    app.sees("No bus.");
}

#[test]
fn any_language_setting_opens() {
    for lang in [
        None,
        Some("C"),
        Some("POSIX"),
        Some("de_DE.UTF-8"),
        Some("ar_EG.UTF-8"),
        Some("zz_ZZ"),
        Some(""),
    ] {
        let world = furnished();
        let world = match lang {
            Some(lang) => world.with_env("LANG", lang),
            None => world.unset("LANG"),
        };
        let app = world.open();
        unlock(&app);
        app.sees("22");
        app.sees("2026");
        let language = app.js("return document.documentElement.lang", &[]);
        assert!(
            !language.as_str().unwrap_or_default().is_empty(),
            "{lang:?}"
        );
        assert_ne!(language, serde_json::json!("C"), "{lang:?}");
    }
}

#[test]
fn files_are_for_the_person_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = furnished();
    let app = world.open();
    unlock(&app);
    crate::support::journey::write_entry(&app, "Some words");
    // The first files here were copied by the test: only those that the program made itself are looked at.
    let made: Vec<_> = ["-wal", "-shm", ".log", "reminders.due", "device.json"]
        .iter()
        .flat_map(|end| {
            files::contents(&world.data())
                .into_keys()
                .filter(move |path| path.to_string_lossy().ends_with(end))
        })
        .collect();
    for path in made {
        let mode = std::fs::metadata(world.data().join(&path))
            .unwrap()
            .permissions()
            .mode()
            & 0o777;
        assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
    }
}
