#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono_tz::Tz;

use super::super::test_home::{Home, berlin, in_zone};
use super::super::{LATER_MS, ReminderSettings, seen, shown, snooze};
use super::*;
use crate::milestones::{LadderKind, close_chapter, open_chapter, remove_path};

const NONE: [&str; 0] = [];

#[test]
fn a_milestone_is_told_once_when_its_time_has_come() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    assert_eq!(home.told(&berlin("2026-10-25 08:59")), NONE);
    assert_eq!(
        home.next_wake(&berlin("2026-10-25 08:59")),
        Some(berlin("2026-10-25 09:00").instant())
    );
    let notice = home.claim(&berlin("2026-10-25 09:00")).unwrap();
    assert!(notice.neutral);
    assert_eq!(notice.items.len(), 1);
    assert_eq!(
        (
            notice.items[0].path_name.as_deref(),
            notice.items[0].late_days
        ),
        (Some("Alcohol"), 0)
    );
    assert_eq!(home.told(&berlin("2026-10-25 09:00")), NONE);
    assert_eq!(home.told(&berlin("2026-11-22 23:59")), NONE);
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), ["30days"]);
    assert_eq!(home.told(&berlin("2026-11-23 09:01")), NONE);
}

#[test]
fn what_was_past_when_a_path_was_made_is_not_celebrated() {
    let now = berlin("2026-11-22 10:00");
    let mut home = Home::new(&now);
    // Reached long ago, three days ago, and at nine this morning.
    home.add_path("A", "1994-01-01", LadderKind::KeyTags, &now);
    home.add_path("B", "2026-10-20", LadderKind::Common, &now);
    home.add_path("C", "2026-10-23", LadderKind::Common, &now);
    assert_eq!(home.told(&now), NONE);
    assert_eq!(home.told(&berlin("2026-11-23 10:00")), NONE);
    // Today still has the one of today, and only that.
    let card = home.todays_milestone(&now).unwrap();
    assert_eq!((card.path_name.as_str(), card.milestone.in_days), ("C", 0));
    home.celebrate(&now);
    assert_eq!(home.todays_milestone(&now), None);
}

#[test]
fn a_corrected_start_celebrates_nothing_that_is_past() {
    let begun = berlin("2026-10-01 12:00");
    let mut home = Home::new(&begun);
    let path = home.add_path("Alcohol", "2026-10-01", LadderKind::Common, &begun);
    home.told(&berlin("2026-10-02 09:00"));
    let now = berlin("2026-10-20 12:00");
    let chapter = home
        .db
        .read(|c| {
            c.query_row(
                "SELECT id FROM chapter WHERE path_id = ?1",
                [&path],
                |row| row.get(0),
            )
        })
        .unwrap();
    crate::milestones::change_start(
        &mut home.db,
        &chapter,
        "2026-09-18".parse().unwrap(),
        None,
        &now,
    )
    .unwrap();
    assert_eq!(home.told(&now), NONE);
    home.last_opened = now.instant();
    assert_eq!(home.told(&berlin("2026-11-17 09:00")), ["60days"]);
}

#[test]
fn choosing_a_check_in_after_its_time_begins_tomorrow() {
    let now = berlin("2026-11-22 21:00");
    let mut home = Home::new(&now);
    home.change_settings(
        ReminderSettings {
            check_in: true,
            ..ReminderSettings::default()
        },
        &now,
    );
    assert_eq!(home.told(&now), NONE);
    assert_eq!(home.told(&berlin("2026-11-23 20:00")), ["checkIn"]);
    // Turned off and on again before its time, it comes.
    let now = berlin("2026-11-24 19:00");
    home.change_settings(ReminderSettings::default(), &now);
    assert_eq!(home.next_wake(&now), None);
    home.change_settings(
        ReminderSettings {
            check_in: true,
            ..ReminderSettings::default()
        },
        &now,
    );
    assert_eq!(home.told(&berlin("2026-11-24 20:00")), ["checkIn"]);
}

#[test]
fn a_clock_set_back_or_another_zone_tells_nothing_twice() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::with_check_in(&begun);
    home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    home.told(&berlin("2026-10-25 09:00"));
    assert_eq!(home.told(&berlin("2026-11-22 20:00")), ["checkIn"]);
    assert_eq!(home.told(&berlin("2026-11-23 09:00")), ["30days"]);
    for again in [
        "2026-11-23T07:00:00+01:00",
        "2026-11-22T19:00:00+01:00",
        "2026-11-23T09:00:00+01:00",
    ] {
        for zone in [
            Tz::Europe__Berlin,
            Tz::Pacific__Honolulu,
            Tz::America__New_York,
        ] {
            assert_eq!(home.told(&in_zone(again, zone)), NONE, "{again} {zone}");
        }
    }
    // In Honolulu it becomes nine o'clock of the 23rd once more, and 20:00 of the 22nd.
    assert_eq!(
        home.told(&in_zone("2026-11-22T20:00:00-10:00", Tz::Pacific__Honolulu)),
        NONE
    );
    assert_eq!(
        home.told(&in_zone("2026-11-23T09:00:00-10:00", Tz::Pacific__Honolulu)),
        NONE
    );
    assert_eq!(
        home.told(&in_zone("2026-11-23T20:00:00-10:00", Tz::Pacific__Honolulu)),
        ["checkIn"]
    );
}

#[test]
fn a_closed_chapter_or_a_removed_path_is_never_announced() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    let path = home.add_path("Alcohol", "2026-10-24", LadderKind::Common, &begun);
    home.told(&berlin("2026-10-25 09:00"));
    home.told(&berlin("2026-11-23 09:00"));
    assert_eq!(home.waiting(&berlin("2026-11-23 10:00")).len(), 2);
    let now = berlin("2026-11-23 12:00");
    let token =
        close_chapter(&mut home.db, &path, "2026-11-23".parse().unwrap(), "", &now).unwrap();
    home.plan(&now);
    assert!(home.waiting(&now).is_empty());
    assert_eq!(
        (home.next_wake(&now), home.told(&berlin("2026-12-23 09:00"))),
        (None, vec![])
    );
    home.db.undo(token).unwrap();
    home.last_opened = begun.plus_days(30);
    assert_eq!(home.told(&berlin("2026-12-23 09:00")), ["60days"]);
    remove_path(&mut home.db, &path, &now).unwrap();
    assert_eq!(home.told(&berlin("2027-01-22 09:00")), NONE);
}

#[test]
fn a_new_chapter_is_told_its_own_milestones() {
    let begun = berlin("2026-10-24 12:00");
    let mut home = Home::new(&begun);
    let path = home.add_path("Alcohol", "2026-10-24", LadderKind::KeyTags, &begun);
    assert_eq!(home.told(&berlin("2026-10-25 09:00")), ["1days"]);
    let now = berlin("2026-10-27 12:00");
    close_chapter(&mut home.db, &path, "2026-10-26".parse().unwrap(), "", &now).unwrap();
    open_chapter(
        &mut home.db,
        &path,
        "2026-10-27".parse().unwrap(),
        None,
        &now,
    )
    .unwrap();
    // A welcome is shown, not announced.
    assert_eq!(home.told(&now), NONE);
    assert_eq!(
        home.todays_milestone(&now).unwrap().milestone.name.code(),
        "welcomeBack"
    );
    assert_eq!(home.told(&berlin("2026-10-28 09:00")), ["1days"]);
}

#[test]
fn later_means_in_an_hour() {
    let mut home = Home::with_check_in(&berlin("2026-11-22 12:00"));
    let now = berlin("2026-11-22 20:00");
    let notice = home.claim(&now).unwrap();
    let ids = [notice.items[0].occurrence.clone()];
    shown(&mut home.db, &ids).unwrap();
    snooze(&mut home.db, &ids, now.instant().plus_ms(LATER_MS)).unwrap();
    home.plan(&now);
    assert_eq!(home.told(&berlin("2026-11-22 20:59")), NONE);
    assert_eq!(
        home.next_wake(&berlin("2026-11-22 20:59")),
        Some(berlin("2026-11-22 21:00").instant())
    );
    assert_eq!(home.told(&berlin("2026-11-22 21:00")), ["checkIn"]);
    assert_eq!(home.told(&berlin("2026-11-22 21:01")), NONE);
    // Seen meanwhile, it does not come again.
    snooze(&mut home.db, &ids, berlin("2026-11-22 21:30").instant()).unwrap();
    seen(&mut home.db, &ids, &berlin("2026-11-22 21:10")).unwrap();
    assert_eq!(home.told(&berlin("2026-11-22 21:30")), NONE);
    assert!(home.waiting(&berlin("2026-11-22 21:30")).is_empty());
}

#[test]
fn what_a_crash_leaves_unsure_is_not_shown_again_and_stands_on_today() {
    let mut home = Home::with_check_in(&berlin("2026-11-22 12:00"));
    let now = berlin("2026-11-22 20:00");
    let notice = home.claim(&now).unwrap(); // and `shown` never comes
    assert_eq!(home.told(&berlin("2026-11-22 20:01")), NONE);
    assert_eq!(locked_tick(&home, &now), NONE);
    let waiting = home.waiting(&now);
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].occurrence, notice.items[0].occurrence);
}

fn locked_tick(home: &Home, now: &Now) -> Vec<String> {
    let told = super::super::locked_tick(&home.file(), now);
    told.map(|notice| notice.occurrences.iter().map(|id| home.key(id).0).collect())
        .unwrap_or_default()
}

#[test]
fn without_a_written_file_nothing_is_shown() {
    let mut home = Home::with_check_in(&berlin("2026-11-22 12:00"));
    home.plan(&berlin("2026-11-22 12:00"));
    std::fs::remove_file(home.file()).unwrap();
    std::fs::create_dir(home.file()).unwrap();
    let settings = home.settings.clone();
    let inputs = Inputs {
        settings: &settings,
        leap: crate::milestones::LeapDay::Feb28,
        last_opened: home.last_opened,
    };
    let now = berlin("2026-11-22 20:00");
    let file = home.file();
    assert!(matches!(
        claim(&mut home.db, &file, &now, &inputs, &Words::new("en")),
        Err(ReminderError::File(_))
    ));
    assert_eq!(home.waiting(&now).len(), 1);
}

#[test]
fn nothing_is_written_while_nothing_changes() {
    let begun = berlin("2026-11-22 12:00");
    let mut home = Home::with_check_in(&begun);
    home.add_path("Alcohol", "2026-11-20", LadderKind::Common, &begun);
    home.plan(&begun);
    let written = std::fs::metadata(home.file()).unwrap().modified().unwrap();
    home.db.take_changed();
    for minute in 1..30 {
        assert_eq!(
            home.claim(&berlin(&format!("2026-11-22 12:{minute:02}"))),
            None
        );
    }
    assert_eq!(home.db.take_changed(), []);
    assert_eq!(
        std::fs::metadata(home.file()).unwrap().modified().unwrap(),
        written
    );
}

#[test]
fn lists_are_read_through_an_index() {
    let home = Home::new(&berlin("2026-11-22 12:00"));
    let plan = |sql: &str| -> String {
        let sql = format!("EXPLAIN QUERY PLAN {sql}")
            .replace(":from", "'2026-01-01'")
            .replace(":to", "'2026-01-01'")
            .replace(":id", "'o'")
            .replace(":latest", "0");
        home.db
            .read(|connection| {
                let mut statement = connection.prepare(&sql).unwrap();
                let steps = statement
                    .query_map([], |row| row.get::<_, String>("detail"))
                    .unwrap();
                Ok::<_, DbError>(steps.map(Result::unwrap).collect::<Vec<_>>().join("; "))
            })
            .unwrap()
    };
    assert!(plan(super::super::rows::WINDOW).contains("USING INDEX occurrence_of_date"));
    assert!(
        plan(super::super::ahead::PLANNED).contains("USING INDEX occurrence_waiting"),
        "{}",
        plan(super::super::ahead::PLANNED)
    );
    assert!(plan(super::super::today::WAITING).contains("USING INDEX occurrence_waiting"));
    assert!(plan(super::super::own::RULES).contains("USING INDEX reminder_kept"));
    assert!(!plan(super::super::own::RULES).contains("SCAN contact"));
    assert!(plan(super::super::own_trash::TRASHED).contains("USING INDEX reminder_trash"));
    let silences = plan(crate::contacts::silence::SILENCES);
    for index in ["contact_kept", "reach_out_of_contact"] {
        assert!(silences.contains(index), "{silences}");
    }
    assert!(!silences.contains("B-TREE"), "{silences}");
}

trait PlusDays {
    fn plus_days(&self, days: i64) -> Instant;
}

impl PlusDays for Now {
    fn plus_days(&self, days: i64) -> Instant {
        self.instant().plus_ms(days * 24 * 60 * 60 * 1000)
    }
}
