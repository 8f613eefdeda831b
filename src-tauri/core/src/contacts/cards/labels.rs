//! The words beside a number: what a card says in its own terms, in words that a person reads.

use crate::contacts::vcard::{PhoneKind, Place};

/// Words in the person's language for what cards say in theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardWords {
    /// "home"
    pub home: String,
    /// "work"
    pub work: String,
    /// "mobile"
    pub mobile: String,
    /// "fax"
    pub fax: String,
    /// "pager"
    pub pager: String,
    /// "textphone"
    pub textphone: String,
    /// "text messages"
    pub text: String,
    /// "relay"
    pub relay: String,
    /// "sign language"
    pub sign: String,
    /// "Name", before a name that is too long.
    pub name: String,
    /// "Also called"
    pub also: String,
    /// "Belongs to", before an organisation.
    pub organisation: String,
}

/// What a label says, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// The person's own words; may be empty.
    pub own: String,
    pub place: Option<Place>,
    pub kind: Option<PhoneKind>,
}

const BETWEEN: &str = ", ";

impl CardWords {
    /// What stands beside a number: "evenings, work, fax".
    pub(super) fn label(&self, own: &str, place: Option<Place>, kind: Option<PhoneKind>) -> String {
        let place = place.map(|place| self.place(place));
        let kind = kind.map(|kind| self.kind(kind));
        let said = |word: &&str| !word.is_empty() && !own.eq_ignore_ascii_case(word);
        let words = [place, kind].into_iter().flatten().filter(said);
        let own = Some(own).filter(|own| !own.is_empty());
        own.into_iter()
            .chain(words)
            .collect::<Vec<_>>()
            .join(BETWEEN)
    }

    /// The other way round.
    pub(super) fn apart(&self, label: &str) -> Label {
        let mut apart = Label::default();
        let mut own = label.trim();
        while !own.is_empty() {
            let (rest, word) = own.rsplit_once(BETWEEN).unwrap_or(("", own));
            let place = [Place::Home, Place::Work];
            let kind = [
                PhoneKind::Mobile,
                PhoneKind::Fax,
                PhoneKind::Pager,
                PhoneKind::Textphone,
            ];
            let place = place.into_iter().find(|place| self.place(*place) == word);
            let kind = kind.into_iter().find(|kind| self.kind(*kind) == word);
            match (place, kind) {
                (Some(place), _) if apart.place.is_none() => apart.place = Some(place),
                (_, Some(kind)) if apart.kind.is_none() => apart.kind = Some(kind),
                _ => break,
            }
            own = rest;
        }
        apart.own = own.to_owned();
        apart
    }

    fn place(&self, place: Place) -> &str {
        match place {
            Place::Home => &self.home,
            Place::Work => &self.work,
        }
    }

    fn kind(&self, kind: PhoneKind) -> &str {
        match kind {
            PhoneKind::Mobile => &self.mobile,
            PhoneKind::Fax => &self.fax,
            PhoneKind::Pager => &self.pager,
            PhoneKind::Textphone => &self.textphone,
        }
    }
}
