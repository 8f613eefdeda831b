#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days};
use chrono_tz::Tz;

use super::*;

const WORDS: &str = include_str!("../../../../../ui/locales/en/prompt.ftl");

fn now() -> Now {
    Now {
        utc: DateTime::from_timestamp(1_795_348_800, 0).unwrap(),
        zone: Tz::UTC,
    }
}

fn day(n: u64) -> NaiveDate {
    now().today() + Days::new(n)
}

fn id(name: &str) -> PromptId {
    name.to_owned().into()
}

fn one(db: &Db, name: &PromptId) -> Option<Prompt> {
    let all = db.read(prompts).unwrap();
    all.into_iter().find(|prompt| prompt.id == *name)
}

/// The question of the day as Today shows it.
fn shown(db: &mut Db, date: NaiveDate) -> Option<PromptId> {
    note_of_today(db, date).unwrap();
    let prompt = db.read(|c| of_today(c, date)).unwrap();
    prompt.map(|prompt| prompt.id)
}

fn words() -> BTreeMap<String, String> {
    let lines = WORDS.lines().filter_map(|line| line.split_once(" = "));
    lines
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn every_question_that_comes_with_cairn_has_its_own_words() {
    let names: BTreeSet<String> = built_in()
        .map(|prompt| format!("prompt-{}", prompt.id.as_str()))
        .collect();
    assert_eq!(names.len(), 40);
    assert_eq!(names, words().into_keys().collect());
    let texts: BTreeSet<String> = words().into_values().collect();
    assert_eq!(texts.len(), 40);
}

#[test]
fn the_words_ask_and_assume_nothing() {
    let never = [
        "must",
        "should",
        "sober",
        "clean",
        "addict",
        "relapse",
        "meeting",
        "step ",
        "sponsor",
        "god",
        "pray",
        "higher power",
        "streak",
        "fail",
        "abuse",
        "diet",
        "weight",
        "eat",
        "drink",
        "drug",
    ];
    for (name, text) in words() {
        let lower = text.to_lowercase();
        assert!(text.contains('?'), "{name}");
        assert!(text.chars().count() <= 90, "{name}");
        for word in never {
            let at_a_word = |(place, _): (usize, &str)| {
                !lower.as_bytes()[..place]
                    .last()
                    .is_some_and(u8::is_ascii_alphabetic)
            };
            assert!(!lower.match_indices(word).any(at_a_word), "{name}: {word}");
        }
    }
}

#[test]
fn own_questions_come_after_those_of_their_theme() {
    let mut db = Db::in_memory().unwrap();
    let token = save_prompt(&mut db, None, PromptTheme::People, "  Who is Ж? ", &now()).unwrap();
    let all = db.read(prompts).unwrap();
    let place = all.iter().position(|prompt| prompt.own).unwrap();
    assert_eq!(all[place].text.as_deref(), Some("Who is Ж?"));
    assert_eq!(all[place - 1].id, id("people-5"));
    assert_eq!(all[place + 1].id, id("gratitude-1"));
    let own = all[place].id.clone();

    save_prompt(
        &mut db,
        Some(&own),
        PromptTheme::Family,
        "Who else?",
        &now(),
    )
    .unwrap();
    let changed = one(&db, &own).unwrap();
    assert_eq!(
        (changed.text.as_deref(), changed.theme, changed.own),
        (Some("Who else?"), PromptTheme::Family, true)
    );
    assert!(matches!(db.undo(token), Err(DbError::UndoConflict)));
    let token = remove_prompt(&mut db, &own).unwrap();
    assert_eq!(one(&db, &own), None);
    db.undo(token).unwrap();
    assert_eq!(one(&db, &own), Some(changed));
}

#[test]
fn a_question_that_comes_with_cairn_can_be_reworded_hidden_and_be_as_it_came() {
    let mut db = Db::in_memory().unwrap();
    let hard = id("hard-2");
    let as_it_came = one(&db, &hard).unwrap();
    let token = save_prompt(
        &mut db,
        Some(&hard),
        PromptTheme::Steps,
        "And then?",
        &now(),
    )
    .unwrap();
    let reworded = one(&db, &hard).unwrap();
    assert_eq!(
        (reworded.text.as_deref(), reworded.theme, reworded.own),
        (Some("And then?"), PromptTheme::Steps, false)
    );
    db.undo(token).unwrap();
    assert_eq!(one(&db, &hard).unwrap(), as_it_came);

    save_prompt(&mut db, Some(&hard), PromptTheme::Hard, "And then?", &now()).unwrap();
    hide_prompt(&mut db, &hard, true, &now()).unwrap();
    let hidden = one(&db, &hard).unwrap();
    assert!(hidden.hidden && hidden.text.is_some());
    remove_prompt(&mut db, &hard).unwrap();
    assert_eq!(
        one(&db, &hard).unwrap(),
        Prompt {
            hidden: true,
            ..as_it_came.clone()
        }
    );
    hide_prompt(&mut db, &hard, false, &now()).unwrap();
    assert_eq!(one(&db, &hard).unwrap(), as_it_came);
    assert_eq!(db.read(prompts).unwrap().len(), 40);
}

#[test]
fn what_is_not_there_or_says_nothing_is_refused() {
    let mut db = Db::in_memory().unwrap();
    let save = |db: &mut Db, id: Option<&str>, text: &str| {
        let id = id.map(|name| PromptId::from(name.to_owned()));
        save_prompt(db, id.as_ref(), PromptTheme::Today, text, &now())
    };
    let longest = "é".repeat(LONGEST_PROMPT);
    let long = format!("{longest}!");
    let nobody = id("people-99");
    assert!(matches!(
        save(&mut db, None, " \n"),
        Err(JournalError::NameEmpty)
    ));
    assert!(matches!(
        save(&mut db, None, &long),
        Err(JournalError::TextTooLong)
    ));
    for refused in [
        save(&mut db, Some("people-99"), "Who?"),
        hide_prompt(&mut db, &nobody, true, &now()),
        remove_prompt(&mut db, &nobody),
        remove_prompt(&mut db, &id("people-1")),
    ] {
        assert!(matches!(refused, Err(JournalError::Db(DbError::NotFound))));
    }
    assert_eq!(db.read(prompts).unwrap().len(), 40);
    save(&mut db, None, &longest).unwrap();
}

#[test]
fn the_first_question_of_all_is_the_plainest() {
    let mut db = Db::in_memory().unwrap();
    assert_eq!(shown(&mut db, day(0)), Some(id("today-1")));
    assert_eq!(shown(&mut db, day(0)), Some(id("today-1")));
}

#[test]
fn forty_days_ask_forty_questions_and_neighbours_differ_in_theme() {
    let places: Vec<usize> = (0..40).map(|n| place_of_day(40, day(n))).collect();
    assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), 40);
    let all: Vec<Prompt> = built_in().collect();
    for pair in places.windows(2) {
        assert_ne!(all[pair[0]].theme, all[pair[1]].theme);
    }
    for count in 2..80 {
        for n in 0..count as u64 {
            assert_ne!(place_of_day(count, day(n)), place_of_day(count, day(n + 1)));
        }
    }
    assert_eq!(place_of_day(0, day(1)), 0);
}

#[test]
fn never_the_same_two_days_running_also_when_the_list_changes() {
    let mut db = Db::in_memory().unwrap();
    let mut before: BTreeSet<PromptId> = BTreeSet::new();
    for n in 0..200 {
        let first = shown(&mut db, day(n)).unwrap();
        let mut of_day = BTreeSet::from([first.clone()]);
        assert!(!before.contains(&first), "day {n}");
        match n % 5 {
            // It is hidden: another comes at once, and the first is offered again tomorrow.
            0 => {
                hide_prompt(&mut db, &first, true, &now()).unwrap();
                let second = shown(&mut db, day(n)).unwrap();
                assert!(second != first && !before.contains(&second), "day {n}");
                of_day.insert(second);
                hide_prompt(&mut db, &first, false, &now()).unwrap();
            }
            1 => {
                save_prompt(&mut db, None, PromptTheme::Today, "And?", &now()).unwrap();
            }
            2 => {
                let one = id(&format!("today-{}", n % 6 + 1));
                hide_prompt(&mut db, &one, true, &now()).unwrap();
            }
            _ => {}
        }
        assert!(
            of_day.contains(&shown(&mut db, day(n)).unwrap()),
            "it stays for the day"
        );
        before = of_day;
    }
}

#[test]
fn a_day_that_comes_again_after_travel_is_no_trouble() {
    let mut db = Db::in_memory().unwrap();
    let first = shown(&mut db, day(5));
    let earlier = shown(&mut db, day(4));
    assert_ne!(first, earlier);
    assert_ne!(shown(&mut db, day(5)), earlier);
}

#[test]
fn with_one_question_left_it_is_asked_every_day_and_with_none_nothing_is() {
    let mut db = Db::in_memory().unwrap();
    let all = db.read(prompts).unwrap();
    let (last, others) = all.split_last().unwrap();
    for prompt in others {
        hide_prompt(&mut db, &prompt.id, true, &now()).unwrap();
    }
    for n in 0..3 {
        assert_eq!(shown(&mut db, day(n)), Some(last.id.clone()));
    }
    hide_prompt(&mut db, &last.id, true, &now()).unwrap();
    assert_eq!(shown(&mut db, day(3)), None);
}

#[test]
fn it_is_noted_once_a_day() {
    let mut db = Db::in_memory().unwrap();
    note_of_today(&mut db, day(0)).unwrap();
    assert_eq!(db.take_changed(), [Subject::Settings]);
    note_of_today(&mut db, day(0)).unwrap();
    assert_eq!(db.take_changed(), []);
}

#[test]
fn every_question_that_a_day_has_shown_waits_the_next_day() {
    let mut db = Db::in_memory().unwrap();
    for prompt in db.read(prompts).unwrap().split_off(3) {
        hide_prompt(&mut db, &prompt.id, true, &now()).unwrap();
    }
    for n in (0..24).step_by(2) {
        let first = shown(&mut db, day(n)).unwrap();
        hide_prompt(&mut db, &first, true, &now()).unwrap();
        let second = shown(&mut db, day(n)).unwrap();
        hide_prompt(&mut db, &first, false, &now()).unwrap();
        let next = shown(&mut db, day(n + 1)).unwrap();
        assert!(next != first && next != second, "day {n}");
    }
}

#[test]
fn what_was_hidden_in_another_cairn_is_no_question_here() {
    let mut db = Db::in_memory().unwrap();
    db.write(Subject::Journal, |tx| {
        tx.execute(
            "INSERT INTO prompt (id, theme, hidden, created_at) VALUES ('people-99', 'people', 1, 0)",
            [],
        )?;
        Ok::<_, DbError>(())
    })
    .unwrap();
    assert_eq!(db.read(prompts).unwrap().len(), 40);
}
