//! A file of cards as the page shows it: counted, searched and in parts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::import::{CardDecision, Import, Known, Row, plain};
use super::merge::Additions;
use super::{PAGE, Told, beginning};
use crate::contacts::vcard::{Birthday, ProblemKind};
use crate::contacts::{ChannelDraft, ChannelKind, ContactError};
use crate::db::ContactId;

/// Longest beginning of notes that a row shows, in characters.
const NOTES_SHOWN: usize = 200;
/// Most ways to reach somebody that a row shows.
const WAYS_SHOWN: usize = 8;

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardsFound {
    /// How many cards.
    pub cards: u32,
    /// How many of them are nobody who is here.
    pub new: u32,
    /// How many may be somebody who is here.
    pub maybe: u32,
    /// How many are here already.
    pub here: u32,
    /// What could not be read, in the order of the file.
    pub problems: Vec<ProblemShown>,
    /// How many more there are.
    pub problems_left_out: u32,
}

/// One thing that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProblemShown {
    /// The line in the file, from 1.
    pub line: u32,
    /// Whose card it is in; `None` when it is in none.
    pub name: Option<String>,
    /// What it is.
    pub kind: ProblemKind,
}

/// What will become of all cards, as decided so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardsCounts {
    /// Somebody new.
    pub added: u32,
    /// Added to somebody who is here.
    pub merged: u32,
    /// Left out.
    pub left_out: u32,
    /// Not decided.
    pub open: u32,
}

/// Which cards are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum CardsShown {
    /// All.
    All,
    /// Those that may be somebody who is here.
    Maybe,
    /// Those that are to come in.
    Chosen,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardsWanted {
    /// Words or parts of words that each card is to have; blank = all cards.
    pub words: String,
    /// Among these.
    pub shown: CardsShown,
}

/// Cards of a file, as many as are shown at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardsPage {
    /// How many were found.
    pub found: u32,
    /// How many of them are nobody who is here: those that can be chosen at once.
    pub new: u32,
    /// The place of the first row among those found.
    pub from: u32,
    /// At most [`PAGE`].
    pub rows: Vec<CardRow>,
    /// What will become of all cards.
    pub counts: CardsCounts,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardRow {
    /// Its place in the file, from 0.
    pub card: u32,
    /// Whose it is.
    pub name: String,
    /// How they can be reached: the first eight.
    pub ways: Vec<CardWay>,
    /// How many more there are.
    pub more_ways: u32,
    /// In words.
    pub birthday_text: Option<String>,
    /// There is a photo.
    pub photo: bool,
    /// How the notes begin; may be empty.
    pub notes: String,
    /// What will not come in as it is.
    pub told: Vec<Told>,
    /// What it is to those who are here.
    pub likeness: Likeness,
    /// An earlier card of the file has everything that this one has.
    pub twin: bool,
    /// Who it may be, and what they would get.
    pub candidates: Vec<Candidate>,
    /// What becomes of it.
    pub decision: CardDecision,
}

/// What a card is to those who are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Likeness {
    /// Nobody.
    New,
    /// They have that name, and every number and e-mail.
    Same,
    /// It shares a name, a number or an e-mail with somebody.
    MaybeSame,
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardWay {
    /// What it is.
    pub kind: ChannelKind,
    /// May be empty.
    pub label: String,
    /// As it is read.
    pub display: String,
}

/// Somebody who is here and whom a card may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// Who.
    pub contact: ContactId,
    /// Their name.
    pub name: String,
    /// They were put aside.
    pub archived: bool,
    /// What would come to them.
    pub ways: Vec<CardWay>,
    /// Their birthday would, in words.
    pub birthday_text: Option<String>,
    /// The photo would.
    pub photo: bool,
    /// How the notes begin that would.
    pub notes: String,
    /// What will not come to them as it is.
    pub told: Vec<Told>,
}

/// Puts a birthday into words: with a year as a date, without one as a day.
type SayBirthday<'a> = &'a dyn Fn(NaiveDate, bool) -> String;

impl Import {
    /// What is in the file.
    pub fn found(&self) -> CardsFound {
        let of = |kind: Likeness| count(self.rows.iter().filter(|row| row.likeness() == kind));
        let shown = |problem: &crate::contacts::vcard::Problem| ProblemShown {
            line: problem.line,
            name: problem
                .card
                .and_then(|at| Some(self.row(at)?.card.name.clone())),
            kind: problem.kind,
        };
        CardsFound {
            cards: count(self.rows.iter()),
            new: of(Likeness::New),
            maybe: of(Likeness::MaybeSame),
            here: of(Likeness::Same),
            problems: self.problems.iter().map(shown).collect(),
            problems_left_out: u32::try_from(self.problems_left_out).unwrap_or(u32::MAX),
        }
    }

    /// What will become of all cards.
    pub fn counts(&self) -> CardsCounts {
        let mut counts = CardsCounts::default();
        for row in &self.rows {
            *match row.decision {
                CardDecision::Open => &mut counts.open,
                CardDecision::LeaveOut => &mut counts.left_out,
                CardDecision::AddNew => &mut counts.added,
                CardDecision::Merge(_) => &mut counts.merged,
            } += 1;
        }
        counts
    }

    /// The cards that are wanted, from the `from`th on, those that ask first.
    pub fn page(&self, wanted: &CardsWanted, from: u32, say: SayBirthday<'_>) -> CardsPage {
        let found = self.wanted(wanted);
        let last_page = count(found.iter()).saturating_sub(1) as usize / PAGE * PAGE;
        let start = (from as usize).min(last_page);
        let rows = found.iter().skip(start).take(PAGE);
        CardsPage {
            found: count(found.iter()),
            new: count(
                found
                    .iter()
                    .filter(|at| self.can_be_chosen_with_others(**at)),
            ),
            from: u32::try_from(start).unwrap_or_default(),
            rows: rows.filter_map(|at| self.shown(*at, say)).collect(),
            counts: self.counts(),
        }
    }

    /// One card as it stands.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn card(&self, card: u32, say: SayBirthday<'_>) -> Result<CardRow, ContactError> {
        self.shown(card, say).ok_or(ContactError::NotFound)
    }

    /// Chooses all of the wanted cards that are nobody who is here, or leaves them out.
    pub fn choose_all(&mut self, wanted: &CardsWanted, come: bool) {
        for at in self.wanted(wanted) {
            if self.can_be_chosen_with_others(at)
                && let Some(row) = self.rows.get_mut(at as usize)
            {
                row.decision = if come {
                    CardDecision::AddNew
                } else {
                    CardDecision::LeaveOut
                };
            }
        }
    }

    fn can_be_chosen_with_others(&self, at: u32) -> bool {
        self.row(at)
            .is_some_and(|row| row.known == Known::New && !row.twin)
    }

    fn wanted(&self, wanted: &CardsWanted) -> Vec<u32> {
        let words = plain(&wanted.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let has = |row: &Row| {
            (match wanted.shown {
                CardsShown::All => true,
                CardsShown::Maybe => row.likeness() == Likeness::MaybeSame,
                CardsShown::Chosen => {
                    matches!(row.decision, CardDecision::AddNew | CardDecision::Merge(_))
                }
            }) && words.iter().all(|word| row.words.contains(word))
        };
        let found = self
            .order
            .iter()
            .filter(|at| self.rows.get(**at).is_some_and(has));
        found.filter_map(|at| u32::try_from(*at).ok()).collect()
    }

    fn row(&self, at: u32) -> Option<&Row> {
        self.rows.get(at as usize)
    }

    fn shown(&self, at: u32, say: SayBirthday<'_>) -> Option<CardRow> {
        let row = self.row(at)?;
        let card = &row.card;
        let mut people: Vec<usize> = match &row.known {
            Known::New => Vec::new(),
            Known::Same(person) => vec![*person],
            Known::MaybeSame(people) => people.clone(),
        };
        // Somebody else whom the person named.
        if let CardDecision::Merge(contact) = &row.decision
            && let Some(person) = self.place_of(contact)
            && !people.contains(&person)
        {
            people.push(person);
        }
        let candidate = |place: &usize| {
            let person = self.people.get(*place)?;
            let adds = person.additions(card, &self.words, &self.region);
            Some(Candidate {
                contact: person.draft.id.clone()?,
                name: person.draft.name.clone(),
                archived: person.archived,
                ..self.candidate(adds, say)
            })
        };
        Some(CardRow {
            card: at,
            name: card.name.clone(),
            ways: self.ways(card.channels.iter().take(WAYS_SHOWN)),
            more_ways: count(card.channels.iter().skip(WAYS_SHOWN)),
            birthday_text: birthday_text(card.birthday, say),
            photo: card.photo.is_some(),
            notes: beginning(&card.notes.parts().join("\n"), NOTES_SHOWN),
            told: card.told.clone(),
            likeness: row.likeness(),
            twin: row.twin,
            candidates: people.iter().filter_map(candidate).collect(),
            decision: row.decision.clone(),
        })
    }

    fn candidate(&self, adds: Additions, say: SayBirthday<'_>) -> Candidate {
        Candidate {
            contact: ContactId::from(String::new()),
            name: String::new(),
            archived: false,
            ways: self.ways(adds.channels.iter()),
            birthday_text: birthday_text(adds.birthday, say),
            photo: adds.photo,
            notes: beginning(&adds.notes.join("\n"), NOTES_SHOWN),
            told: adds.told,
        }
    }

    fn ways<'a>(&self, channels: impl Iterator<Item = &'a ChannelDraft>) -> Vec<CardWay> {
        channels
            .map(|channel| CardWay {
                kind: channel.kind,
                label: channel.label.clone(),
                display: channel.kind.display(&channel.value, &self.region),
            })
            .collect()
    }
}

impl Row {
    fn likeness(&self) -> Likeness {
        match self.known {
            Known::New => Likeness::New,
            Known::Same(_) => Likeness::Same,
            Known::MaybeSame(_) => Likeness::MaybeSame,
        }
    }
}

fn birthday_text(birthday: Option<Birthday>, say: SayBirthday<'_>) -> Option<String> {
    let birthday = birthday?;
    Some(say(birthday.date()?, birthday.year.is_some()))
}

fn count(rows: impl Iterator) -> u32 {
    u32::try_from(rows.count()).unwrap_or(u32::MAX)
}
