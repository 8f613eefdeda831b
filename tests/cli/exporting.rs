//! `cairn export`.

use crate::home::{Home, WRITTEN, begin, names};
use crate::support::files::contains;
use crate::support::processes::unshare;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

#[test]
fn an_export_is_the_persons_alone_and_says_that_it_is_not_sealed() {
    let home = Home::furnished();
    let zip = home.at("all.zip");
    let said = home.open(&["export", zip.to_str().unwrap()]);
    let said = said.ends(0, "Saved: 40 entries, 2 photos.");
    assert!(said.err.contains("nothing in it is sealed"), "{said:?}");
    let about = fs::metadata(&zip).unwrap();
    assert_eq!(about.permissions().mode() & 0o777, 0o600);
    let bytes = fs::read(&zip).unwrap();
    assert!(bytes.starts_with(b"PK"));
    assert!(contains(&bytes, b"cairn.json"));
    assert_eq!(names(zip.parent().unwrap()), ["all.zip", "data"]);
}

#[test]
fn markdown_is_the_journal_alone() {
    let home = Home::furnished();
    let zip = home.at("journal.zip");
    let told = home.json(&["export", "--markdown", zip.to_str().unwrap()]);
    assert_eq!(told["written"]["entries"], 40);
    assert_eq!(told["path"], zip.to_str().unwrap());
    let bytes = fs::read(&zip).unwrap();
    assert!(contains(&bytes, b".md"));
    assert!(!contains(&bytes, b"cairn.json"));
}

#[test]
fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
    let home = Home::furnished();
    let zip = home.at("all.zip");
    fs::write(&zip, "something else").unwrap();
    fs::set_permissions(&zip, fs::Permissions::from_mode(0o644)).unwrap();
    // What lies where it is written first is not written into.
    let part = home.at("all.zip.part");
    fs::write(home.at("other"), "other").unwrap();
    std::os::unix::fs::symlink(home.at("other"), &part).unwrap();
    let path = zip.to_str().unwrap();
    home.open(&["export", path])
        .ends(8, "There is a file of that name already");
    assert_eq!(fs::read(&zip).unwrap(), b"something else");
    home.open(&["export", "--force", path]).ends(0, "");
    assert!(fs::read(&zip).unwrap().starts_with(b"PK"));
    assert_eq!(
        fs::metadata(&zip).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(fs::read(home.at("other")).unwrap(), b"other");
    let folder = home.at("folder");
    fs::create_dir(&folder).unwrap();
    home.open(&["export", "--force", folder.to_str().unwrap()])
        .ends(7, "The file could not be written there.");
    let nowhere = home.at("nowhere/all.zip");
    home.open(&["export", nowhere.to_str().unwrap()])
        .ends(7, "The file could not be written there.");
}

#[test]
fn a_photo_that_is_gone_is_told_and_the_rest_goes_along() {
    let home = Home::furnished();
    let photos = home.vault().path().join("photos");
    let one = crate::support::files::contents(&photos)
        .into_keys()
        .next()
        .unwrap();
    fs::remove_file(photos.join(one)).unwrap();
    let zip = home.at("all.zip");
    let said = home.open(&["export", zip.to_str().unwrap()]);
    let said = said.ends(5, "One photo or sound could not go along");
    assert!(said.out.contains("40 entries, one photo"), "{said:?}");
}

/// The command behind which the program runs with a small disk of its own as the folder `disk`, and which then says what is
/// left on it.
fn with_a_small_disk(disk: &std::path::Path, program: &Command) -> Command {
    let script = "mount -t tmpfs -o size=64k tmpfs \"$D\"; \"$@\"; code=$?; ls -A \"$D\" | sed 's/^/left: /' >&2; exit $code";
    let mut command = Command::new("/usr/bin/env");
    command.args(unshare("--mount"));
    command.args(["sh", "-c", script, "sh"]);
    command.arg(program.get_program()).args(program.get_args());
    for (name, value) in program.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command
        .env("D", disk)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    command
}

#[test]
fn a_full_disk_is_told_and_no_half_file_is_left() {
    let home = Home::furnished();
    // More than the disk holds, however it is packed.
    noise(&home, 20);
    let disk = home.at("disk");
    fs::create_dir(&disk).unwrap();
    let zip = disk.join("all.zip");
    let asked = [
        "export",
        zip.to_str().unwrap(),
        "--recovery-code",
        "--passphrase-fd",
        "0",
    ];
    let mut command = with_a_small_disk(&disk, &home.command(&asked));
    let output = begin(&mut command, &home.code).wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(7), "{said}");
    assert!(said.contains("The disk is full"), "{said}");
    assert!(!said.contains("left:"), "{said}");
    home.open(&["verify"]).ends(0, "");
}

#[test]
fn calling_it_off_leaves_no_half_file_and_a_whole_vault() {
    let home = Home::furnished();
    noise(&home, 2_000);
    let zip = home.at("all.zip");
    let asked = [
        "export",
        zip.to_str().unwrap(),
        "--recovery-code",
        "--passphrase-fd",
        "0",
    ];
    let mut child = begin(&mut home.command(&asked), &home.code);
    let part = home.at("all.zip.part");
    while !part.exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before");
        std::thread::yield_now();
    }
    // SAFETY: the process was started here and was not waited for yet.
    unsafe { libc::kill(child.id().cast_signed(), libc::SIGINT) };
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("Called off."));
    assert_eq!(names(zip.parent().unwrap()), ["data"]);
    home.open(&["verify"]).ends(0, "");
}

/// Entries that no packing makes smaller.
fn noise(home: &Home, entries: u32) {
    home.during(|vault| {
        let insert = format!(
            "WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < {entries})
             INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at)
             SELECT i, printf('0199a000-0000-7000-8000-%012x', i), '{WRITTEN} ' || hex(randomblob(10000)), i * 1000, 'UTC', 0, 0
             FROM k"
        );
        vault.db.read(|c| c.execute_batch(&insert)).unwrap();
    });
}
