//! What went out comes in again, all of it, and once.

use super::super::tables::EXPORTED;
use super::*;

#[test]
fn what_goes_out_comes_in_and_goes_out_again_the_same() {
    let home = Home::filled();
    let before = home.export();
    let mut other = Home::other();
    let taken = other.import(&home.file("out.zip"));
    assert!(all_new(&taken.preview), "{:?}", taken.preview);
    assert_eq!(taken.preview.vault, VAULT);
    assert_eq!(taken.preview.made_at, "2026-11-22T00:00:00Z");

    assert!(timeless(other.export()) == timeless(before.clone()));
    // Also what is not exported, as it would have come about by hand.
    crate::journal::index_all(&mut other.db).unwrap();
    for sql in [
        "SELECT group_concat(what || entries, ',' ORDER BY what) FROM entry_tally WHERE entries <> 0",
        "SELECT group_concat(concat(n, photos, hex(tag_words), hex(photo_words), hex(grams)), ',' ORDER BY n) FROM entry",
        "SELECT group_concat(photo_id || (length(jpeg) > 100), ',' ORDER BY photo_id) FROM photo_thumb",
        "SELECT group_concat(entry_id || hex(text), ',' ORDER BY n) FROM entry_version",
    ] {
        let said = |home: &Home| -> String {
            home.db
                .read(|c| {
                    c.query_row(sql, [], |row| row.get(0))
                        .map_err(DbError::from)
                })
                .unwrap()
        };
        assert!(
            said(&home) == said(&other),
            "{sql}: {} {}",
            said(&home),
            said(&other)
        );
    }
    other.run("INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)");
    assert_eq!(
        other.number("SELECT count(*) FROM pragma_foreign_key_check"),
        0
    );
}

#[test]
fn taking_it_in_twice_adds_nothing() {
    let home = Home::filled();
    home.export();
    let mut other = Home::other();
    other.import(&home.file("out.zip"));
    let (rows, sealed) = (other.rows(), other.sealed());
    let again = other.import(&home.file("out.zip"));
    assert!(nothing_new(&again.preview), "{:?}", again.preview);
    assert_eq!((other.rows(), other.sealed()), (rows, sealed));

    // Nor does taking it into the vault that it came from.
    let mut home = home;
    let rows = home.rows();
    let again = home.import(&home.file("out.zip"));
    assert!(nothing_new(&again.preview), "{:?}", again.preview);
    assert_eq!(home.rows(), rows);
}

#[test]
fn photos_and_sounds_are_sealed_anew_and_open() {
    let home = Home::filled();
    let files = home.export();
    let mut other = Home::other();
    other.import(&home.file("out.zip"));
    assert_eq!(other.sealed(), home.sealed());
    for i in 0..filled::ROWS {
        let id = filled::id("photo", i);
        assert_eq!(files[&format!("photos/{id}.png")], filled::png(i));
    }
    let keys = |home: &Home| -> Vec<Vec<u8>> {
        home.db
            .read(|c| {
                let mut statement = c.prepare(
                    "SELECT key FROM photo UNION ALL SELECT key FROM plan_photo
                     UNION ALL SELECT key FROM shelf_item WHERE key IS NOT NULL",
                )?;
                let rows = statement.query_map([], |row| row.get(0))?;
                rows.collect::<Result<_, _>>().map_err(DbError::from)
            })
            .unwrap()
    };
    let (old, new) = (keys(&home), keys(&other));
    assert!(old.len() == new.len() && !new.iter().any(|key| old.contains(key)));
    // No key left the vault, in whatever writing.
    use base64::Engine as _;
    for key in &old {
        let written = base64::engine::general_purpose::STANDARD.encode(key);
        let json = &files["cairn.json"];
        assert!(!json.windows(key.len()).any(|part| part == key.as_slice()));
        assert!(
            !json
                .windows(written.len())
                .any(|part| part == written.as_bytes())
        );
    }
}

#[test]
fn everything_lies_in_the_file_in_its_order() {
    let home = Home::filled();
    let files = home.export();
    let json = json_of(&files);
    assert_eq!(json["format"], "cairn-export");
    assert_eq!(json["version"], 1);
    assert_eq!(json["schema"], crate::db::LATEST);
    let tables = json["tables"].as_object().unwrap();
    assert_eq!(tables.len(), EXPORTED.len());
    for table in EXPORTED {
        assert_eq!(
            tables[table.name].as_array().unwrap().len(),
            filled::ROWS,
            "{}",
            table.name
        );
    }
    assert_eq!(tables["entry"][0]["text"], filled::odd(0));
    assert!(tables["entry"][1]["deleted_at"].is_i64());
    assert_eq!(files, home.export(), "the same twice");
    let readme = String::from_utf8(files["README.txt"].clone()).unwrap();
    assert!(readme.contains("cairn.json") && !readme.to_lowercase().contains("recovery"));
}
