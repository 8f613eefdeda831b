//! The lasting names of milestones, by which reminders remember what was told.

use std::hash::{Hash, Hasher};

use super::dates::Unit;
use super::ladders::MilestoneName;
use crate::db::{OwnMilestoneId, PathId};

const OWN: &str = "own:";

impl MilestoneName {
    /// The id of the rule that announces this milestone of `path`: "milestone:<path>:30days".
    pub(crate) fn rule(&self, path: &PathId) -> String {
        format!("milestone:{}:{}", path.as_str(), self.code())
    }

    /// A short lasting name: "24hours", "30days", "welcome", "own:<id>".
    pub(crate) fn code(&self) -> String {
        match self {
            Self::Welcome => "welcome".to_owned(),
            Self::WelcomeBack => "welcomeBack".to_owned(),
            Self::Span { count, unit } => format!("{count}{}", unit.code()),
            Self::Own { id, .. } => format!("{OWN}{}", id.as_str()),
        }
    }

    /// The code of the rung that it stands on: what is one rung of a ladder has two names, a first day with and without
    /// a time, a first welcome and a later one.
    pub(super) fn rung(&self) -> String {
        match self {
            Self::Span {
                count: 24,
                unit: Unit::Hours,
            } => "1days".to_owned(),
            Self::WelcomeBack => Self::Welcome.code(),
            other => other.code(),
        }
    }

    /// The milestone that [`MilestoneName::code`] names so; one of the person's own without its words, which
    /// [`Ladder::worded`](super::Ladder::worded) knows.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        match code {
            "welcome" => return Some(Self::Welcome),
            "welcomeBack" => return Some(Self::WelcomeBack),
            _ => {}
        }
        if let Some(id) = code.strip_prefix(OWN) {
            return Some(Self::Own {
                id: OwnMilestoneId::from(id.to_owned()),
                words: String::new(),
            });
        }
        let (count, unit) =
            code.split_at_checked(code.find(|letter: char| !letter.is_ascii_digit())?)?;
        Some(Self::Span {
            count: count.parse().ok()?,
            unit: Unit::from_code(unit)?,
        })
    }
}

impl PartialEq for MilestoneName {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Welcome, Self::Welcome) | (Self::WelcomeBack, Self::WelcomeBack) => true,
            (
                Self::Span { count, unit },
                Self::Span {
                    count: other_count,
                    unit: other_unit,
                },
            ) => (count, unit) == (other_count, other_unit),
            (Self::Own { id, .. }, Self::Own { id: other, .. }) => id == other,
            _ => false,
        }
    }
}

impl Eq for MilestoneName {}

impl Hash for MilestoneName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl Unit {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        [
            Self::Hours,
            Self::Days,
            Self::Weeks,
            Self::Months,
            Self::Years,
        ]
        .into_iter()
        .find(|unit| unit.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_milestone() {
        let spans = [
            (24, Unit::Hours),
            (1, Unit::Days),
            (2, Unit::Weeks),
            (18, Unit::Months),
            (1, Unit::Years),
        ];
        let spans = spans.map(|(count, unit)| MilestoneName::Span { count, unit });
        let own = MilestoneName::Own {
            id: OwnMilestoneId::from("0190-b".to_owned()),
            words: "30days: the sea".to_owned(),
        };
        for name in
            spans
                .into_iter()
                .chain([MilestoneName::Welcome, MilestoneName::WelcomeBack, own])
        {
            assert_eq!(MilestoneName::from_code(&name.code()), Some(name));
        }
        for code in ["", "days", "30", "30fortnights", "é"] {
            assert_eq!(MilestoneName::from_code(code), None, "{code}");
        }
    }
}
