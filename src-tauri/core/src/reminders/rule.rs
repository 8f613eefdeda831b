//! Rules and their lasting ids.

use super::ReminderKind;
use crate::db::PathId;
use crate::milestones::MilestoneName;

const CHECK_IN: &str = "checkIn";

/// What makes occurrences.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    /// A milestone of a path.
    Milestone(PathId, MilestoneName),
    /// The evening before it.
    MilestoneEve(PathId, MilestoneName),
    /// The check-in.
    CheckIn,
}

impl Rule {
    /// The id as it is stored: "milestone:<path>:30days", "milestoneEve:<path>:30days", "checkIn".
    pub(super) fn id(&self) -> String {
        match self {
            Self::Milestone(path, name) => name.rule(path),
            Self::MilestoneEve(path, name) => {
                format!("milestoneEve:{}:{}", path.as_str(), name.code())
            }
            Self::CheckIn => CHECK_IN.to_owned(),
        }
    }

    /// The rule with this id; `None` for one that this Cairn does not know.
    pub(super) fn from_id(id: &str) -> Option<Self> {
        if id == CHECK_IN {
            return Some(Self::CheckIn);
        }
        let mut parts = id.splitn(3, ':');
        let (kind, path, code) = (parts.next()?, parts.next()?, parts.next()?);
        let (path, name) = (
            PathId::from(path.to_owned()),
            MilestoneName::from_code(code)?,
        );
        match kind {
            "milestone" => Some(Self::Milestone(path, name)),
            "milestoneEve" => Some(Self::MilestoneEve(path, name)),
            _ => None,
        }
    }

    pub(super) fn kind(&self) -> ReminderKind {
        match self {
            Self::Milestone(..) => ReminderKind::Milestone,
            Self::MilestoneEve(..) => ReminderKind::MilestoneEve,
            Self::CheckIn => ReminderKind::CheckIn,
        }
    }

    pub(super) fn milestone(&self) -> Option<(&PathId, &MilestoneName)> {
        match self {
            Self::Milestone(path, name) | Self::MilestoneEve(path, name) => Some((path, name)),
            Self::CheckIn => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::milestones::Unit;

    #[test]
    fn an_id_names_its_rule() {
        let path = PathId::from("0190-a".to_owned());
        let name = MilestoneName::Span {
            count: 30,
            unit: Unit::Days,
        };
        for rule in [
            Rule::Milestone(path.clone(), name.clone()),
            Rule::MilestoneEve(path, name),
            Rule::CheckIn,
        ] {
            assert_eq!(Rule::from_id(&rule.id()), Some(rule));
        }
        for id in [
            "",
            "milestone",
            "milestone:x",
            "milestone:x:y",
            "meeting:x:30days",
        ] {
            assert_eq!(Rule::from_id(id), None, "{id}");
        }
    }
}
