#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::clock::Now;
use crate::contacts::samples::{all, db, form, now, plan, save};
use crate::contacts::{ContactDraft, Outcome, Standing, reach_outs, store};
use crate::db::Db;
use crate::milestones::{LeapDay, NewGoal, NewPath, PathKind, Unit};
use crate::words::Words;

const DAY: i64 = 24 * 60;

fn letter(db: &Db, to: Option<&ContactId>) -> WeekLetter {
    let words = Words::new("en");
    let now = now(0);
    let look = Look {
        now: &now,
        leap: LeapDay::Feb28,
        words: &words,
    };
    db.read(|c| week_letter(c, to, None, &look)).unwrap()
}

fn letter_of(db: &Db, week: Option<&str>) -> Option<LetterLook> {
    let (now, words) = (now(0), Words::new("en"));
    let look = Look {
        now: &now,
        leap: LeapDay::Feb28,
        words: &words,
    };
    let week = week.map(|week| week.parse().unwrap());
    let letter = db.read(|c| week_letter(c, None, week, &look));
    letter.unwrap().looked_back
}

fn wrote(db: &mut Db, week: &str, proud: &str) {
    let texts = WeekTexts {
        proud: proud.to_owned(),
        ..WeekTexts::default()
    };
    weeks::keep_texts(db, week.parse().unwrap(), &texts, &now(0)).unwrap();
}

#[test]
fn what_was_written_of_the_week_is_offered() {
    let mut db = db();
    wrote(&mut db, "2026-11-09", "the swim");
    // Today is Sunday: the seven days are this week.
    assert_eq!(letter_of(&db, None), None);
    assert_eq!(
        letter_of(&db, Some("2026-11-11")).unwrap().texts.proud,
        "the swim"
    );
    wrote(&mut db, "2026-11-16", " ");
    assert_eq!(letter_of(&db, None), None);
    wrote(&mut db, "2026-11-16", "said no");
    let looked = letter_of(&db, None).unwrap();
    assert_eq!(
        (
            looked.week.to_string().as_str(),
            looked.texts.proud.as_str()
        ),
        ("2026-11-16", "said no")
    );
}

fn add_path(db: &mut Db, name: &str, start: Option<&str>, change: impl Fn(&mut NewPath)) {
    let mut new = NewPath {
        name: name.to_owned(),
        start: start.map(|date| date.parse().unwrap()),
        ..NewPath::default()
    };
    change(&mut new);
    milestones::add_path(db, &new, &now(0)).unwrap();
}

fn reached_out(db: &mut Db, to: &ContactId, at: &Now, outcome: Option<Outcome>) {
    let who = db.read(|c| reach_outs::callee(c, to, None, "DE")).unwrap();
    let id = reach_outs::log(db, &who, at).unwrap();
    if let Some(outcome) = outcome {
        reach_outs::finish(db, &id, outcome, "").unwrap();
    }
}

fn goal(db: &mut Db, words: &str, done: &Now) {
    let new = NewGoal {
        words: words.to_owned(),
        note: String::new(),
        path_id: None,
        by_date: None,
        steps: Vec::new(),
    };
    let id = milestones::add_goal(db, &new, &now(0)).unwrap();
    milestones::mark_goal(db, &id, true, done).unwrap();
}

#[test]
fn an_empty_week_says_nothing() {
    let expected = WeekLetter {
        since_text: "16 November 2026".to_owned(),
        paths: Vec::new(),
        people: Vec::new(),
        goals: Vec::new(),
        looked_back: None,
    };
    assert_eq!(letter(&db(), None), expected);
}

#[test]
fn a_path_has_its_days_and_the_milestones_of_the_week() {
    let mut db = db();
    // 30 days on 17 November, within the week; seven days long ago.
    add_path(&mut db, "Evenings", Some("2026-10-18"), |_| {});
    add_path(&mut db, "No date", None, |_| {});
    add_path(&mut db, "Less", Some("2026-11-01"), |new| {
        new.kind = PathKind::CuttingDown;
        new.ladder = milestones::LadderKind::default();
    });
    let letter = letter(&db, None);
    assert_eq!(letter.paths[0].name, "Evenings");
    assert_eq!(letter.paths[0].days, Some(35));
    let thirty = MilestoneName::Span {
        count: 30,
        unit: Unit::Days,
    };
    let names: Vec<_> = letter.paths[0].marked.iter().map(|one| &one.name).collect();
    assert_eq!(names, [&Some(thirty)]);
    let others = letter.paths.iter().skip(1);
    assert!(others.map(|path| path.days).all(|days| days.is_none()));
    assert!(letter.paths.iter().all(|path| path.name != "No date"));
}

#[test]
fn hidden_numbers_stay_hidden() {
    let mut db = db();
    add_path(&mut db, "Evenings", Some("2026-10-18"), |new| {
        new.counter_hidden = true;
    });
    add_path(&mut db, "Quiet", Some("2026-11-02"), |new| {
        new.counter_hidden = true;
    });
    let letter = letter(&db, None);
    assert_eq!(letter.paths.len(), 1);
    assert_eq!(letter.paths[0].days, None);
    assert_eq!(letter.paths[0].marked, [LetterMilestone { name: None }]);
}

#[test]
fn people_of_the_week_are_named_once_and_the_reader_is_not() {
    let mut db = db();
    let robin = save(&mut db, "Robin", &["030 1"]);
    let ash = save(&mut db, "Ash", &["030 2"]);
    let kim = save(&mut db, "Kim", &["030 3"]);
    let gone = save(&mut db, "Gone", &["030 4"]);
    let group = save(&mut db, "Monday group", &[]);
    // The week begins with its first midnight.
    reached_out(&mut db, &ash, &now(-6 * DAY - 180), None);
    reached_out(&mut db, &ash, &now(-DAY), Some(Outcome::Talked));
    reached_out(&mut db, &kim, &now(-6 * DAY - 200), Some(Outcome::Talked));
    reached_out(&mut db, &robin, &now(-60), Some(Outcome::Talked));
    reached_out(&mut db, &gone, &now(-60), Some(Outcome::NoAnswer));
    reached_out(&mut db, &group, &now(-30), None);
    db.write(crate::db::Subject::Contacts, |tx| {
        tx.execute(
            "UPDATE reach_out SET kind = 'meeting' WHERE contact_id = :group",
            named_params! { ":group": group },
        )?;
        Ok::<_, DbError>(())
    })
    .unwrap();
    store::delete_contact(&mut db, &gone, &now(0)).unwrap();
    assert_eq!(all(&db).len(), 4);
    let named = |to| -> Vec<(String, bool, bool)> {
        let people = letter(&db, to).people.into_iter();
        people
            .map(|one| (one.name, one.talked, one.meeting))
            .collect()
    };
    let ash = ("Ash".to_owned(), true, false);
    let group = ("Monday group".to_owned(), false, true);
    assert_eq!(named(Some(&robin)), [ash.clone(), group.clone()]);
    assert_eq!(named(None), [ash, ("Robin".to_owned(), true, false), group]);
}

#[test]
fn who_is_not_to_be_offered_is_not_named() {
    let mut db = db();
    for (name, standing) in [
        ("Near", Standing::Near),
        ("Died", Standing::Died),
        ("Not safe", Standing::NotSafe),
    ] {
        let id = save(&mut db, name, &["030 1"]);
        reached_out(&mut db, &id, &now(-60), Some(Outcome::Talked));
        let contact = all(&db).into_iter().find(|one| one.id == id).unwrap();
        let changed = ContactDraft {
            standing,
            ..form(&contact)
        };
        store::save_contact(&mut db, &changed, &now(0)).unwrap();
    }
    let aside = save(&mut db, "Put aside", &["030 2"]);
    reached_out(&mut db, &aside, &now(-30), Some(Outcome::Talked));
    let names = |db: &Db| -> Vec<String> {
        let people = letter(db, None).people.into_iter();
        people.map(|one| one.name).collect()
    };
    assert_eq!(names(&db), ["Near", "Put aside"]);
    store::archive_contact(&mut db, &aside, true, &now(0)).unwrap();
    assert_eq!(names(&db), ["Near"]);
}

#[test]
fn goals_of_the_week_are_named() {
    let mut db = db();
    goal(&mut db, "The course", &now(-6 * DAY));
    goal(&mut db, "Long ago", &now(-7 * DAY));
    let words: Vec<_> = letter(&db, None)
        .goals
        .into_iter()
        .map(|goal| goal.words)
        .collect();
    assert_eq!(words, ["The course"]);
}

#[test]
fn the_people_of_a_week_are_found_by_index() {
    let plan = plan(&db(), PEOPLE);
    assert!(plan.contains("reach_out_of_contact"), "{plan}");
}
