//! Whatever was written comes in as it went out.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone)]
struct Any {
    text: String,
    at: i64,
    zone: &'static str,
    mood: Option<i64>,
    craving: Option<(i64, Option<i64>)>,
    deleted: bool,
    tags: Vec<i64>,
    versions: Vec<String>,
}

fn any_entry() -> impl Strategy<Value = Any> {
    let text = prop_oneof![
        any::<String>(),
        "[a-z \r\n\t\u{0}\"\\\\{}\\[\\]:,-]{0,40}",
        Just("---\n".to_owned())
    ];
    let zone = prop_oneof![
        Just("Europe/Berlin"),
        Just("Pacific/Apia"),
        Just("nowhere"),
        Just("")
    ];
    (
        text,
        -62_135_500_000_000..253_402_200_000_000_i64,
        zone,
        proptest::option::of(1..=5_i64),
        proptest::option::of((0..=4_i64, proptest::option::of(0..=10_i64))),
        any::<bool>(),
        proptest::collection::vec(0..4_i64, 0..4),
        proptest::collection::vec(any::<String>(), 0..3),
    )
        .prop_map(
            |(text, at, zone, mood, craving, deleted, tags, versions)| Any {
                text,
                at,
                zone,
                mood,
                craving,
                deleted,
                tags,
                versions,
            },
        )
}

fn put(home: &mut Home, names: &[String; 4], entries: &[Any]) {
    home.db
        .write(Subject::Journal, |tx| {
            for (i, name) in (0_i64..).zip(names) {
                let kind = ["tag", "trigger", "helped", "tag"][usize::try_from(i).unwrap()];
                tx.execute(
                    "INSERT INTO tag (id, kind, name, folded) VALUES ('tag' || ?1, ?2, ?3, ?1)",
                    rusqlite::params![i, kind, name],
                )?;
                tx.execute(
                    "INSERT INTO contact (id, name, role, notes, created_at) VALUES ('contact' || ?1, ?2, '', ?2, ?1)",
                    rusqlite::params![i, name],
                )?;
            }
            for (i, entry) in entries.iter().enumerate() {
                let id = format!("entry{i}");
                let n = entry.at.div_euclid(1000) + i64::try_from(i).unwrap();
                let craving = entry.craving.map(|(word, _)| word);
                let number = entry.craving.and_then(|(_, number)| number);
                tx.execute(
                    "INSERT OR IGNORE INTO entry (n, id, text, written_at, zone, date, mood, craving, craving_number, deleted_at, created_at, changed_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, '2026-11-22', ?6, ?7, ?8, ?9, 0, ?1)",
                    rusqlite::params![
                        n, id, entry.text, entry.at, entry.zone, entry.mood, craving, number, entry.deleted.then_some(5)
                    ],
                )?;
                for (position, tag) in (0_i64..).zip(&entry.tags) {
                    tx.execute(
                        "INSERT OR IGNORE INTO entry_tag (tag_id, n, entry_id, position) SELECT 'tag' || ?1, n, id, ?3 FROM entry WHERE id = ?2",
                        rusqlite::params![tag, id, position],
                    )?;
                }
                for version in &entry.versions {
                    tx.execute(
                        "INSERT INTO entry_version (entry_id, text, kept_at) SELECT id, ?2, 7 FROM entry WHERE id = ?1",
                        [&id, version],
                    )?;
                }
            }
            Ok::<_, DbError>(())
        })
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_journal_comes_in_as_it_went_out(
        names in any::<[String; 4]>(),
        entries in proptest::collection::vec(any_entry(), 0..8),
    ) {
        let mut home = Home::empty(VAULT);
        put(&mut home, &names, &entries);
        let files = home.export();
        let mut other = Home::other();
        let taken = other.import(&home.file("out.zip"));
        prop_assert!(all_new(&taken.preview), "{:?}", taken.preview);
        prop_assert_eq!(timeless(other.export()), timeless(files.clone()));
        prop_assert!(nothing_new(&other.import(&home.file("out.zip")).preview));
        // The text stands in its file as it was typed.
        for (i, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.deleted) {
            let front = format!("---\nid: entry{i}\n");
            if let Some((_, file)) = files.iter().find(|(_, file)| file.starts_with(front.as_bytes())) {
                prop_assert!(file.ends_with(entry.text.as_bytes()));
            }
        }
        other.db.undo(taken.undo).unwrap();
        prop_assert_eq!(other.number("SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM entry_version) + (SELECT count(*) FROM tag)"), 0);
    }

    #[test]
    fn any_bytes_are_refused_or_read_and_nothing_breaks(bytes in proptest::collection::vec(any::<u8>(), 0..400), cut in 0..4000_usize) {
        let home = Home::empty(VAULT);
        let path = home.file("any.zip");
        std::fs::write(&path, &bytes).unwrap();
        prop_assert!(Incoming::open(&path, &mut |_| true).is_err());
        // A real one with some of these bytes in it.
        home.export();
        let mut whole = std::fs::read(home.file("out.zip")).unwrap();
        let from = cut.min(whole.len());
        let to = (from + bytes.len() / 50).min(whole.len());
        whole[from..to].copy_from_slice(&bytes[..to - from]);
        std::fs::write(&path, &whole).unwrap();
        if let Ok(mut incoming) = Incoming::open(&path, &mut |_| true) {
            let mut other = Home::other();
            take(&mut other.db, &other.folder, &mut incoming, &mut |_| true).unwrap();
        }
    }

    #[test]
    fn any_rows_come_in_or_are_told_and_the_pages_can_read_what_came(
        column in 0..400_usize,
        value in prop_oneof![
            Just(serde_json::Value::Null), Just(true.into()), any::<i64>().prop_map(Into::into), (-2..40_i64).prop_map(Into::into),
            any::<f64>().prop_map(Into::into), any::<String>().prop_map(Into::into), Just(serde_json::json!([1, {"a": []}])),
            Just(serde_json::json!({"base64": "AAAA"})), Just(serde_json::json!({"base64": "?"})), Just("2026-02-30".into()),
        ],
    ) {
        let mut tables = hostile::filled_tables().0.clone();
        let table_names: Vec<String> = tables.as_object().unwrap().keys().cloned().collect();
        let table = &table_names[column % table_names.len()];
        let row = tables[table][0].as_object_mut().unwrap();
        let columns: Vec<String> = row.keys().cloned().collect();
        row.insert(columns[(column / table_names.len()) % columns.len()].clone(), value);
        let mut other = Home::other();
        let here = other.file("changed.zip");
        hostile::with_tables(&here, &tables);
        other.import(&here);
        crate::export::fuzzing::read_all(&other.db);
    }
}
