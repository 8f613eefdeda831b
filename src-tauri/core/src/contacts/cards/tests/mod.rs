//! What the tests of bringing in and writing share.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod bringing;
mod hostile;
mod round_trips;

use std::collections::HashMap;

use super::*;
use crate::contacts::samples::{REGION, all, now};
use crate::contacts::vcard::{self, Limits};
use crate::db::Db;
use crate::journal::photos::portrait;

pub(super) fn words() -> CardWords {
    let word = str::to_owned;
    CardWords {
        home: word("home"),
        work: word("work"),
        mobile: word("mobile"),
        fax: word("fax"),
        pager: word("pager"),
        textphone: word("textphone"),
        text: word("text messages"),
        relay: word("relay"),
        sign: word("sign language"),
        name: word("Name"),
        also: word("Also called"),
        organisation: word("Belongs to"),
    }
}

pub(super) fn import(db: &Db, file: &[u8]) -> Import {
    let reading = vcard::read(file, &Limits::default());
    Import::new(reading, &all(db), words(), REGION, |_| true).unwrap()
}

pub(super) fn everything() -> CardsWanted {
    CardsWanted {
        words: String::new(),
        shown: CardsShown::All,
    }
}

pub(super) fn page(import: &Import) -> CardsPage {
    import.page(&everything(), 0, &|date, _| date.to_string())
}

/// Brings in what was decided, with every photo that can be read.
pub(super) fn bring_in(import: &Import, db: &mut Db) -> Brought {
    let photos: HashMap<u32, Vec<u8>> = import
        .photos()
        .into_iter()
        .filter_map(|(at, photo)| Some((at, portrait(&photo.bytes).ok()?)))
        .collect();
    let here = all(db);
    import.bring_in(db, &here, &photos, &now(0)).unwrap()
}

pub(super) fn cards(lines: &[&str]) -> Vec<u8> {
    let card = |lines: &&str| format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n");
    lines.iter().map(card).collect::<String>().into_bytes()
}
