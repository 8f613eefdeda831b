use super::*;
use crate::db::StoryChapterId;
use crate::trash::{self, InTrash};

fn read(db: &Db, id: &StoryChapterId) -> StoryChapter {
    db.read(|c| story_chapter(c, id, &Words::new("en")))
        .unwrap()
}

#[test]
fn what_is_written_is_kept_as_it_is() {
    let mut db = Db::in_memory().unwrap();
    let typed = "  # Before\r\n\n\u{2003}*dark*  \n<b>\n";
    let id = written(&mut db, " The first year ", typed);
    let kept = read(&db, &id);
    assert_eq!(
        (kept.title.as_str(), kept.words.as_str()),
        (" The first year ", typed)
    );
    assert!(kept.in_talk);
    let line = &db.read(|c| story_chapters(c, &Words::new("en"))).unwrap()[0];
    assert_eq!((line.begins.as_str(), line.spoken_seconds), ("Before", 2));
}

#[test]
fn one_that_says_nothing_is_not_shown_and_does_not_stay() {
    let mut db = Db::in_memory().unwrap();
    let id = new_story_chapter(&mut db, &NewStoryChapter::default(), &now()).unwrap();
    assert!(titles(&db).is_empty());
    keep_story_chapter(&mut db, &id, "\u{a0}", " \n ", &now()).unwrap();
    leave_story_chapter(&mut db, &id).unwrap();
    let gone = keep_story_chapter(&mut db, &id, "", "words", &now());
    assert!(matches!(gone, Err(StoryError::Db(DbError::NotFound))));
    let dated = NewStoryChapter {
        from: "2019".to_owned(),
        ..NewStoryChapter::default()
    };
    let dated = new_story_chapter(&mut db, &dated, &now()).unwrap();
    leave_story_chapter(&mut db, &dated).unwrap();
    assert_eq!(read(&db, &dated).from_text, "2019");
    leave_story_chapter(&mut db, &id).unwrap();
}

#[test]
fn dates_are_years_months_or_days_and_can_be_undone() {
    let mut db = Db::in_memory().unwrap();
    let id = written(&mut db, "One", "");
    let mut set = |from: &str, to: &str| set_story_dates(&mut db, &id, from, to, &now());
    set("2019", " 3.2021 ").unwrap();
    for (from, to) in [
        ("2019", "2018"),
        ("2019-03-02", "2019-03-01"),
        ("2019-04", "2019-03"),
    ] {
        assert!(
            matches!(set(from, to), Err(StoryError::EndBeforeStart)),
            "{from} {to}"
        );
    }
    assert!(matches!(set("summer", ""), Err(StoryError::BadDate)));
    // The year holds both.
    let token = set("2021", "2021").unwrap();
    db.undo(token).unwrap();
    let kept = read(&db, &id);
    assert_eq!((kept.from.as_str(), kept.to.as_str()), ("2019", "2021-03"));
    assert_eq!(
        (kept.from_text.as_str(), kept.to_text.as_str()),
        ("2019", "March 2021")
    );
}

#[test]
fn the_order_is_the_persons_and_can_be_undone() {
    let mut db = Db::in_memory().unwrap();
    let ids: Vec<_> = ["a", "b", "c"]
        .map(|title| written(&mut db, title, ""))
        .into();
    let token = order_story_chapters(&mut db, &[ids[2].clone(), ids[0].clone()]).unwrap();
    assert_eq!(titles(&db), ["c", "a", "b"]);
    db.undo(token).unwrap();
    assert_eq!(titles(&db), ["a", "b", "c"]);
}

#[test]
fn it_waits_in_the_trash_and_comes_back_where_it_stood() {
    let mut db = Db::in_memory().unwrap();
    let first = written(&mut db, "", "The first words of it");
    written(&mut db, "b", "");
    let token = remove_story_chapter(&mut db, &first, &now()).unwrap();
    db.undo(token).unwrap();
    remove_story_chapter(&mut db, &first, &now()).unwrap();
    assert_eq!(titles(&db), ["b"]);
    let waiting = db
        .read(|c| trash::trashed(c, &Words::new("en"), &now()))
        .unwrap();
    assert_eq!(waiting[0].words, "The first words of it");
    assert_eq!(waiting[0].what, InTrash::StoryChapter(first.clone()));
    let typed = keep_story_chapter(&mut db, &first, "late", "", &now());
    assert!(matches!(typed, Err(StoryError::Db(DbError::NotFound))));
    trash::bring_back(&mut db, &waiting[0].what, &now()).unwrap();
    assert_eq!(titles(&db), ["", "b"]);
    remove_story_chapter(&mut db, &first, &now()).unwrap();
    trash::empty_old_trash(&mut db, &later(29 * 24 * 60)).unwrap();
    restore_story_chapter(&mut db, &first).unwrap();
    remove_story_chapter(&mut db, &first, &now()).unwrap();
    trash::empty_old_trash(&mut db, &later(30 * 24 * 60)).unwrap();
    assert!(restore_story_chapter(&mut db, &first).is_err());
}

#[test]
fn the_choice_of_an_entry_goes_with_the_entry() {
    let mut db = Db::in_memory().unwrap();
    let id = entry(&mut db, &now(), "At the lake", false);
    put_in_story(&mut db, &id, true, &now()).unwrap();
    trash::empty_trash(&mut db).unwrap();
    assert!(db.read(|c| in_story(c, &id)).unwrap());
    db.write(crate::db::Subject::Journal, |tx| {
        tx.execute("DELETE FROM entry", []).map_err(DbError::from)
    })
    .unwrap();
    trash::empty_trash(&mut db).unwrap();
    assert!(!db.read(|c| in_story(c, &id)).unwrap());
}

#[test]
fn a_text_too_long_changes_nothing() {
    let mut db = Db::in_memory().unwrap();
    let id = written(&mut db, "One", "words");
    for (title, words) in [
        ("t".repeat(201), String::new()),
        (String::new(), "w".repeat(200_001)),
    ] {
        let long = keep_story_chapter(&mut db, &id, &title, &words, &now());
        assert!(matches!(long, Err(StoryError::TextTooLong)));
    }
    let long = keep_cue(&mut db, &id, &"c".repeat(1_001), &now());
    assert!(matches!(long, Err(StoryError::TextTooLong)));
    assert_eq!(read(&db, &id).words, "words");
}

#[test]
fn a_talk_is_made_of_what_is_told() {
    let mut db = Db::in_memory().unwrap();
    let told = |db: &Db| db.read(|c| talk(c, &Words::new("en"))).unwrap();
    let (about, minutes) = (told(&db).about_minutes, told(&db).minutes);
    assert_eq!((about, minutes), (0, 10));
    let first = written(&mut db, "Before", &"word ".repeat(650));
    let second = written(&mut db, "Now", "short");
    keep_cue(&mut db, &first, "the red door\nmy sister", &now()).unwrap();
    let token = set_told(&mut db, &second, true, 240).unwrap();
    assert_eq!(told(&db).about_minutes, 9);
    assert_eq!(told(&db).cards[0].seconds, 300);
    assert_eq!(told(&db).cards[0].cue, "the red door\nmy sister");
    set_told(&mut db, &first, false, 0).unwrap();
    assert_eq!((told(&db).about_minutes, told(&db).cards.len()), (4, 2));
    set_told(&mut db, &first, true, 0).unwrap();
    db.undo(token).unwrap();
    assert_eq!(told(&db).cards[1].said_seconds, 0);
    assert!(matches!(
        set_told(&mut db, &first, true, 7_201),
        Err(StoryError::BadTime)
    ));
    for minutes in [0, 241] {
        assert!(matches!(
            set_talk_minutes(&mut db, minutes),
            Err(StoryError::BadTime)
        ));
    }
}
