#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use std::io::Cursor;

use chrono::{TimeZone as _, Utc};
use image::{DynamicImage, ImageFormat};
use tempfile::TempDir;

use super::*;
use crate::clock::Now;
use crate::db::Db;
use crate::journal::photos::Picture;
use crate::journal::{NewEntry, save_text};
use crate::milestones::{LeapDay, NewPath, add_path, close_chapter};
use crate::words::Words;

fn now() -> Now {
    Now {
        utc: Utc.with_ymd_and_hms(2026, 11, 22, 8, 0, 0).unwrap(),
        zone: chrono_tz::Tz::Europe__Berlin,
    }
}

struct Home {
    db: Db,
    folder: PhotoFolder,
    _data: TempDir,
}

fn home() -> Home {
    let data = TempDir::new().unwrap();
    let vault = "0199a000-0000-7000-8000-000000000001";
    Home {
        db: Db::in_memory().unwrap(),
        folder: PhotoFolder::new(data.path().join("photos"), vault),
        _data: data,
    }
}

impl Home {
    fn write(&mut self, text: &str) -> EntryId {
        let new = NewEntry::begin(false, &now());
        save_text(&mut self.db, &new, text, &now()).unwrap();
        new.id
    }

    fn picture(&mut self, entry: &EntryId) -> PhotoId {
        let mut bytes = Cursor::new(Vec::new());
        let image = DynamicImage::new_rgb8(40, 20);
        image.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        let picture = Picture::take_in(bytes.into_inner(), false).unwrap();
        photos::add(&mut self.db, &self.folder, entry, picture, &now())
            .unwrap()
            .id
    }

    fn path(&mut self, hidden: bool) -> PathId {
        let new = NewPath {
            name: "Evenings".to_owned(),
            start: Some("2026-10-23".parse().unwrap()),
            counter_hidden: hidden,
            ..NewPath::default()
        };
        add_path(&mut self.db, &new, &now()).unwrap()
    }

    fn show(&self, paths: &[PathId], entries: &[EntryId]) -> Result<Gathered, ShowError> {
        let (now, words) = (now(), Words::new("en"));
        let look = Look {
            now: &now,
            leap: LeapDay::Feb28,
            words: &words,
        };
        let choice = ShowChoice {
            paths: paths.to_vec(),
            entries: entries.to_vec(),
        };
        self.db
            .read(|c| gather(c, &self.folder, &choice, &look, false))
    }
}

#[test]
fn only_what_was_chosen_is_gathered_in_its_order_with_its_photos() {
    let mut home = home();
    let first = home.write("# The heron\nstood in the shallows");
    let second = home.write("Nobody is to see this");
    let third = home.write("A long letter");
    let heron = home.picture(&first);
    let other = home.picture(&second);
    let path = home.path(false);
    let got = home
        .show(std::slice::from_ref(&path), &[third.clone(), first.clone()])
        .unwrap();
    let items = &got.shown.items;
    assert!(
        matches!(&items[0], ShownItem::Path(shown) if shown.id == path
        && shown.counter.as_ref().is_some_and(|counter| counter.days == 30))
    );
    assert!(matches!(&items[1], ShownItem::Entry(entry) if entry.id == third));
    let ShownItem::Entry(entry) = &items[2] else {
        panic!("an entry");
    };
    assert_eq!(entry.title, "The heron");
    assert!(entry.html.contains(heron.as_str()), "{}", entry.html);
    assert_eq!(got.photos.keys().collect::<Vec<_>>(), [&heron]);
    assert!(!got.photos.contains_key(&other));
    assert!(!format!("{:?}", got.shown).contains("Nobody"));
}

#[test]
fn what_is_written_about_a_chapter_and_hidden_numbers_stay_out() {
    let mut home = home();
    let path = home.path(true);
    let end = "2026-11-20".parse().unwrap();
    let got = home.show(std::slice::from_ref(&path), &[]).unwrap();
    let ShownItem::Path(shown) = &got.shown.items[0] else {
        panic!("a path");
    };
    assert_eq!((&shown.counter, shown.chapters.len()), (&None, 1));
    close_chapter(&mut home.db, &path, end, "It rained", &now()).unwrap();
    let got = home.show(&[path], &[]).unwrap();
    assert!(!format!("{:?}", got.shown).contains("It rained"));
}

#[test]
fn nothing_too_much_and_what_is_not_there_are_refused() {
    let mut home = home();
    let entry = home.write("here");
    assert!(matches!(home.show(&[], &[]), Err(ShowError::Nothing)));
    let many = vec![entry.clone(); MOST_SHOWN + 1];
    assert!(matches!(home.show(&[], &many), Err(ShowError::TooMuch)));
    let nowhere = [PathId::from("nowhere".to_owned())];
    let missing = home.show(&nowhere, &[]);
    assert!(matches!(missing, Err(ShowError::Db(DbError::NotFound))));
    journal::delete(&mut home.db, &entry, &now()).unwrap();
    let trashed = home.show(&[], &[entry]);
    assert!(matches!(trashed, Err(ShowError::Db(DbError::NotFound))));
}

#[test]
fn a_photo_whose_file_is_gone_leaves_the_rest() {
    let mut home = home();
    let entry = home.write("with a picture");
    let photo = home.picture(&entry);
    photos::purge_files(&home.folder, &[photo]).unwrap();
    let got = home.show(&[], &[entry]).unwrap();
    assert_eq!((got.shown.items.len(), got.photos.len()), (1, 0));
}
