//! Everything that the page shows of a time, in one reading.

use rusqlite::Connection;

use super::days::{self, All, Noted};
use super::sentences::{What, over_time, standing_out};
use super::{
    Contacts, Going, GoingPath, GoingPeriod, Line, Measure, Part, Seen, Stone, Window, beside,
    by_hour, by_weekday, mean, series, tags,
};
use crate::db::{DbError, PathId};
use crate::journal::TagKind;
use crate::milestones::{self, Look, Path};
use crate::words::Words;

/// How it went in a time of that length: the last one, or `back` such times earlier. With `path`, the cravings and the
/// milestones of that path alone; without, those of all that are not out of the way.
///
/// # Errors
/// What the database says.
pub fn going(
    connection: &Connection,
    look: &Look<'_>,
    period: GoingPeriod,
    back: u32,
    path: Option<&PathId>,
) -> Result<Going, DbError> {
    let first = days::first_day(connection)?;
    let window = Window::of(period, back, look.now.today(), first);
    going_between(connection, look, window, path)
}

/// How it went in `window`, as in [`going`].
///
/// # Errors
/// What the database says.
pub fn going_between(
    connection: &Connection,
    look: &Look<'_>,
    window: Window,
    path: Option<&PathId>,
) -> Result<Going, DbError> {
    let words = look.words;
    let paths = milestones::paths(connection, look)?;
    let chosen: Vec<&Path> = (paths.iter())
        .filter(|one| path.is_none_or(|path| one.id == *path))
        .collect();
    let ids: Vec<PathId> = chosen.iter().map(|path| path.id.clone()).collect();
    let all = days::read(connection, window, &ids, paths.len() == 1)?;
    let reached = beside::reached(connection, window)?;
    let places = tags::places(connection, window)?;
    let named = |kind| {
        let moods = &all.mood.days;
        tags::named(connection, kind, &places, moods, words)
    };
    let first = days::first_day(connection)?;
    Ok(Going {
        from: window.from,
        from_text: words.date(window.from),
        to: window.to,
        to_text: words.date(window.to),
        older: first.is_some_and(|first| first < window.from),
        step: window.step(),
        slots: window.slots(),
        ticks: window.ticks(words),
        days: super::counted(all.days),
        stones: stones(&chosen, window),
        triggers: named(TagKind::Trigger)?,
        helped: named(TagKind::Helped)?,
        contacts: Contacts {
            bars: beside::bars(&reached, window, words),
            seen: beside::weeks(&all.mood.days, &reached, window),
        },
        sleep_beside: beside::sleep(&all.sleep.days, &all.mood.days)
            .into_iter()
            .collect(),
        lines: lines(&all, &chosen, path.is_none(), window, words),
        paths: paths.iter().map(named_path).collect(),
    })
}

/// The lines of what was noted. `unbound`: cravings without a path have one too.
fn lines(all: &All, paths: &[&Path], unbound: bool, window: Window, words: &Words) -> Vec<Line> {
    let line = |measure, path, noted| line(measure, path, noted, window, words);
    let bound = paths.iter().map(|path| Some(named_path(path)));
    let cravings = bound.chain(unbound.then_some(None)).zip(&all.cravings);
    let cravings = cravings.map(|(path, noted)| line(Measure::Craving, path, noted));
    [line(Measure::Mood, None, &all.mood)]
        .into_iter()
        .chain(cravings)
        .chain([
            line(Measure::Sleep, None, &all.sleep),
            line(Measure::Energy, None, &all.energy),
        ])
        .filter(|line| line.days > 0)
        .collect()
}

fn line(
    measure: Measure,
    path: Option<GoingPath>,
    noted: &Noted,
    window: Window,
    words: &Words,
) -> Line {
    let (low, high) = measure.scale();
    let mut seen: Vec<_> = over_time(measure, &noted.days).into_iter().collect();
    let (mut weekdays, mut hours) = (Vec::new(), Vec::new());
    if matches!(measure, Measure::Mood | Measure::Craving) {
        weekdays = by_weekday::in_order(&noted.days, words);
        hours = by_hour::in_order(&noted.said, words);
        let (weekday, part) = (standing_out(&weekdays), standing_out(&hours));
        seen.extend(weekday.map(|(weekday, compared, days)| Seen {
            what: What::Weekday { weekday, compared },
            days,
        }));
        seen.extend(part.map(|(hours, compared, days)| Seen {
            what: What::Hours { hours, compared },
            days,
        }));
    }
    Line {
        measure,
        path,
        low,
        high,
        days: super::counted(noted.days.len()),
        points: series::points(&noted.days, measure, window, words),
        seen,
        by_weekday: parts(weekdays, measure, words),
        by_hour: parts(hours, measure, words),
    }
}

/// What is shown of days of the week, or of hours, each with its name and its values.
fn parts(named: Vec<(String, Vec<i32>)>, measure: Measure, words: &Words) -> Vec<Part> {
    let named = named.into_iter();
    named
        .map(|(text, values)| {
            let value = mean(values.iter().copied());
            Part {
                text,
                value,
                value_text: value.map(|value| measure.figures(value, words)),
                days: super::counted(values.len()),
            }
        })
        .collect()
}

/// The milestones that were reached in `window`, the earliest first.
fn stones(paths: &[&Path], window: Window) -> Vec<Stone> {
    let mut found: Vec<_> = (paths.iter())
        .flat_map(|path| path.reached.iter().map(move |reached| (path, reached)))
        .filter(|(_, reached)| (window.from..=window.to).contains(&reached.date))
        .collect();
    found.sort_by_key(|(_, reached)| reached.date);
    found
        .into_iter()
        .map(|(path, reached)| Stone {
            slot: window.slot(chrono::Datelike::num_days_from_ce(&reached.date)),
            name: (!path.counter_hidden).then(|| reached.name.clone()),
            path: path.id.clone(),
            path_name: path.name.clone(),
            date_text: reached.date_text.clone(),
        })
        .collect()
}

fn named_path(path: &Path) -> GoingPath {
    GoingPath {
        id: path.id.clone(),
        name: path.name.clone(),
        about: path.about,
        urge_word: path.urge_word.clone(),
    }
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
