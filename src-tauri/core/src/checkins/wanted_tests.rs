#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::super::test_home::*;
use super::*;
use crate::db::Db;

const TODAY: &str = "2026-11-22";

fn card(db: &Db, settings: &Settings) -> Option<QuickCheckIn> {
    db.read(|c| quick(c, settings, &words(), &noon(TODAY)))
        .unwrap()
}

#[test]
fn today_offers_it_once_it_was_used_or_its_reminder_is_on_unless_it_was_turned_off() {
    let mut db = Db::in_memory().unwrap();
    let mut settings = Settings::default();
    assert_eq!(card(&db, &settings), None);
    settings.reminders.check_in = true;
    assert!(card(&db, &settings).is_some());
    settings.reminders.check_in = false;
    let yesterday = say(&mut db, "2026-11-21", mood(Mood::Low), &noon(TODAY));
    let offered = card(&db, &settings).unwrap();
    assert_eq!(
        (offered.said, offered.mood, offered.mood_asked),
        (false, None, true)
    );
    say(&mut db, TODAY, mood(Mood::Good), &noon(TODAY));
    let said = card(&db, &settings).unwrap();
    assert_eq!((said.said, said.mood), (true, Some(Mood::Good)));
    // Put away for today, it is there again tomorrow.
    put_away(&mut db, &noon(TODAY)).unwrap();
    assert_eq!(card(&db, &settings), None);
    let tomorrow = noon("2026-11-23");
    let offered = db
        .read(|c| quick(c, &settings, &words(), &tomorrow))
        .unwrap();
    assert!(offered.is_some_and(|offered| !offered.said));
    put_away(&mut db, &noon("2026-11-20")).unwrap();
    assert!(card(&db, &settings).is_some());
    settings.check_ins.on_today = Some(false);
    assert_eq!(card(&db, &settings), None);
    settings.check_ins = CheckInSettings {
        on_today: Some(true),
        mood: false,
        ..CheckInSettings::default()
    };
    db.undo(yesterday).unwrap();
    assert!(!card(&db, &settings).unwrap().mood_asked);
}
