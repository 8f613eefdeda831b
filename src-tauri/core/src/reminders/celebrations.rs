//! Which milestones Today can celebrate, announced or not.

use super::occurrences::{MILESTONE_LATE_DAYS, Occurrence, is_first_day, milestone, points};
use super::sources::Rules;
use crate::clock::Now;
use crate::milestones::OpenChapter;
use crate::milestones::dates::days_between;
use crate::milestones::ladders::Point;

/// Milestones that Today can celebrate: of today, and of the last days when they came after their path was made. None on
/// a hard date.
pub(super) fn celebrations(now: &Now, rules: &Rules<'_>) -> Vec<(PathPoint, Occurrence)> {
    let today = now.today();
    if rules.is_hard(today) {
        return Vec::new();
    }
    let mut found: Vec<_> = rules
        .sources
        .chapters
        .iter()
        .flat_map(|chapter| {
            points(chapter, rules, now.zone)
                .take_while(|point| point.date <= today)
                .map(move |point| (chapter, point))
        })
        .filter_map(|(chapter, point)| {
            let age = days_between(point.date, today);
            let recent = u64::try_from(age).is_ok_and(|age| age <= MILESTONE_LATE_DAYS);
            if !recent || !point.reached(now) {
                return None;
            }
            let occurrence = milestone(chapter, &point, rules, now.zone);
            let fresh = occurrence.due > chapter.start_set_at;
            // The first day is over at midnight, and its milestone is told in the morning: nobody is congratulated an
            // hour after the last drink.
            if age == 0 && is_first_day(&point.name) && now.instant() < occurrence.due {
                return None;
            }
            (age == 0 || fresh).then(|| {
                (
                    PathPoint {
                        chapter: chapter.clone(),
                        point,
                    },
                    occurrence,
                )
            })
        })
        .collect();
    found.sort_by_key(|(_, occurrence)| std::cmp::Reverse(occurrence.falls));
    found
}

/// A milestone with the chapter it belongs to.
#[derive(Debug, Clone)]
pub(super) struct PathPoint {
    pub(super) chapter: OpenChapter,
    pub(super) point: Point,
}
