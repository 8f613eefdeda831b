#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use cairn_core::contacts::Role;
use cairn_core::db::PathId;
use cairn_core::milestones::{MilestoneName, Unit};
use cairn_core::reminders::{Delivery, ReminderKind as Kind};
use chrono::NaiveDate;

use super::words::{gathered, single};
use super::*;

const KINDS: [Kind; 10] = [
    Kind::Milestone,
    Kind::MilestoneEve,
    Kind::CheckIn,
    Kind::WeeklyLook,
    Kind::HardDate,
    Kind::Nudge,
    Kind::ContactBirthday,
    Kind::ContactMilestone,
    Kind::Appointment,
    Kind::Own,
];

/// With everything filled in, whatever the kind.
fn delivery(kind: Kind) -> Delivery {
    Delivery {
        occurrence: OccurrenceId::from("occurrence".to_owned()),
        kind,
        path: Some(PathId::from("path".to_owned())),
        path_name: Some("Evenings".to_owned()),
        counter_hidden: false,
        milestone: Some(MilestoneName::Span {
            count: 30,
            unit: Unit::Days,
        }),
        date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        late_days: 0,
        late: false,
        words: Some("Water & walk".to_owned()),
        contact: Some(ContactId::from("robin-id".to_owned())),
        contact_name: Some("Robin".to_owned()),
        at_text: Some("15:00".to_owned()),
    }
}

/// Sam is the first call, Robin is near too.
fn company() -> Company {
    let sam = ContactId::from("sam-id".to_owned());
    let robin = ContactId::from("robin-id".to_owned());
    Company {
        first: Some(FirstCall {
            contact: sam.clone(),
            label: "Sam".to_owned(),
            name: "Sam".to_owned(),
            role: Role::Sponsor,
            channel: None,
        }),
        kinds: [(sam, ChannelKind::Phone), (robin, ChannelKind::Phone)].into(),
    }
}

/// As [`company`], without a first call.
fn without_first() -> Company {
    Company {
        first: None,
        ..company()
    }
}

fn said(kind: Kind) -> (String, String, Vec<(String, String)>) {
    let note = single(&Texts::new("en"), &delivery(kind), false, &company());
    (note.title, note.body, note.actions)
}

fn actions(kind: Kind) -> Vec<(String, String)> {
    said(kind).2
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = expected
        .iter()
        .map(|(key, label)| ((*key).to_owned(), (*label).to_owned()))
        .collect();
    if cfg!(target_os = "macos") {
        pairs.sort_by_key(|(key, _)| key.starts_with(CALL));
    }
    pairs
}

#[test]
fn each_kind_has_its_own_actions() {
    for (kind, expected) in [
        (
            Kind::Milestone,
            vec![("see", "See it"), ("callFirst:sam-id", "Call Sam")],
        ),
        (Kind::MilestoneEve, vec![("see", "See it")]),
        (
            Kind::CheckIn,
            vec![("checkIn", "Check in"), ("later", "Later")],
        ),
        (
            Kind::WeeklyLook,
            vec![("lookBack", "Look back"), ("later", "Later")],
        ),
        (
            Kind::HardDate,
            vec![("call:robin-id", "Call Robin"), ("see", "Open")],
        ),
        (
            Kind::Nudge,
            vec![("call:robin-id", "Call Robin"), ("notToday", "Not today")],
        ),
        (
            Kind::ContactBirthday,
            vec![("call:robin-id", "Call Robin"), ("later", "Later")],
        ),
        (
            Kind::ContactMilestone,
            vec![("call:robin-id", "Call Robin"), ("later", "Later")],
        ),
        (Kind::Appointment, vec![("see", "Open"), ("later", "Later")]),
        (Kind::Own, vec![("see", "Open"), ("later", "Later")]),
    ] {
        assert_eq!(actions(kind), pairs(&expected), "{kind:?}");
    }
}

#[test]
fn the_button_says_how_somebody_is_reached() {
    let mut company = company();
    let robin = ContactId::from("robin-id".to_owned());
    let texts = Texts::new("en");
    for (kind, label) in [
        (ChannelKind::Text, "Text Robin"),
        (ChannelKind::Email, "Write to Robin"),
        (ChannelKind::Signal, "Reach Robin on Signal"),
        (ChannelKind::Sign, "Call Robin in sign language"),
    ] {
        company.kinds.insert(robin.clone(), kind);
        let actions = single(&texts, &delivery(Kind::Nudge), false, &company).actions;
        assert!(
            actions.contains(&("call:robin-id".to_owned(), label.to_owned())),
            "{actions:?}"
        );
    }
    // Somebody who is not to be offered, or has nothing that opens.
    company.kinds.remove(&robin);
    let actions = single(&texts, &delivery(Kind::Nudge), false, &company).actions;
    assert!(
        actions.iter().all(|(key, _)| !key.starts_with(CALL)),
        "{actions:?}"
    );
}

#[test]
fn a_hard_date_without_company_offers_the_first_call() {
    let alone = Delivery {
        contact: None,
        contact_name: None,
        ..delivery(Kind::HardDate)
    };
    let texts = Texts::new("en");
    let labels = |company: &Company| {
        let actions = single(&texts, &alone, false, company).actions;
        actions
            .into_iter()
            .map(|(_, label)| label)
            .collect::<Vec<_>>()
    };
    let with_somebody = pairs(&[("callFirst:sam-id", "Call Sam"), ("see", "Open")]);
    assert_eq!(
        labels(&company()),
        with_somebody
            .into_iter()
            .map(|(_, label)| label)
            .collect::<Vec<_>>()
    );
    assert_eq!(labels(&without_first()), ["Open"]);
}

#[test]
fn who_cannot_be_reached_is_not_offered() {
    let texts = Texts::new("en");
    let keys = |kind: Kind| {
        let actions = single(&texts, &delivery(kind), false, &Company::default()).actions;
        actions.into_iter().map(|(key, _)| key).collect::<Vec<_>>()
    };
    assert_eq!(keys(Kind::ContactBirthday), ["see", "later"]);
    assert_eq!(keys(Kind::ContactMilestone), ["see", "later"]);
    assert_eq!(keys(Kind::Nudge), ["notToday"]);
    assert_eq!(keys(Kind::HardDate), ["see"]);
}

#[test]
fn the_days_of_another_say_how_late_they_are() {
    let texts = Texts::new("en");
    let said = |kind: Kind, late_days: u32| {
        let late = Delivery {
            late_days,
            ..delivery(kind)
        };
        single(&texts, &late, false, &company()).body
    };
    for (kind, days, body) in [
        (Kind::ContactBirthday, 1, "Their birthday was yesterday."),
        (Kind::ContactBirthday, 2, "Their birthday was 2 days ago."),
        (Kind::ContactMilestone, 1, "Yesterday."),
        (Kind::ContactMilestone, 2, "2 days ago."),
    ] {
        assert_eq!(said(kind, days), body, "{kind:?}");
    }
}

#[test]
fn each_kind_says_what_it_is_for() {
    for (kind, title, body) in [
        (Kind::Milestone, "Evenings", "30 days today."),
        (Kind::MilestoneEve, "Evenings", "Tomorrow: 30 days."),
        (Kind::CheckIn, "A moment for today", "How is it going?"),
        (Kind::WeeklyLook, "A look back at the week", "How was it?"),
        (
            Kind::HardDate,
            "Water & walk",
            "This day may be heavy. Who could be with you?",
        ),
        (
            Kind::Nudge,
            "Robin",
            "It has been a while. A few words, perhaps?",
        ),
        (
            Kind::ContactBirthday,
            "Robin",
            "Their birthday is today. A few words, perhaps?",
        ),
        (
            Kind::ContactMilestone,
            "Robin: 30 days",
            "Today. A few words, perhaps?",
        ),
        (
            Kind::Appointment,
            "Water & walk",
            "Begins: 15:00, with Robin",
        ),
        (
            Kind::Own,
            "Water & walk",
            "You asked to be reminded of this.",
        ),
    ] {
        let (said_title, said_body, _) = said(kind);
        assert_eq!(
            (said_title.as_str(), said_body.as_str()),
            (title, body),
            "{kind:?}"
        );
    }
}

#[test]
fn an_appointment_with_nobody_who_may_be_named_names_nobody() {
    let alone = Delivery {
        contact: None,
        contact_name: None,
        ..delivery(Kind::Appointment)
    };
    let note = single(&Texts::new("en"), &alone, false, &company());
    assert_eq!(note.body, "Begins: 15:00");
}

#[test]
fn neutral_notes_are_all_alike() {
    let texts = Texts::new("en");
    let notes: Vec<_> = KINDS
        .iter()
        .map(|kind| single(&texts, &delivery(*kind), true, &company()))
        .collect();
    for note in &notes {
        assert_eq!(
            (&note.title, &note.body, &note.actions),
            (&notes[0].title, &notes[0].body, &notes[0].actions)
        );
        let shown = format!("{note:?}").replace("occurrence", "");
        for word in [
            "Robin", "Sam", "Evenings", "Water", "30", "15:00", "robin-id",
        ] {
            assert!(!shown.contains(word), "{word} in {shown}");
        }
    }
    assert_eq!(
        notes[0].actions,
        pairs(&[("see", "Open"), ("call", "Call"), ("later", "Later")])
    );
    let nobody = single(&texts, &delivery(Kind::Nudge), true, &without_first());
    assert_eq!(
        nobody.actions,
        pairs(&[("see", "Open"), ("later", "Later")])
    );
}

#[test]
fn several_are_one_note() {
    let texts = Texts::new("en");
    let said = |items: &[Delivery], neutral: bool| {
        let note = gathered(&texts, items, neutral, &company());
        assert_eq!(note.id, GATHERED);
        let actions: Vec<_> = note.actions.into_iter().map(|(key, _)| key).collect();
        (note.title, note.body, actions)
    };
    let text = |text: &str| text.to_owned();
    // On time, each is named.
    let (own, nudge) = (delivery(Kind::Own), delivery(Kind::Nudge));
    let now = [own.clone(), nudge.clone()];
    assert_eq!(
        said(&now, false),
        (
            text("2 things for now"),
            text("Water & walk · Robin"),
            vec![text("see"), text("later")]
        )
    );
    let late = [Delivery { late: true, ..own }, nudge];
    assert_eq!(
        said(&late, false),
        (
            text("While you were away"),
            text("2 things are waiting for you."),
            vec![text("see"), text("later")]
        )
    );
    // A milestone has the word, and its actions.
    let [late, nudge] = late;
    let with = [late, delivery(Kind::Milestone), nudge];
    let (title, body, actions) = said(&with, false);
    assert_eq!(title, "Evenings");
    assert_eq!(body, "30 days today.\nAnd 2 things more.");
    assert_eq!(actions, ["see", "callFirst:sam-id"]);
    // Neutral, it looks like any other.
    let one = single(&texts, &delivery(Kind::Nudge), true, &company());
    let several = gathered(&texts, &with, true, &company());
    assert_eq!(
        (one.title, one.body, one.actions, one.transient),
        (
            several.title,
            several.body,
            several.actions,
            several.transient
        )
    );
    assert!(single(&texts, &delivery(Kind::Own), false, &without_first()).transient);
}

#[test]
fn a_note_leads_to_the_person_or_the_week_that_it_is_about() {
    let robin = ContactId::from("robin-id".to_owned());
    let monday = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
    assert_eq!(
        destination(LeadsTo::Person(robin.clone())),
        Destination::Person { contact: robin }
    );
    let week = destination(LeadsTo::Week(monday));
    assert_eq!(
        serde_json::to_value(week).unwrap(),
        serde_json::json!({ "page": "lookingBack", "week": "2026-11-16" })
    );
}
