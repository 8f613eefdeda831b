#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use chrono_tz::Tz;

use super::super::delete;
use super::super::test_home::*;
use super::*;
use crate::milestones::{
    Decision, LadderKind, LeapDay, Look, NewPath, NewSetback, add_path, close_chapter,
    note_setback, paths, remove_setback,
};

fn home(days: &[&str]) -> (Db, Vec<EntryId>) {
    let mut db = Db::in_memory().unwrap();
    let ids = days
        .iter()
        .map(|day| write_at(&mut db, &noon(day), day))
        .collect();
    (db, ids)
}

fn noon(day: &str) -> Now {
    when(&format!("{day} 12:00"), Tz::Europe__Berlin)
}

fn shown(db: &Db, day: &str) -> Vec<(u32, String)> {
    let found = db
        .read(|c| on_this_day(c, true, &words(), &noon(day)))
        .unwrap();
    let years = found.years.into_iter();
    years
        .flat_map(|year| {
            let ago = year.years_ago;
            year.entries
                .into_iter()
                .map(move |entry| (ago, entry.title))
        })
        .collect()
}

#[test]
fn it_shows_this_day_of_all_years_before_and_nothing_until_chosen() {
    let (mut db, ids) = home(&[
        "2020-11-22",
        "2023-11-22",
        "2023-11-21",
        "2026-11-22",
        "2030-11-22",
    ]);
    let days = |list: &[(u32, &str)]| -> Vec<(u32, String)> {
        list.iter()
            .map(|(ago, day)| (*ago, (*day).to_owned()))
            .collect()
    };
    assert_eq!(
        shown(&db, "2026-11-22"),
        days(&[(3, "2023-11-22"), (6, "2020-11-22")])
    );
    let unasked = db
        .read(|c| on_this_day(c, false, &words(), &noon("2026-11-22")))
        .unwrap();
    assert_eq!(unasked, OnThisDay::default());
    delete(&mut db, &ids[1], &at(0)).unwrap();
    let token = hide_entry(&mut db, &ids[0]).unwrap();
    assert!(shown(&db, "2026-11-22").is_empty());
    db.undo(token).unwrap();
    assert_eq!(shown(&db, "2026-11-22"), days(&[(6, "2020-11-22")]));
}

#[test]
fn the_leap_day_is_remembered_in_other_years() {
    let (db, _) = home(&["2024-02-29", "2024-02-28", "2023-02-28"]);
    assert_eq!(shown(&db, "2026-02-28").len(), 3);
    assert_eq!(shown(&db, "2026-03-01").len(), 0);
    assert_eq!(shown(&db, "2028-02-28").len(), 2);
    assert_eq!(shown(&db, "2028-02-29").len(), 1);
}

#[test]
fn a_hidden_day_stays_hidden_in_every_year_until_undone() {
    let (mut db, _) = home(&["2024-02-29", "2023-02-28", "2023-03-01"]);
    let token = hide_day(&mut db, date("2026-02-28")).unwrap();
    assert!(shown(&db, "2026-02-28").is_empty() && shown(&db, "2027-02-28").is_empty());
    assert_eq!(shown(&db, "2026-03-01").len(), 1);
    assert_eq!(shown(&db, "2028-02-29").len(), 1);
    db.undo(token).unwrap();
    assert_eq!(shown(&db, "2026-02-28").len(), 2);
    hide_day(&mut db, date("2024-02-29")).unwrap();
    assert_eq!(shown(&db, "2026-02-28").len(), 1);
    hide_day(&mut db, date("2024-02-29")).unwrap();
}

#[test]
fn what_is_hidden_is_listed_and_can_be_shown_again() {
    let (mut db, ids) = home(&["2020-11-22", "2023-11-22", "2023-02-28", "2024-02-29"]);
    let listed = |db: &Db| db.read(|c| hidden(c, &words())).unwrap();
    let titles = |hidden: &Hidden| -> Vec<String> {
        let entries = hidden.entries.iter();
        entries.map(|entry| entry.title.clone()).collect()
    };
    assert_eq!(listed(&db), Hidden::default());
    for id in &ids[..2] {
        hide_entry(&mut db, id).unwrap();
    }
    for day in ["2026-11-22", "2024-02-29", "2023-02-28"] {
        hide_day(&mut db, date(day)).unwrap();
    }
    let all = listed(&db);
    let days: Vec<_> = all.days.iter().map(|day| day.text.as_str()).collect();
    assert_eq!(days, ["28 February", "29 February", "22 November"]);
    assert_eq!(titles(&all), ["2023-11-22", "2020-11-22"]);

    let token = show_entry(&mut db, &ids[0]).unwrap();
    assert_eq!(titles(&listed(&db)), ["2023-11-22"]);
    assert!(shown(&db, "2026-11-22").is_empty());
    show_day(&mut db, all.days[2].date).unwrap();
    assert_eq!(listed(&db).days.len(), 2);
    assert_eq!(shown(&db, "2026-11-22"), [(6, "2020-11-22".to_owned())]);
    db.undo(token).unwrap();
    assert!(shown(&db, "2026-11-22").is_empty());
    show_day(&mut db, all.days[1].date).unwrap();
    assert_eq!(shown(&db, "2028-02-29").len(), 1);
    assert!(shown(&db, "2028-02-28").is_empty());

    delete(&mut db, &ids[1], &at(0)).unwrap();
    assert_eq!(titles(&listed(&db)), ["2020-11-22"]);
    let nothing = show_entry(&mut db, &EntryId::new(&at(7)));
    assert!(matches!(nothing, Err(JournalError::Db(DbError::NotFound))));
}

#[test]
fn a_day_on_which_something_happened_or_a_chapter_ended_is_never_shown() {
    let (mut db, _) = home(&["2023-11-22", "2024-11-22"]);
    let new = NewPath {
        name: "Alcohol".to_owned(),
        counter_word: String::new(),
        start: Some(date("2023-01-01")),
        start_time: None,
        ladder: LadderKind::Common,
        counter_hidden: false,
        ..NewPath::default()
    };
    let path = add_path(&mut db, &new, &noon("2023-01-02")).unwrap();
    close_chapter(&mut db, &path, date("2023-11-22"), "", &noon("2023-11-23")).unwrap();
    assert_eq!(shown(&db, "2026-11-22"), [(2, "2024-11-22".to_owned())]);
    let setback = NewSetback {
        date: date("2024-11-22"),
        called: String::new(),
        decision: Decision::Noted,
        words: String::new(),
    };
    let now = noon("2024-11-22");
    note_setback(&mut db, &path, &setback, &now).unwrap();
    assert!(shown(&db, "2026-11-22").is_empty());
    let words = Words::new("en");
    let look = Look {
        now: &now,
        leap: LeapDay::Feb28,
        words: &words,
    };
    let noted = db.read(|c| paths(c, &look)).unwrap().remove(0).setbacks;
    remove_setback(&mut db, &noted[0].id, &now).unwrap();
    assert_eq!(shown(&db, "2026-11-22").len(), 1, "it was taken away");
}

#[test]
fn the_day_is_found_by_index() {
    let db = Db::in_memory().unwrap();
    let steps = db
        .read(|c| {
            assert_by_index(c, &hidden_entries());
            assert_by_index(c, HIDDEN_DAYS);
            Ok::<_, JournalError>(plan(c, &of_day()))
        })
        .unwrap();
    assert!(
        steps[0].contains("USING INDEX entry_by_day (<expr>=?)"),
        "{steps:?}"
    );
}
