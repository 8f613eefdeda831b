//! What a note says, and which actions it has.

use cairn_core::contacts::ChannelKind;
use cairn_core::reminders::{Delivery, ReminderKind as Kind};

use super::{
    CALL, CALL_FIRST, CALL_ONE, CHECK_IN, Company, GATHERED, LATER, LOOK_BACK, NOT_TODAY, SEE,
};
use crate::os::notifications::Note;
use crate::texts::Texts;
use crate::titles::{args, milestone};

pub(super) fn single(texts: &Texts, delivery: &Delivery, neutral: bool, company: &Company) -> Note {
    let (title, body) = if neutral {
        neutral_words(texts)
    } else {
        words(texts, delivery)
    };
    Note {
        id: delivery.occurrence.as_str().to_owned(),
        title,
        body,
        actions: actions(texts, delivery, neutral, company),
        // It stands on Today; a list of past notifications is not to keep names and numbers after Cairn was locked.
        transient: !neutral,
    }
}

/// Neutral notes all have the same actions: they would tell the kind otherwise.
fn actions(
    texts: &Texts,
    delivery: &Delivery,
    neutral: bool,
    company: &Company,
) -> Vec<(String, String)> {
    let action = |key: &str, id: &str| Some((key.to_owned(), texts.get(id)));
    let call = |key: String, kind: ChannelKind, name: &str| {
        let about = args([("kind", kind.as_str().into()), ("name", name.into())]);
        (key, texts.with("calls-do", &about))
    };
    let call_first = || {
        let first = company.first.as_ref()?;
        let kind = (first.channel.as_ref()).map_or(ChannelKind::Phone, |channel| channel.kind);
        Some(call(
            format!("{CALL_FIRST}{}", first.contact.as_str()),
            kind,
            &first.label,
        ))
    };
    let call_one = || {
        let (contact, name) = (delivery.contact.as_ref()?, delivery.contact_name.as_ref()?);
        let kind = company.kinds.get(contact)?;
        Some(call(format!("{CALL_ONE}{}", contact.as_str()), *kind, name))
    };
    let open = || action(SEE, "notifications-action-open");
    let later = || action(LATER, "notifications-action-later");
    let actions = match delivery.kind {
        _ if neutral => [
            open(),
            company
                .first
                .as_ref()
                .and_then(|_| action(CALL, "notifications-action-call-neutral")),
            later(),
        ],
        Kind::Milestone => [action(SEE, "notifications-action-see"), call_first(), None],
        Kind::MilestoneEve => [action(SEE, "notifications-action-see"), None, None],
        Kind::CheckIn => [
            action(CHECK_IN, "notifications-action-check-in"),
            later(),
            None,
        ],
        Kind::WeeklyLook => [
            action(LOOK_BACK, "notifications-action-look-back"),
            later(),
            None,
        ],
        Kind::HardDate => [call_one().or_else(call_first), open(), None],
        Kind::Nudge => [
            call_one(),
            action(NOT_TODAY, "notifications-action-not-today"),
            None,
        ],
        Kind::ContactBirthday | Kind::ContactMilestone => [call_one().or_else(open), later(), None],
        Kind::Appointment | Kind::Own => [open(), later(), None],
    };
    let mut actions: Vec<_> = actions.into_iter().flatten().collect();
    if cfg!(target_os = "macos") {
        // There the first of several is what a click on the closed menu means, and nobody is called by mistake.
        actions.sort_by_key(|(key, _)| key.starts_with(CALL));
    }
    actions
}

fn neutral_words(texts: &Texts) -> (String, String) {
    (
        texts.get("notifications-neutral-title"),
        texts.get("notifications-neutral-body"),
    )
}

/// Several in one: a milestone of this day has the word; else, where nothing is late, each is named.
pub(super) fn gathered(
    texts: &Texts,
    items: &[Delivery],
    neutral: bool,
    company: &Company,
) -> Note {
    let count = |id: &str, count: usize| texts.with(id, &args([("count", count.into())]));
    let leads = |item: &&Delivery| item.kind == Kind::Milestone && item.late_days == 0;
    let lead = items.iter().find(leads);
    if let Some(lead) = lead.or(items.first().filter(|_| neutral)) {
        let mut note = single(texts, lead, neutral, company);
        GATHERED.clone_into(&mut note.id);
        if !neutral {
            note.body.push('\n');
            note.body += &count("notifications-gathered-more", items.len() - 1);
        }
        return note;
    }
    let (title, body) = if items.iter().any(|item| item.late) {
        (
            texts.get("notifications-gathered-title"),
            count("notifications-gathered-body", items.len()),
        )
    } else {
        let titles: Vec<_> = items.iter().map(|item| words(texts, item).0).collect();
        (
            count("notifications-gathered-now", items.len()),
            titles.join(" · "),
        )
    };
    let action = |key: &str, id: &str| (key.to_owned(), texts.get(id));
    Note {
        id: GATHERED.to_owned(),
        title,
        body,
        actions: vec![
            action(SEE, "notifications-action-open"),
            action(LATER, "notifications-action-later"),
        ],
        transient: true,
    }
}

fn words(texts: &Texts, delivery: &Delivery) -> (String, String) {
    let own = || delivery.words.clone().unwrap_or_default();
    match delivery.kind {
        Kind::Milestone | Kind::MilestoneEve => of_milestone(texts, delivery),
        Kind::CheckIn => (
            texts.get("notifications-check-in-title"),
            texts.get("notifications-check-in-body"),
        ),
        Kind::WeeklyLook => (
            texts.get("notifications-weekly-look-title"),
            texts.get("notifications-weekly-look-body"),
        ),
        Kind::HardDate => (own(), texts.get("notifications-hard-date-body")),
        Kind::Nudge => (
            delivery.contact_name.clone().unwrap_or_default(),
            texts.get("notifications-nudge-body"),
        ),
        Kind::ContactBirthday | Kind::ContactMilestone => of_another(texts, delivery),
        Kind::Appointment => {
            let time = delivery.at_text.as_deref().unwrap_or_default();
            let name = delivery.contact_name.as_deref();
            let said = args([
                ("time", time.into()),
                ("name", name.unwrap_or_default().into()),
            ]);
            let id = match name {
                Some(_) => "notifications-appointment-with-body",
                None => "notifications-appointment-body",
            };
            (own(), texts.with(id, &said))
        }
        Kind::Own => (own(), texts.get("notifications-own-body")),
    }
}

/// A birthday, or a milestone of what someone counts.
fn of_another(texts: &Texts, delivery: &Delivery) -> (String, String) {
    let name = delivery.contact_name.clone().unwrap_or_default();
    let is_late = delivery.late_days > 0;
    let days = args([("days", delivery.late_days.into())]);
    let Some(milestone) = (delivery.milestone.as_ref())
        .filter(|_| delivery.kind == Kind::ContactMilestone)
        .map(|name| milestone(texts, name))
    else {
        let body = match is_late {
            true => texts.with("notifications-birthday-late-body", &days),
            false => texts.get("notifications-birthday-body"),
        };
        return (name, body);
    };
    let said = args([("name", name.into()), ("milestone", milestone.into())]);
    let body = match is_late {
        true => texts.with("notifications-their-milestone-late-body", &days),
        false => texts.get("notifications-their-milestone-body"),
    };
    (
        texts.with("notifications-their-milestone-title", &said),
        body,
    )
}

fn of_milestone(texts: &Texts, delivery: &Delivery) -> (String, String) {
    let title = texts.with(
        "notifications-milestone-title",
        &args([(
            "path",
            delivery.path_name.as_deref().unwrap_or_default().into(),
        )]),
    );
    let name = (delivery.milestone.as_ref())
        .filter(|_| !delivery.counter_hidden)
        .map(|name| milestone(texts, name));
    let id = match (delivery.kind, name.is_some()) {
        (Kind::MilestoneEve, true) => "notifications-milestone-eve-body",
        (Kind::MilestoneEve, false) => "notifications-milestone-eve-hidden-body",
        (_, true) if delivery.late_days > 0 => "notifications-milestone-late-body",
        (_, false) if delivery.late_days > 0 => "notifications-milestone-late-hidden-body",
        (_, true) => "notifications-milestone-body",
        (_, false) => "notifications-milestone-hidden-body",
    };
    let body = texts.with(
        id,
        &args([
            ("milestone", name.unwrap_or_default().into()),
            ("days", delivery.late_days.into()),
        ]),
    );
    (title, body)
}
