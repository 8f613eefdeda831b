#![allow(clippy::unwrap_used)]
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::*;
use crate::os::fakes::{eventually, run_alone};
use crate::os::opener::{open, probe};

/// One link of each kind.
const LINKS: [&str; 6] = [
    "tel:+4930123",
    "sms:988?body=Are%20you%20there%3F",
    "mailto:sam@example.org?subject=Today&body=One%0D%0Atwo",
    "https://meet.example/room?a=1&b='2'#x",
    "sgnl://signal.me/#p/+49301234567",
    "whatsapp://send?phone=49301234567&text=%24HOME",
];

/// A home whose desktop settings name `exec` for links of every kind.
fn home(exec: Option<&str>) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    if let Some(exec) = exec {
        let apps = home.path().join("applications");
        std::fs::create_dir(&apps).unwrap();
        let types = || {
            Scheme::ALL
                .iter()
                .map(|it| format!("x-scheme-handler/{}", it.as_str()))
        };
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Phone of the Test\nExec={exec} %u\nMimeType={};\n",
            types().collect::<Vec<_>>().join(";")
        );
        std::fs::write(apps.join("phone.desktop"), entry).unwrap();
        let list: String = types().map(|it| format!("{it}=phone.desktop\n")).collect();
        std::fs::write(
            apps.join("mimeapps.list"),
            format!("[Default Applications]\n{list}"),
        )
        .unwrap();
    }
    home
}

fn script(folder: &Path, text: &str) -> String {
    let path = folder.join("phone");
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

fn run(test: &str, home: &Path) {
    let home = home.to_str().unwrap();
    run_alone(
        &format!("os::opener::linux::tests::{test}"),
        &[
            ("HOME", home),
            ("XDG_DATA_HOME", home),
            ("XDG_CONFIG_HOME", home),
            ("XDG_DATA_DIRS", "/nonexistent"),
            ("XDG_CONFIG_DIRS", "/nonexistent"),
        ],
    );
}

#[test]
fn the_handler_of_each_kind_is_found_and_gets_the_link() {
    let folder = tempfile::tempdir().unwrap();
    let said = folder.path().join("said");
    let phone = script(
        folder.path(),
        &format!(
            "#!/bin/sh\necho \"$1 $(umask) $DBUS_SESSION_BUS_ADDRESS\" >>{}\n",
            said.display()
        ),
    );
    let home = home(Some(&phone));
    run("inside_with_a_phone", home.path());
    let lines = || std::fs::read_to_string(&said).unwrap_or_default();
    assert!(
        eventually(|| lines().lines().count() == LINKS.len()),
        "{}",
        lines()
    );
    let text = lines();
    let mut lines: Vec<&str> = text.lines().collect();
    let mut expected = LINKS.map(|link| format!("{link} 0022 "));
    // Each is a program of its own.
    lines.sort_unstable();
    expected.sort_unstable();
    assert_eq!(lines, expected);
}

#[test]
fn no_handler_and_one_that_does_not_start_are_told_apart() {
    run("inside_without_a_phone", home(None).path());
    run(
        "inside_without_a_phone",
        home(Some("/nonexistent/phone")).path(),
    );
    let folder = tempfile::tempdir().unwrap();
    let broken = script(folder.path(), "#!/nonexistent/shell\n");
    run("inside_with_a_broken_phone", home(Some(&broken)).path());
}

#[test]
#[ignore = "run by the_handler_of_each_kind_is_found_and_gets_the_link"]
fn inside_with_a_phone() {
    // SAFETY: this process runs this one test; the harness's own thread only waits.
    unsafe { crate::os::hardening::harden() };
    for (scheme, link) in Scheme::ALL.iter().zip(LINKS) {
        let name = probe(*scheme).and_then(|handler| handler.name);
        assert_eq!(name.as_deref(), Some("Phone of the Test"));
        assert_eq!(open(link), Ok(()), "{link}");
    }
}

#[test]
#[ignore = "run by no_handler_and_one_that_does_not_start_are_told_apart"]
fn inside_without_a_phone() {
    for (scheme, link) in Scheme::ALL.iter().zip(LINKS) {
        assert_eq!(probe(*scheme), None);
        assert_eq!(open(link), Err(OpenError::NoHandler), "{link}");
    }
}

#[test]
#[ignore = "run by no_handler_and_one_that_does_not_start_are_told_apart"]
fn inside_with_a_broken_phone() {
    for (scheme, link) in Scheme::ALL.iter().zip(LINKS) {
        assert!(probe(*scheme).is_some());
        assert_eq!(open(link), Err(OpenError::Failed), "{link}");
    }
}
