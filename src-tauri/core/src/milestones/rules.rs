//! The lasting names of milestones, by which reminders remember what was told.

use super::dates::Unit;
use super::ladders::MilestoneName;
use crate::db::PathId;

impl MilestoneName {
    /// The id of the rule that announces this milestone of `path`: "milestone:<path>:30days".
    pub(crate) fn rule(&self, path: &PathId) -> String {
        format!("milestone:{}:{}", path.as_str(), self.code())
    }

    /// A short lasting name: "24hours", "30days", "welcome". Own words are told apart by their text.
    pub(crate) fn code(&self) -> String {
        match self {
            Self::Welcome => "welcome".to_owned(),
            Self::WelcomeBack => "welcomeBack".to_owned(),
            Self::Span { count, unit } => format!("{count}{}", unit.code()),
            Self::Own { words } => format!("own {words}"),
        }
    }

    /// The milestone that [`MilestoneName::code`] names so.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        match code {
            "welcome" => return Some(Self::Welcome),
            "welcomeBack" => return Some(Self::WelcomeBack),
            _ => {}
        }
        if let Some(words) = code.strip_prefix("own ") {
            return Some(Self::Own {
                words: words.to_owned(),
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

impl Unit {
    fn code(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
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
