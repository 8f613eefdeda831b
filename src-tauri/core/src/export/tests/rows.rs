//! What `cairn.json` may say: what is right in it comes in.

use serde_json::json;

use super::hostile::{filled_tables, zip_of_json, zip_with};
use super::*;

#[test]
fn json_that_cannot_be_read_names_its_line() {
    let mut home = Home::other();
    for (json, line) in [
        ("", 1),
        ("not json", 1),
        (
            "{\"format\": \"cairn-export\",\n\"version\": 1,\n\"schema\": six}",
            3,
        ),
        (
            "{\"format\": \"cairn-export\", \"version\": 1, \"schema\": 6, \"tables\": {\"entry\": [\n{\"n\": 1",
            2,
        ),
        ("{\"format\": \"cairn-export\", \"version\": \"one\"}", 1),
        ("[]", 1),
        (&"[".repeat(100_000), 1),
        (
            "{\"format\": \"cairn-export\", \"schema\": 6, \"tables\": {\"entry\": 7}}",
            1,
        ),
        ("{\"format\": \"\u{0}\"}", 1),
    ] {
        let path = zip_of_json(&home, json.as_bytes());
        let error = home.error(&path);
        assert!(
            matches!(error, ImportError::NotJson { line: at } if at == line),
            "{error:?} {line}"
        );
    }
    for json in [
        "{}",
        "{\"format\": \"other\", \"schema\": 6, \"tables\": {}}",
        "{\"format\": \"cairn-export\", \"schema\": 6}",
        "{\"format\": \"cairn-export\", \"schema\": 0, \"tables\": {}}",
        "{\"format\": \"cairn-export\", \"tables\": {\"entry\": []}}",
        "{\"format\": \"cairn-export\", \"schema\": 6, \"schema\": 5, \"tables\": {}}",
    ] {
        let path = zip_of_json(&home, json.as_bytes());
        assert!(
            matches!(home.error(&path), ImportError::NotAnExport),
            "{json}"
        );
    }
    let path = zip_of_json(&home, b"{\"format\": \"\xFF\"}");
    assert!(matches!(home.error(&path), ImportError::NotJson { .. }));
}

#[test]
fn rows_that_cannot_be_read_are_told_and_the_others_come_in() {
    let mut home = Home::other();
    let json = json!({ "format": "cairn-export", "version": 1, "schema": 6, "tables": {
        "path": [
            { "id": "p1", "name": "good", "created_at": 1 }, 7, { "id": "p2", "name": 7, "created_at": 1 },
            { "id": "p3", "created_at": 1 }, { "id": "p1", "name": "again", "created_at": 1 },
            { "id": "p4", "name": "x", "created_at": 1, "drop table": 1 }, { "id": "p 5; --", "name": "x", "created_at": 1 },
            { "id": "p6", "name": { "base64": "AAAA" }, "created_at": 1 }, { "id": "p7", "name": "x", "created_at": 1.5 },
            { "id": "p8", "name": "x", "created_at": 10_000_000_000_000_000_000_u64 },
        ],
        "path_log": [
            { "id": "l1", "path_id": "p1", "date": "2026-02-29", "amount": 1, "logged_at": 1 },
            { "id": "l2", "path_id": "nobody", "date": "2026-02-28", "amount": 1, "logged_at": 1 },
            { "id": "l3", "path_id": "p1", "date": "2026-02-28", "amount": 1, "logged_at": 1 },
        ],
        "goal": [{ "id": "g", "path_id": "nobody", "words": "w", "created_at": 1 }],
        "vault_info": [{ "name": "vault", "value": { "base64": "AAAA" } }],
        "entry_tally": [{ "what": "all", "entries": 99 }],
        "sqlite_schema": [{ "name": "x" }],
        "entry_index": [], "no_such": [{}],
        "photo": [{ "id": "../../evil", "entry_id": "e", "mime": "image/png", "width": 1, "height": 1, "bytes": 1, "created_at": 1 }],
    } });
    let path = zip_of_json(&home, &serde_json::to_vec(&json).unwrap());
    let preview = home.import(&path).preview;
    let mut told: Vec<_> = (preview.problems.iter())
        .map(|p| (p.table.as_str(), p.row, p.id.as_deref(), p.why))
        .collect();
    told.sort_by_key(|(table, row, id, _)| (*table, *row, *id));
    assert_eq!(
        told,
        [
            ("", None, None, Why::Unknown),
            ("", None, None, Why::Unknown),
            ("", None, None, Why::Unknown),
            ("", None, None, Why::Unknown),
            ("", None, None, Why::Unknown),
            ("path", None, None, Why::BadValue),
            ("path", Some(2), None, Why::NotARow),
            ("path", Some(3), None, Why::WrongType),
            ("path", Some(4), None, Why::Incomplete),
            ("path", Some(5), None, Why::Twice),
            ("path", Some(6), None, Why::Unknown),
            ("path", Some(8), None, Why::WrongType),
            ("path", Some(9), None, Why::WrongType),
            ("path", Some(10), None, Why::WrongType),
            ("path_log", None, Some("l1"), Why::BadValue),
            ("path_log", None, Some("l2"), Why::Alone),
            ("photo", None, None, Why::BadValue),
        ]
    );
    assert_eq!(counts(&preview, Things::Paths), (10, 1, 0, 0, 9));
    assert_eq!(counts(&preview, Things::Logs), (3, 1, 0, 0, 2));
    assert_eq!(
        home.number("SELECT count(*) FROM goal WHERE path_id IS NULL"),
        1
    );
    assert_eq!(home.number("SELECT (SELECT count(*) FROM vault_info) + (SELECT count(*) FROM entry_tally WHERE entries > 0)"), 0);
}

#[test]
fn a_file_never_takes_the_place_of_another() {
    let mut home = Home::other();
    let home_of = Home::filled();
    home_of.export();
    home.import(&home_of.file("out.zip"));
    // A photo that is called as a sound here is.
    let (mut tables, path) = (filled_tables().0.clone(), filled_tables().1);
    let sound = filled::id("shelf_item", 0);
    tables["photo"][0]["id"] = sound.clone().into();
    let mut files = unzip(path);
    files.insert(format!("photos/{sound}.png"), filled::png(1));
    let mut json = json_of(&files);
    json["tables"] = tables;
    files.insert("cairn.json".into(), serde_json::to_vec(&json).unwrap());
    let path = home.file("twice.zip");
    zip_up(&path, &files);
    let preview = home.import(&path).preview;
    assert!(
        preview
            .problems
            .iter()
            .any(|p| p.why == Why::Twice && p.id.as_ref() == Some(&sound))
    );
    assert!(home.export().contains_key(&format!("sounds/{sound}.flac")));
    // And in one and the same export.
    let mut other = Home::other();
    let preview = other.import(&path).preview;
    assert_eq!(
        counts(&preview, Things::ShelfItems).4 + counts(&preview, Things::Photos).4,
        1
    );
}

#[test]
fn what_is_no_picture_or_no_sound_costs_only_itself() {
    let mut home = Home::other();
    let (photo, sound) = (filled::id("photo", 0), filled::id("shelf_item", 0));
    let path = zip_with(
        &home,
        &[
            (&format!("photos/{photo}.png"), b"<svg onload=alert(1)>"),
            (&format!("sounds/{sound}.flac"), b"MZ"),
        ],
    );
    let preview = home.import(&path).preview;
    assert_eq!(counts(&preview, Things::Photos), (3, 2, 0, 0, 1));
    assert_eq!(counts(&preview, Things::ShelfItems), (3, 2, 0, 0, 1));
    assert!(preview.problems.iter().all(|p| p.why == Why::BadFile));
    assert_eq!(home.sealed(), 5);
}
