//! The disk is full at every stage of each work, cannot be written, or is gone in the middle. Each is told as what it is, and
//! nothing is lost by it.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::Write as _;
use std::process::Command;
use std::rc::Rc;

use super::super::*;
use super::check::Checker;
use super::work::{self, Work};
use super::{ROOM, Told, WORK, ready};
use crate::vault::steps::watch;

/// Set: every stage is met in steps of 4 KiB.
const THOROUGH: &str = "CAIRN_TEST_STOPPED_THOROUGH";
const KIB: usize = 1024;

/// Runs what is below in a mount namespace of its own, in which a small disk can be mounted.
fn on_a_small_disk(work: Work, test: &str, thorough: bool) {
    let own = std::env::current_exe().unwrap().into_os_string();
    let room = TempDir::new().unwrap();
    copy(ready::room(work), &room.path().join("ready"));
    let root = fs::metadata("/proc/self").unwrap();
    let root = std::os::unix::fs::MetadataExt::uid(&root) == 0;
    let mut words: Vec<OsString> = vec!["--mount".into()];
    if !root {
        words.push("--map-root-user".into());
    }
    words.push(own);
    let mut unshare = Command::new("unshare");
    unshare
        .args(words)
        .arg("--exact")
        .arg(format!("vault::tests::stopped::disk::{test}"))
        .args(["--ignored", "--nocapture", "--test-threads=1"])
        .env(ROOM, room.path())
        .env(WORK, work.name());
    if thorough {
        unshare.env(THOROUGH, "1");
    }
    let done = unshare.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let told = said.lines().find(|line| line.starts_with("tried "));
    println!("{work:?}: {}", told.expect("it tells what it tried"));
}

/// The small disk, mounted, and the work: only in a process that [`on_a_small_disk`] started.
fn small_disk() -> Option<(Work, PathBuf)> {
    let room = PathBuf::from(std::env::var_os(ROOM)?);
    let disk = room.join("disk");
    fs::create_dir(&disk).unwrap();
    mount(&["-t", "tmpfs", "-o", "size=40m,mode=700", "tmpfs"], &disk);
    Some((Work::named(&std::env::var(WORK).unwrap()), room))
}

fn mount(how: &[&str], at: &Path) {
    let done = Command::new("mount").args(how).arg(at).status().unwrap();
    assert!(done.success());
}

/// Leaves so much room on the disk.
fn fill(disk: &Path, left: usize) -> PathBuf {
    let path = disk.join("filler");
    let mut file = fs::File::create(&path).unwrap();
    let page = vec![b'x'; 4096];
    while file.write_all(&page).is_ok() {}
    let length = fs::metadata(&path).unwrap().len();
    file.set_len(length.saturating_sub(left as u64)).unwrap();
    path
}

/// One part of the work; what it told, and why it ended early.
fn tried(work: Work, room: &Path) -> (Told, Option<String>) {
    let mut told = Told::default();
    let ended = work::run(work, room, 1, &mut |line| told.hear(&line));
    (told, ended.err().map(|why| why.0))
}

fn fills_up(work: Work, room: &Path) -> usize {
    let (disk, thorough) = (room.join("disk"), std::env::var_os(THOROUGH).is_some());
    let mut checker = Checker::new(work);
    // A backup asks for 16 MiB of room before it begins: less is one case.
    let begins = match work {
        Work::BackUp | Work::PutBack | Work::Rekey | Work::Migrate => 16 * KIB * KIB,
        _ => 0,
    };
    let (mut left, mut tries) = (begins, 0);
    loop {
        let small = disk.join("room");
        copy(&room.join("ready"), &small);
        let filler = fill(&disk, left);
        let (told, ended) = tried(work, &small);
        if let Some(why) = &ended {
            let full = match work {
                Work::Migrate => ["DiskFull", "NoRoomForBackup"].as_slice(),
                _ => &["DiskFull"],
            };
            assert!(full.iter().any(|full| why.contains(full)), "{left}: {why}");
            look_at_it_full(work, &small, left);
        }
        fs::remove_file(filler).unwrap();
        checker.check(&small, &told);
        fs::remove_dir_all(&small).unwrap();
        tries += 1;
        if ended.is_none() {
            return tries;
        }
        assert!(left < 40 * KIB * KIB);
        left += if thorough {
            4 * KIB
        } else {
            (4 * KIB).max((left - begins) / 5 / KIB * KIB)
        };
    }
}

/// It opens on the full disk, or says that it is full.
fn look_at_it_full(work: Work, room: &Path, left: usize) {
    if matches!(work, Work::Rekey | Work::Passphrase | Work::Create) {
        return;
    }
    let folder = find(&ready::data(room), None).unwrap().unwrap();
    match unlock(&folder, &Key::ThisComputer(&ready::key(room)), &now()) {
        Ok(vault) => drop(vault),
        Err(VaultError::DiskFull) => {}
        Err(VaultError::NoRoomForBackup) if work == Work::Migrate => {}
        Err(VaultError::VaultDamaged) if work == Work::PutBackClosed => {}
        Err(error) => panic!("{left}: {error:?}"),
    }
}

/// Not a test of its own.
#[test]
#[ignore = "started by the tests beside it"]
fn works_on_a_full_disk() {
    let Some((work, room)) = small_disk() else {
        return;
    };
    println!("\ntried {} amounts of room", fills_up(work, &room));
}

/// Not a test of its own.
#[test]
#[ignore = "started by the tests beside it"]
fn works_on_a_disk_that_cannot_be_written() {
    let Some((work, room)) = small_disk() else {
        return;
    };
    let disk = room.join("disk");
    let small = disk.join("room");
    copy(&room.join("ready"), &small);
    let before = bytes_below(&small);
    mount(&["-o", "remount,ro"], &disk);
    let (told, ended) = tried(work, &small);
    let why = ended.expect("nothing can be written");
    assert!(why.contains("NotWritable"), "{why}");
    assert!(told.done.is_empty());
    assert!(bytes_below(&small) == before);
    mount(&["-o", "remount,rw"], &disk);
    Checker::new(work).check(&small, &told);
    println!("\ntried a disk that cannot be written: {why}");
}

/// Takes the folder away at one moment after the other and brings it back, until none is left.
fn vanishes(work: Work) {
    let mut checker = Checker::new(work);
    for stop in 0.. {
        let room = TempDir::new().unwrap();
        copy(ready::room(work), room.path());
        let (data, away) = (ready::data(room.path()), room.path().join("away"));
        let moment = Rc::new(RefCell::new(0));
        let gone = Rc::new(RefCell::new(false));
        let vanish = {
            let (moment, gone, data, away) = (
                Rc::clone(&moment),
                Rc::clone(&gone),
                data.clone(),
                away.clone(),
            );
            move || {
                if *moment.borrow() == stop {
                    fs::rename(&data, &away).unwrap();
                    *gone.borrow_mut() = true;
                }
                *moment.borrow_mut() += 1;
            }
        };
        let mut told = Told::default();
        let at_steps = vanish.clone();
        let ended = watch(
            move |_| {
                at_steps();
                Ok(())
            },
            || {
                work::run(work, room.path(), 1, &mut |line| {
                    told.hear(&line);
                    // A vault that is made makes its folder.
                    if line.starts_with("begin") && work != Work::Create {
                        vanish();
                    }
                })
            },
        );
        if !*gone.borrow() {
            ended.unwrap();
            println!("{work:?}: gone at {stop} moments");
            return;
        }
        if let Err(why) = ended {
            let wrong = [
                "Damaged",
                "Wrong",
                "Lost",
                "Foreign",
                "TooNew",
                "NotSalvageable",
            ];
            assert!(
                !wrong.iter().any(|wrong| why.0.contains(wrong)),
                "{stop}: {}",
                why.0
            );
        }
        assert!(
            !data.exists(),
            "{stop}: something was made where the folder had been"
        );
        fs::rename(&away, &data).unwrap();
        checker.check(room.path(), &told);
    }
}

macro_rules! on_disks {
    ($($full:ident, $fixed:ident, $gone:ident: $work:ident,)*) => {$(
        #[test]
        fn $full() {
            on_a_small_disk(Work::$work, "works_on_a_full_disk", false);
        }

        #[test]
        fn $fixed() {
            on_a_small_disk(Work::$work, "works_on_a_disk_that_cannot_be_written", false);
        }

        #[test]
        fn $gone() {
            vanishes(Work::$work);
        }
    )*};
}

on_disks! {
    full_while_a_vault_is_made, fixed_while_a_vault_is_made, gone_while_a_vault_is_made: Create,
    full_while_entries_are_saved, fixed_while_entries_are_saved, gone_while_entries_are_saved: Save,
    full_while_photos_are_added, fixed_while_photos_are_added, gone_while_photos_are_added: Photo,
    full_while_brought_up_to_date, fixed_while_brought_up_to_date, gone_while_brought_up_to_date: Migrate,
    full_while_backed_up, fixed_while_backed_up, gone_while_backed_up: BackUp,
    full_while_put_back, fixed_while_put_back, gone_while_put_back: PutBack,
    full_while_one_is_replaced, fixed_while_one_is_replaced, gone_while_one_is_replaced: PutBackClosed,
    full_while_sealed_anew, fixed_while_sealed_anew, gone_while_sealed_anew: Rekey,
    full_while_the_passphrase_changes, fixed_while_the_passphrase_changes, gone_while_the_passphrase_changes: Passphrase,
    full_while_codes_are_made, fixed_while_codes_are_made, gone_while_codes_are_made: Code,
    full_while_salvaged, fixed_while_salvaged, gone_while_salvaged: Salvage,
    full_while_exports_come_in, fixed_while_exports_come_in, gone_while_exports_come_in: Import,
}

#[test]
#[ignore = "room in steps of four KiB: make crash"]
fn the_disk_is_full_at_every_stage() {
    for work in Work::ALL {
        on_a_small_disk(work, "works_on_a_full_disk", true);
    }
}
