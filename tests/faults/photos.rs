//! `kill -9` while photos are added: what was acknowledged is there afterwards and opens, nothing points at a file that
//! is missing, and what was left behind is swept.

use crate::support::files::contents;
use crate::support::journey::{furnished, room, unlock};
use crate::support::pictures::noise;
use crate::support::{App, World, processes, wait_until};
use cairn_core::clock::Now;
use cairn_core::db::PhotoId;
use cairn_core::journal::photos::{self, PhotoFolder, Picture};
use cairn_core::journal::{self, Filter, NewEntry};
use cairn_core::vault::{self, ComputerKey, Key, Vault};
use cairn_core::words::Words;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Adds photos in a process of its own, killed in the middle of it.
const ADDER: &str = "CAIRN_TEST_ADDER";
const ROUNDS: u64 = 80;
const WINDOW_ROUNDS: u64 = 10;

/// The photos by their names.
type Names = BTreeSet<String>;

#[test]
fn no_photo_that_was_acknowledged_is_lost_in_many_rounds() {
    let folder = tempfile::tempdir().unwrap();
    let key = ComputerKey::random().unwrap();
    let made = vault::create(folder.path(), &Key::ThisComputer(&key), &now()).unwrap();
    made.lock().unwrap();
    fs::write(folder.path().join("key"), key.bytes()).unwrap();
    noise(&folder.path().join("picture.png"), 64, 48, 1);
    let mut before = Names::new();
    let (mut leftovers, mut untold) = (0, 0);
    for round in 0..ROUNDS {
        let acknowledged = added_until_killed(folder.path(), round);
        let opened = open(folder.path());
        let there = photos_that_open(&opened);
        let wanted: Names = before.union(&acknowledged).cloned().collect();
        assert!(
            there.is_superset(&wanted),
            "round {round}: acknowledged and not there: {:?}",
            wanted.difference(&there)
        );
        untold += there.difference(&wanted).count();
        let files = contents(&opened.photos());
        leftovers += files.len() - there.len();
        if files.len() > there.len() {
            sweep(&opened);
            assert_eq!(photos_that_open(&opened), there, "tidying takes no photo");
            let left: Names = names(contents(&opened.photos()).into_keys());
            assert_eq!(left, there, "only photos are left");
        }
        before = there;
        opened.lock().unwrap();
    }
    assert!(leftovers > 0, "no round was stopped between file and row");
    eprintln!(
        "{ROUNDS} rounds, {} photos; killed between the file and its row {leftovers} times, between the row and its \
         acknowledgement {untold} times",
        before.len()
    );
}

/// Not a test of its own: what [`no_photo_that_was_acknowledged_is_lost_in_many_rounds`] kills.
#[test]
#[ignore = "started by no_photo_that_was_acknowledged_is_lost_in_many_rounds"]
fn adds_photos_until_it_is_killed() {
    let Some(folder) = std::env::var_os(ADDER) else {
        return;
    };
    let folder = Path::new(&folder);
    let picture = fs::read(folder.join("picture.png")).unwrap();
    let mut open = open(folder);
    // What runs tests has begun a line.
    println!();
    let photos = PhotoFolder::of(&open);
    let new = NewEntry::begin(false, &now());
    journal::save_text(&mut open.db, &new, "With photos", &now()).unwrap();
    loop {
        let picture = Picture::take_in(picture.clone(), false).unwrap();
        let added = photos::add(&mut open.db, &photos, &new.id, picture, &now()).unwrap();
        println!("added {}", added.id.as_str());
    }
}

/// Photos pasted into the editor, one after the other, each as large as a phone's picture of a page.
const PASTE: &str = "
const [el] = arguments;
const canvas = document.createElement('canvas');
[canvas.width, canvas.height] = [1200, 900];
const context = canvas.getContext('2d');
const noise = context.createImageData(canvas.width, canvas.height);
for (let i = 0; i < noise.data.length; i += 1) noise.data[i] = i % 4 === 3 ? 255 : Math.random() * 256;
context.putImageData(noise, 0, 0);
return new Promise((ok) => canvas.toBlob((blob) => {
  const data = new DataTransfer();
  for (let n = 0; n < 40; n += 1) data.items.add(new File([blob], `${n}.jpg`, { type: 'image/jpeg' }));
  el.focus();
  el.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  ok(true);
}, 'image/jpeg', 0.9));
";

/// The photos that the page shows in the text.
const SHOWN: &str = "
return [...document.querySelectorAll('.cm-content img')]
  .map((image) => /photo:\\/\\/localhost\\/([0-9a-f-]+)/.exec(image.src)?.[1]).filter(Boolean)";

#[test]
fn killed_while_photos_are_added_it_opens_with_all_that_was_shown() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let mut wanted = Names::new();
    for round in 0..WINDOW_ROUNDS {
        room(&app, "Journal");
        app.press("New entry");
        app.type_into("textbox", "Your entry", "Before the photos");
        app.sees("Saved");
        let field = app.find("textbox", "Your entry");
        app.js(PASTE, &[field.argument()]);
        wait_until("the first photo is sealed", || {
            !names_on_disk(&world).is_subset(&wanted)
        });
        // At another moment of the next ones in each round.
        std::thread::sleep(Duration::from_millis(200 + round * 173 % 911));
        let shown = app.js(SHOWN, &[]);
        app.kill();
        wanted.extend(strings(&shown));
        app.reopen();
        unlock(&app);
        wanted = all_is_there(&app, &wanted, round);
    }
    assert!(!wanted.is_empty(), "photos were shown before it was killed");
    app.kill();

    // What a crash left is swept once it is a day old. There is some at any rate, as if killed between file and row.
    let folder = vault::find(&world.data(), None).unwrap().expect("a vault");
    let before = names_on_disk(&world).difference(&wanted).count();
    let some = folder.path().join("photos").join(wanted.first().unwrap());
    for name in [
        "0193d5a0-0000-7000-8000-000000000001",
        "0193d5a0-0000-7000-8000-000000000002.part",
    ] {
        fs::copy(&some, folder.path().join("photos").join(name)).unwrap();
    }
    make_old(&folder.path().join("photos"), &world);
    app.reopen();
    unlock(&app);
    wait_until("only photos are left", || names_on_disk(&world) == wanted);
    all_is_there(&app, &wanted, WINDOW_ROUNDS);
    eprintln!(
        "{WINDOW_ROUNDS} rounds, {} photos, {before} left without a row by a kill",
        wanted.len()
    );
}

/// Every photo that an entry or its text names is shown, large and small, and those that are `wanted` are among them;
/// gives all of them.
fn all_is_there(app: &App<'_>, wanted: &Names, round: u64) -> Names {
    let mut there = Names::new();
    let filter = json!({ "photo": true });
    let listed = app.invoke(
        "entries",
        &json!({ "before": null, "skip": 0, "filter": filter, "limit": 500 }),
    );
    for summary in listed["entries"].as_array().unwrap() {
        let entry = app.invoke("entry", &json!({ "id": summary["id"] }));
        let photos: Names = entry["photos"]
            .as_array()
            .unwrap()
            .iter()
            .map(|photo| photo["id"].as_str().unwrap().to_owned())
            .collect();
        for named in entry["text"].as_str().unwrap().split("](photo:").skip(1) {
            let id = named.split(')').next().unwrap();
            assert!(photos.contains(id), "round {round}: the text names {id}");
        }
        there.extend(photos);
    }
    assert!(
        there.is_superset(wanted),
        "round {round}: shown and not there: {:?}",
        wanted.difference(&there)
    );
    let names: Vec<&String> = there.iter().collect();
    let missing = app.js(
        "const shown = (src) => new Promise((ok) => { const i = new Image(); i.onload = () => ok(null); i.onerror = () => ok(src); i.src = src; });
         return Promise.all(arguments[0].flatMap((id) => [shown(`photo://localhost/${id}`), shown(`photo://localhost/${id}?thumb`)]))
           .then((all) => all.filter(Boolean))",
        &[json!(names)],
    );
    assert_eq!(missing, json!([]), "round {round}: all of them are shown");
    there
}

// ---- a vault without a window ---------------------------------------------------------------

/// Starts what adds photos, kills it in the middle, and gives what it acknowledged.
fn added_until_killed(folder: &Path, round: u64) -> Names {
    let mut adder = processes::Process::start(
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "photos::adds_photos_until_it_is_killed"])
            .args(["--ignored", "--nocapture"])
            .env(ADDER, folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    );
    let stdout = adder.child().stdout.take().unwrap();
    let lines = BufReader::new(stdout).lines().map_while(Result::ok);
    let mut added = lines.filter_map(|line| line.strip_prefix("added ").map(str::to_owned));
    // Killed after a few photos, at another moment of the next one in each round.
    let mut acknowledged: Names = added.by_ref().take(1 + (round % 3) as usize).collect();
    assert!(!acknowledged.is_empty(), "it adds photos");
    std::thread::sleep(Duration::from_micros(round * 1_733 % 23_000));
    processes::kill(adder.id());
    acknowledged.extend(added);
    acknowledged
}

fn open(folder: &Path) -> Vault {
    let bytes: [u8; 32] = fs::read(folder.join("key")).unwrap().try_into().unwrap();
    let key = ComputerKey::from_bytes(&bytes);
    let found = vault::find(folder, None).unwrap().expect("the vault");
    vault::unlock(&found, &Key::ThisComputer(&key), &now()).unwrap()
}

/// All photos of all entries. Each is opened, large and small.
fn photos_that_open(vault: &Vault) -> Names {
    let words = Words::new("en");
    let folder = PhotoFolder::of(vault);
    let with_photos = Filter {
        photo: true,
        ..Filter::default()
    };
    vault
        .db
        .read(|c| {
            let mut found = Names::new();
            for listed in journal::entries(c, None, 0, &with_photos, 10_000, &words)?.entries {
                for photo in photos::photos_of(c, &listed.id)? {
                    photos::open(c, &folder, &photo.id)?;
                    photos::thumb(c, &photo.id)?;
                    found.insert(name(&photo.id));
                }
            }
            Ok::<_, Box<dyn std::error::Error>>(found)
        })
        .expect("every photo opens")
}

/// Tidies as at an opening two days later.
fn sweep(vault: &Vault) {
    let newest = fs::read_dir(vault.photos())
        .unwrap()
        .map(|file| file.unwrap().metadata().unwrap().modified().unwrap())
        .max()
        .expect("photos");
    let later = Now {
        utc: chrono::DateTime::<chrono::Utc>::from(newest) + chrono::Duration::days(2),
        ..now()
    };
    photos::tidy(&vault.db, &PhotoFolder::of(vault), &later).unwrap();
}

fn name(id: &PhotoId) -> String {
    id.as_str().to_owned()
}

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
        zone: chrono_tz::Tz::Europe__Berlin,
    }
}

// ---- the vault of a world -------------------------------------------------------------------

/// The names of the files in the photos' folder.
fn names_on_disk(world: &World) -> Names {
    let folder = vault::find(&world.data(), None).unwrap().expect("a vault");
    names(contents(&folder.path().join("photos")).into_keys())
}

fn names(paths: impl Iterator<Item = std::path::PathBuf>) -> Names {
    paths.map(|path| path.display().to_string()).collect()
}

/// Makes every file two days old by the world's clock.
fn make_old(folder: &Path, world: &World) {
    let line = fs::read_to_string(world.clock.path()).unwrap();
    let now = chrono::DateTime::parse_from_rfc3339(line.split(' ').next().unwrap()).unwrap();
    let old = now.to_utc() - chrono::Duration::days(2);
    for file in fs::read_dir(folder).unwrap() {
        let file = fs::File::options()
            .write(true)
            .open(file.unwrap().path())
            .unwrap();
        file.set_modified(old.into()).unwrap();
    }
}

fn strings(values: &Value) -> Vec<String> {
    values
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_str().unwrap().to_owned())
        .collect()
}
