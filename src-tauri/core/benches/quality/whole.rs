//! What handles everything at once: backups, the look through everything, leaving and bringing in.

use std::path::Path;

use cairn_core::db::EntryId;
use cairn_core::export::{self, Incoming, What};
use cairn_core::journal;
use cairn_core::journal::photos::{self, PhotoFolder, Picture};
use cairn_core::vault::{self, BackupPlace, ComputerKey, Depth, Key, Vault};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbImage};

use crate::home::{at, fill};
use crate::{row, sample};

const ENTRIES: u64 = 20_000;
const PHOTOS: u64 = 500;
/// A picture of a telephone, made smaller for a message.
const SIZE: (u32, u32) = (1_600, 1_200);

/// 20,000 entries with 500 photos.
pub(crate) fn measure(data: &Path) {
    let key = ComputerKey::random().unwrap();
    let mut vault = vault::create(data, &Key::ThisComputer(&key), &at(0)).unwrap();
    fill(&mut vault, ENTRIES);
    let bytes = add_photos(&mut vault);
    println!(
        "-- {ENTRIES} entries, {PHOTOS} photos of {} kB",
        bytes / PHOTOS / 1_000
    );

    let source = vault.backup_source().unwrap();
    let place = BackupPlace::own(vault.folder());
    let made = sample(3, |n| {
        source.make(&place, &at(ENTRIES + u64::from(n))).unwrap();
    });
    row("backup beside the vault, and reading it again", &made, None);
    let elsewhere = data.join("stick");
    std::fs::create_dir(&elsewhere).unwrap();
    let place = BackupPlace::chosen(&elsewhere, vault.folder().id());
    let made = sample(1, |_| {
        source.make(&place, &at(ENTRIES)).unwrap();
    });
    row("first backup to a folder, with the photos", &made, None);

    for (what, depth) in [
        ("look after a crash", Depth::Quick),
        ("look through everything", Depth::Whole),
    ] {
        let checker = vault.checker().unwrap();
        let checked = sample(3, |_| {
            let health = checker.check(depth, |_| ()).unwrap().unwrap();
            assert!(health.is_well());
        });
        row(what, &checked, None);
    }
    leave_and_come_back(&vault, data);
    vault.lock().unwrap();
}

/// An export of everything, taken into another vault.
fn leave_and_come_back(vault: &Vault, data: &Path) {
    let reader = vault.reader().unwrap();
    let photos = PhotoFolder::of(vault);
    for (name, what, words) in [
        ("journal.zip", What::Markdown, "export as Markdown"),
        ("everything.zip", What::Everything, "export of everything"),
    ] {
        let path = data.join(name);
        let now = at(ENTRIES);
        let written = sample(1, |_| {
            export::write(&reader, &photos, &path, what, &now, &mut |_| true).unwrap();
        });
        row(words, &written, None);
    }
    let other = data.join("other");
    std::fs::create_dir(&other).unwrap();
    let key = ComputerKey::random().unwrap();
    let mut vault = vault::create(&other, &Key::ThisComputer(&key), &at(0)).unwrap();
    let folder = PhotoFolder::of(&vault);
    for (words, held) in [
        (
            "bringing it into an empty vault",
            "of that, while all else waits",
        ),
        ("the same once more", "of that, while all else waits"),
    ] {
        let mut incoming = None;
        let made_ready = sample(1, |_| {
            let path = data.join("everything.zip");
            let mut new = Incoming::open(&path, &mut |_| true).unwrap();
            let reader = vault.reader().unwrap();
            export::seal_media(&reader, &folder, &mut new, &mut |_| true).unwrap();
            incoming = Some(new);
        });
        let taken = sample(1, |_| {
            let incoming = incoming.as_mut().unwrap();
            export::take(&mut vault.db, &folder, incoming, &mut |_| true).unwrap();
            journal::index_all(&mut vault.db).unwrap();
        });
        row(words, &[made_ready[0] + taken[0]], None);
        row(held, &taken, None);
    }
    vault.lock().unwrap();
}

/// One photo for each of the newest entries. Gives how many bytes they have together.
fn add_photos(vault: &mut Vault) -> u64 {
    let folder = PhotoFolder::of(vault);
    (0..PHOTOS)
        .map(|n| {
            let jpeg = picture(n);
            let bytes = jpeg.len() as u64;
            let now = at(ENTRIES - 1 - n);
            let entry = entry_at(vault, now.utc.timestamp());
            let picture = Picture::take_in(jpeg, false).unwrap();
            photos::add(&mut vault.db, &folder, &entry, picture, &now).unwrap();
            bytes
        })
        .sum()
}

fn entry_at(vault: &Vault, place: i64) -> EntryId {
    let sql = "SELECT id FROM entry WHERE n = ?1";
    let found = vault
        .db
        .read(|c| c.query_row(sql, [place], |row| row.get("id")));
    found.unwrap()
}

/// A JPEG that is another one for each seed, coarse enough to take the room that a photo takes.
fn picture(seed: u64) -> Vec<u8> {
    let mut state = (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut tile = [[0_u8; 3]; 1_024];
    for point in tile.iter_mut().flatten() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        *point = state.to_le_bytes()[4];
    }
    let (width, height) = SIZE;
    let image = RgbImage::from_fn(width, height, |x, y| {
        let place = (x / 6 * 31 + y / 6 * 17 + x * y / 900) % 1_024;
        image::Rgb(tile[place as usize])
    });
    let mut bytes = Vec::new();
    DynamicImage::from(image)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 80))
        .unwrap();
    bytes
}
