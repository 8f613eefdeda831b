//! A vault full of entries, and the same texts with SQLCipher alone.

use std::path::Path;

use cairn_core::clock::Now;
use cairn_core::db::EntryId;
use cairn_core::journal;
use cairn_core::vault::Vault;
use chrono::{TimeZone, Utc};
use chrono_tz::Tz;
use rusqlite::{Connection, params};

const WORDS: &[&str] = &[
    "morning", "walked", "quiet", "river", "called", "Anna", "coffee", "slept", "badly", "meeting",
    "tired", "better", "rain", "bread", "brother", "letter", "work", "garden", "slow", "breath",
    "the", "and", "was", "with", "again", "today", "little", "light", "hard", "evening", "kitchen",
    "music", "thought", "about", "going", "home", "steps", "honest", "afraid", "laughed", "sister",
    "train", "window", "winter", "hope", "phone", "waited", "listened",
];

/// One entry in ten has the tag, one in five a mood, one in twenty is a victory, one in fifty has Japanese and an emoji.
pub(crate) fn fill(vault: &mut Vault, count: u64) {
    vault
        .db
        .write(cairn_core::db::Subject::Journal, |tx| {
            tx.execute_batch("INSERT INTO tag (id, kind, name, folded) VALUES ('walks', 'tag', 'walk', 'walk')")?;
            let mut insert = tx.prepare(
                "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at, date, mood, victory, tag_words)
                 VALUES (?1, ?2, ?3, ?4, 'Europe/Berlin', ?4, ?4, ?5, ?6, ?7, ?8)",
            )?;
            let mut tag = tx.prepare("INSERT INTO entry_tag (tag_id, n, entry_id) VALUES ('walks', ?1, ?2)")?;
            for n in 0..count {
                let now = at(n);
                let (place, id) = (now.utc.timestamp(), EntryId::new(&now));
                insert.execute(params![
                    place,
                    id,
                    full_text(n),
                    now.utc.timestamp_millis(),
                    now.today().to_string(),
                    (n % 5 == 0).then(|| i64::try_from(n / 5 % 5 + 1).unwrap()),
                    n.is_multiple_of(20),
                    if n % 10 == 0 { "walk" } else { "" },
                ])?;
                if n % 10 == 0 {
                    tag.execute(params![place, id])?;
                }
            }
            Ok::<_, cairn_core::db::DbError>(())
        })
        .unwrap();
    journal::index_all(&mut vault.db).unwrap();
}

fn full_text(n: u64) -> String {
    let japanese = if n.is_multiple_of(50) {
        "今日は海を見た 🌊 "
    } else {
        ""
    };
    format!("{japanese}{}", text(n, 40 + n % 121))
}

/// SQLCipher alone, set up the same way, with the same texts.
pub(crate) fn raw(file: &Path, count: u64) -> Connection {
    let mut connection = Connection::open(file).unwrap();
    connection
        .execute_batch(&format!("PRAGMA key = \"x'{}'\";", "5a".repeat(32)))
        .unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
             CREATE TABLE entry (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, grams TEXT NOT NULL DEFAULT '') STRICT;
             CREATE VIRTUAL TABLE entry_index USING fts5 (text, grams, content = 'entry', content_rowid = 'n', prefix = '2 3', tokenize = \"unicode61 remove_diacritics 2\");",
        )
        .unwrap();
    let tx = connection.transaction().unwrap();
    for n in 0..count {
        let grams = if n.is_multiple_of(50) {
            "今日 日は は海 海を を見 見た た \u{E002}1f30a"
        } else {
            ""
        };
        tx.prepare_cached("INSERT INTO entry (n, id, text, grams) VALUES (?1, ?2, ?3, ?4)")
            .unwrap()
            .execute(params![
                at(n).utc.timestamp(),
                format!("id{n}"),
                full_text(n),
                grams
            ])
            .unwrap();
    }
    tx.execute_batch("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")
        .unwrap();
    tx.commit().unwrap();
    connection
}

pub(crate) fn at(n: u64) -> Now {
    let hours = i64::try_from(n).unwrap() * 60 * 60 * 2;
    Now {
        utc: Utc.timestamp_opt(1_000_000_000 + hours, 0).unwrap(),
        zone: Tz::Europe__Berlin,
    }
}

/// A text of `words` words, the same for the same seed, in which early words of the list are common and late ones rare.
pub(crate) fn text(seed: u64, words: u64) -> String {
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
