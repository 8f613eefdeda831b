use super::*;

fn seen(db: &Db, choice: &ReportChoice) -> Report {
    with_look(|look| db.read(|c| report(c, choice, look)).unwrap())
}

#[test]
fn nothing_goes_along_that_was_not_chosen() {
    let db = furnished();
    let bare = seen(&db, &choice(ReportPeriod::Week, ReportInclude::default()));
    let empty = Report {
        from_text: "16 November 2026".to_owned(),
        to_text: "22 November 2026".to_owned(),
        figures: None,
        pictures: vec![],
        ticks: vec![],
        slots: 0,
        days: vec![],
        triggers: vec![],
        helped: vec![],
        reached: vec![],
        reached_whom: vec![],
        weeks: vec![],
        capital: vec![],
        scores: vec![],
        milestones: vec![],
        plan: vec![],
        safety: vec![],
        entries: vec![],
        setbacks: vec![],
    };
    assert_eq!(bare, empty);
    let days = ReportInclude {
        days: true,
        ..ReportInclude::default()
    };
    let days = seen(&db, &choice(ReportPeriod::Week, days)).days;
    assert_eq!(days.len(), 3);
    assert!(
        days.iter()
            .all(|day| day.line.is_empty() && day.triggers.is_empty() && day.helped.is_empty())
    );
    let reached = ReportInclude {
        reached: true,
        ..ReportInclude::default()
    };
    assert!(
        seen(&db, &choice(ReportPeriod::Week, reached))
            .reached_whom
            .is_empty()
    );
}

#[test]
fn days_say_what_was_said_of_them() {
    let days = seen(&furnished(), &choice(ReportPeriod::Week, everything())).days;
    assert_eq!(days[0].date_text, "Monday, 16 November 2026");
    assert_eq!(days[0].mood, Some(Mood::Low));
    assert_eq!(days[0].halt, [HaltWord::Hungry, HaltWord::Tired]);
    assert_eq!(days[0].not_halt, [HaltWord::Angry]);
    let craving = ReportCraving {
        path: "=Alcohol".to_owned(),
        word: CravingWord::Strong,
        number: Some(7),
    };
    assert_eq!(days[0].cravings, [craving]);
    assert_eq!(days[0].triggers, ["-payday", "noise"]);
    assert_eq!(
        (days[1].helped[0].as_str(), days[1].ticked[0].as_str()),
        ("a walk", "@tablets")
    );
    assert_eq!(
        (days[2].date, days[2].sleep_minutes),
        (date("2026-11-22"), None)
    );
}

#[test]
fn figures_are_means_of_the_days_that_say_something() {
    let figures = seen(&furnished(), &choice(ReportPeriod::Week, everything()))
        .figures
        .unwrap();
    let mean = |text: &str, days| {
        Some(Mean {
            name: String::new(),
            text: text.to_owned(),
            days,
        })
    };
    assert_eq!((figures.days, figures.of), (3, 7));
    // (2 + 4 + 5) / 3; (3 + 4) / 2; (450 + 400) / 2 minutes.
    assert_eq!(figures.mood, mean("3.7", 3));
    assert_eq!(figures.energy, mean("3.5", 2));
    assert_eq!(figures.sleep, mean("7:05", 2));
    assert_eq!(figures.sleep_quality, mean("4.0", 1));
    assert_eq!(
        (figures.cravings[0].text.as_str(), figures.cravings[0].days),
        ("1.5", 2)
    );
    let halt: Vec<_> = figures
        .halt
        .iter()
        .map(|halt| (halt.which, halt.days, halt.of))
        .collect();
    assert_eq!(
        halt,
        [
            (HaltWord::Hungry, 1, 2),
            (HaltWord::Angry, 0, 1),
            (HaltWord::Tired, 1, 1)
        ]
    );
    assert_eq!(
        (figures.ticked[0].name.as_str(), figures.ticked[0].times),
        ("@tablets", 2)
    );
    let none = seen(
        &Db::in_memory().unwrap(),
        &choice(ReportPeriod::Month, everything()),
    );
    let nothing = Figures {
        of: 30,
        ..Figures::default()
    };
    assert_eq!(none.figures, Some(nothing));
}

#[test]
fn the_rest_is_of_the_time_too() {
    let mut db = furnished();
    let begun = NewEntry::begin(false, &now());
    save_text(&mut db, &begun, "# Lake\n\ncold", &now()).unwrap();
    let mut all = choice(ReportPeriod::Week, everything());
    all.entries.push(begun.id);
    let report = seen(&db, &all);
    let times = |all: &[TimesOf]| -> Vec<(String, u32)> {
        all.iter()
            .map(|one| (one.name.clone(), one.times))
            .collect()
    };
    assert_eq!(
        times(&report.triggers),
        [("noise".to_owned(), 2), ("-payday".to_owned(), 1)]
    );
    assert_eq!(times(&report.helped), [("a walk".to_owned(), 1)]);
    // The call at 23:59 in Berlin was on the day before; the text at 00:30 on the day after.
    let reached: Vec<_> = report
        .reached
        .iter()
        .map(|one| (one.kind.as_str(), one.times))
        .collect();
    assert_eq!(reached, [("call", 2), ("text", 1)]);
    assert_eq!(
        times(&report.reached_whom),
        [("Maria".to_owned(), 2), ("Jo".to_owned(), 1)]
    );
    assert_eq!(report.weeks.len(), 1);
    assert_eq!(
        (
            report.weeks[0].from_text.as_str(),
            report.weeks[0].hard.as_str()
        ),
        ("16 November 2026", "nights")
    );
    let answers = &report.capital[0].answers;
    assert_eq!(
        (
            answers[0].statement.as_str(),
            answers[0].words.as_str(),
            answers[0].value
        ),
        ("home-1", "", 4)
    );
    assert_eq!(
        (answers[1].words.as_str(), answers[1].value),
        ("I have a key", 2)
    );
    let score = &report.scores[0];
    assert_eq!(
        (
            score.value.as_str(),
            score.lowest.as_str(),
            score.highest.as_str()
        ),
        ("12.5", "0", "27")
    );
    assert_eq!((report.scores.len(), report.milestones.len()), (1, 1));
    assert_eq!(report.milestones[0].date_text, "20 November 2026");
    assert_eq!(
        report.plan,
        [
            ReportPart {
                part: "reasons".to_owned(),
                lines: vec!["Mia".to_owned()]
            },
            ReportPart {
                part: "helps".to_owned(),
                lines: vec!["walk".to_owned(), "call".to_owned()]
            }
        ]
    );
    assert_eq!(report.safety[0].lines, ["no sleep"]);
    let pictures: Vec<_> = report
        .pictures
        .iter()
        .map(|line| (line.measure, line.days))
        .collect();
    assert_eq!(
        pictures,
        [
            (Measure::Mood, 3),
            (Measure::Craving, 2),
            (Measure::Sleep, 2)
        ]
    );
    assert_eq!((report.slots, report.ticks.len()), (7, 3));
    assert_eq!(report.setbacks[0].date_text, "17 November 2026");
    assert!(report.entries[0].html.contains("<h1>Lake</h1>"));
}

#[test]
fn a_time_is_a_few_days_or_ones_own() {
    let today = date("2026-11-22");
    let days = |period: ReportPeriod| period.days(today).unwrap();
    assert_eq!(days(ReportPeriod::Week), (date("2026-11-16"), today));
    assert_eq!(days(ReportPeriod::Month), (date("2026-10-24"), today));
    assert_eq!(days(ReportPeriod::Quarter), (date("2026-08-25"), today));
    let own = |from: &str, to: &str| {
        ReportPeriod::Own {
            from: date(from),
            to: date(to),
        }
        .days(today)
    };
    assert!(own("2026-01-01", "2026-01-01").is_ok());
    assert!(matches!(
        own("2026-01-02", "2026-01-01"),
        Err(ReportError::EndBeforeStart)
    ));
    assert!(own("2016-11-15", "2026-11-22").is_ok());
    assert!(matches!(
        own("2016-11-14", "2026-11-22"),
        Err(ReportError::BadDate)
    ));
    assert!(matches!(
        own("-9999-01-01", "9999-01-01"),
        Err(ReportError::BadDate)
    ));
    let many = ReportChoice {
        entries: vec![crate::db::EntryId::from("e".to_owned()); MOST_ENTRIES + 1],
        ..choice(ReportPeriod::Week, ReportInclude::default())
    };
    let result = with_look(|look| furnished().read(|c| report(c, &many, look)));
    assert!(matches!(result, Err(ReportError::TooManyEntries)));
}

#[test]
fn every_list_is_read_by_an_index() {
    let db = Db::in_memory().unwrap();
    for sql in [
        days::DAYS,
        days::CRAVINGS,
        days::TAGS,
        days::TICKS,
        days::PATH_ORDER,
        figures::TAGS_OF_CHECK_INS,
        figures::TAGS_OF_ENTRIES,
        beside::REACHED,
        beside::WEEKS,
        beside::LOOKS,
        beside::ANSWERS,
        beside::SCORES,
        beside::PLAN,
    ] {
        let steps: Vec<String> = db
            .read(|c| {
                let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let held = vec![1i64; statement.parameter_count()];
                let steps =
                    statement.query_map(rusqlite::params_from_iter(held), |row| row.get(3))?;
                steps.collect::<Result<_, rusqlite::Error>>()
            })
            .unwrap();
        for step in steps {
            let reads = step.starts_with("SEARCH") || step.starts_with("SCAN");
            assert!(
                !reads || step.contains("INDEX") || step.contains("PRIMARY KEY"),
                "{step} in {sql}"
            );
            assert!(!step.contains("TEMP B-TREE"), "{step} in {sql}");
        }
    }
}
