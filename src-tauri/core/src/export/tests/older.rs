//! Exports of an older Cairn, and of a newer one.

use serde_json::json;

use super::*;

fn zip_of(home: &Home, json: &serde_json::Value) -> PathBuf {
    let path = home.file("older.zip");
    let files = Zip::from([("cairn.json".to_owned(), serde_json::to_vec(json).unwrap())]);
    zip_up(&path, &files);
    path
}

#[test]
fn an_export_of_the_fourth_schema_is_raised_as_a_vault_would_be() {
    let mut home = Home::other();
    let path = zip_of(
        &home,
        &json!({
            "format": "cairn-export", "version": 1, "schema": 4, "madeAt": "2026-01-01T00:00:00Z", "vault": "v",
            "tables": {
                "contact": [{ "id": "mara", "name": "Mara", "role": "sponsor", "position": 0, "created_at": 5, "nudge_days": 7,
                              "nudge_since": "2026-11-01" }],
                "phone": [{ "id": "p1", "contact_id": "mara", "label": "mobile", "number": "0171 2345678" }],
                "entry": [{ "n": 1, "id": "walk", "text": "by the lighthouse", "written_at": 1000, "zone": "UTC", "created_at": 0,
                            "changed_at": 0, "date": "1970-01-01" }],
            }
        }),
    );
    let taken = home.import(&path);
    assert!(all_new(&taken.preview), "{:?}", taken.preview);
    assert_eq!(taken.preview.schema, 4);
    assert_eq!(
        home.number(
            "SELECT count(*) FROM channel JOIN contact ON contact.id = contact_id
            WHERE value = '0171 2345678' AND kind = 'phone' AND about_days = 7 AND nudge = 1"
        ),
        1
    );
    assert!(nothing_new(&home.import(&path).preview));
}

#[test]
fn an_export_of_the_first_schema_gets_its_days() {
    let mut home = Home::other();
    let path = zip_of(
        &home,
        &json!({
            "format": "cairn-export", "schema": 1, "version": 1,
            "tables": { "entry": [{ "n": 1, "id": "walk", "text": "late", "written_at": 1_795_307_400_000_i64,
                "zone": "America/New_York", "created_at": 0, "changed_at": 0 }] }
        }),
    );
    assert!(all_new(&home.import(&path).preview));
    assert_eq!(
        home.number("SELECT count(*) FROM entry WHERE date = '2026-11-21'"),
        1
    );
}

#[test]
fn a_newer_export_is_refused() {
    let mut home = Home::other();
    for (version, schema) in [(1, crate::db::LATEST + 1), (2, 1)] {
        let path = zip_of(
            &home,
            &json!({ "format": "cairn-export", "version": version, "schema": schema, "tables": {} }),
        );
        assert!(matches!(home.error(&path), ImportError::TooNew));
    }
}
