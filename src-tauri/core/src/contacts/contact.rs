//! Someone in the support circle: what is kept of them, and what is shown.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{ChannelDraft, ContactChannel, ReachOut};
use crate::db::ContactId;
use crate::time_of_day::TimeOfDay;

words! {
    /// What a contact is to the person.
    Role {
        /// Someone who guides through a fellowship's programme.
        Sponsor = "sponsor",
        /// A trained coach for recovery.
        RecoveryCoach = "recoveryCoach",
        /// Someone with lived experience who walks along.
        PeerMentor = "peerMentor",
        /// A therapist or counsellor.
        Therapist = "therapist",
        /// A doctor.
        Doctor = "doctor",
        /// Family, chosen family too.
        Family = "family",
        /// A friend.
        Friend = "friend",
        /// Someone whom the person sponsors.
        Sponsee = "sponsee",
        /// A group or a meeting.
        Group = "group",
        /// A recovery community centre.
        CommunityCentre = "communityCentre",
        /// A helpline that the person keeps.
        Helpline = "helpline",
        /// In the person's own words (`role_words`).
        Other = "other",
    }
}

words! {
    /// How it stands with a contact.
    Standing {
        /// They can be offered.
        Near = "near",
        /// They have died: never offered, never nudged for.
        Died = "died",
        /// Not safe for the person: never offered, never nudged for.
        NotSafe = "notSafe",
    }
}

/// A birthday that exists in the calendar; the 29th of February may have no year. Stored and sent as "1980-05-03" or,
/// without a year, "--05-03".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Birthday {
    /// 1–9999; `None` = not known.
    pub year: Option<u16>,
    /// 1–12.
    pub month: u8,
    /// 1–31.
    pub day: u8,
}

impl Birthday {
    /// A leap year, for days without a year.
    const ANY_LEAP_YEAR: i32 = 2000;

    /// That day as a date; without a year in a leap year.
    pub fn date(self) -> Option<NaiveDate> {
        let year = self.year.map_or(Self::ANY_LEAP_YEAR, i32::from);
        NaiveDate::from_ymd_opt(year, self.month.into(), self.day.into())
    }
}

/// The text was no birthday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a birthday")]
pub struct NotABirthday;

impl FromStr for Birthday {
    type Err = NotABirthday;

    fn from_str(text: &str) -> Result<Self, NotABirthday> {
        let (year, day) = match text.strip_prefix("--") {
            Some(day) => (None, format!("{}-{day}", Self::ANY_LEAP_YEAR)),
            None => (Some(()), text.to_owned()),
        };
        let date = NaiveDate::parse_from_str(&day, "%Y-%m-%d").map_err(|_| NotABirthday)?;
        let number = |n: u32| u8::try_from(n).map_err(|_| NotABirthday);
        let year = match year {
            None => None,
            Some(()) => match u16::try_from(date.year()) {
                Ok(year @ 1..=9999) => Some(year),
                _ => return Err(NotABirthday),
            },
        };
        Ok(Self {
            year,
            month: number(date.month())?,
            day: number(date.day())?,
        })
    }
}

impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

impl TryFrom<String> for Birthday {
    type Error = NotABirthday;

    fn try_from(text: String) -> Result<Self, NotABirthday> {
        text.parse()
    }
}

impl From<Birthday> for String {
    fn from(birthday: Birthday) -> Self {
        birthday.to_string()
    }
}

impl specta::Type for Birthday {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        <String as specta::Type>::definition(types)
    }
}

/// When someone likes to be called, on their own clock.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CallingHours {
    /// Where they are, an IANA time zone; empty = where the person is.
    pub zone: String,
    /// They said: at any hour.
    pub any_hour: bool,
    /// From this time of day; `None` = not said.
    pub from: Option<TimeOfDay>,
    /// Until this time of day, also over midnight; `None` = not said.
    pub until: Option<TimeOfDay>,
}

/// About how often the person likes to speak with someone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Rhythm {
    /// About every so many days, 1–[`MOST_RHYTHM_DAYS`](super::MOST_RHYTHM_DAYS); `None` = not said.
    pub days: Option<u16>,
    /// A longer silence brings a nudge. Nothing without `days`.
    pub nudge: bool,
}

/// Someone's own counter: "4 years in recovery".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnStart {
    /// Their first day.
    #[specta(type = String)]
    pub since: NaiveDate,
    /// What they count, in their word; may be empty.
    pub word: String,
    /// Their milestones bring a reminder.
    pub remind: bool,
}

/// The helping side: what there is to remember when the person supports someone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Support {
    /// The person supports them. The words stay when this is taken back.
    pub given: bool,
    /// What was agreed.
    pub agreed: String,
    /// The person's own limits in it.
    pub limits: String,
}

/// How late it is where someone is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct There {
    /// Their time of day in words.
    pub time_text: String,
    /// Their clock shows another time than the person's.
    pub elsewhere: bool,
    /// Whether they like to be called now; `None` = not said.
    pub fits: Option<bool>,
    /// From when they like to be called, in words.
    pub from_text: Option<String>,
    /// Until when, in words.
    pub until_text: Option<String>,
}

/// What someone's own counter says today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnCount {
    /// Their first day in words.
    pub since_text: String,
    /// Whole days since then, the first one counted as none.
    pub days: u32,
    /// Whole years since then.
    pub years: u32,
}

/// Someone in the support circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// Its name in the database.
    pub id: ContactId,
    /// What the person calls them.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// Own words for `Role::Other`; may be empty.
    pub role_words: String,
    /// In the person's order.
    pub channels: Vec<ContactChannel>,
    /// What helps to say first, what to know.
    pub notes: String,
    /// How it stands with them.
    pub standing: Standing,
    /// Put aside: not in the circle, and not offered.
    pub archived: bool,
    /// One of the home group.
    pub home_group: bool,
    /// Whether this is the contact behind the Call button: the chosen one or, where none is chosen, the first
    /// in order who may be offered and has a way that opens.
    pub first_call: bool,
    /// Shown in Help now while locked.
    pub on_help_card: bool,
    /// When they like to be called.
    pub hours: CallingHours,
    /// How late it is there; `None` where nothing was said about hours or place.
    pub there: Option<There>,
    /// About how often the person likes to speak with them.
    pub rhythm: Rhythm,
    /// The rhythm's days have passed since they last spoke.
    pub quiet: bool,
    /// Their birthday.
    pub birthday: Option<Birthday>,
    /// The birthday in words; `None` without one.
    pub birthday_text: Option<String>,
    /// The birthday brings a reminder.
    pub birthday_remind: bool,
    /// Their own counter.
    pub own: Option<OwnStart>,
    /// What it says today; `None` without one, or when it lies ahead.
    pub own_count: Option<OwnCount>,
    /// The helping side.
    pub support: Support,
    /// There is a photo.
    pub has_photo: bool,
    /// Another word whenever the photo is another, so that the page asks for it anew.
    pub photo_mark: String,
    /// The newest attempt to reach them; `None` = never.
    pub last_reach_out: Option<ReachOut>,
}

impl Contact {
    /// Whether Cairn may offer them: near, and not put aside.
    pub fn offered(&self) -> bool {
        self.standing == Standing::Near && !self.archived
    }
}

/// What the form gives for a contact, new or changed. The photo, the archive and the first call are changed apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ContactDraft {
    /// `None` = a new contact.
    pub id: Option<ContactId>,
    /// Not blank; spaces at its ends are not kept.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// Own words for `Role::Other`.
    pub role_words: String,
    /// In the person's order, at most [`MOST_CHANNELS`](super::MOST_CHANNELS); one without a value is not kept.
    pub channels: Vec<ChannelDraft>,
    /// Free text.
    pub notes: String,
    /// How it stands with them.
    pub standing: Standing,
    /// One of the home group.
    pub home_group: bool,
    /// Shown in Help now while locked.
    pub on_help_card: bool,
    /// When they like to be called.
    pub hours: CallingHours,
    /// About how often the person likes to speak with them.
    pub rhythm: Rhythm,
    /// Their birthday.
    pub birthday: Option<Birthday>,
    /// The birthday brings a reminder.
    pub birthday_remind: bool,
    /// Their own counter.
    pub own: Option<OwnStart>,
    /// The helping side.
    pub support: Support,
}

impl ContactDraft {
    /// A friend of that name, about whom nothing else is known.
    pub fn of_name(name: &str) -> Self {
        Self {
            id: None,
            name: name.to_owned(),
            role: Role::Friend,
            role_words: String::new(),
            channels: Vec::new(),
            notes: String::new(),
            standing: Standing::Near,
            home_group: false,
            on_help_card: false,
            hours: CallingHours::default(),
            rhythm: Rhythm::default(),
            birthday: None,
            birthday_remind: false,
            own: None,
            support: Support::default(),
        }
    }
}

/// What the header's Call button shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FirstCall {
    /// Who is called.
    pub contact: ContactId,
    /// The button's label: the one from the settings or, where that is blank, the name.
    pub label: String,
    /// Their name.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// The channel behind the button; `None` = there is none.
    pub channel: Option<ContactChannel>,
}

/// Someone to reach, as Help now shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HelpContact {
    /// Names the contact for the call; while locked it only names a place on the help card.
    pub contact: ContactId,
    /// What the person calls them.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// In the person's order.
    pub channels: Vec<ContactChannel>,
}

impl From<Contact> for HelpContact {
    fn from(contact: Contact) -> Self {
        Self {
            contact: contact.id,
            name: contact.name,
            role: contact.role,
            channels: contact.channels,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_birthday_is_read_and_written_with_and_without_a_year() {
        for text in ["1980-05-03", "--02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(text.parse::<Birthday>().unwrap().to_string(), text);
        }
        for odd in [
            "",
            "--",
            "1981-02-29",
            "--02-30",
            "--13-01",
            "0000-01-01",
            "3 May",
        ] {
            assert_eq!(odd.parse::<Birthday>(), Err(NotABirthday), "{odd}");
        }
    }
}
