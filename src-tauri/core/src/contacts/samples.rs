//! What the tests of contacts share.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::TimeDelta;
use chrono_tz::Tz;
use rusqlite::Connection;

use super::{
    ChannelDraft, ChannelKind, Contact, ContactChannel, ContactDraft, ContactError, circle, store,
};
use crate::clock::Now;
use crate::db::{ContactId, Db};
use crate::milestones::{LeapDay, Look};
use crate::words::Words;

pub(super) const REGION: &str = "DE";

pub(super) fn db() -> Db {
    Db::in_memory().unwrap()
}

/// Sunday, 22 November 2026, 03:10 in Berlin, and `minutes` later.
pub(super) fn now(minutes: i64) -> Now {
    let start: chrono::DateTime<chrono::Utc> = "2026-11-22T02:10:00Z".parse().unwrap();
    Now {
        utc: start + TimeDelta::minutes(minutes),
        zone: Tz::Europe__Berlin,
    }
}

pub(super) fn draft(name: &str, numbers: &[&str]) -> ContactDraft {
    let phone = |number: &&str| ChannelDraft {
        id: None,
        kind: ChannelKind::Phone,
        label: "mobile".to_owned(),
        value: (*number).to_owned(),
    };
    ContactDraft {
        channels: numbers.iter().map(phone).collect(),
        ..ContactDraft::of_name(name)
    }
}

/// The form as it opens for a contact that is there.
pub(super) fn form(contact: &Contact) -> ContactDraft {
    let draft = |channel: &ContactChannel| ChannelDraft {
        id: Some(channel.id.clone()),
        kind: channel.kind,
        label: channel.label.clone(),
        value: channel.value.clone(),
    };
    ContactDraft {
        id: Some(contact.id.clone()),
        name: contact.name.clone(),
        role: contact.role,
        role_words: contact.role_words.clone(),
        channels: contact.channels.iter().map(draft).collect(),
        notes: contact.notes.clone(),
        standing: contact.standing,
        home_group: contact.home_group,
        on_help_card: contact.on_help_card,
        hours: contact.hours.clone(),
        rhythm: contact.rhythm.clone(),
        birthday: contact.birthday,
        birthday_remind: contact.birthday_remind,
        own: contact.own.clone(),
        support: contact.support.clone(),
    }
}

pub(super) fn save(db: &mut Db, name: &str, numbers: &[&str]) -> ContactId {
    store::save_contact(db, &draft(name, numbers), &now(0)).unwrap()
}

pub(super) fn words() -> Words {
    Words::new("en")
}

pub(super) fn all(db: &Db) -> Vec<Contact> {
    all_at(db, &now(0))
}

pub(super) fn all_at(db: &Db, now: &Now) -> Vec<Contact> {
    let look = Look {
        now,
        leap: LeapDay::Feb28,
        words: &words(),
    };
    read(db, |connection| circle::contacts(connection, REGION, &look))
}

pub(super) fn names(db: &Db) -> Vec<String> {
    all(db).into_iter().map(|contact| contact.name).collect()
}

/// The name of the contact that is marked as the first call; fails when there are several.
pub(super) fn first_called(db: &Db) -> Option<String> {
    let mut first = all(db).into_iter().filter(|contact| contact.first_call);
    let name = first.next().map(|contact| contact.name);
    assert!(first.next().is_none(), "more than one first call");
    name
}

pub(super) fn read<T>(db: &Db, read: impl FnOnce(&Connection) -> Result<T, ContactError>) -> T {
    db.read(read).unwrap()
}

/// What SQLite says it will do for a query, a line for each step.
pub(super) fn plan(db: &Db, query: &str) -> String {
    db.read(|connection| {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {query}"))?;
        // Unbound parameters are NULL; the plan does not depend on them.
        let steps: Vec<String> = statement
            .raw_query()
            .mapped(|row| row.get("detail"))
            .collect::<Result<_, _>>()?;
        Ok::<_, rusqlite::Error>(steps.join("\n"))
    })
    .unwrap()
}
