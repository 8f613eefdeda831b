//! A tag, a photo and what is said of it are in no plain file: not in Cairn's own, not in the web view's, not in lists
//! of words or of files that a desktop keeps; and no such list has the name of the file that the photo came from.

use crate::support::files::{contents, holding_bytes, holding_words, written_since};
use crate::support::journey::{PASSPHRASE, furnished};
use crate::support::pictures::{noise, pixels};
use crate::support::{Shipped, World, wait_until};
use crate::typing::{lock, log, opened};
use cairn_core::clock::Now;
use cairn_core::journal::photos::{self, PhotoFolder};
use cairn_core::journal::{self, Filter};
use cairn_core::vault::{self, Key};
use cairn_core::words::Words;
use secrecy::SecretString;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Words that are in no dictionary and made up of what a keyboard has; [`canary`] makes them words of this run.
const TAG: &str = "glimmerthatch";
const SEEN: [&str; 2] = ["emberwick", "sedgelantern"];
const TEXT: &str = "marrowquill";
const NAME: &str = "foxhollowkestrel";
const FOLDER: &str = "tarnwatercress";
/// How much of a picture is looked for. It is made of noise: no two stretches of it are alike.
const STRETCH: usize = 48;

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The word as it is typed in this run: folders that all programs share are looked through, too, and another run may be
/// at work in them.
fn canary(word: &str) -> String {
    let number = std::process::id().to_string();
    let letters = number.bytes().map(|digit| char::from(digit - b'0' + b'k'));
    word.chars().chain(letters).collect()
}

fn seen() -> String {
    SEEN.map(canary).join(" ")
}

fn words() -> impl Iterator<Item = String> {
    [TAG, TEXT, NAME, FOLDER]
        .into_iter()
        .chain(SEEN)
        .map(canary)
}

/// A picture like no other, in a file and a folder that are called like no other, below `folder`.
fn picture(folder: &Path) -> PathBuf {
    let folder = folder.join(canary(FOLDER));
    fs::create_dir(&folder).unwrap();
    let path = folder.join(format!("{}.png", canary(NAME)));
    noise(&path, 640, 400, u64::from(std::process::id()));
    path
}

/// What a picture could be found by: in the file that was given, and as pixels.
fn stretches(picture: &Path) -> Vec<Vec<u8>> {
    let given = fs::read(picture).unwrap();
    vec![
        middle(&given),
        middle(&pixels(picture, "rgba")),
        middle(&pixels(picture, "bgra")),
    ]
}

fn middle(bytes: &[u8]) -> Vec<u8> {
    let at = bytes.len() / 2;
    bytes[at..at + STRETCH].to_vec()
}

#[test]
fn a_tag_a_photo_and_what_is_said_of_it_are_in_no_plain_file() {
    // What programs keep of how they were used goes to a plain file, where it is seen.
    let world = furnished()
        .with_keyring()
        .with_env("GSETTINGS_BACKEND", "keyfile");
    let elsewhere = tempfile::tempdir().unwrap();
    let picture = picture(elsewhere.path());
    let begun = now_on_disk(&world);
    let shipped = opened(&world, &[]);
    write_with(&shipped, &world, &picture);
    describe(&shipped, &world);
    tag(&shipped, &world);
    find(&shipped);
    let open = look(&world, begun);
    lock(&world, &shipped);
    let locked = look(&world, begun);
    drop(shipped);
    let ended = look(&world, begun);

    // It was kept all the same. What is looked for comes from what was given and from what is kept of it.
    let kept = kept(&world);
    assert_eq!(kept.tags, [canary(TAG)]);
    assert_eq!(kept.description, seen());
    assert!(kept.text.contains(&canary(TEXT)), "{:?}", kept.text);
    let mut bytes = stretches(&picture);
    assert_eq!(
        holding_bytes(&one("kept", &kept.picture), &bytes[0]).len(),
        1,
        "the photo is kept in the bytes in which it was given"
    );
    bytes.extend([middle(&kept.picture), middle(&kept.thumb)]);
    for (when, files) in [
        ("while open", &open),
        ("after locking", &locked),
        ("afterwards", &ended),
    ] {
        assert_eq!(plain(files, &bytes), [""; 0], "{when}");
    }

    // What looks for it can find it.
    let mut control = bytes.concat();
    control.extend(words().flat_map(String::into_bytes));
    fs::write(world.home().join("control"), control).unwrap();
    let found = plain(&look(&world, begun), &bytes);
    assert_eq!(found.len(), bytes.len() + words().count(), "{found:?}");
}

// ---- by keyboard ----------------------------------------------------------------------------

/// Presses keys one after the other.
fn keys(shipped: &Shipped<'_>, world: &World, keys: &[&str]) {
    let pressed = ["key", "--clearmodifiers", "--delay", "120"];
    world.display.xdotool(&[&pressed, keys].concat());
    shipped.settle();
}

/// Writes an entry and adds a photo to it from a file.
fn write_with(shipped: &Shipped<'_>, world: &World, picture: &Path) {
    let before = log(world);
    shipped.key("ctrl+n");
    shipped.type_text(&canary(TEXT));
    wait_until("the entry is saved", || log(world) != before);
    // From the text to "Add a photo".
    keys(shipped, world, &["Tab", "Return"]);
    wait_until("the desktop's window for files", || {
        world.display.windows("Select a File").len() == 1
    });
    shipped.settle();
    // A slash opens the line in which a path is typed.
    keys(shipped, world, &["slash", "ctrl+a"]);
    shipped.type_text(picture.to_str().unwrap());
    shipped.key("Return");
    wait_until("the photo is sealed", || sealed(world) == 1);
    shipped.settle();
}

/// Opens the photo, says what it shows, and comes back to it.
fn describe(shipped: &Shipped<'_>, world: &World) {
    // From "Add a photo" back to the photo in the text.
    keys(shipped, world, &["shift+Tab", "Return"]);
    // Past: larger, take away, close, the picture.
    keys(shipped, world, &["Tab"; 4]);
    let before = log(world);
    shipped.type_text(&seen());
    shipped.key("Escape");
    wait_until("the description is saved", || log(world) != before);
    shipped.settle();
}

/// Gives the entry that is open a tag.
fn tag(shipped: &Shipped<'_>, world: &World) {
    // Past "Add a photo" to "About this entry".
    keys(shipped, world, &["Tab", "Tab", "space"]);
    // Past five moods and five cravings.
    keys(shipped, world, &["Tab"; 11]);
    let before = log(world);
    shipped.type_text(&canary(TAG));
    shipped.key("Return");
    wait_until("the tag is saved", || log(world) != before);
    shipped.settle();
}

/// Finds it again: by its tag, by what is said of the photo.
fn find(shipped: &Shipped<'_>) {
    for query in [format!("tag:{}", canary(TAG)), seen()] {
        shipped.key("ctrl+k");
        shipped.key("ctrl+a");
        shipped.type_text(&query);
    }
}

// ---- looking --------------------------------------------------------------------------------

/// All that lies in this world, and what has been written since in folders that every program shares.
fn look(world: &World, since: SystemTime) -> Files {
    let mut files = contents(world.root());
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let own = [".config", ".local"]
        .into_iter()
        .filter_map(|name| Some(home.as_ref()?.join(name)));
    let shared = ["/tmp", "/var/tmp", "/dev/shm"].map(PathBuf::from);
    for folder in shared.into_iter().chain(own).chain([std::env::temp_dir()]) {
        for (path, bytes) in written_since(&folder, since) {
            let path = folder.join(path);
            if !path.starts_with(world.root()) {
                files.insert(path, bytes);
            }
        }
    }
    files
}

/// Where any of the words and bytes was found.
fn plain(files: &Files, bytes: &[Vec<u8>]) -> Vec<String> {
    let words = words().flat_map(|word| {
        holding_words(files, &word)
            .into_iter()
            .map(move |path| format!("{word:?} in {}", path.display()))
    });
    let stretches = bytes.iter().enumerate().flat_map(|(n, part)| {
        holding_bytes(files, part)
            .into_iter()
            .map(move |path| format!("stretch {n} of the picture in {}", path.display()))
    });
    words.chain(stretches).collect()
}

fn one(name: &str, bytes: &[u8]) -> Files {
    Files::from([(PathBuf::from(name), bytes.to_vec())])
}

/// The present moment, as the disk has it.
pub(crate) fn now_on_disk(world: &World) -> SystemTime {
    let mark = world.root().join("begun");
    fs::write(&mark, "").unwrap();
    fs::metadata(mark).unwrap().modified().unwrap()
}

/// How many photos are sealed.
fn sealed(world: &World) -> usize {
    let files = contents(&world.data().join("vaults"));
    files
        .keys()
        .filter(|path| {
            path.parent()
                .is_some_and(|folder| folder.ends_with("photos"))
        })
        .filter(|path| path.extension().is_none())
        .count()
}

// ---- what was kept --------------------------------------------------------------------------

struct Kept {
    text: String,
    tags: Vec<String>,
    description: String,
    picture: Vec<u8>,
    thumb: Vec<u8>,
}

/// The one entry with a photo, as the core opens it.
fn kept(world: &World) -> Kept {
    let found = vault::find(&world.data(), None).unwrap().expect("a vault");
    let passphrase = SecretString::from(PASSPHRASE);
    // Later than anything in it.
    let now = Now {
        utc: chrono::DateTime::from(now_on_disk(world)),
        zone: chrono_tz::Tz::UTC,
    };
    let vault = vault::unlock(&found, &Key::Passphrase(&passphrase), &now).unwrap();
    let words = Words::new("en");
    let folder = PhotoFolder::of(&vault);
    let with_photo = Filter {
        photo: true,
        ..Filter::default()
    };
    let kept = vault
        .db
        .read(|c| {
            let listed = journal::entries(c, None, 0, &with_photo, 10, &words)?;
            assert_eq!(listed.entries.len(), 1, "one entry with a photo");
            let entry = journal::entry(c, &listed.entries[0].id, &words, &now)?;
            let photo = &entry.photos[0];
            Ok::<_, Box<dyn std::error::Error>>(Kept {
                picture: photos::open(c, &folder, &photo.id)?.1,
                thumb: photos::thumb(c, &photo.id)?,
                description: photo.description.clone(),
                text: entry.text,
                tags: entry.tags,
            })
        })
        .unwrap();
    vault.lock().unwrap();
    kept
}
