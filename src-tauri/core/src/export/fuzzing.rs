//! An export, from anywhere: what it says, and the zip around it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what panics here is what was looked for"
)]

use std::cell::RefCell;
use std::fs::File;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use chrono::DateTime;
use rusqlite::Connection;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Incoming, look, take};
use crate::clock::Now;
use crate::db::{Db, DbError};
use crate::journal::photos::PhotoFolder;

/// `cairn.json` of an export.
pub(crate) fn export(json: &[u8]) {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("cairn.json", stored).unwrap();
    zip.write_all(json).unwrap();
    brought(&zip.finish().unwrap().into_inner());
}

/// A zip as it is.
pub(crate) fn zip(bytes: &[u8]) {
    brought(bytes);
}

thread_local! {
    /// A journal with nothing in it, to bring into: to make one takes far longer than all the rest.
    static EMPTY: RefCell<Option<Db>> = const { RefCell::new(None) };
}

/// Whatever is not refused is told as it then comes in, can be read by every page, and can be taken back: then it would come in
/// as before.
fn brought(bytes: &[u8]) {
    let place = Place::new();
    File::create(&place.0).unwrap().write_all(bytes).unwrap();
    let Ok(mut incoming) = Incoming::open(&place.0, &mut |_| true) else {
        return;
    };
    let mut db = EMPTY.take().unwrap_or_else(|| Db::in_memory().unwrap());
    let looked = db.read(|c| look(c, &incoming, &mut |_| true)).unwrap();
    let folder = PhotoFolder::new(place.photos(), "0199a000-0000-7000-8000-000000000002");
    let taken = take(&mut db, &folder, &mut incoming, &mut |_| true).unwrap();
    let found =
        |preview: &super::Preview| -> u32 { preview.counts.iter().map(|it| it.found).sum() };
    assert_eq!(found(&looked), found(&taken.preview));
    read_all(&db);
    db.undo(taken.undo).unwrap();
    let again = db.read(|c| look(c, &incoming, &mut |_| true)).unwrap();
    assert_eq!(again.counts, looked.counts);
    EMPTY.set(Some(db));
}

/// A file of this thread, gone afterwards.
struct Place(PathBuf);

impl Place {
    fn new() -> Self {
        let thread = format!("{:?}", std::thread::current().id());
        let number: String = thread.chars().filter(char::is_ascii_digit).collect();
        let name = format!("cairn-fuzz-{}-{number}.zip", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    fn photos(&self) -> PathBuf {
        self.0.with_extension("photos")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
        let _ = std::fs::remove_dir_all(self.photos());
    }
}

pub(super) fn now() -> Now {
    Now {
        utc: DateTime::from_timestamp_millis(1_795_305_600_000).unwrap(),
        zone: chrono_tz::Europe::Berlin,
    }
}

/// Reads what the pages read. None of it may fail for what came in.
pub(super) fn read_all(db: &Db) {
    use crate::{
        capital, checkins, contacts, insights, journal, milestones, plan, reminders, scores,
    };
    let (now, words) = (now(), crate::words::Words::new("en-GB"));
    let look = milestones::Look {
        now: &now,
        leap: milestones::LeapDay::Feb28,
        words: &words,
    };
    let settings = crate::settings::Settings::default();
    let inputs = reminders::Inputs {
        settings: &settings.reminders,
        leap: look.leap,
        last_opened: now.instant(),
    };
    db.read(|c| {
        journal::entries(c, None, 0, &journal::Filter::default(), 100, &words).unwrap();
        journal::counts(c).unwrap();
        journal::calendar(c, None, &words, &now).unwrap();
        journal::tags(c).unwrap();
        journal::prompts(c).unwrap();
        journal::trash(c, &words, &now).unwrap();
        journal::on_this_day(c, true, &words, &now).unwrap();
        for id in entries(c)? {
            match journal::entry(c, &id.into(), &words, &now) {
                Ok(_) | Err(journal::JournalError::Db(DbError::NotFound)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        crate::trash::trashed(c, &words, &now).unwrap();
        milestones::paths(c, &look).unwrap();
        milestones::goals(c, &words).unwrap();
        milestones::hard_dates(c, &look).unwrap();
        milestones::year_ahead(c, &look, true).unwrap();
        contacts::store::contacts(c, "DE", &look).unwrap();
        contacts::own_lines::own_lines(c, "DE").unwrap();
        plan::whole_plan(c, "DE", &words, &now).unwrap();
        crate::shelf::shelf(c, &now, &words).unwrap();
        checkins::days(c, None, 50, &words).unwrap();
        checkins::routines(c, &words).unwrap();
        crate::weeks::weeks(c, 50, &words).unwrap();
        crate::weeks::week(c, None, &look).unwrap();
        capital::capital(c, &words).unwrap();
        scores::scores(c, &words).unwrap();
        reminders::reminders(c, &now, &inputs, &words).unwrap();
        reminders::own_reminders(c, &now, &inputs, &words).unwrap();
        reminders::waiting(c, &now, &inputs, &words).unwrap();
        crate::story::timeline(c, &crate::story::TimelineChoice::default(), &look).unwrap();
        insights::going(c, &look, insights::GoingPeriod::All, 0, None).unwrap();
        crate::settings::load(c)
    })
    .unwrap();
}

fn entries(connection: &Connection) -> Result<Vec<String>, DbError> {
    let mut statement = connection.prepare("SELECT id FROM entry LIMIT 100")?;
    let ids = statement.query_map([], |row| row.get("id"))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// `cairn.json` with a row or two of everything, and a zip of it.
#[cfg(test)]
pub(crate) fn whole_export() -> (Vec<u8>, Vec<u8>) {
    use super::tests::hostile::filled_tables;

    let (tables, path) = filled_tables();
    let mut tables = tables.clone();
    for rows in tables.as_object_mut().unwrap().values_mut() {
        rows.as_array_mut().unwrap().truncate(2);
    }
    let schema = crate::db::LATEST;
    let whole = serde_json::json!({ "format": "cairn-export", "version": 1, "schema": schema, "tables": tables });
    (
        serde_json::to_vec(&whole).unwrap(),
        std::fs::read(path).unwrap(),
    )
}
