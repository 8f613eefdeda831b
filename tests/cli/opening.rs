//! What opens the vault, what does not, and what is left alone.

use crate::home::{Home, PASSPHRASE, begin};
use crate::support::files::{contents, differences};
use cairn_core::settings;
use cairn_core::vault;
use std::fs;
use std::os::fd::AsRawFd as _;
use std::os::unix::process::CommandExt as _;

#[test]
fn help_says_what_there_is_and_how_it_ends() {
    let home = Home::empty();
    for args in [["--help"], ["-h"], ["help"]] {
        let said = home.run(&args).ends(0, "Exit codes:");
        for word in ["backup", "verify", "export", "import", "130"] {
            assert!(said.out.contains(word), "{word}: {said:?}");
        }
    }
    home.run(&["backup", "--help"]).ends(0, "--passphrase-fd");
    home.run(&["export", "-h"]).ends(0, "Exit codes:");
    home.run(&["--version"]).ends(0, env!("CARGO_PKG_VERSION"));
    assert_eq!(crate::home::names(&home.data()), [""; 0]);
}

#[test]
fn the_passphrase_comes_from_a_descriptor() {
    let home = Home::furnished();
    for args in [
        ["verify", "--passphrase-fd", "0"],
        ["verify", "--passphrase-fd=0", "--json"],
    ] {
        home.given(&args, PASSPHRASE).ends(0, "");
    }
    // Another number than 0, which only this program is given.
    let (reader, writer) = std::io::pipe().unwrap();
    let inside = reader.as_raw_fd();
    let mut command = home.command(&["verify", "--passphrase-fd", "7"]);
    // SAFETY: async-signal-safe (signal-safety(7)).
    unsafe {
        command.pre_exec(move || {
            (libc::dup2(inside, 7) == 7)
                .then_some(())
                .ok_or_else(std::io::Error::last_os_error)
        });
    }
    let child = command.spawn().unwrap();
    std::io::Write::write_all(&mut &writer, PASSPHRASE.as_bytes()).unwrap();
    drop(writer);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn the_recovery_code_opens_as_well() {
    let home = Home::furnished();
    home.open(&["verify"]).ends(0, "All is well.");
    let other = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    let asked = ["verify", "--recovery-code", "--passphrase-fd", "0"];
    home.given(&asked, other)
        .ends(3, "not the ones for this journal");
    home.given(&asked, "one two three")
        .ends(3, "may be spelled differently");
    home.given(&asked, PASSPHRASE)
        .ends(3, "may be spelled differently");
}

#[test]
fn a_wrong_passphrase_is_told_and_changes_nothing() {
    let home = Home::furnished();
    let before = contents(&home.data().join("vaults"));
    for command in ["backup", "verify"] {
        home.given(&[command, "--passphrase-fd", "0"], "another one")
            .ends(3, "That passphrase does not open it.");
    }
    let zip = home.at("out.zip");
    home.given(
        &["export", zip.to_str().unwrap(), "--passphrase-fd", "0"],
        "another one",
    )
    .ends(3, "Nothing is lost.");
    assert!(!zip.exists());
    let after = contents(&home.data().join("vaults"));
    assert_eq!(differences(&before, &after), [""; 0]);
}

#[test]
fn there_is_no_other_way_to_give_it() {
    let home = Home::furnished();
    // No terminal, and an environment is no place for it.
    let mut command = home.command(&["verify"]);
    command
        .env("CAIRN_PASSPHRASE", PASSPHRASE)
        .env("PASSPHRASE", PASSPHRASE);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(9), "{output:?}");
    home.run(&["verify"]).ends(9, "There is no terminal");
    home.run(&["verify", "--recovery-code"])
        .ends(9, "There is no terminal");
    home.run(&["verify", "--passphrase", "words"])
        .ends(2, "--passphrase");
    home.run(&["backup", "words"]).ends(2, "Usage");
    home.run(&["export"]).ends(2, "FILE.zip");
}

#[test]
fn a_descriptor_that_gives_nothing_is_told() {
    let home = Home::furnished();
    let told = "came from the file descriptor";
    home.run(&["verify", "--passphrase-fd", "33"]).ends(9, told);
    home.run(&["verify", "--passphrase-fd", "0"]).ends(9, told);
    home.given(&["verify", "--passphrase-fd", "0"], "")
        .ends(9, told);
    home.given(&["verify", "--passphrase-fd", "0"], &"a".repeat(5000))
        .ends(9, told);
    home.run(&["verify", "--passphrase-fd", "x"])
        .ends(2, "--passphrase-fd");
    let mut closed = home.command(&["verify", "--passphrase-fd", "3"]);
    let output = closed.output().unwrap();
    assert_eq!(output.status.code(), Some(9), "{output:?}");
    let said = home.run(&["verify", "--json", "--passphrase-fd", "33"]);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(told["failure"]["code"], "descriptor");
}

#[test]
fn no_other_program_sees_the_passphrase() {
    let home = Home::furnished();
    let mut child = begin(
        &mut home.command(&["verify", "--passphrase-fd", "0"]),
        PASSPHRASE,
    );
    let process = format!("/proc/{}", child.id());
    let mut looks = 0;
    while child.try_wait().unwrap().is_none() {
        for file in ["cmdline", "environ"] {
            let seen = fs::read(format!("{process}/{file}")).unwrap_or_default();
            assert!(!crate::support::files::contains(
                &seen,
                PASSPHRASE.as_bytes()
            ));
            looks += usize::from(!seen.is_empty());
        }
    }
    // It worked on the passphrase for half a second at least.
    assert!(looks > 10, "{looks}");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn without_a_vault_nothing_is_made() {
    let home = Home::empty();
    home.run(&["verify"])
        .ends(6, "There is no journal in that folder.");
    home.run(&["backup"]).ends(6, "There is no journal");
    home.run(&["export", "x.zip"])
        .ends(6, "There is no journal");
    assert_eq!(crate::home::names(&home.data()), [""; 0]);
    let elsewhere = home.at("elsewhere");
    home.run(&["verify", "--data-dir", elsewhere.to_str().unwrap()])
        .ends(6, "say which one with --data-dir");
    assert!(!elsewhere.exists());
}

#[test]
fn the_vault_is_the_one_that_is_named() {
    let home = Home::furnished();
    let id = home.vault().id().to_owned();
    let other = Home::fresh();
    let data = other.data();
    let mut args = vec!["verify", "--data-dir", data.to_str().unwrap()];
    // Its code does not open that one.
    assert_eq!(home.open(&args).code, Some(3));
    args[2] = "";
    let own = home.data();
    args[2] = own.to_str().unwrap();
    args.extend(["--vault", &id]);
    home.open(&args).ends(0, "");
    args[4] = "0199a000-0000-7000-8000-000000000001";
    home.run(&args).ends(6, "There is no journal of that name");
    args[4] = "../../x";
    home.run(&args).ends(6, "There is no journal of that name");
}

#[test]
fn another_process_that_has_it_is_left_alone() {
    let home = Home::furnished();
    let held = vault::hold(&home.data()).unwrap();
    let zip = home.at("a.zip");
    let zip = zip.to_str().unwrap();
    for args in [
        vec!["backup"],
        vec!["verify"],
        vec!["export", zip],
        vec!["import", zip],
    ] {
        home.open(&args)
            .ends(4, "Another Cairn has this journal open.");
    }
    drop(held);
    home.open(&["verify"]).ends(0, "");
}

#[test]
fn a_vault_that_cannot_be_opened_is_told_apart() {
    let cut = Home::furnished();
    let bytes = fs::read(cut.database()).unwrap();
    fs::write(cut.database(), &bytes[..bytes.len() / 2 + 100]).unwrap();
    cut.open(&["backup"])
        .ends(5, "Part of the journal file cannot be read.");
    let gone = Home::furnished();
    fs::remove_file(gone.database()).unwrap();
    gone.open(&["backup"])
        .ends(6, "The journal file is not where it was.");
    let keys = Home::furnished();
    for name in ["vault.keys", "vault.keys.bak"] {
        fs::write(keys.vault().path().join(name), "{}").unwrap();
    }
    keys.open(&["backup"])
        .ends(5, "The file that holds the locks is damaged");
}

/// What belongs to the person being before the window is not touched.
#[test]
fn the_window_finds_everything_as_it_left_it() {
    let home = Home::furnished();
    let due = home.vault().reminders_due();
    fs::write(&due, "as the window left it").unwrap();
    let facts = [("lastOpened", 1_700_000_000_000_i64), ("forms", 7)];
    home.during(|vault| {
        for (name, value) in facts {
            settings::note(&mut vault.db, name, &value).unwrap();
        }
    });
    let zip = home.at("all.zip");
    let zip = zip.to_str().unwrap();
    home.open(&["backup"]).ends(0, "");
    home.open(&["verify"]).ends(0, "");
    home.open(&["export", zip]).ends(0, "");
    home.open(&["import", "--dry-run", zip]).ends(0, "");
    home.open(&["import", zip]).ends(0, "");
    home.during(|vault| {
        for (name, value) in facts {
            let kept: Option<i64> = vault.db.read(|c| settings::fact(c, name)).unwrap();
            assert_eq!(kept, Some(value), "{name}");
        }
    });
    assert_eq!(fs::read_to_string(due).unwrap(), "as the window left it");
    assert!(!home.data().join("device.json").exists());
    // Closed in order: nothing lies in a log beside the database.
    assert!(!vault::ended_badly(&home.vault()));
    let kept = crate::home::names(home.vault().path());
    assert!(!kept.iter().any(|name| name.ends_with("-wal")), "{kept:?}");
}
