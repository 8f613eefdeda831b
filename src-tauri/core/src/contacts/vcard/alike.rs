//! Whether somebody on a card is here already. Only said, never done: two who share a number may be one household.

use std::collections::{BTreeMap, HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use super::Card;
use crate::contacts::numbers::{Identity, identity};

/// Most people that a card is said to be like.
const MOST_LIKE: usize = 5;

/// What more people than this share, such as a switchboard's number, says nothing about who somebody is.
const MOST_SHARING: usize = 100;

/// What a card is to the people who are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Nobody like them is here.
    New,
    /// They are here by that name, with every number and e-mail of the card. Nothing else is compared.
    Same {
        /// Their place among the people.
        person: usize,
    },
    /// They may be here: a number, an e-mail or the name is the same.
    MaybeSame(Vec<Likeness>),
}

/// Somebody whom a card may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// Their place among the people.
    pub person: usize,
    /// What the card has and they have not.
    pub adds: Adds,
}

/// What would be added to somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Adds {
    /// Whether the card has another name for them.
    pub other_name: bool,
    /// Places among the card's phones.
    pub phones: Vec<usize>,
    /// Places among the card's e-mails.
    pub emails: Vec<usize>,
}

impl Adds {
    fn nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// The people who are here, ready to compare many cards with.
pub struct People {
    region: String,
    keys: Vec<Keys>,
    by_number: HashMap<String, Vec<usize>>,
    by_email: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

struct Keys {
    name: String,
    numbers: Vec<Identity>,
    emails: HashSet<String>,
}

impl People {
    /// Nobody yet. Numbers without a country are at home in `region` (ISO 3166, "ZZ" = not known).
    pub fn new(region: &str) -> Self {
        Self {
            region: region.to_owned(),
            keys: Vec::new(),
            by_number: HashMap::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
        }
    }

    /// Adds somebody who is here, with everything as typed. Their place is how many were added before.
    pub fn add<'a>(
        &mut self,
        name: &str,
        numbers: impl IntoIterator<Item = &'a str>,
        emails: impl IntoIterator<Item = &'a str>,
    ) {
        let place = self.keys.len();
        let keys = Keys {
            name: name_key(name),
            numbers: numbers
                .into_iter()
                .filter_map(|number| identity(number, &self.region))
                .collect(),
            emails: emails
                .into_iter()
                .map(email_key)
                .filter(|email| !email.is_empty())
                .collect(),
        };
        for number in &keys.numbers {
            note(&mut self.by_number, number.national(), place);
        }
        for email in &keys.emails {
            note(&mut self.by_email, email, place);
        }
        if !keys.name.is_empty() {
            note(&mut self.by_name, &keys.name, place);
        }
        self.keys.push(keys);
    }

    /// What the card is to them. Numbers are the same where the national number is, unless their countries differ;
    /// e-mails without minding capitals; names by their words in any order, without accents and capitals. Of several who are like
    /// the card, those who share most come first, at most five. What over a hundred people share is not asked.
    pub fn look(&self, card: &Card) -> Match {
        let name = name_key(&card.name);
        let numbers: Vec<Option<Identity>> = card
            .phones
            .iter()
            .map(|phone| identity(&phone.number, &self.region))
            .collect();
        let emails: Vec<String> = card
            .emails
            .iter()
            .map(|it| email_key(&it.address))
            .collect();

        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let mut seen = HashSet::new();
        for number in numbers.iter().flatten() {
            for place in sharing(&self.by_number, number.national()) {
                let known = self.keys.get(*place);
                let same = known.is_some_and(|it| it.numbers.iter().any(|it| it.same(number)));
                if same && seen.insert((*place, number.national())) {
                    *shared.entry(*place).or_default() += 2;
                }
            }
        }
        for place in emails.iter().flat_map(|it| sharing(&self.by_email, it)) {
            *shared.entry(*place).or_default() += 2;
        }
        for place in sharing(&self.by_name, &name) {
            *shared.entry(*place).or_default() += 1;
        }
        let mut like: Vec<(usize, usize)> = shared.into_iter().collect();
        like.sort_by_key(|(place, shares)| (std::cmp::Reverse(*shares), *place));

        let adds: Vec<Likeness> = like
            .iter()
            .filter_map(|(place, _)| {
                let known = self.keys.get(*place)?;
                let adds = Adds {
                    other_name: known.name != name,
                    phones: missing(&numbers, |number| {
                        number
                            .as_ref()
                            .is_none_or(|number| known.numbers.iter().any(|it| it.same(number)))
                    }),
                    emails: missing(&emails, |email| {
                        email.is_empty() || known.emails.contains(email)
                    }),
                };
                Some(Likeness {
                    person: *place,
                    adds,
                })
            })
            .collect();
        if let Some(same) = adds.iter().find(|it| it.adds.nothing()) {
            return Match::Same {
                person: same.person,
            };
        }
        if adds.is_empty() {
            return Match::New;
        }
        Match::MaybeSame(adds.into_iter().take(MOST_LIKE).collect())
    }
}

fn note(places: &mut HashMap<String, Vec<usize>>, key: &str, place: usize) {
    let list = places.entry(key.to_owned()).or_default();
    if list.len() <= MOST_SHARING && list.last() != Some(&place) {
        list.push(place);
    }
}

fn sharing<'a>(places: &'a HashMap<String, Vec<usize>>, key: &str) -> &'a [usize] {
    places
        .get(key)
        .filter(|list| list.len() <= MOST_SHARING)
        .map_or(&[], Vec::as_slice)
}

fn missing<T>(all: &[T], known: impl Fn(&T) -> bool) -> Vec<usize> {
    all.iter()
        .enumerate()
        .filter(|(_, it)| !known(it))
        .map(|(at, _)| at)
        .collect()
}

/// An e-mail address without capitals. Before the `@` they could matter (RFC 5321 §2.4), and nowhere do.
fn email_key(address: &str) -> String {
    address.trim().to_lowercase()
}

/// The words of a name, in order, without accents and capitals; the text itself where it has no words.
fn name_key(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let mut words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    if words.is_empty() {
        return plain.trim().to_owned();
    }
    words.join(" ")
}
