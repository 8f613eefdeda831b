//! The drive with the chosen folder for backups: full, write-protected, taken away, failing. It is a file system that only the
//! program sees; the test reaches it through `/proc/PID/root`.

use crate::disk::{fill, with_mounts};
use crate::support::journey::{furnished, room, stay_open, unlock};
use crate::support::{App, World, processes, save_dialog, wait_until};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Bytes of a page of a vault (ARCHITECTURE.md).
const PAGE: usize = 4096;
const SAFE: &str = "Your journal and the backups on this computer are safe.";

/// A vault whose backups also go to a drive; today's is on it.
struct Drive<'w> {
    world: &'w World,
    app: App<'w>,
    /// Where it is connected.
    path: PathBuf,
    _folder: TempDir,
}

impl<'w> Drive<'w> {
    fn new(world: &'w World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("stick");
        fs::create_dir(&path).unwrap();
        let script = format!(
            "mount -t tmpfs -o size=40m,mode=700 tmpfs '{}' && exec \"$@\"",
            path.display()
        );
        let app = world.open_as(with_mounts(&script));
        unlock(&app);
        stay_open(&app);
        room(&app, "Settings");
        app.press("Choose a folder");
        save_dialog::choose_folder(world, &path);
        app.sees("They also go to this folder:");
        let drive = Self {
            world,
            app,
            path,
            _folder: folder,
        };
        drive.write("Something.");
        world.clock.pass_minutes(2);
        drive.has(1, 1);
        drive
    }

    /// The drive as the program sees it.
    fn inside(&self) -> PathBuf {
        let seen = format!("/proc/{}/root", self.app.pid());
        Path::new(&seen).join(self.path.strip_prefix("/").unwrap())
    }

    /// Runs a command where the program's drive can be reached.
    fn run(&self, words: &[&str]) {
        let pid = self.app.pid().to_string();
        let mut command = Command::new("nsenter");
        command.args(["--mount", "--target", &pid]);
        if !processes::is_root() {
            command.args(["--user", "--preserve-credentials"]);
        }
        let done = command.args(words).status().unwrap();
        assert!(done.success(), "{words:?}");
    }

    /// Writes something on the next day.
    fn write_tomorrow(&self, text: &str) {
        self.world.clock.set_instant("2026-11-23T12:00:00Z");
        self.write(text);
    }

    fn write(&self, text: &str) {
        let id = self.app.invoke("new_entry", &json!({ "victory": false }))["id"].clone();
        let draft = json!({ "id": id, "seq": 1, "text": text });
        self.app.invoke("keep_draft", &draft);
        self.app.invoke("leave_entry", &json!({ "id": id }));
    }

    fn told(&self) -> Value {
        self.app.invoke("backups", &json!({}))
    }

    /// Waits until so many lie on this computer, and so many on the drive.
    fn has(&self, own: usize, chosen: usize) {
        wait_until(&format!("{own} and {chosen} backups"), || {
            let told = self.told();
            let all = told["backups"].as_array().unwrap();
            let here = all.iter().filter(|backup| backup["own"] == true).count();
            (here, all.len() - here) == (own, chosen)
        });
    }

    /// Today's is on this computer and not on the drive, and Settings says so.
    fn says(&self, why: &str) {
        self.has(2, 1);
        wait_until("it is told", || !self.told()["failure"].is_null());
        room(&self.app, "Today");
        room(&self.app, "Settings");
        self.app.sees(why);
        self.app.sees(SAFE);
    }

    /// An hour later it is tried again, and nothing is said any more.
    fn goes_on(&self) {
        self.world.clock.pass_minutes(61);
        self.has(2, 2);
        assert!(self.told()["failure"].is_null());
    }
}

#[test]
fn a_full_drive_is_told_and_used_again() {
    let world = furnished();
    let drive = Drive::new(&world);
    let filler = fill(&drive.inside());
    drive.write_tomorrow("While it is full.");
    drive.says("The drive with your folder for backups is full");
    // By hand as well.
    drive.app.press("Make a backup now");
    drive
        .app
        .sees("The drive with your folder for backups is full");
    drive.has(3, 1);
    fs::remove_file(filler).unwrap();
    world.clock.pass_minutes(61);
    drive.has(3, 2);
}

#[test]
fn a_write_protected_drive_is_told_and_used_again() {
    let world = furnished();
    let drive = Drive::new(&world);
    let path = drive.path.to_str().unwrap();
    drive.run(&["mount", "-o", "remount,ro", path]);
    drive.write_tomorrow("While it is write-protected.");
    drive.says("Cairn may not write to your folder for backups");
    drive.run(&["mount", "-o", "remount,rw", path]);
    drive.goes_on();
}

#[test]
fn a_drive_that_is_taken_away_gets_its_backup_when_it_is_back() {
    let world = furnished();
    let drive = Drive::new(&world);
    let away = drive.path.with_file_name("away");
    let (path, away) = (drive.path.to_str().unwrap(), away.to_str().unwrap());
    drive.run(&["mkdir", away]);
    drive.run(&["mount", "--move", path, away]);
    drive.run(&["rmdir", path]);
    drive.write_tomorrow("While it is away.");
    drive.has(2, 0);
    room(&drive.app, "Today");
    room(&drive.app, "Settings");
    drive.app.sees("It is not connected just now.");
    assert!(drive.told()["failure"].is_null());
    drive.run(&["mkdir", path]);
    drive.run(&["mount", "--move", away, path]);
    drive.has(2, 2);
}

/// As a drive does whose own order is broken: what should be a folder is none.
#[test]
fn a_drive_that_fails_is_told_and_used_again() {
    let world = furnished();
    let drive = Drive::new(&world);
    let all = drive.inside().join("cairn-backups");
    let vault = fs::read_dir(&all).unwrap().next().unwrap().unwrap().path();
    let aside = all.join("aside");
    fs::rename(&vault, &aside).unwrap();
    fs::write(&vault, b"no folder").unwrap();
    drive.write_tomorrow("While it fails.");
    wait_until("one here", || !drive.told()["failure"].is_null());
    drive.has(2, 0);
    room(&drive.app, "Today");
    room(&drive.app, "Settings");
    drive
        .app
        .sees("No whole backup could be written to your folder.");
    drive.app.sees(SAFE);
    fs::remove_file(&vault).unwrap();
    fs::rename(&aside, &vault).unwrap();
    drive.goes_on();
}

/// What is damaged there is the backup, and nobody is frightened about the journal.
#[test]
fn a_damaged_backup_is_told_and_nothing_is_changed() {
    let world = furnished();
    let drive = Drive::new(&world);
    let all = drive.inside().join("cairn-backups");
    let vault = fs::read_dir(&all).unwrap().next().unwrap().unwrap().path();
    let backups = fs::read_dir(&vault).unwrap();
    let database = backups
        .map(|entry| entry.unwrap().path().join("vault.db"))
        .find(|path| path.exists())
        .unwrap();
    let whole = fs::read(&database).unwrap();
    let damage = |page: usize| {
        let mut bytes = whole.clone();
        bytes[page * PAGE + 100] ^= 1;
        fs::write(&database, &bytes).unwrap();
    };
    let told = || {
        let told = drive.told()["backups"].as_array().unwrap().clone();
        let place = told.iter().position(|backup| backup["own"] == false);
        (place.unwrap(), told[place.unwrap()].clone())
    };
    let look_inside = || {
        room(&drive.app, "Today");
        room(&drive.app, "Settings");
        drive.app.find("heading", "Your backups");
        drive.app.js(
            "document.querySelectorAll('main details > summary[aria-label^=\"Look inside\"]')[arguments[0]].click()",
            &[json!(told().0)],
        );
    };

    // What is told of it can be read, and something else cannot.
    let hidden = (1..whole.len() / PAGE).find(|page| {
        damage(*page);
        !told().1["contents"].is_null()
    });
    assert!(hidden.is_some());
    look_inside();
    drive.app.press("Read it again");
    drive.app.sees("Part of this backup cannot be read.");
    drive.app.press("Close this message");

    // Not even its beginning can.
    damage(0);
    assert_eq!(told().1["failure"]["code"], "backupDamaged");
    look_inside();
    drive.app.sees("cannot be read");
    drive.app.sees("Others may be whole");
    drive.app.gone("button", "Read it again");
    drive.app.press("Remove it");
    drive.app.press("Yes, remove it for good");
    drive.has(1, 0);
}
