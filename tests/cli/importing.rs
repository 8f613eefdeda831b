//! `cairn import`.

use crate::home::{Home, names};
use std::fs;
use std::path::PathBuf;

fn exported(home: &Home, name: &str) -> PathBuf {
    let zip = home.at(name);
    home.open(&["export", zip.to_str().unwrap()]).ends(0, "");
    zip
}

/// What is there of each kind: its name, then found, new, here, different, unreadable.
fn counts(told: &serde_json::Value) -> Vec<(String, [u64; 5])> {
    let counts = told["preview"]["counts"].as_array().unwrap();
    counts
        .iter()
        .map(|one| {
            let of = |name: &str| one[name].as_u64().unwrap();
            let figures = ["found", "new", "here", "different", "unreadable"].map(of);
            (one["things"].as_str().unwrap().to_owned(), figures)
        })
        .collect()
}

#[test]
fn an_export_comes_into_another_vault_whole_and_once() {
    let from = Home::furnished();
    let zip = exported(&from, "all.zip");
    let zip = zip.to_str().unwrap();
    let to = Home::fresh();

    let looked = to.json(&["import", "--dry-run", zip]);
    assert_eq!(looked["taken"], false);
    let (_, entries) = &counts(&looked)[counts(&looked)
        .iter()
        .position(|(n, _)| n == "entries")
        .unwrap()];
    assert_eq!(entries, &[40, 40, 0, 0, 0]);
    assert_eq!(to.backups().len(), 0, "looking changes nothing");

    let said = to.open(&["import", zip]).ends(0, "It is all in.");
    assert!(
        said.out
            .contains("Entries: 40 new, 0 here already, 0 here otherwise"),
        "{said:?}"
    );
    assert!(said.out.contains("Photos: 2 new"), "{said:?}");
    assert_eq!(to.backups().len(), 1, "a backup of before");

    // What comes out again is what came in.
    let again = exported(&to, "again.zip");
    let back = from.json(&["import", "--dry-run", again.to_str().unwrap()]);
    let sent = from.json(&["import", "--dry-run", zip]);
    let all = |told| -> Vec<_> {
        (counts(told).into_iter())
            .filter(|(name, _)| name != "settings")
            .collect()
    };
    assert_eq!(all(&back), all(&sent));
    for (name, [found, new, here, different, unreadable]) in all(&back) {
        assert_eq!([new, different, unreadable], [0; 3], "{name}");
        assert_eq!(found, here, "{name}");
    }

    // Twice brings nothing, and there is nothing to make a backup for.
    let before = crate::support::files::contents(to.vault().path());
    to.open(&["import", zip])
        .ends(0, "Everything in it is here already.");
    assert_eq!(to.backups().len(), 1);
    let after = crate::support::files::contents(to.vault().path());
    assert_eq!(crate::support::files::differences(&before, &after), [""; 0]);

    // It is found: what came in is in the search index. And the photos are whole.
    to.open(&["verify"]).ends(0, "all 2 photos and sounds");
    to.during(|vault| {
        let waiting: u32 = (vault.db)
            .read(|c| c.query_row("SELECT count(*) FROM entry_unindexed", [], |row| row.get(0)))
            .unwrap();
        assert_eq!(waiting, 0);
    });
    // What falls due is known while it is shut, as after locking the window.
    assert!(to.vault().reminders_due().exists());
}

#[test]
fn what_is_here_otherwise_stays() {
    let home = Home::furnished();
    let zip = exported(&home, "all.zip");
    home.during(|vault| {
        let change = "UPDATE entry SET text = 'changed since' WHERE n = (SELECT min(n) FROM entry)";
        vault.db.read(|c| c.execute_batch(change)).unwrap();
    });
    home.open(&["import", zip.to_str().unwrap()])
        .ends(0, "Entries: 0 new, 39 here already, 1 here otherwise");
    home.during(|vault| {
        let kept: String = (vault.db)
            .read(|c| {
                c.query_row("SELECT text FROM entry ORDER BY n LIMIT 1", [], |row| {
                    row.get(0)
                })
            })
            .unwrap();
        assert_eq!(kept, "changed since");
    });
}

#[test]
fn what_is_no_export_is_told_before_anybody_is_asked() {
    let home = Home::furnished();
    let path = home.at("it.zip");
    let zip = path.to_str().unwrap();
    home.run(&["import", zip])
        .ends(8, "That file is not there, or cannot be read.");
    fs::write(&path, "no zip at all").unwrap();
    home.run(&["import", zip]).ends(8, "This file is no zip.");
    let whole = fs::read(exported(&home, "all.zip")).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    home.run(&["import", zip])
        .ends(8, "This zip is cut off or damaged");
    let markdown = home.at("journal.zip");
    let markdown = markdown.to_str().unwrap();
    home.open(&["export", "--markdown", markdown]).ends(0, "");
    home.run(&["import", markdown])
        .ends(8, "it is no export of Cairn");
    assert_eq!(home.backups().len(), 0);
    assert_eq!(names(&home.vault().path().join("backups")), [""; 0]);
}
