//! The circle as it is read: in the person's order, the first call known.

use std::collections::HashMap;

use chrono_tz::Tz;
use rusqlite::{Connection, Row, named_params};

use super::channel::first_choice;
use super::{
    Birthday, CallingHours, ChannelKind, Contact, ContactChannel, ContactError, FirstCall,
    HelpContact, OwnCount, OwnStart, Rhythm, Role, Standing, Support, There, reach_outs, silence,
};
use crate::clock::Now;
use crate::db::ContactId;
use crate::milestones::Look;
use crate::milestones::dates::{days_between, years_months_days};
use crate::time_of_day::TimeOfDay;
use crate::words::Words;

const CONTACTS: &str = "
    SELECT id, name, role, role_words, notes, standing, archived_at, home_group, first_call, on_help_card, zone, any_hour,
           call_from, call_to, about_days, nudge, birthday, birthday_remind, own_start, own_word, own_remind, supports,
           agreed, my_limits, photo IS NOT NULL AS has_photo, photo_mark
    FROM contact WHERE deleted_at IS NULL ORDER BY position, id";

const CHANNELS: &str = "
    SELECT channel.id, channel.contact_id, channel.kind, channel.label, channel.value
    FROM contact CROSS JOIN channel ON channel.contact_id = contact.id
    WHERE contact.deleted_at IS NULL ORDER BY contact.position, contact.id, channel.position";

/// The circle in the person's order, those put aside too, each with channels as read in `region`, the newest reach-out
/// and what the clock and the calendar say of them.
///
/// # Errors
/// `Db`.
pub fn contacts(
    connection: &Connection,
    region: &str,
    look: &Look<'_>,
) -> Result<Vec<Contact>, ContactError> {
    let mut contacts = circle(connection, region)?;
    let mut newest = reach_outs::newest_of_each(connection, look.words)?;
    let quiet = silence::over(connection, look.now)?;
    for contact in &mut contacts {
        contact.last_reach_out = newest.remove(&contact.id);
        contact.quiet = contact.offered() && quiet.contains(&contact.id);
        contact.there = there(&contact.hours, look.now, look.words);
        contact.birthday_text = birthday_text(contact.birthday, look.words);
        contact.own_count = contact.own.as_ref().and_then(|own| own_count(own, look));
    }
    Ok(contacts)
}

/// The circle as Help now shows it: the first call, then the others in the person's order; nobody who is not to be
/// offered.
///
/// # Errors
/// `Db`.
pub fn help_contacts(
    connection: &Connection,
    region: &str,
) -> Result<Vec<HelpContact>, ContactError> {
    Ok(first_call_first(circle(connection, region)?)
        .map(HelpContact::from)
        .collect())
}

/// Those of the circle whom the person chose to show while locked, the first call first.
///
/// # Errors
/// `Db`.
pub fn chosen_for_help_card(connection: &Connection) -> Result<Vec<HelpContact>, ContactError> {
    // The card holds numbers as typed; they are grouped when it is read.
    Ok(first_call_first(circle(connection, "")?)
        .filter(|contact| contact.on_help_card)
        .map(HelpContact::from)
        .collect())
}

/// The contact behind the Call button: the chosen one or, where none is chosen, the first in order who can be reached.
/// `label` is the person's own label for the button; blank = the name. While the chosen one is not to be offered the
/// button has the name of whoever is there instead: the label may well be theirs.
///
/// # Errors
/// `Db`.
pub fn first_call(
    connection: &Connection,
    label: &str,
    region: &str,
) -> Result<Option<FirstCall>, ContactError> {
    let first = circle(connection, region)?
        .into_iter()
        .find(|contact| contact.first_call);
    let Some(contact) = first else {
        return Ok(None);
    };
    Ok(Some(FirstCall {
        label: if label.trim().is_empty() || stands_in(connection)? {
            contact.name.clone()
        } else {
            label.to_owned()
        },
        name: contact.name,
        role: contact.role,
        channel: first_choice(&contact.channels).cloned(),
        contact: contact.id,
    }))
}

/// Whether the contact that was chosen for the Call button is not to be offered, so that it calls somebody else.
fn stands_in(connection: &Connection) -> Result<bool, ContactError> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM contact
             WHERE first_call AND (deleted_at IS NOT NULL OR archived_at IS NOT NULL OR standing <> 'near'))",
        )?
        .query_row([], |row| row.get(0))?)
}

/// Whether Cairn may offer this contact now; not someone who is gone.
///
/// # Errors
/// `Db`.
pub fn is_offered(connection: &Connection, id: &ContactId) -> Result<bool, ContactError> {
    let offered = connection
        .prepare_cached(
            "SELECT count(*) FROM contact
             WHERE id = :id AND deleted_at IS NULL AND archived_at IS NULL AND standing = 'near'",
        )?
        .query_row(named_params! { ":id": id }, |row| row.get(0))?;
    Ok(offered)
}

/// What one click on each name does: the kind of channel that [`first_choice`] takes, for those who may be offered and
/// have one that opens.
///
/// # Errors
/// `Db`.
pub fn first_kinds(
    connection: &Connection,
    region: &str,
) -> Result<HashMap<ContactId, ChannelKind>, ContactError> {
    let offered = circle(connection, region)?
        .into_iter()
        .filter(Contact::offered);
    Ok(offered
        .filter_map(|contact| {
            let kind = first_choice(&contact.channels)?.kind;
            Some((contact.id, kind))
        })
        .collect())
}

/// The circle without its reach-outs.
fn circle(connection: &Connection, region: &str) -> Result<Vec<Contact>, ContactError> {
    let mut channels = channels(connection, region)?;
    let mut statement = connection.prepare_cached(CONTACTS)?;
    let mut contacts = statement
        .query_map([], |row| {
            let id: ContactId = row.get("id")?;
            let channels = channels.remove(&id).unwrap_or_default();
            contact(row, id, channels)
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let chosen = |contact: &Contact| contact.offered() && contact.first_call;
    let can_be = |contact: &Contact| contact.offered() && first_choice(&contact.channels).is_some();
    let first = contacts
        .iter()
        .position(chosen)
        .or_else(|| contacts.iter().position(can_be));
    for (at, contact) in contacts.iter_mut().enumerate() {
        contact.first_call = Some(at) == first;
    }
    Ok(contacts)
}

fn contact(
    row: &Row<'_>,
    id: ContactId,
    channels: Vec<ContactChannel>,
) -> rusqlite::Result<Contact> {
    let word = |name| row.get::<_, String>(name);
    let archived: Option<i64> = row.get("archived_at")?;
    let birthday: Option<String> = row.get("birthday")?;
    Ok(Contact {
        id,
        name: row.get("name")?,
        role: Role::from_word(&word("role")?).unwrap_or(Role::Other),
        role_words: row.get("role_words")?,
        channels,
        notes: row.get("notes")?,
        standing: Standing::from_word(&word("standing")?).unwrap_or(Standing::Near),
        archived: archived.is_some(),
        home_group: row.get("home_group")?,
        first_call: row.get("first_call")?,
        on_help_card: row.get("on_help_card")?,
        hours: CallingHours {
            zone: row.get("zone")?,
            any_hour: row.get("any_hour")?,
            from: word("call_from")?.parse().ok(),
            until: word("call_to")?.parse().ok(),
        },
        there: None,
        rhythm: Rhythm {
            days: row.get("about_days")?,
            nudge: row.get("nudge")?,
        },
        quiet: false,
        birthday: birthday.and_then(|text| text.parse().ok()),
        birthday_text: None,
        birthday_remind: row.get("birthday_remind")?,
        own: own(row)?,
        own_count: None,
        support: Support {
            given: row.get("supports")?,
            agreed: row.get("agreed")?,
            limits: row.get("my_limits")?,
        },
        has_photo: row.get("has_photo")?,
        photo_mark: row.get("photo_mark")?,
        last_reach_out: None,
    })
}

fn own(row: &Row<'_>) -> rusqlite::Result<Option<OwnStart>> {
    let since: Option<String> = row.get("own_start")?;
    let Some(since) = since.and_then(|date| date.parse().ok()) else {
        return Ok(None);
    };
    Ok(Some(OwnStart {
        since,
        word: row.get("own_word")?,
        remind: row.get("own_remind")?,
    }))
}

fn channels(
    connection: &Connection,
    region: &str,
) -> Result<HashMap<ContactId, Vec<ContactChannel>>, ContactError> {
    let mut statement = connection.prepare_cached(CHANNELS)?;
    let mut rows = statement.query([])?;
    let mut channels: HashMap<ContactId, Vec<ContactChannel>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get("kind")?;
        let channel = ContactChannel::new(
            row.get("id")?,
            ChannelKind::from_word(&kind).unwrap_or(ChannelKind::Note),
            row.get("label")?,
            row.get("value")?,
            region,
        );
        channels
            .entry(row.get("contact_id")?)
            .or_default()
            .push(channel);
    }
    Ok(channels)
}

/// Those who may be offered, the first call before the others.
fn first_call_first(contacts: Vec<Contact>) -> impl Iterator<Item = Contact> {
    let offered = contacts.into_iter().filter(Contact::offered);
    let (first, others): (Vec<_>, Vec<_>) = offered.partition(|contact| contact.first_call);
    first.into_iter().chain(others)
}

/// How late it is where someone is, and whether they like to be called then.
fn there(hours: &CallingHours, now: &Now, words: &Words) -> Option<There> {
    if *hours == CallingHours::default() {
        return None;
    }
    let zone: Tz = hours.zone.parse().unwrap_or(now.zone);
    let clock = |zone: Tz| now.utc.with_timezone(&zone).naive_local();
    let time = clock(zone).time();
    let (from, until) = (
        hours.from.map(TimeOfDay::time),
        hours.until.map(TimeOfDay::time),
    );
    let begun = from.is_none_or(|from| time >= from);
    let not_over = until.is_none_or(|until| time < until);
    let fits = match (from, until) {
        _ if hours.any_hour => Some(true),
        (None, None) => None,
        // Over midnight; and from a time until the same is the whole day.
        (Some(from), Some(until)) if from >= until => Some(begun || not_over),
        _ => Some(begun && not_over),
    };
    Some(There {
        time_text: words.time(time),
        elsewhere: clock(zone) != clock(now.zone),
        fits,
        from_text: hours.from.map(|from| words.time(from.time())),
        until_text: hours.until.map(|until| words.time(until.time())),
    })
}

fn birthday_text(birthday: Option<Birthday>, words: &Words) -> Option<String> {
    let birthday = birthday?;
    let date = birthday.date()?;
    Some(match birthday.year {
        Some(_) => words.date(date),
        None => words.day(date),
    })
}

fn own_count(own: &OwnStart, look: &Look<'_>) -> Option<OwnCount> {
    let today = look.now.today();
    Some(OwnCount {
        since_text: look.words.date(own.since),
        days: u32::try_from(days_between(own.since, today)).ok()?,
        years: years_months_days(own.since, today, look.leap).years,
    })
}

/// The ids of all that are kept, in the person's order.
pub(super) fn in_order(connection: &Connection) -> Result<Vec<ContactId>, ContactError> {
    let mut statement = connection.prepare_cached(CONTACTS)?;
    let ids = statement
        .query_map([], |row| row.get("id"))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

#[cfg(test)]
mod near_tests;
#[cfg(test)]
mod tests;
