//! A [`Card`] made of its properties, one after the other.

use std::collections::HashMap;

use super::property::Property;
use super::reach::{self, Sort};
use super::{
    Birthday, Card, CardAddress, CardEmail, CardLink, CardPhone, CardPhoto, Limits, Messenger,
    ProblemKind, about, values,
};
use crate::clock::Instant;

/// Most problems of one card that are said.
const MOST_PROBLEMS: usize = 50;
/// Preference where a card gives none; RFC 6350 §5.3 ends at 100.
const NOT_PREFERRED: u8 = u8::MAX;

/// A card while it is read.
pub(super) struct Builder {
    line: u32,
    limits: Limits,
    old: bool,
    full_name: Option<String>,
    name_of_parts: Option<String>,
    nickname: Option<String>,
    organisation: Option<String>,
    phones: Vec<Ranked<CardPhone>>,
    emails: Vec<Ranked<CardEmail>>,
    links: Vec<Ranked<CardLink>>,
    messengers: Vec<Messenger>,
    addresses: Vec<Ranked<CardAddress>>,
    /// LABEL of 2.1 and 3.0: an address as it is written on a letter, beside the one in parts.
    written_addresses: Vec<Ranked<CardAddress>>,
    labels: HashMap<String, String>,
    birthday: Option<Birthday>,
    photo: Option<CardPhoto>,
    note: String,
    revision: Option<Instant>,
    is_list: bool,
    problems: Vec<(u32, ProblemKind)>,
}

struct Ranked<T> {
    value: T,
    preference: u8,
    group: String,
}

impl Builder {
    /// A card that begins on that line.
    pub fn new(line: u32, limits: &Limits) -> Self {
        Self {
            line,
            limits: *limits,
            old: false,
            full_name: None,
            name_of_parts: None,
            nickname: None,
            organisation: None,
            phones: Vec::new(),
            emails: Vec::new(),
            links: Vec::new(),
            messengers: Vec::new(),
            addresses: Vec::new(),
            written_addresses: Vec::new(),
            labels: HashMap::new(),
            birthday: None,
            photo: None,
            note: String::new(),
            revision: None,
            is_list: false,
            problems: Vec::new(),
        }
    }

    /// Where the card begins.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Whether the card said that it is a 2.1.
    pub fn is_old(&self) -> bool {
        self.old
    }

    /// Notes what could not be read.
    pub fn problem(&mut self, line: u32, kind: ProblemKind) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push((line, kind));
        }
    }

    /// Takes in one property, which is only a beginning when it is too long. One that is not known changes nothing.
    pub fn take(&mut self, property: &Property, line: u32, too_long: bool) {
        match property.name.as_str() {
            "PHOTO" | "X-MS-CARDPICTURE" if too_long => {
                self.problem(line, ProblemKind::PhotoTooBig);
            }
            // What is not read anyway, such as a sound, may be as long as it likes.
            name if too_long && is_read(name) => self.problem(line, ProblemKind::LineTooLong),
            _ if too_long => {}
            "VERSION" => self.old = property.value.trim_ascii_start().starts_with(b"2"),
            "PHOTO" | "X-MS-CARDPICTURE" => match about::photo(property, self.limits.photo) {
                Ok(photo) => {
                    if self.photo.is_none() {
                        self.photo = photo;
                    }
                }
                Err(kind) => self.problem(line, kind),
            },
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => {
                self.is_list = property.value.trim_ascii().eq_ignore_ascii_case(b"group");
            }
            "FN" | "N" | "NICKNAME" | "X-NICKNAME" | "ORG" | "NOTE" | "BDAY" | "REV"
            | "X-ABLABEL" | "X-ANDROID-CUSTOM" => {
                let text = self.text(property, line);
                self.take_about(property, &text, line);
            }
            "TEL" | "EMAIL" | "URL" | "ADR" | "LABEL" | "IMPP" | "X-SOCIALPROFILE"
            | "SOCIALPROFILE" => {
                let text = self.text(property, line);
                self.take_reach(property, &text, line);
            }
            name => {
                if let Some(service) = reach::service_of_property(name) {
                    let text = self.text(property, line);
                    let handle = values::one_line(&values::unescaped(&text, self.old));
                    self.messenger(reach::messenger(service, &handle), line);
                }
            }
        }
    }

    fn text(&mut self, property: &Property, line: u32) -> String {
        let (text, lost) = values::encoded(property);
        if lost {
            self.problem(line, ProblemKind::LettersLost);
        }
        text
    }

    fn take_about(&mut self, property: &Property, text: &str, line: u32) {
        let old = property.old;
        let plain = || values::one_line(&values::unescaped(text, old));
        match property.name.as_str() {
            "FN" => keep_first(&mut self.full_name, plain()),
            "N" => keep_first(&mut self.name_of_parts, about::name_of_parts(text, old)),
            "NICKNAME" | "X-NICKNAME" => {
                keep_first(&mut self.nickname, about::listed(text, ',', old));
            }
            "ORG" => keep_first(&mut self.organisation, about::listed(text, ';', old)),
            "NOTE" => {
                let note = values::lines(&values::unescaped(text, old));
                if self.note.len() + note.len() > self.limits.line {
                    return self.problem(line, ProblemKind::LineTooLong);
                }
                if !self.note.is_empty() && !note.is_empty() {
                    self.note.push_str("\n\n");
                }
                self.note.push_str(&note);
            }
            "BDAY" => self.birthday(property, text, line),
            "REV" => self.revision = about::revision(text).or(self.revision),
            // Every value can have a label.
            "X-ABLABEL" if self.labels.len() < self.limits.values.saturating_mul(8) => {
                self.labels.insert(property.group.clone(), plain());
            }
            "X-ANDROID-CUSTOM" => match about::android_custom(text, old) {
                Some(about::AndroidCustom::Nickname(name)) => keep_first(&mut self.nickname, name),
                Some(about::AndroidCustom::Birthday(day)) => self.birthday(property, &day, line),
                None => {}
            },
            _ => {}
        }
    }

    fn birthday(&mut self, property: &Property, text: &str, line: u32) {
        match about::birthday(text, property.parameter("X-APPLE-OMIT-YEAR")) {
            Some(day) => self.birthday = self.birthday.or(Some(day)),
            None if text.trim().is_empty() => {}
            None => self.problem(line, ProblemKind::BirthdayUnclear),
        }
    }

    fn take_reach(&mut self, property: &Property, text: &str, line: u32) {
        let old = property.old;
        let plain = || values::one_line(&values::unescaped(text, old));
        let Sort { label, place, kind } = reach::sort(&property.types);
        let most = self.limits.values;
        let fits = match property.name.as_str() {
            "TEL" => {
                let whatsapp = property.parameter("WAID").and_then(reach::whatsapp_number);
                self.messenger(whatsapp, line);
                let number = reach::number(&plain());
                let phone = CardPhone {
                    label,
                    place,
                    kind,
                    number,
                };
                phone.number.is_empty() || push(&mut self.phones, phone, property, most)
            }
            "EMAIL" => {
                let address = reach::email(&plain());
                if address.is_empty() {
                    true
                } else if address.contains('@') {
                    let email = CardEmail {
                        label,
                        place,
                        address,
                    };
                    push(&mut self.emails, email, property, most)
                } else {
                    return self.problem(line, ProblemKind::EmailUnclear);
                }
            }
            "ADR" | "LABEL" => {
                let written = if property.name == "LABEL" {
                    values::lines(&values::unescaped(text, old))
                } else {
                    about::address(text, property.parameter("LABEL"), old)
                };
                let address = CardAddress {
                    label,
                    place,
                    text: written,
                };
                let into = if property.name == "LABEL" {
                    &mut self.written_addresses
                } else {
                    &mut self.addresses
                };
                address.text.is_empty() || push(into, address, property, most)
            }
            _ => match reach::link_or_messenger(property, &plain()) {
                reach::Found::Messenger(messenger) => {
                    return self.messenger(Some(messenger), line);
                }
                reach::Found::Link(url) => {
                    push(&mut self.links, CardLink { label, url }, property, most)
                }
                reach::Found::NotHttps => return self.problem(line, ProblemKind::LinkNotHttps),
                reach::Found::Nothing => true,
            },
        };
        if !fits {
            self.problem(line, ProblemKind::TooManyValues);
        }
    }

    fn messenger(&mut self, messenger: Option<Messenger>, line: u32) {
        let Some(messenger) = messenger.filter(|it| !self.messengers.contains(it)) else {
            return;
        };
        if self.messengers.len() < self.limits.values {
            self.messengers.push(messenger);
        } else {
            self.problem(line, ProblemKind::TooManyValues);
        }
    }

    /// The card, and what of it could not be read, with the lines. `None` when there is nobody in it.
    pub fn finish(mut self) -> (Option<Card>, Vec<(u32, ProblemKind)>) {
        self.pair_addresses();
        let labels = &self.labels;
        let phones = in_order(self.phones, labels, |it, label| {
            reach::take_label(label, &mut it.label, &mut it.place, Some(&mut it.kind));
        });
        let emails = in_order(self.emails, labels, |it, label| {
            reach::take_label(label, &mut it.label, &mut it.place, None);
        });
        let addresses = in_order(self.addresses, labels, |it, label| {
            reach::take_label(label, &mut it.label, &mut it.place, None);
        });
        let links = in_order(self.links, labels, |it, label| {
            reach::take_label(label, &mut it.label, &mut None, None);
        });
        let nobody = phones.is_empty()
            && emails.is_empty()
            && links.is_empty()
            && self.messengers.is_empty();
        let name = [
            &self.full_name,
            &self.name_of_parts,
            &self.nickname,
            &self.organisation,
            &emails.first().map(|email| email.address.clone()),
            &phones.first().map(|phone| phone.number.clone()),
            &self.messengers.first().map(|it| it.handle.clone()),
        ]
        .into_iter()
        .find_map(Clone::clone);
        let left_out = match name {
            _ if self.is_list && nobody && addresses.is_empty() => Some(ProblemKind::ListOfOthers),
            None => Some(ProblemKind::NothingInside),
            Some(_) => None,
        };
        if let Some(kind) = left_out {
            self.problems.insert(0, (self.line, kind));
            return (None, self.problems);
        }
        let card = Card {
            name: name.unwrap_or_default(),
            nickname: self.nickname,
            organisation: self.organisation,
            phones,
            emails,
            links,
            messengers: self.messengers,
            addresses,
            birthday: self.birthday,
            photo: self.photo,
            note: Some(self.note).filter(|note| !note.is_empty()),
            revision: self.revision,
        };
        (Some(card), self.problems)
    }

    /// Puts each address as it is written on a letter in the place of the same one in parts.
    fn pair_addresses(&mut self) {
        let mut taken = vec![false; self.addresses.len()];
        for written in std::mem::take(&mut self.written_addresses) {
            let same = self
                .addresses
                .iter_mut()
                .zip(&mut taken)
                .find(|(parts, taken)| {
                    !**taken
                        && parts.value.place == written.value.place
                        && parts.group == written.group
                });
            if let Some((parts, taken)) = same {
                *taken = true;
                parts.value.text = written.value.text;
            } else if self.addresses.len() < self.limits.values {
                self.addresses.push(written);
                taken.push(true);
            }
        }
    }
}

fn is_read(name: &str) -> bool {
    matches!(
        name,
        "FN" | "N"
            | "NICKNAME"
            | "X-NICKNAME"
            | "ORG"
            | "NOTE"
            | "TEL"
            | "EMAIL"
            | "URL"
            | "ADR"
            | "LABEL"
            | "IMPP"
    )
}

fn keep_first(kept: &mut Option<String>, text: String) {
    if kept.is_none() && !text.is_empty() {
        *kept = Some(text);
    }
}

/// Whether there was room for it.
fn push<T>(list: &mut Vec<Ranked<T>>, value: T, property: &Property, most: usize) -> bool {
    let room = list.len() < most;
    if room {
        list.push(Ranked {
            value,
            preference: property.preference.unwrap_or(NOT_PREFERRED),
            group: property.group.clone(),
        });
    }
    room
}

/// The preferred ones first, each given the label of its group.
fn in_order<T>(
    mut list: Vec<Ranked<T>>,
    labels: &HashMap<String, String>,
    take_label: impl Fn(&mut T, &str),
) -> Vec<T> {
    list.sort_by_key(|it| it.preference);
    list.into_iter()
        .map(|mut it| {
            if let Some(label) = labels.get(&it.group).filter(|_| !it.group.is_empty()) {
                take_label(&mut it.value, label);
            }
            it.value
        })
        .collect()
}
