//! Twenty years of daily check-ins, with cravings on two paths, triggers, what helped and ticks; 20,000 entries; calls and
//! meetings.

use cairn_core::db::{Db, DbError, Subject};
use chrono::{Days, NaiveDate};
use rusqlite::params;

const DAYS: u32 = 7_305;
const ENTRIES: u32 = 20_000;
const TAGS: u32 = 24;

/// The day on which it ends.
pub(crate) fn last_day() -> NaiveDate {
    first_day() + Days::new(u64::from(DAYS) - 1)
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2006, 11, 23).unwrap()
}

pub(crate) fn fill(db: &mut Db) {
    db.write(Subject::CheckIns, |tx| {
        tx.execute_batch(
            "INSERT INTO path (id, name, ladder, created_at) VALUES
               ('01900000-0000-7000-8000-000000000001', 'one', 'smallSteps', 0),
               ('01900000-0000-7000-8000-000000000002', 'two', 'common', 0);
             INSERT INTO chapter (id, path_id, start, created_at) SELECT id, id, '2006-11-23', 0 FROM path;
             INSERT INTO routine (id, words, since, position, created_at)
               VALUES ('routine', 'tablet', '2006-11-23', 0, 0);",
        )?;
        for tag in 0..TAGS {
            let kind = if tag % 2 == 0 { "trigger" } else { "helped" };
            tx.execute(
                "INSERT INTO tag (id, kind, name, folded) VALUES (?1, ?2, ?1, ?1)",
                params![tag_id(tag), kind],
            )?;
        }
        check_ins(tx)?;
        entries(tx)?;
        Ok::<_, DbError>(())
    })
    .unwrap();
}

fn check_ins(tx: &rusqlite::Transaction<'_>) -> Result<(), DbError> {
    let mut check_in = tx.prepare(
        "INSERT INTO check_in (id, date, mood, energy, sleep_minutes, sleep_quality, hungry, angry, lonely, tired, words,
           said_at, zone, created_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 3, 0, 1, 0, 1, 'A line about the day, as one writes it down in the evening.',
           ?6, 'Europe/Berlin', ?6, ?6)",
    )?;
    let mut craving = tx.prepare(
        "INSERT INTO check_in_craving (check_in_id, path_id, word, number) VALUES (?1, ?2, ?3, ?3 * 2)",
    )?;
    let mut tag =
        tx.prepare("INSERT INTO check_in_tag (check_in_id, tag_id, position) VALUES (?1, ?2, 0)")?;
    let mut tick =
        tx.prepare("INSERT INTO check_in_tick (check_in_id, routine_id) VALUES (?1, 'routine')")?;
    let mut reach_out = tx.prepare(
        "INSERT INTO reach_out (id, name, kind, started_at, zone, outcome, note)
         VALUES (?1, 'Ines', ?2, ?3, 'Europe/Berlin', 'talked', 'We talked for a while.')",
    )?;
    for day in 0..DAYS {
        let date = first_day() + Days::new(u64::from(day));
        let at = date
            .and_hms_opt(19, 0, 0)
            .unwrap()
            .and_utc()
            .timestamp_millis();
        let id = format!("0190{day:04x}-0000-7000-8000-000000000000");
        check_in.execute(params![
            id,
            date.to_string(),
            day % 5 + 1,
            day % 4 + 1,
            360 + day % 180,
            at
        ])?;
        for path in 1..=2 {
            let path = format!("01900000-0000-7000-8000-00000000000{path}");
            craving.execute(params![id, path, day % 5])?;
        }
        for place in 0..3 {
            tag.execute(params![id, tag_id((day + place * 7) % TAGS)])?;
        }
        tick.execute([&id])?;
        if day % 2 == 0 {
            let kind = if day % 6 == 0 { "meeting" } else { "call" };
            reach_out.execute(params![id, kind, at])?;
        }
    }
    Ok(())
}

fn entries(tx: &rusqlite::Transaction<'_>) -> Result<(), DbError> {
    let mut entry = tx.prepare(
        "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at, date, mood, craving, path_id)
         VALUES (?1, ?2, ?3, ?4, 'Europe/Berlin', ?4, ?4, ?5, ?6, ?7, '01900000-0000-7000-8000-000000000001')",
    )?;
    let mut tag = tx.prepare("INSERT INTO entry_tag (tag_id, n, entry_id) VALUES (?1, ?2, ?3)")?;
    for n in 0..ENTRIES {
        let date = first_day() + Days::new(u64::from(n * DAYS / ENTRIES));
        let at = date.and_hms_opt(n % 20, n % 60, n % 59).unwrap().and_utc();
        let place = at.timestamp() + i64::from(n % 3);
        let id = format!("0191{n:04x}-0000-7000-8000-000000000000");
        let text = super::home::text(u64::from(n), 100);
        entry.execute(params![
            place,
            id,
            text,
            at.timestamp_millis(),
            date.to_string(),
            n % 5 + 1,
            (n % 2 == 0).then_some(n % 5)
        ])?;
        for place_of_tag in 0..2 {
            tag.execute(params![tag_id((n + place_of_tag * 5) % TAGS), place, id])?;
        }
    }
    Ok(())
}

fn tag_id(tag: u32) -> String {
    format!("01900000-0000-7000-9000-0000000000{tag:02}")
}
