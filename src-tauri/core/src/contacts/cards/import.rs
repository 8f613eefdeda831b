//! A file of cards while the person decides what becomes of each; in memory only.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::incoming::Incoming;
use super::labels::CardWords;
use super::merge::Person;
use super::{MOST_CHOSEN, Told, ToldKind};
use crate::clock::Now;
use crate::contacts::vcard::{Card, CardPhoto, Match, People, Problem, Reading};
use crate::contacts::{ChannelKind, Contact, ContactDraft, ContactError, store};
use crate::db::{ContactId, Db, Subject, UndoToken};

/// Most that is told of what did not come in as it was.
const MOST_TOLD: usize = 500;

/// What becomes of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", content = "contact", rename_all = "camelCase")]
pub enum CardDecision {
    /// Not decided yet; such a card stays out.
    Open,
    /// It stays out.
    LeaveOut,
    /// It becomes somebody new.
    AddNew,
    /// What it has and they have not comes to them.
    Merge(ContactId),
}

/// What a card is to those who are here, by their places among [`Import::people`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    New,
    Same(usize),
    MaybeSame(Vec<usize>),
}

/// A card of the file.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub card: Incoming,
    pub known: Known,
    /// An earlier card of the file has everything that this one has.
    pub twin: bool,
    pub decision: CardDecision,
    /// What it is found by.
    pub words: String,
}

/// A file of cards.
#[derive(Debug, Clone)]
pub struct Import {
    pub(super) rows: Vec<Row>,
    /// Those that ask first, then the others as they come.
    pub(super) order: Vec<usize>,
    pub(super) people: Vec<Person>,
    pub(super) problems: Vec<Problem>,
    pub(super) problems_left_out: usize,
    pub(super) words: CardWords,
    pub(super) region: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Brought {
    /// How many are new.
    pub added: u32,
    /// How many cards came to somebody who was here.
    pub merged: u32,
    /// How many cards stayed out.
    pub left_out: u32,
    /// Whose card did not come in as it was, and what of it; at most 500.
    pub told: Vec<(String, Told)>,
    /// How many more there are.
    pub told_left_out: u32,
    /// Takes it all back.
    pub undo: UndoToken,
}

impl Import {
    /// What was read, looked at beside the people who are here: all that are kept, also those put aside. Numbers without
    /// a country are at home in `region`. `go_on` is told after each card how many are done; with false it ends, and there
    /// is `None`.
    pub fn new(
        reading: Reading,
        here: &[Contact],
        words: CardWords,
        region: &str,
        mut go_on: impl FnMut(usize) -> bool,
    ) -> Option<Self> {
        let mut known = People::new(region);
        for contact in here {
            let of = |kinds: fn(ChannelKind) -> bool| {
                let channels = contact.channels.iter();
                channels
                    .filter(move |it| kinds(it.kind))
                    .map(|it| it.value.as_str())
            };
            let is_email = |kind| kind == ChannelKind::Email;
            known.add(&contact.name, of(ChannelKind::has_number), of(is_email));
        }
        let few = reading.cards.len() <= MOST_CHOSEN;
        let mut import = Self {
            rows: Vec::with_capacity(reading.cards.len()),
            order: Vec::new(),
            people: here.iter().map(Person::of).collect(),
            problems: reading.problems,
            problems_left_out: reading.problems_left_out,
            words,
            region: region.to_owned(),
        };
        let mut earlier = People::new(region);
        for (at, card) in reading.cards.into_iter().enumerate() {
            if !go_on(at) {
                return None;
            }
            let found = match known.look(&card) {
                Match::New => Known::New,
                Match::Same { person } => Known::Same(person),
                Match::MaybeSame(like) => {
                    Known::MaybeSame(like.iter().map(|it| it.person).collect())
                }
            };
            let before = earlier.look(&card);
            earlier.add(
                &card.name,
                card.phones.iter().map(|it| it.number.as_str()),
                card.emails.iter().map(|it| it.address.as_str()),
            );
            import.take_in(card, found, &before, few);
        }
        let asks = |row: &usize| {
            let row = import.rows.get(*row);
            row.is_some_and(|row| matches!(row.known, Known::MaybeSame(_)))
        };
        let (mut order, others): (Vec<usize>, Vec<usize>) = (0..import.rows.len()).partition(asks);
        order.extend(others);
        import.order = order;
        Some(import)
    }

    fn take_in(&mut self, card: Card, known: Known, earlier: &Match, few: bool) {
        let card = Incoming::of(card, &self.words);
        let twin = match earlier {
            Match::Same { person } => self.rows.get(*person).is_some_and(|row| {
                let first = as_person(&row.card);
                first.additions(&card, &self.words, &self.region).nothing()
            }),
            _ => false,
        };
        let decision = match known {
            Known::New if few && !twin => CardDecision::AddNew,
            Known::MaybeSame(_) if !twin => CardDecision::Open,
            _ => CardDecision::LeaveOut,
        };
        let values = card.channels.iter().map(|channel| channel.value.as_str());
        let notes = card.notes.parts().iter().map(String::as_str);
        let words: Vec<&str> = [card.name.as_str()]
            .into_iter()
            .chain(values)
            .chain(notes)
            .collect();
        self.rows.push(Row {
            words: plain(&words.join("\n")),
            card,
            known,
            twin,
            decision,
        });
    }

    /// Decides about one card.
    ///
    /// # Errors
    /// `NotFound` when there is no such card, or nobody of that id was here.
    pub fn decide(&mut self, card: u32, decision: CardDecision) -> Result<(), ContactError> {
        if let CardDecision::Merge(contact) = &decision {
            self.place_of(contact).ok_or(ContactError::NotFound)?;
        }
        let row = usize::try_from(card)
            .ok()
            .and_then(|at| self.rows.get_mut(at));
        row.ok_or(ContactError::NotFound)?.decision = decision;
        Ok(())
    }

    /// The photos of the cards that come in and of whom a photo is wanted, by their places; to be made ready with
    /// [`portrait`](crate::journal::photos::portrait) for [`Import::bring_in`].
    pub fn photos(&self) -> Vec<(u32, Arc<CardPhoto>)> {
        let wanted = (0_u32..)
            .zip(&self.rows)
            .filter(|(_, row)| match &row.decision {
                CardDecision::AddNew => true,
                CardDecision::Merge(contact) => {
                    (self.person(contact)).is_some_and(|it| !it.has_photo)
                }
                CardDecision::Open | CardDecision::LeaveOut => false,
            });
        wanted
            .filter_map(|(at, row)| Some((at, Arc::clone(row.card.photo.as_ref()?))))
            .collect()
    }

    /// Brings in what was decided, in one change: somebody new for each card that is to be one, and what was missing to
    /// those who are here, as they are `here` now. `photos`: JPEGs by the card's place; one that is missing there is told.
    ///
    /// # Errors
    /// `NotFound` when somebody is gone to whom a card was to come, `Db`; nothing was changed then.
    pub fn bring_in(
        &self,
        db: &mut Db,
        here: &[Contact],
        photos: &HashMap<u32, Vec<u8>>,
        now: &Now,
    ) -> Result<Brought, ContactError> {
        let mut here: HashMap<&ContactId, Person> = (here.iter())
            .map(|contact| (&contact.id, Person::of(contact)))
            .collect();
        let (brought, undo) = db.write_undoable(Subject::Contacts, |tx| {
            let mut brought = Brought {
                added: 0,
                merged: 0,
                left_out: 0,
                told: Vec::new(),
                told_left_out: 0,
                // Known once all is written.
                undo: UndoToken(0),
            };
            for (at, row) in (0_u32..).zip(&self.rows) {
                let photo = photos.get(&at).map(Vec::as_slice);
                let mut told;
                let (draft, photo, wanted) = match &row.decision {
                    CardDecision::Open | CardDecision::LeaveOut => {
                        brought.left_out += 1;
                        continue;
                    }
                    CardDecision::AddNew => {
                        brought.added += 1;
                        told = row.card.told.clone();
                        (draft(&row.card), photo, row.card.photo.is_some())
                    }
                    CardDecision::Merge(contact) => {
                        let person = here.get_mut(contact).ok_or(ContactError::NotFound)?;
                        let adds = person.additions(&row.card, &self.words, &self.region);
                        brought.merged += 1;
                        told = adds.told.clone();
                        person.take_in(&adds);
                        person.has_photo |= adds.photo && photo.is_some();
                        (
                            person.draft.clone(),
                            photo.filter(|_| adds.photo),
                            adds.photo,
                        )
                    }
                };
                let id = store::put(tx, &draft, now)?;
                if photo.is_some() {
                    store::put_photo(tx, &id, photo)?;
                } else if wanted {
                    told.push(Told::new(ToldKind::PhotoUnclear, ""));
                }
                for told in told {
                    if brought.told.len() < MOST_TOLD {
                        brought.told.push((row.card.name.clone(), told));
                    } else {
                        brought.told_left_out += 1;
                    }
                }
            }
            Ok::<_, ContactError>(brought)
        })?;
        Ok(Brought { undo, ..brought })
    }

    pub(super) fn person(&self, contact: &ContactId) -> Option<&Person> {
        self.people.get(self.place_of(contact)?)
    }

    pub(super) fn place_of(&self, contact: &ContactId) -> Option<usize> {
        (self.people.iter()).position(|person| person.draft.id.as_ref() == Some(contact))
    }
}

/// Letters as they are looked for: without capitals and accents.
pub(super) fn plain(text: &str) -> String {
    text.nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

fn draft(card: &Incoming) -> ContactDraft {
    ContactDraft {
        channels: card.channels.clone(),
        notes: card.notes.text(),
        birthday: card.birthday,
        ..ContactDraft::of_name(&card.name)
    }
}

fn as_person(card: &Incoming) -> Person {
    Person {
        draft: draft(card),
        archived: false,
        has_photo: card.photo.is_some(),
    }
}
