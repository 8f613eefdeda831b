//! `reminders.due`: plain JSON beside the vault, for while it is locked. It holds opaque names and wall-clock times of
//! the next two weeks, and what was told while locked; no kinds, no names, no text.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path as FilePath;

use chrono::{Duration, NaiveDateTime, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::quiet::{in_quiet_hours, local_date};
use super::{ReminderError, ReminderSettings};
use crate::clock::{Instant, Now, place};
use crate::db::OccurrenceId;
use crate::time_of_day::TimeOfDay;

/// What the file is called.
pub const FILE_NAME: &str = "reminders.due";

const VERSION: u32 = 1;
/// A locked Cairn tells nothing later than this, so that the week of a milestone does not tell it apart in the file.
const LATE_MS: i64 = 24 * 60 * 60 * 1000;
/// A file that is larger is none of ours.
const LARGEST: u64 = 1024 * 1024;
const MINUTE: &str = "%Y-%m-%dT%H:%M";

/// What a locked Cairn has to tell: that something is due. What it is, it does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedNotice {
    /// The occurrences, for after the unlock. More than one: still one notification.
    pub occurrences: Vec<OccurrenceId>,
}

/// The file's content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DueFile {
    version: u32,
    quiet_from: Option<TimeOfDay>,
    quiet_to: Option<TimeOfDay>,
    most_per_day: u8,
    /// The moments of today's notifications.
    today: Vec<Instant>,
    due: Vec<Due>,
    pub(super) told: Vec<Told>,
}

/// A time at which something is due, on the wall clock wherever the computer is, and until when to say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Due {
    id: OccurrenceId,
    #[serde(with = "minute")]
    at: NaiveDateTime,
    #[serde(with = "minute")]
    until: NaiveDateTime,
    /// It was told today, and put off: it comes again in the place that it had in the day's share.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    again: bool,
}

/// What was told while locked, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) id: OccurrenceId,
    pub(super) at: Instant,
}

impl Due {
    /// The occurrence `id`, from `fire` to `until` at most; `again`: it has its place in the share of the day already.
    pub(super) fn new(
        id: OccurrenceId,
        fire: Instant,
        until: Instant,
        again: bool,
        zone: Tz,
    ) -> Self {
        let civil = |at: Instant| whole_minute(at.utc().with_timezone(&zone).naive_local());
        let mut at = civil(fire.plus_ms(59_999));
        // In the hour that comes twice in autumn a wall-clock time means its first coming: never tell too early.
        for _ in 0..4 {
            if place(at.date(), at.time(), zone) < fire {
                at += Duration::minutes(30);
            }
        }
        let until = civil(until.min(fire.plus_ms(LATE_MS))).max(at);
        Self {
            id,
            at,
            until,
            again,
        }
    }
}

/// Takes what is due at `now` while the vault is locked. It is recorded in the file first; when that fails, and when
/// there is nothing to tell, in quiet hours or no readable file, there is `None`.
pub fn locked_tick(file: &FilePath, now: &Now) -> Option<LockedNotice> {
    let mut content = read(file);
    let notice = take_due(&mut content, now)?;
    save(file, &content).ok()?;
    Some(notice)
}

/// Takes what is due at `now`, and records it in `content`.
pub(super) fn take_due(content: &mut DueFile, now: &Now) -> Option<LockedNotice> {
    let quiet = content.quiet_from.zip(content.quiet_to);
    if quiet.is_some_and(|(from, to)| in_quiet_hours(from, to, now.local().time())) {
        return None;
    }
    let instant = now.instant();
    let mut today: Vec<_> = content
        .told
        .iter()
        .map(|told| told.at)
        .chain(content.today.iter().copied())
        .filter(|at| local_date(*at, now.zone) == now.today())
        .collect();
    today.sort_unstable();
    today.dedup();
    let has_share = today.len() < usize::from(content.most_per_day);
    let placed = |at: NaiveDateTime| place(at.date(), at.time(), now.zone);
    let occurrences: Vec<_> = content
        .due
        .iter()
        .filter(|due| has_share || due.again)
        .filter(|due| placed(due.at) <= instant && instant <= placed(due.until))
        .filter(|due| !content.told.iter().any(|told| told.id == due.id))
        .map(|due| due.id.clone())
        .collect();
    if occurrences.is_empty() {
        return None;
    }
    content.told.extend(occurrences.iter().map(|id| Told {
        id: id.clone(),
        at: instant,
    }));
    Some(LockedNotice { occurrences })
}

/// Writes the file anew, unless it says the same already. What was told while locked has to be taken over before.
pub(super) fn write(
    file: &FilePath,
    settings: &ReminderSettings,
    due: Vec<Due>,
    today: Vec<Instant>,
) -> Result<(), ReminderError> {
    let content = DueFile {
        version: VERSION,
        quiet_from: Some(settings.quiet_from),
        quiet_to: Some(settings.quiet_to),
        most_per_day: settings.most_per_day.clamp(1, 12),
        today,
        due,
        told: Vec::new(),
    };
    if read(file) == content {
        return Ok(());
    }
    save(file, &content).map_err(|error| ReminderError::File(error.kind()))
}

/// The file's content; nothing when it is absent, damaged, too large or of another version.
pub(super) fn read(file: &FilePath) -> DueFile {
    let small = fs::metadata(file).is_ok_and(|about| about.is_file() && about.len() <= LARGEST);
    let bytes = small.then(|| fs::read(file).ok()).flatten();
    bytes.map(|bytes| content(&bytes)).unwrap_or_default()
}

/// What a file of these bytes says; nothing when it is damaged or of another version.
pub(super) fn content(bytes: &[u8]) -> DueFile {
    serde_json::from_slice::<DueFile>(bytes)
        .ok()
        .filter(|content| content.version == VERSION)
        .unwrap_or_default()
}

/// Whole or not at all: a temporary neighbour, flushed, takes the file's place.
fn save(file: &FilePath, content: &DueFile) -> std::io::Result<()> {
    let neighbour = file.with_extension("due.new");
    let mut bytes = serde_json::to_vec(content)?;
    bytes.push(b'\n');
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut new = options.open(&neighbour)?;
    new.write_all(&bytes)?;
    new.sync_all()?;
    drop(new);
    fs::rename(&neighbour, file)?;
    #[cfg(unix)]
    if let Some(folder) = file.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn whole_minute(at: NaiveDateTime) -> NaiveDateTime {
    at.with_second(0)
        .and_then(|at| at.with_nanosecond(0))
        .unwrap_or(at)
}

mod minute {
    use chrono::NaiveDateTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(
        at: &NaiveDateTime,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&at.format(super::MINUTE).to_string())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<NaiveDateTime, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveDateTime::parse_from_str(&text, super::MINUTE).map_err(D::Error::custom)
    }
}

#[cfg(test)]
#[path = "due_file_tests.rs"]
mod tests;
