//! Photos of an entry: their order, their descriptions, taking them away and bringing them back.

use image::ImageFormat;

use super::samples::{encoded, halves};
use super::*;
use crate::journal;

fn jpeg() -> Vec<u8> {
    encoded(&halves(), ImageFormat::Jpeg)
}

fn home_with(photos: usize) -> (Home, Vec<Photo>) {
    let mut home = Home::new();
    let added = (0..photos).map(|_| home.add(jpeg())).collect();
    (home, added)
}

#[test]
fn photos_stand_in_the_order_in_which_they_came() {
    let (home, added) = home_with(3);
    assert_eq!(home.photos(), added);
    assert_eq!((added[0].width, added[0].height), (40, 20));
    assert_eq!(home.said(), (3, String::new()));
    let thumb = home.db.read(|c| thumb(c, &added[1].id)).unwrap();
    assert_eq!(samples::decoded(&thumb).width(), 40);
}

#[test]
fn an_entry_that_is_not_there_gets_no_photo() {
    let mut home = Home::new();
    home.entry = EntryId::from("nowhere".to_owned());
    let picture = Picture::take_in(jpeg(), false).unwrap();
    let added = add(&mut home.db, &home.folder, &home.entry, picture, &now());
    assert!(matches!(added, Err(PhotoError::Db(DbError::NotFound))));
    assert!(home.files().is_empty());
}

#[test]
fn descriptions_reach_the_index_and_can_be_taken_back_in_any_order() {
    let (mut home, added) = home_with(2);
    let first = describe(&mut home.db, &added[0].id, "  the lighthouse ").unwrap();
    describe(&mut home.db, &added[1].id, "low tide").unwrap();
    assert_eq!(home.photos()[0].description, "the lighthouse");
    assert_eq!(home.said().1, "the lighthouse\nlow tide");
    home.db.undo(first).unwrap();
    assert_eq!(home.said().1, "low tide");

    let long = "ö".repeat(LONGEST_DESCRIPTION + 1);
    let told = describe(&mut home.db, &added[0].id, &long);
    assert!(matches!(told, Err(PhotoError::DescriptionTooLong)));
    describe(&mut home.db, &added[0].id, &long[2..]).unwrap();
}

#[test]
fn a_photo_taken_away_is_out_of_sight_and_comes_back_in_any_order() {
    let (mut home, added) = home_with(3);
    describe(&mut home.db, &added[0].id, "the lighthouse").unwrap();
    let first = remove(&mut home.db, &added[0].id, &now()).unwrap();
    let second = remove(&mut home.db, &added[1].id, &now()).unwrap();
    assert_eq!(home.said(), (1, String::new()));
    let gone = |home: &Home| {
        let id = &added[0].id;
        let thumb = home.db.read(|c| thumb(c, id));
        assert!(matches!(
            home.open(&added[0]),
            Err(PhotoError::Db(DbError::NotFound))
        ));
        assert!(matches!(thumb, Err(PhotoError::Db(DbError::NotFound))));
    };
    gone(&home);
    assert!(remove(&mut home.db, &added[0].id, &now()).is_err());
    assert!(describe(&mut home.db, &added[0].id, "x").is_err());

    home.add(jpeg());
    home.db.undo(first).unwrap();
    assert_eq!(home.said(), (3, "the lighthouse".to_owned()));
    home.db.undo(second).unwrap();
    assert_eq!(home.photos().len(), 4);
    assert_eq!(home.photos()[0].id, added[0].id);
    home.open(&added[0]).unwrap();
}

#[test]
fn after_thirty_days_a_photo_taken_away_is_gone_with_its_file() {
    let (mut home, added) = home_with(2);
    let undo = remove(&mut home.db, &added[0].id, &now()).unwrap();
    assert!(
        empty_old_trash(&mut home.db, &days_later(29))
            .unwrap()
            .is_empty()
    );
    let purged = empty_old_trash(&mut home.db, &days_later(31)).unwrap();
    assert_eq!(purged, [added[0].id.clone()]);
    purge_files(&home.folder, &purged).unwrap();
    purge_files(&home.folder, &purged).unwrap();
    assert_eq!(home.files(), [added[1].id.as_str()]);
    assert!(home.db.undo(undo).is_err());
    assert_eq!(home.photos(), &added[1..]);
    let thumbs = "SELECT count(*) FROM photo_thumb";
    let thumbs: i64 = home
        .db
        .read(|c| c.query_row(thumbs, [], |row| row.get(0)))
        .unwrap();
    assert_eq!(thumbs, 1);
}

#[test]
fn an_entry_that_is_gone_takes_its_photos_with_it() {
    let (mut home, added) = home_with(2);
    remove(&mut home.db, &added[0].id, &now()).unwrap();
    journal::delete(&mut home.db, &home.entry, &now()).unwrap();
    home.open(&added[1]).unwrap();
    let mut purged = journal::empty_trash(&mut home.db).unwrap().photos;
    purged.sort();
    assert_eq!(purged, [added[0].id.clone(), added[1].id.clone()]);
    purge_files(&home.folder, &purged).unwrap();
    assert!(home.files().is_empty());
    assert!(home.open(&added[1]).is_err());
}

#[test]
fn the_lists_go_by_an_index() {
    let home = Home::new();
    for (sql, index) in [
        (store::PHOTOS_OF, "photo_of_entry"),
        (store::OLD_TRASH, "photo_trash"),
    ] {
        let plan: Vec<String> = home
            .db
            .read(|c| {
                let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let rows = statement.query_map(["x"], |row| row.get("detail"))?;
                rows.collect::<Result<_, rusqlite::Error>>()
            })
            .unwrap();
        assert!(plan.iter().any(|step| step.contains(index)), "{plan:?}");
    }
}
