#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::test_home::*;
use super::*;
use crate::db::{Db, Subject};

fn noted(db: &Db, from: &str, to: &str) -> All {
    let window = Window::between(date(from), date(to));
    let paths = [PathId::from("alcohol".to_owned())];
    db.read(|c| read(c, window, &paths, false)).unwrap()
}

fn values(noted: &Noted) -> Vec<(i32, i32)> {
    noted.days.iter().map(|one| (one.day, one.value)).collect()
}

const BERLIN: &str = "Europe/Berlin";

#[test]
fn the_check_in_counts_for_its_day_and_else_the_mean_of_the_entries() {
    let mut db = Db::in_memory().unwrap();
    check_in(&mut db, "2026-11-20 21:00", (Some(4), None, Some(440)));
    entry(&mut db, ("2026-11-20 08:00", BERLIN), Some(1), None, &[]);
    // A check-in that says nothing of mood leaves it to the entries.
    check_in(&mut db, "2026-11-21 21:00", (None, Some(2), None));
    entry(&mut db, ("2026-11-21 08:00", BERLIN), Some(2), None, &[]);
    entry(&mut db, ("2026-11-21 09:00", BERLIN), Some(3), None, &[]);
    entry(&mut db, ("2026-11-21 10:00", BERLIN), None, None, &[]);
    let all = noted(&db, "2026-11-01", "2026-11-30");
    assert_eq!(
        values(&all.mood),
        [(num("2026-11-20"), 400), (num("2026-11-21"), 250)]
    );
    assert_eq!(values(&all.sleep), [(num("2026-11-20"), 440)]);
    assert_eq!(values(&all.energy), [(num("2026-11-21"), 200)]);
    assert_eq!(all.days, 2);
    // Both of one day are heard where it is about the hours.
    assert_eq!(all.mood.said.len(), 4);
}

#[test]
fn cravings_go_to_their_path_and_those_without_one_stay_apart() {
    let mut db = Db::in_memory().unwrap();
    path(&mut db, "alcohol", false, "2026-01-01");
    path(&mut db, "eating", false, "2026-01-01");
    check_in(&mut db, "2026-11-20 21:00", (None, None, None));
    check_in_craving(&mut db, "2026-11-20", "alcohol", 0);
    check_in_craving(&mut db, "2026-11-20", "eating", 4);
    entry(
        &mut db,
        ("2026-11-20 08:00", BERLIN),
        None,
        Some((3, Some("alcohol"))),
        &[],
    );
    entry(
        &mut db,
        ("2026-11-21 08:00", BERLIN),
        None,
        Some((3, Some("alcohol"))),
        &[],
    );
    entry(
        &mut db,
        ("2026-11-22 08:00", BERLIN),
        None,
        Some((2, None)),
        &[],
    );
    let all = noted(&db, "2026-11-01", "2026-11-30");
    assert_eq!(all.cravings.len(), 2);
    assert_eq!(
        values(&all.cravings[0]),
        [(num("2026-11-20"), 0), (num("2026-11-21"), 300)]
    );
    assert_eq!(values(&all.cravings[1]), [(num("2026-11-22"), 200)]);
    // The eating path was not asked for, so its day is not one of these.
    assert_eq!(all.days, 3);
    // Where there is one path only, what has none is about that one.
    let window = Window::between(date("2026-11-01"), date("2026-11-30"));
    let paths = [PathId::from("alcohol".to_owned())];
    let only = db.read(|c| read(c, window, &paths, true)).unwrap();
    assert_eq!(values(&only.cravings[0]).len(), 3);
    assert!(only.cravings[1].days.is_empty());
}

#[test]
fn the_day_and_the_hour_are_those_of_the_place_where_it_was_said() {
    let mut db = Db::in_memory().unwrap();
    // 23:30 in New York is half past five of the next day in Berlin.
    entry(
        &mut db,
        ("2026-11-20 23:30", "America/New_York"),
        Some(5),
        None,
        &[],
    );
    entry(
        &mut db,
        ("2026-11-21 06:00", "Pacific/Kiritimati"),
        Some(1),
        None,
        &[],
    );
    entry(
        &mut db,
        ("2026-11-22 07:00", "Nowhere/Gone"),
        Some(2),
        None,
        &[],
    );
    let all = noted(&db, "2026-11-20", "2026-11-21");
    assert_eq!(
        values(&all.mood),
        [(num("2026-11-20"), 500), (num("2026-11-21"), 100)]
    );
    let hours: Vec<_> = all.mood.said.iter().map(|said| said.hour).collect();
    assert_eq!(hours, [23, 6]);
}

#[test]
fn a_check_in_of_an_earlier_day_has_no_hour() {
    let mut db = Db::in_memory().unwrap();
    check_in(&mut db, "2026-11-20 21:00", (Some(4), None, None));
    let sql = "UPDATE check_in SET said_at = NULL";
    db.write(Subject::CheckIns, |tx| {
        Ok::<_, DbError>(tx.execute(sql, [])?)
    })
    .unwrap();
    let all = noted(&db, "2026-11-20", "2026-11-20");
    assert_eq!((all.mood.days.len(), all.mood.said.len()), (1, 0));
}

#[test]
fn what_is_in_the_trash_outside_the_time_or_off_the_scale_is_left_out() {
    let mut db = Db::in_memory().unwrap();
    check_in(&mut db, "2026-11-19 21:00", (Some(4), None, None));
    check_in(&mut db, "2026-11-20 21:00", (Some(9), Some(0), Some(-5)));
    check_in(&mut db, "2026-11-21 21:00", (Some(2), None, None));
    let gone = entry(&mut db, ("2026-11-20 08:00", BERLIN), Some(3), None, &[]);
    for sql in [
        "UPDATE check_in SET deleted_at = 1 WHERE date = '2026-11-21'".to_owned(),
        format!("UPDATE entry SET deleted_at = 1 WHERE id = '{gone}'"),
        "INSERT INTO check_in (id, date, mood, created_at, changed_at) VALUES ('x', 'someday', 3, 0, 0)".to_owned(),
    ] {
        db.write(Subject::CheckIns, |tx| Ok::<_, DbError>(tx.execute(&sql, [])?))
            .unwrap();
    }
    assert_eq!(noted(&db, "2026-11-20", "2026-11-30").days, 0);
    assert_eq!(noted(&db, "2026-11-19", "2026-11-30").days, 1);
}

#[test]
fn the_first_day_is_the_earlier_of_both() {
    let mut db = Db::in_memory().unwrap();
    let first = |db: &Db| db.read(first_day).unwrap();
    assert_eq!(first(&db), None);
    entry(&mut db, ("2019-11-20 08:00", BERLIN), None, None, &[]);
    assert_eq!(first(&db), None);
    check_in(&mut db, "2026-11-19 21:00", (Some(4), None, None));
    assert_eq!(first(&db), Some(date("2026-11-19")));
    entry(&mut db, ("2020-11-20 08:00", BERLIN), Some(3), None, &[]);
    assert_eq!(first(&db), Some(date("2020-11-20")));
}

#[test]
fn everything_is_read_by_an_index_that_holds_it_all() {
    let db = Db::in_memory().unwrap();
    for (sql, index) in [
        (
            CHECK_INS,
            "COVERING INDEX check_in_said (date>? AND date<?)",
        ),
        (ENTRIES, "COVERING INDEX entry_said (date>? AND date<?)"),
        (CRAVINGS, "COVERING INDEX check_in_said (date>? AND date<?)"),
        (
            CRAVINGS,
            "check_in_craving USING PRIMARY KEY (check_in_id=?)",
        ),
        (FIRST, "COVERING INDEX check_in_said"),
        (FIRST, "COVERING INDEX entry_said"),
    ] {
        let plan = plan(&db, sql);
        assert!(plan.contains(index), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
}
