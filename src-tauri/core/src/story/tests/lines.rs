use super::*;
use crate::milestones::{Decision, MilestoneName, NewSetback, Unit};

/// What stands there, one line a thing.
fn lines(db: &Db, choice: &TimelineChoice) -> Vec<String> {
    let items = shown(db, choice).items.into_iter();
    items
        .map(|item| format!("{} {}", item.date, said(item.what)))
        .collect()
}

fn said(what: StoryEvent) -> String {
    match what {
        StoryEvent::Began {
            path,
            again,
            date_only,
        } => format!("{path} began {again} {date_only}"),
        StoryEvent::Ended { path } => format!("{path} ended"),
        StoryEvent::Milestone { path, name } => match name {
            Some(MilestoneName::Span { count, unit }) => format!("{path} {count} {unit:?}"),
            Some(other) => format!("{path} {other:?}"),
            None => format!("{path} a day to mark"),
        },
        StoryEvent::Setback { path, called } => format!("{path} happened {called}"),
        StoryEvent::Entry {
            title,
            victory,
            chosen,
            ..
        } => format!("{title} {victory} {chosen}"),
    }
}

fn happened(db: &mut Db, path: &PathId, day: &str, called: &str) {
    let new = NewSetback {
        date: date(day),
        called: called.to_owned(),
        decision: Decision::Closed,
        words: String::new(),
    };
    milestones::note_setback(db, path, &new, &now()).unwrap();
}

#[test]
fn chapters_milestones_victories_and_chosen_entries_stand_in_the_order_of_time() {
    let mut db = Db::in_memory().unwrap();
    let alcohol = path(&mut db, "Alcohol", "2026-05-01", false);
    happened(&mut db, &alcohol, "2026-06-10", "a slip");
    milestones::open_chapter(&mut db, &alcohol, date("2026-06-10"), None, &now()).unwrap();
    entry(&mut db, &noon("2026-07-10"), "# Called her\n\nfirst", true);
    let chosen = entry(&mut db, &noon("2026-06-10"), "At the lake", false);
    let both = entry(&mut db, &noon("2026-07-11"), "Interview", true);
    entry(&mut db, &noon("2026-07-12"), "An ordinary day", false);
    for id in [&chosen, &both] {
        put_in_story(&mut db, id, true, &now()).unwrap();
    }
    let mut expected = vec![
        "2026-05-01 Alcohol began false false",
        "2026-05-02 Alcohol 1 Days",
        "2026-05-31 Alcohol 30 Days",
        "2026-06-10 Alcohol ended",
        "2026-06-10 Alcohol began true false",
        "2026-06-10 At the lake false true",
        "2026-06-11 Alcohol 1 Days",
        "2026-07-10 Alcohol 30 Days",
        "2026-07-10 Called her true false",
        "2026-07-11 Interview true true",
        "2026-08-09 Alcohol 60 Days",
        "2026-09-08 Alcohol 90 Days",
    ];
    assert_eq!(lines(&db, &all()), expected);
    let with_setbacks = TimelineChoice {
        setbacks: true,
        ..all()
    };
    assert_eq!(
        lines(&db, &with_setbacks)[3],
        "2026-06-10 Alcohol happened a slip"
    );
    assert_eq!(lines(&db, &with_setbacks).len(), expected.len() + 1);
    expected.reverse();
    let newest = TimelineChoice {
        newest_first: true,
        ..all()
    };
    assert_eq!(lines(&db, &newest), expected);
    let first = &shown(&db, &newest).items[3];
    let StoryEvent::Entry {
        id, excerpt, title, ..
    } = &first.what
    else {
        unreachable!()
    };
    assert_eq!((title.as_str(), excerpt.as_str()), ("Called her", "first"));
    assert_ne!(id, &chosen);
    assert_eq!(
        (first.date_text.as_str(), first.year.as_str()),
        ("10 July 2026", "2026")
    );
}

#[test]
fn no_number_stands_where_numbers_are_hidden_and_nothing_of_paths_out_of_the_way() {
    let mut db = Db::in_memory().unwrap();
    path(&mut db, "Eating", "2026-09-01", true);
    let away = path(&mut db, "Smoking", "2020-09-01", false);
    milestones::archive_path(&mut db, &away, true, &now()).unwrap();
    let gone = path(&mut db, "Gambling", "2020-09-01", false);
    milestones::remove_path(&mut db, &gone, &now()).unwrap();
    assert_eq!(
        lines(&db, &all()),
        [
            "2026-09-01 Eating began false false",
            "2026-09-02 Eating a day to mark",
            "2026-10-01 Eating a day to mark",
            "2026-10-31 Eating a day to mark",
        ]
    );
}

#[test]
fn it_is_looked_at_by_pages_by_years_and_by_days() {
    let mut db = Db::in_memory().unwrap();
    for (number, day) in ["2023-12-31", "2024-01-01", "2024-06-01", "2026-11-22"]
        .iter()
        .enumerate()
    {
        entry(&mut db, &noon(day), &format!("{number}"), true);
    }
    let page = TimelineChoice {
        skip: 1,
        limit: 2,
        ..all()
    };
    let seen = shown(&db, &page);
    assert_eq!(
        lines(&db, &page),
        ["2024-01-01 1 true false", "2024-06-01 2 true false"]
    );
    assert_eq!(seen.total, 4);
    let years: Vec<_> = seen
        .years
        .iter()
        .map(|year| (year.year.as_str(), year.skip))
        .collect();
    assert_eq!(years, [("2023", 0), ("2024", 1), ("2026", 3)]);
    let days = TimelineChoice {
        from: Some(date("2024-01-01")),
        to: Some(date("2024-06-01")),
        ..all()
    };
    assert_eq!(shown(&db, &days).total, 2);
    let beyond = TimelineChoice { skip: 9, ..all() };
    assert!(shown(&db, &beyond).items.is_empty());
    assert_eq!(shown(&Db::in_memory().unwrap(), &all()).total, 0);
}

#[test]
fn an_entry_of_far_away_stands_on_the_day_on_which_it_was_written_there() {
    let mut db = Db::in_memory().unwrap();
    let mut tokyo = noon("2026-07-01");
    tokyo.utc += TimeDelta::hours(10);
    tokyo.zone = Tz::Asia__Tokyo;
    entry(&mut db, &tokyo, "Already tomorrow", true);
    let mut home = noon("2026-07-01");
    home.utc += TimeDelta::hours(10) + TimeDelta::minutes(5);
    entry(&mut db, &home, "Still today", true);
    assert_eq!(
        lines(&db, &all()),
        [
            "2026-07-01 Still today true false",
            "2026-07-02 Already tomorrow true false"
        ]
    );
}

#[test]
fn choosing_an_entry_can_be_undone_and_one_in_the_trash_is_not_on_it() {
    let mut db = Db::in_memory().unwrap();
    let id = entry(&mut db, &now(), "At the lake", false);
    let chosen = |db: &Db| db.read(|c| in_story(c, &id)).unwrap();
    let token = put_in_story(&mut db, &id, true, &now()).unwrap();
    put_in_story(&mut db, &id, true, &later(1)).unwrap();
    assert!(chosen(&db));
    assert_eq!(db.read(story_entries).unwrap(), std::slice::from_ref(&id));
    journal::delete(&mut db, &id, &now()).unwrap();
    assert_eq!(shown(&db, &all()).total, 0);
    assert!(put_in_story(&mut db, &id, true, &now()).is_err());
    journal::restore(&mut db, &id).unwrap();
    assert_eq!(shown(&db, &all()).total, 1);
    db.undo(token).unwrap();
    assert!(!chosen(&db));
    put_in_story(&mut db, &id, true, &now()).unwrap();
    let out = put_in_story(&mut db, &id, false, &now()).unwrap();
    assert!(!chosen(&db));
    db.undo(out).unwrap();
    assert!(chosen(&db));
    let nobody = EntryId::from("nobody".to_owned());
    let missing = put_in_story(&mut db, &nobody, true, &now());
    assert!(matches!(missing, Err(StoryError::Db(DbError::NotFound))));
}

#[test]
fn how_it_is_looked_at_is_kept() {
    let mut db = Db::in_memory().unwrap();
    let kept = |db: &Db| db.read(story_look).unwrap();
    assert_eq!(
        kept(&db),
        StoryLook {
            newest_first: false,
            setbacks: false
        }
    );
    set_talk_minutes(&mut db, 20).unwrap();
    let chosen = StoryLook {
        newest_first: true,
        setbacks: true,
    };
    set_story_look(&mut db, chosen).unwrap();
    assert_eq!(kept(&db), chosen);
    assert_eq!(db.read(|c| talk(c, &Words::new("en"))).unwrap().minutes, 20);
}

#[test]
fn every_list_is_read_by_an_index() {
    let db = Db::in_memory().unwrap();
    for sql in [
        timeline::VICTORIES,
        timeline::CHOSEN,
        timeline::ENTRY,
        export::CHOSEN_IDS,
        entries::IN_STORY,
        entries::THERE,
        chapters::ALL,
        chapters::IDS,
        chapters::TRASHED,
        chapters::NONE_WAITS,
    ] {
        for step in plan(&db, sql) {
            let reads = step.starts_with("SEARCH") || step.starts_with("SCAN");
            let by_index = step.contains("INDEX")
                || step.contains("PRIMARY KEY")
                || step.starts_with("SCAN CONSTANT");
            // The chosen entries are few and known by their names alone; their table is read whole, and sorted on paper.
            let chosen = step.starts_with("SCAN story_entry");
            assert!(!reads || by_index || chosen, "{step} in {sql}");
            assert!(
                !step.contains("TEMP B-TREE") || sql == export::CHOSEN_IDS,
                "{step} in {sql}"
            );
        }
    }
    let covered = plan(&db, timeline::VICTORIES).join("; ");
    assert!(
        covered.contains("COVERING INDEX entry_victories"),
        "{covered}"
    );
    let covered = plan(&db, timeline::CHOSEN).join("; ");
    assert!(covered.contains("COVERING INDEX entry_facts"), "{covered}");
}

#[test]
fn of_twenty_years_a_page_is_shown() {
    let mut db = Db::in_memory().unwrap();
    path(&mut db, "Alcohol", "2006-11-22", false);
    db.write(crate::db::Subject::Journal, |tx| {
        tx.execute_batch(
            "WITH RECURSIVE day (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM day WHERE n < 19999)
             INSERT INTO entry (n, id, text, written_at, zone, date, victory, created_at, changed_at)
             SELECT 1164000000 + n * 31557, 'e' || n, 'A day by the sea and what came of it.', (1164000000 + n * 31557) * 1000,
               'UTC', date(1164000000 + n * 31557, 'unixepoch'), n % 4 = 0, 0, 0 FROM day;
             INSERT INTO story_entry SELECT id, 0 FROM entry WHERE n % 40 = 0;",
        )
        .map_err(DbError::from)
    })
    .unwrap();
    let seen = shown(
        &db,
        &TimelineChoice {
            limit: 60,
            newest_first: true,
            ..all()
        },
    );
    assert_eq!(seen.items.len(), 60);
    assert!(seen.total > 5_000, "{}", seen.total);
}

#[test]
fn months_of_the_ladder_are_named_as_the_page_of_milestones_names_them() {
    let mut db = Db::in_memory().unwrap();
    path(&mut db, "Alcohol", "2025-11-22", false);
    let last = shown(&db, &all()).items.pop().unwrap();
    let year = MilestoneName::Span {
        count: 1,
        unit: Unit::Years,
    };
    let expected = StoryEvent::Milestone {
        path: "Alcohol".to_owned(),
        name: Some(year),
    };
    assert_eq!((last.date, last.what), (date("2026-11-22"), expected));
}
