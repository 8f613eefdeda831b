//! Rules and their lasting ids.

use super::ReminderKind;
use crate::clock::Instant;
use crate::db::{ContactId, HardDateId, OwnReminderId, PathId};
use crate::milestones::MilestoneName;

const CHECK_IN: &str = "checkIn";
const WEEKLY_LOOK: &str = "weeklyLook";

/// What makes occurrences.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    /// A milestone of a path.
    Milestone(PathId, MilestoneName),
    /// The evening before it.
    MilestoneEve(PathId, MilestoneName),
    /// The check-in.
    CheckIn,
    /// The look back at the week.
    WeeklyLook,
    /// A hard date.
    HardDate(HardDateId),
    /// Someone not reached out to for a while.
    Nudge(ContactId),
    /// Someone's birthday.
    Birthday(ContactId),
    /// A milestone of what someone counts.
    TheirMilestone(ContactId, MilestoneName),
    /// Something that begins at a time, as it was set at that moment: set anew, it is another rule, so that what was told
    /// today already comes again at its new time, and an undo finds what was told at the old one.
    Appointment(OwnReminderId, Instant),
    /// Words at a time, as they were set at that moment.
    Own(OwnReminderId, Instant),
}

impl Rule {
    /// The id as it is stored: "milestone:<path>:30days", "milestoneEve:<path>:30days", "checkIn", "nudge:<contact>",
    /// "birthday:<contact>", "theirMilestone:<contact>:5years", "own:<reminder>:<set at>".
    pub(super) fn id(&self) -> String {
        match self {
            Self::Milestone(path, name) => name.rule(path),
            Self::MilestoneEve(path, name) => {
                format!("milestoneEve:{}:{}", path.as_str(), name.code())
            }
            Self::CheckIn => CHECK_IN.to_owned(),
            Self::WeeklyLook => WEEKLY_LOOK.to_owned(),
            Self::HardDate(id) => format!("hardDate:{}", id.as_str()),
            Self::Nudge(contact) => format!("nudge:{}", contact.as_str()),
            Self::Birthday(contact) => format!("birthday:{}", contact.as_str()),
            Self::TheirMilestone(contact, name) => {
                format!("theirMilestone:{}:{}", contact.as_str(), name.code())
            }
            Self::Appointment(id, set_at) => format!("appointment:{}:{}", id.as_str(), set_at.0),
            Self::Own(id, set_at) => format!("own:{}:{}", id.as_str(), set_at.0),
        }
    }

    /// The rule with this id; `None` for one that this Cairn does not know.
    pub(super) fn from_id(id: &str) -> Option<Self> {
        match id {
            CHECK_IN => return Some(Self::CheckIn),
            WEEKLY_LOOK => return Some(Self::WeeklyLook),
            _ => {}
        }
        let (kind, of) = id.split_once(':')?;
        let milestone = || {
            let (path, code) = of.split_once(':')?;
            Some((
                PathId::from(path.to_owned()),
                MilestoneName::from_code(code)?,
            ))
        };
        let own = || {
            let (id, set_at) = of.split_once(':')?;
            Some((
                OwnReminderId::from(id.to_owned()),
                Instant(set_at.parse().ok()?),
            ))
        };
        match kind {
            "milestone" => milestone().map(|(path, name)| Self::Milestone(path, name)),
            "milestoneEve" => milestone().map(|(path, name)| Self::MilestoneEve(path, name)),
            "hardDate" => Some(Self::HardDate(of.to_owned().into())),
            "nudge" => Some(Self::Nudge(of.to_owned().into())),
            "birthday" => Some(Self::Birthday(of.to_owned().into())),
            "theirMilestone" => {
                let (contact, code) = of.split_once(':')?;
                let name = MilestoneName::from_code(code)?;
                Some(Self::TheirMilestone(contact.to_owned().into(), name))
            }
            "appointment" => own().map(|(id, set_at)| Self::Appointment(id, set_at)),
            "own" => own().map(|(id, set_at)| Self::Own(id, set_at)),
            _ => None,
        }
    }

    pub(super) fn kind(&self) -> ReminderKind {
        match self {
            Self::Milestone(..) => ReminderKind::Milestone,
            Self::MilestoneEve(..) => ReminderKind::MilestoneEve,
            Self::CheckIn => ReminderKind::CheckIn,
            Self::WeeklyLook => ReminderKind::WeeklyLook,
            Self::HardDate(_) => ReminderKind::HardDate,
            Self::Nudge(_) => ReminderKind::Nudge,
            Self::Birthday(_) => ReminderKind::ContactBirthday,
            Self::TheirMilestone(..) => ReminderKind::ContactMilestone,
            Self::Appointment(..) => ReminderKind::Appointment,
            Self::Own(..) => ReminderKind::Own,
        }
    }

    pub(super) fn milestone(&self) -> Option<(&PathId, &MilestoneName)> {
        match self {
            Self::Milestone(path, name) | Self::MilestoneEve(path, name) => Some((path, name)),
            _ => None,
        }
    }

    /// Whose day it is.
    pub(super) fn whose(&self) -> Option<&ContactId> {
        match self {
            Self::Birthday(contact) | Self::TheirMilestone(contact, _) => Some(contact),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::OwnMilestoneId;
    use crate::milestones::Unit;

    #[test]
    fn an_id_names_its_rule() {
        let path = PathId::from("0190-a".to_owned());
        let name = MilestoneName::Span {
            count: 30,
            unit: Unit::Days,
        };
        let own = MilestoneName::Own {
            id: OwnMilestoneId::from("0190-b".to_owned()),
            words: String::new(),
        };
        let id = || "0190-c".to_owned();
        for rule in [
            Rule::Milestone(path.clone(), name.clone()),
            Rule::Milestone(path.clone(), own),
            Rule::MilestoneEve(path, name.clone()),
            Rule::CheckIn,
            Rule::WeeklyLook,
            Rule::HardDate(id().into()),
            Rule::Nudge(id().into()),
            Rule::Birthday(id().into()),
            Rule::TheirMilestone(id().into(), name),
            Rule::Appointment(id().into(), Instant(7)),
            Rule::Own(id().into(), Instant(-7)),
        ] {
            assert_eq!(Rule::from_id(&rule.id()), Some(rule));
        }
        for id in [
            "",
            "milestone",
            "milestone:x",
            "milestone:x:y",
            "meeting:x:30days",
            "nudge",
            "own:x",
            "own:x:y",
            "birthday",
            "theirMilestone:x",
            "theirMilestone:x:y",
        ] {
            assert_eq!(Rule::from_id(id), None, "{id}");
        }
    }
}
