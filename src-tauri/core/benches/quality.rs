//! Prints what the core is asked to reach, each figure beside the floor it is measured against: the same work done by
//! SQLCipher alone, in the same run on the same computer.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on stops"
)]

use std::path::Path;
use std::time::{Duration, Instant as Stopwatch};

use cairn_core::clock::Now;
use cairn_core::journal::{self, NewEntry};
use cairn_core::vault::{self, ComputerKey, Key, Vault};
use cairn_core::words::Words;
use chrono::{TimeZone, Utc};
use chrono_tz::Tz;
use rusqlite::{Connection, params};

const ENTRIES: u64 = 100_000;
const WORDS: &[&str] = &[
    "morning", "walked", "quiet", "river", "called", "Anna", "coffee", "slept", "badly", "meeting",
    "tired", "better", "rain", "bread", "brother", "letter", "work", "garden", "slow", "breath",
    "the", "and", "was", "with", "again", "today", "little", "light", "hard", "evening", "kitchen",
    "music", "thought", "about", "going", "home", "steps", "honest", "afraid", "laughed", "sister",
    "train", "window", "winter", "hope", "phone", "waited", "listened",
];

fn main() {
    let folder = tempfile::tempdir().unwrap();
    println!(
        "{:<58} {:>10} {:>10} {:>10} {:>8}",
        "what", "p50", "p95", "floor p50", "ratio"
    );
    for count in [1_000, ENTRIES] {
        let at = folder.path().join(count.to_string());
        std::fs::create_dir(&at).unwrap();
        measure(&at, count);
    }
}

fn measure(data: &Path, count: u64) {
    let key = ComputerKey::random().unwrap();
    let mut vault = vault::create(data, &Key::ThisComputer(&key), &at(0)).unwrap();
    fill(&mut vault, count);
    let folder = vault.folder().clone();
    vault.lock().unwrap();
    let raw = raw(&data.join("raw.db"), count);
    println!("-- {count} entries");

    let opened = sample(20, |_| {
        vault::unlock(&folder, &Key::ThisComputer(&key), &at(0))
            .unwrap()
            .lock()
            .unwrap()
    });
    row(
        "right key to open vault and back (no passphrase)",
        &opened,
        None,
    );

    let mut vault = vault::unlock(&folder, &Key::ThisComputer(&key), &at(0)).unwrap();
    let words = Words::new("en");
    let page = sample(200, |_| {
        vault
            .db
            .read(|c| journal::entries(c, None, 50, &words))
            .unwrap();
    });
    row("newest 50 entries for the list", &page, None);

    let text = text(7, 100);
    let new = NewEntry::begin(false, &at(count + 10));
    let saved = sample(200, |n| {
        let text = format!("{text}{n}");
        journal::save_text(&mut vault.db, &new, &text, &at(count + 10)).unwrap();
    });
    let inserted = sample(200, |n| {
        raw.execute(
            "INSERT INTO entry (id, text) VALUES (?1, ?2)",
            params![format!("{n}"), text],
        )
        .unwrap();
    });
    row(
        "durable save of an entry / one raw INSERT",
        &saved,
        Some(&inserted),
    );

    let long = self::text(3, 5_000);
    let long_saved = sample(100, |n| {
        let text = format!("{long}{n}");
        journal::save_text(&mut vault.db, &new, &text, &at(count + 10)).unwrap();
    });
    let long_raw = sample(100, |n| {
        raw.execute(
            "INSERT INTO entry (id, text) VALUES (?1, ?2)",
            params![format!("long{n}"), long],
        )
        .unwrap();
    });
    row(
        "durable save, 5,000 words / one raw INSERT",
        &long_saved,
        Some(&long_raw),
    );

    for query in ["mor", "river anna", "the", "qui bre"] {
        let found = sample(100, |_| {
            vault
                .db
                .read(|c| journal::search(c, query, 50, &words))
                .unwrap();
        });
        let matched = query
            .split(' ')
            .map(|w| format!("\"{w}\"*"))
            .collect::<Vec<_>>()
            .join(" AND ");
        let floor = sample(100, |_| {
            let mut statement = raw
                .prepare_cached(
                    "SELECT rowid, snippet(entry_index, 0, '[', ']', '…', 24) FROM entry_index
                     WHERE entry_index MATCH ?1 ORDER BY rowid DESC LIMIT 50",
                )
                .unwrap();
            let rows = statement
                .query_map([&matched], |row| row.get::<_, String>(1))
                .unwrap();
            assert!(rows.count() > 0);
        });
        row(
            &format!("search “{query}”, newest 50 with snippets / raw FTS5"),
            &found,
            Some(&floor),
        );
    }
    vault.lock().unwrap();
}

fn fill(vault: &mut Vault, count: u64) {
    vault
        .db
        .write(cairn_core::db::Subject::Journal, |tx| {
            let mut insert = tx.prepare(
                "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, 'Europe/Berlin', ?4, ?4)",
            )?;
            for n in 0..count {
                let now = at(n);
                insert.execute(params![
                    now.utc.timestamp(),
                    cairn_core::db::EntryId::new(&now).as_str(),
                    text(n, 40 + n % 121),
                    now.utc.timestamp_millis()
                ])?;
            }
            Ok::<_, cairn_core::db::DbError>(())
        })
        .unwrap();
    journal::index_all(&mut vault.db).unwrap();
}

/// SQLCipher alone, set up the same way, with the same texts.
fn raw(file: &Path, count: u64) -> Connection {
    let mut connection = Connection::open(file).unwrap();
    connection
        .execute_batch(&format!("PRAGMA key = \"x'{}'\";", "5a".repeat(32)))
        .unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
             CREATE TABLE entry (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
             CREATE VIRTUAL TABLE entry_index USING fts5 (text, content = 'entry', content_rowid = 'n', prefix = '2 3', tokenize = \"unicode61 remove_diacritics 2\");",
        )
        .unwrap();
    let tx = connection.transaction().unwrap();
    for n in 0..count {
        tx.prepare_cached("INSERT INTO entry (n, id, text) VALUES (?1, ?2, ?3)")
            .unwrap()
            .execute(params![
                at(n).utc.timestamp(),
                format!("id{n}"),
                text(n, 40 + n % 121)
            ])
            .unwrap();
    }
    tx.execute_batch("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")
        .unwrap();
    tx.commit().unwrap();
    connection
}

fn at(n: u64) -> Now {
    let hours = i64::try_from(n).unwrap() * 60 * 60 * 2;
    Now {
        utc: Utc.timestamp_opt(1_000_000_000 + hours, 0).unwrap(),
        zone: Tz::Europe__Berlin,
    }
}

/// A text of `words` words, the same for the same seed, in which early words of the list are common and late ones rare.
fn text(seed: u64, words: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut text = String::new();
    for _ in 0..words {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let place = (state % WORDS.len() as u64) * (state >> 32 & 0xFF) / 256;
        text.push_str(WORDS[usize::try_from(place).unwrap()]);
        text.push(' ');
    }
    text
}

fn sample(times: u32, mut work: impl FnMut(u32)) -> Vec<Duration> {
    let mut taken: Vec<_> = (0..times)
        .map(|n| {
            let watch = Stopwatch::now();
            work(n);
            watch.elapsed()
        })
        .collect();
    taken.sort();
    taken
}

fn row(what: &str, taken: &[Duration], floor: Option<&[Duration]>) {
    let p50 = taken[taken.len() / 2];
    let p95 = taken[taken.len() * 95 / 100];
    let (floor, ratio) = floor.map_or((String::new(), String::new()), |floor| {
        let floor = floor[floor.len() / 2];
        (
            format!("{:.2} ms", ms(floor)),
            format!("{:.2}", p50.as_secs_f64() / floor.as_secs_f64()),
        )
    });
    println!(
        "{what:<58} {:>7.2} ms {:>7.2} ms {floor:>10} {ratio:>8}",
        ms(p50),
        ms(p95)
    );
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
