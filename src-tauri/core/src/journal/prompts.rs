//! Questions to begin writing with: those that come with Cairn, and the person's own.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::JournalError;
use crate::clock::Now;
use crate::db::{Db, DbError, PromptId, Subject, UndoToken};
use crate::settings;

/// The longest question, in characters.
const LONGEST_PROMPT: usize = 1000;

/// What a question is about, in the order in which they are shown.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum PromptTheme {
    /// The day.
    Today,
    /// People.
    People,
    /// What is good to have.
    Gratitude,
    /// When it is hard.
    Hard,
    /// What carries.
    Strength,
    /// Looking back.
    Back,
    /// Looking ahead.
    Ahead,
    /// Small steps.
    Steps,
    /// Family and those close by.
    Family,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Prompt {
    /// Its name.
    pub id: PromptId,
    /// What it is about.
    pub theme: PromptTheme,
    /// The person's own words; none = as it comes with Cairn, `prompt-<id>` in the locales.
    pub text: Option<String>,
    /// The person would rather not be asked.
    pub hidden: bool,
    /// The person added it.
    pub own: bool,
}

/// All questions, the hidden ones too, theme by theme: those that come with Cairn, then the person's own as they were
/// added.
///
/// # Errors
/// The database's.
pub fn prompts(connection: &Connection) -> Result<Vec<Prompt>, DbError> {
    let mut prompts: Vec<Prompt> = built_in().collect();
    let kept = connection
        .prepare_cached("SELECT id, theme, text, hidden FROM prompt ORDER BY created_at, id")?
        .query_map([], |row| {
            let text: String = row.get("text")?;
            Ok(Prompt {
                id: row.get("id")?,
                theme: PromptTheme::named(&row.get::<_, String>("theme")?),
                text: Some(text).filter(|text| !text.is_empty()),
                hidden: row.get("hidden")?,
                own: true,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for kept in kept {
        match prompts.iter_mut().find(|prompt| prompt.id == kept.id) {
            Some(prompt) => *prompt = Prompt { own: false, ..kept },
            // Without words it is about one that this Cairn does not bring.
            None if kept.text.is_none() => {}
            None => prompts.push(kept),
        }
    }
    prompts.sort_by_key(|prompt| prompt.theme);
    Ok(prompts)
}

/// Keeps `text` as the question `id`, trimmed; without an id as a new one.
///
/// # Errors
/// `NameEmpty` when the text is blank, `TextTooLong` above 1,000 characters, `NotFound`, or the database's.
pub fn save_prompt(
    db: &mut Db,
    id: Option<&PromptId>,
    theme: PromptTheme,
    text: &str,
    now: &Now,
) -> Result<UndoToken, JournalError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(JournalError::NameEmpty);
    }
    if text.chars().count() > LONGEST_PROMPT {
        return Err(JournalError::TextTooLong);
    }
    let new = PromptId::new(now);
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let id = id.unwrap_or(&new);
        if *id != new {
            found(tx, id)?;
        }
        tx.prepare_cached(
            "INSERT INTO prompt (id, theme, text, created_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET theme = excluded.theme, text = excluded.text",
        )?
        .execute(params![id, theme.name(), text, now.instant().0])?;
        Ok::<_, JournalError>(())
    })?;
    Ok(token)
}

/// Hides the question, or shows it again.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn hide_prompt(
    db: &mut Db,
    id: &PromptId,
    hidden: bool,
    now: &Now,
) -> Result<UndoToken, JournalError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let theme = found(tx, id)?;
        tx.prepare_cached(
            "INSERT INTO prompt (id, theme, hidden, created_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET hidden = excluded.hidden",
        )?
        .execute(params![id, theme.name(), hidden, now.instant().0])?;
        Ok::<_, JournalError>(())
    })?;
    Ok(token)
}

/// Removes the person's own question. One that comes with Cairn has the words again with which it came; when it was
/// hidden it stays hidden.
///
/// # Errors
/// `NotFound` when there is nothing of the person's to remove, or the database's.
pub fn remove_prompt(db: &mut Db, id: &PromptId) -> Result<UndoToken, JournalError> {
    let ((), token) = db.write_undoable(Subject::Journal, |tx| {
        let removed = match theme_of_built_in(id) {
            Some(theme) => tx
                .prepare_cached(
                    "UPDATE prompt SET text = '', theme = ?2 WHERE id = ?1 AND text <> ''",
                )?
                .execute(params![id, theme.name()])?,
            None => tx
                .prepare_cached("DELETE FROM prompt WHERE id = ?1")?
                .execute([id])?,
        };
        match removed {
            0 => Err(JournalError::Db(DbError::NotFound)),
            _ => Ok(()),
        }
    })?;
    Ok(token)
}

/// The question of the day `date`; none when all are hidden. Once noted ([`note_of_today`]) it stays for the day unless it
/// is hidden or removed, and is not the next day's while there is another.
///
/// # Errors
/// The database's.
pub fn of_today(connection: &Connection, date: NaiveDate) -> Result<Option<Prompt>, DbError> {
    let noted = settings::fact(connection, SHOWN)?;
    choose(connection, noted.as_ref(), date)
}

/// Notes which question is shown on `date`, once a day. Today can also be shown when this fails.
///
/// # Errors
/// The database's.
pub fn note_of_today(db: &mut Db, date: NaiveDate) -> Result<(), DbError> {
    let noted: Option<Shown> = db.read(|c| settings::fact(c, SHOWN))?;
    let Some(prompt) = db.read(|c| choose(c, noted.as_ref(), date))? else {
        return Ok(());
    };
    let shown = match noted.clone() {
        Some(noted) if noted.date == date && noted.today.last() == Some(&prompt.id) => {
            return Ok(());
        }
        Some(mut noted) if noted.date == date => {
            noted.today.push(prompt.id);
            noted
        }
        earlier => Shown {
            date,
            today: vec![prompt.id],
            before: earlier.map_or_else(Vec::new, |earlier| earlier.today),
        },
    };
    settings::note(db, SHOWN, &shown)
}

/// How many questions of each theme come with Cairn: `today-1`, `today-2` …
const BUILT_IN: [(PromptTheme, usize); 9] = [
    (PromptTheme::Today, 6),
    (PromptTheme::People, 5),
    (PromptTheme::Gratitude, 4),
    (PromptTheme::Hard, 5),
    (PromptTheme::Strength, 4),
    (PromptTheme::Back, 4),
    (PromptTheme::Ahead, 4),
    (PromptTheme::Steps, 4),
    (PromptTheme::Family, 4),
];

impl PromptTheme {
    fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::People => "people",
            Self::Gratitude => "gratitude",
            Self::Hard => "hard",
            Self::Strength => "strength",
            Self::Back => "back",
            Self::Ahead => "ahead",
            Self::Steps => "steps",
            Self::Family => "family",
        }
    }

    /// The theme of that name; the day for one that is not known.
    fn named(name: &str) -> Self {
        let mut themes = BUILT_IN.iter().map(|(theme, _)| *theme);
        themes
            .find(|theme| theme.name() == name)
            .unwrap_or(Self::Today)
    }
}

fn built_in() -> impl Iterator<Item = Prompt> {
    BUILT_IN.iter().flat_map(|(theme, count)| {
        (1..=*count).map(|n| Prompt {
            id: format!("{}-{n}", theme.name()).into(),
            theme: *theme,
            text: None,
            hidden: false,
            own: false,
        })
    })
}

fn theme_of_built_in(id: &PromptId) -> Option<PromptTheme> {
    let mut built_in = built_in();
    built_in
        .find(|prompt| prompt.id == *id)
        .map(|prompt| prompt.theme)
}

/// The theme of the question `id`.
fn found(connection: &Connection, id: &PromptId) -> Result<PromptTheme, DbError> {
    let theme: Option<String> = connection
        .prepare_cached("SELECT theme FROM prompt WHERE id = ?1")?
        .query_row([id], |row| row.get("theme"))
        .optional()?;
    let theme = theme.as_deref().map(PromptTheme::named);
    theme
        .or_else(|| theme_of_built_in(id))
        .ok_or(DbError::NotFound)
}

/// The name under which it is noted which questions were shown.
const SHOWN: &str = "promptsShown";

/// The questions of a day, the last one last (more than one when one was hidden), and those of the day before it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Shown {
    date: NaiveDate,
    today: Vec<PromptId>,
    before: Vec<PromptId>,
}

fn choose(
    connection: &Connection,
    noted: Option<&Shown>,
    date: NaiveDate,
) -> Result<Option<Prompt>, DbError> {
    let offered: Vec<Prompt> = prompts(connection)?
        .into_iter()
        .filter(|prompt| !prompt.hidden)
        .collect();
    let of_day = noted.filter(|noted| noted.date == date);
    let shown = of_day
        .and_then(|noted| noted.today.last())
        .and_then(|id| offered.iter().find(|prompt| prompt.id == *id));
    if let Some(shown) = shown {
        return Ok(Some(shown.clone()));
    }
    let seen = |prompt: &Prompt| match (noted, of_day) {
        (_, Some(noted)) => noted.today.contains(&prompt.id) || noted.before.contains(&prompt.id),
        (Some(noted), None) => noted.today.contains(&prompt.id),
        (None, None) => false,
    };
    let first = match noted {
        // The very first question is the plainest.
        None if nothing_written(connection)? => 0,
        _ => place_of_day(offered.len(), date),
    };
    let round = || offered.iter().cycle().skip(first).take(offered.len());
    let unseen = round().find(|prompt| !seen(prompt));
    Ok(unseen.or_else(|| round().next()).cloned())
}

/// A place from 0 to `count`: a step a day, wide enough to leave the theme, that comes to every place in `count` days and
/// never stays.
fn place_of_day(count: usize, date: NaiveDate) -> usize {
    let shares = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a > 1
    };
    let step = (count * 3 / 8..).find(|step| *step > 0 && !shares(*step, count));
    let day = usize::try_from(date.num_days_from_ce()).unwrap_or_default();
    day.wrapping_mul(step.unwrap_or(1)) % count.max(1)
}

fn nothing_written(connection: &Connection) -> Result<bool, DbError> {
    Ok(
        connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM entry)", [], |row| {
            row.get(0)
        })?,
    )
}

#[cfg(test)]
mod tests;
