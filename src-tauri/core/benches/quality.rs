//! Prints what the core is asked to reach, each figure beside the floor it is measured against: the same work done by
//! SQLCipher alone, in the same run on the same computer.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on stops"
)]

#[path = "quality/going.rs"]
mod going;
#[path = "quality/home.rs"]
mod home;
#[path = "quality/whole.rs"]
mod whole;
#[path = "quality/years.rs"]
mod years;

use std::path::Path;
use std::time::{Duration, Instant as Stopwatch};

use cairn_core::db::{Db, DbError, EntryId};
use cairn_core::journal::{self, EntryChange, Filter, Mood, NewEntry, SearchOrder, TagKind};
use cairn_core::vault::{self, ComputerKey, Key};
use cairn_core::words::Words;
use home::{at, fill, raw, text};
use rusqlite::{Connection, params};

const ENTRIES: u64 = 100_000;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    println!(
        "{:<58} {:>10} {:>10} {:>10} {:>8}",
        "what", "p50", "p95", "floor p50", "ratio"
    );
    let years = folder.path().join("years");
    std::fs::create_dir(&years).unwrap();
    years::measure(&years);
    let whole = folder.path().join("whole");
    std::fs::create_dir(&whole).unwrap();
    whole::measure(&whole);
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
    lists(&vault.db, &raw, count, &words);

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

    searches(&vault.db, &raw, &words);
    for word in ["better", "the"] {
        tag_and_search(&mut vault.db, word, &words);
    }
    rename(&mut vault.db);
    vault.lock().unwrap();
}

/// A tag that one entry in ten has gets another name and its old one again; then what that left in the index is wiped.
fn rename(db: &mut Db) {
    let walk = db.read(journal::tags).unwrap().swap_remove(0);
    let what = format!("of a tag of {} entries", walk.entries);
    let mut token = None;
    let renamed = sample(1, |_| {
        token = Some(journal::rename_tag(db, &walk.id, "stroll").unwrap());
    });
    row(&format!("new name {what}"), &renamed, None);
    let indexed = sample(1, |_| journal::index_all(db).unwrap());
    row("its entries into the index again", &indexed, None);
    let undone = sample(1, |_| db.undo(token.unwrap()).unwrap());
    row(&format!("taking back the new name {what}"), &undone, None);
    journal::index_all(db).unwrap();
    let mut steps = Vec::new();
    loop {
        let watch = Stopwatch::now();
        let more = db.wipe_on().unwrap();
        steps.push(watch.elapsed());
        if !more {
            break;
        }
    }
    let what = format!("one of {} steps of wiping the index", steps.len());
    steps.sort();
    row(&format!("{what} (≤ 100 ms)"), &steps, None);
}

/// The newest entries, those at the far end, those that a filter lets through, and a year of the calendar.
fn lists(db: &Db, raw: &Connection, count: u64, words: &Words) {
    let floor = sample(200, |_| {
        let mut statement = raw
            .prepare_cached("SELECT n, id, substr(text, 1, 500) FROM entry WHERE n < ?1 ORDER BY n DESC LIMIT 50")
            .unwrap();
        let rows = statement
            .query_map([i64::MAX], |row| row.get::<_, String>(2))
            .unwrap();
        assert!(rows.count() > 0);
    });
    let end = u32::try_from(count - 60).unwrap();
    let tag = db
        .read(journal::tags)
        .unwrap()
        .into_iter()
        .next()
        .map(|tag| tag.id);
    let all = Filter::default();
    let by_tag = Filter {
        tag,
        ..Filter::default()
    };
    let by_mood = Filter {
        mood: Some(Mood::Low),
        ..Filter::default()
    };
    let victories = Filter {
        victory: true,
        mood: Some(Mood::Good),
        ..Filter::default()
    };
    let beside = db
        .read(|c| journal::entries(c, None, end - 50, &all, 50, words))
        .unwrap();
    for (what, before, skip, filter) in [
        ("newest 50 entries / raw rows", None, 0, &all),
        (
            "the next 50 at the far end / raw rows",
            beside.next,
            0,
            &all,
        ),
        (
            "50 at the far end, gone to (≤ 10 ms) / raw rows",
            None,
            end,
            &all,
        ),
        ("newest 50 entries with a tag / raw rows", None, 0, &by_tag),
        ("newest 50 entries of a mood / raw rows", None, 0, &by_mood),
        (
            "newest 50 victories of a mood / raw rows",
            None,
            0,
            &victories,
        ),
    ] {
        let taken = sample(200, |_| {
            let list = db
                .read(|c| journal::entries(c, before, skip, filter, 50, words))
                .unwrap();
            assert!(!list.entries.is_empty());
        });
        row(what, &taken, Some(&floor));
    }
    let first = at(60).today();
    let found = sample(50, |_| {
        let day = db.read(|c| journal::day_in_list(c, first, &all)).unwrap();
        assert!(day.is_some_and(|day| day.row > 0));
    });
    row(
        "where the oldest days are in the list (≤ 10 ms)",
        &found,
        None,
    );
    let now = at(count);
    let year = |c: &Connection| journal::calendar(c, None, words, &now);
    let year = sample(50, |_| drop(db.read(year).unwrap()));
    row("a year of the calendar (≤ 10 ms)", &year, None);
    let counts = sample(50, |_| drop(db.read(journal::counts).unwrap()));
    row("what stands beside the filters", &counts, None);
}

/// What is searched for, and the same as FTS5 has it.
const SEARCHES: &[(&str, &str)] = &[
    ("t", "\"t\"*"),
    ("mor", "\"mor\"*"),
    ("the", "\"the\"*"),
    ("waited", "\"waited\"*"),
    ("river anna", "\"river\"* AND \"anna\"*"),
    ("qui bre", "\"qui\"* AND \"bre\"*"),
    ("\"the river\"", "\"the river\""),
    ("walked -coffee", "\"walked\"* NOT \"coffee\"*"),
    ("海を", "grams : \"海を\""),
    ("海", "grams : \"海\"*"),
    ("🌊", "grams : \"\u{E002}1f30a\""),
];

fn searches(db: &Db, raw: &Connection, words: &Words) {
    let all = Filter::default();
    for (query, matched) in SEARCHES {
        let found = sample(100, |_| {
            let hits = db
                .read(|c| journal::search(c, query, &all, SearchOrder::Newest, 50, words))
                .unwrap();
            assert!(!hits.is_empty(), "{query}");
        });
        let floor = sample(100, |_| {
            let mut statement = raw
                .prepare_cached(
                    "SELECT rowid, snippet(entry_index, 0, '[', ']', '…', 24) FROM entry_index
                     WHERE entry_index MATCH ?1 ORDER BY rowid DESC LIMIT 50",
                )
                .unwrap();
            let rows = statement
                .query_map([matched], |row| row.get::<_, String>(1))
                .unwrap();
            assert!(rows.count() > 0);
        });
        let what = format!("search {query}, newest 50 with snippets / raw FTS5");
        row(&what, &found, Some(&floor));
    }
    for query in [
        "tag:walk",
        "tag:walk the",
        "mood:low river",
        "is:victory \"the river\"",
        "before:2003 the",
        "-the",
    ] {
        let found = sample(100, |_| {
            db.read(|c| journal::search(c, query, &all, SearchOrder::Newest, 50, words))
                .unwrap();
        });
        row(
            &format!("search {query}, newest 50 (≤ 16 ms)"),
            &found,
            None,
        );
    }
    for query in ["the", "river anna", "waited"] {
        let found = sample(50, |_| {
            db.read(|c| journal::search(c, query, &all, SearchOrder::Best, 50, words))
                .unwrap();
        });
        row(&format!("search {query}, best 50 (≤ 16 ms)"), &found, None);
    }
}

/// A tag on one old entry, and a word that nearly all have: the way between them is long.
fn tag_and_search(db: &mut Db, word: &str, words: &Words) {
    let oldest: EntryId = db
        .read(|c| {
            c.query_row("SELECT id FROM entry ORDER BY n LIMIT 1", [], |row| {
                row.get(0)
            })
        })
        .map_err(DbError::from)
        .unwrap();
    let names = vec!["seldom".to_owned()];
    let change = EntryChange::Tags {
        of: TagKind::Tag,
        names,
    };
    journal::change(db, &oldest, change, &at(0)).unwrap();
    journal::index_all(db).unwrap();
    let query = format!("tag:seldom {word}");
    let found = sample(50, |_| {
        db.read(|c| {
            journal::search(
                c,
                &query,
                &Filter::default(),
                SearchOrder::Newest,
                50,
                words,
            )
        })
        .unwrap();
    });
    row(
        &format!("search {query}, one old entry (≤ 16 ms)"),
        &found,
        None,
    );
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
