//! Milestones in words, for what leaves the window: notifications, a calendar file, a card as text.

use cairn_core::milestones::{DayTitle, MilestoneName, Unit};
use fluent_bundle::FluentArgs;

use crate::texts::Texts;

/// What a milestone is called: "30 days", or the person's own words.
pub fn milestone(texts: &Texts, name: &MilestoneName) -> String {
    let (id, count) = match name {
        MilestoneName::Welcome => return texts.get("notifications-milestone-welcome"),
        MilestoneName::WelcomeBack => return texts.get("notifications-milestone-welcome-back"),
        MilestoneName::Own { words, .. } => return words.clone(),
        MilestoneName::Span { count, unit } => (
            match unit {
                Unit::Hours => "notifications-milestone-hours",
                Unit::Days => "notifications-milestone-days",
                Unit::Weeks => "notifications-milestone-weeks",
                Unit::Months => "notifications-milestone-months",
                Unit::Years => "notifications-milestone-years",
            },
            *count,
        ),
    };
    texts.with(id, &args([("count", count.into())]))
}

/// What a day is called in a calendar file or on a card.
pub fn day(texts: &Texts, title: DayTitle<'_>) -> String {
    match title {
        DayTitle::Neutral => texts.get("files-day"),
        DayTitle::Milestone {
            path,
            counter_hidden: false,
            name,
        } => {
            let milestone = milestone(texts, name);
            let names = args([("path", path.into()), ("milestone", milestone.into())]);
            texts.with("files-day-milestone", &names)
        }
        DayTitle::EveryYear {
            path,
            counter_hidden: false,
        } => texts.with("files-day-every-year", &args([("path", path.into())])),
        DayTitle::Milestone { path, .. } | DayTitle::EveryYear { path, .. } => {
            texts.with("files-day-hidden", &args([("path", path.into())]))
        }
    }
}

/// Arguments of a message.
pub fn args<'a, const N: usize>(
    pairs: [(&'static str, fluent_bundle::FluentValue<'a>); N],
) -> FluentArgs<'a> {
    pairs.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_says_no_number_where_numbers_are_hidden() {
        let texts = Texts::new("en");
        let name = MilestoneName::Span {
            count: 1,
            unit: Unit::Years,
        };
        let of = |counter_hidden| DayTitle::Milestone {
            path: "Evenings",
            counter_hidden,
            name: &name,
        };
        let every_year = |counter_hidden| DayTitle::EveryYear {
            path: "Evenings",
            counter_hidden,
        };
        for (title, said) in [
            (DayTitle::Neutral, "A day to remember"),
            (of(false), "Evenings: One year"),
            (of(true), "Evenings: a day to remember"),
            (every_year(false), "Evenings: another year"),
            (every_year(true), "Evenings: a day to remember"),
        ] {
            assert_eq!(day(&texts, title), said);
        }
    }
}
