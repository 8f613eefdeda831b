//! Cards written as 3.0 (RFC 2426) and 4.0 (RFC 6350).

use base64::Engine as _;
use chrono::{DateTime, Utc};

use super::values::BASE64;
use super::{Birthday, Card, CardPhoto, CardVersion, Messenger, PhoneKind, Place};

/// Longest line in bytes, without its end (RFC 6350 §3.2).
const LONGEST_LINE: usize = 75;
/// The year that Apple writes where there is none; a leap year.
const NO_YEAR: u16 = 1604;

/// Writes cards one after the other, in UTF-8, with CR LF, folded at 75 bytes. What [`read`](super::read()) makes of a file
/// comes back from it as it was, in both versions, up to half the length that a line may have.
///
/// Own labels are written as Apple and Google do, in a group with `X-ABLabel`: neither version has a place for them.
pub fn write(cards: &[Card], version: CardVersion) -> Vec<u8> {
    let mut writer = Writer {
        file: Vec::new(),
        version,
        groups: 0,
    };
    for card in cards {
        writer.card(card);
    }
    writer.file
}

struct Writer {
    file: Vec<u8>,
    version: CardVersion,
    /// Groups of the card so far.
    groups: usize,
}

impl Writer {
    fn card(&mut self, card: &Card) {
        self.groups = 0;
        self.line("BEGIN:VCARD");
        self.line(match self.version {
            CardVersion::V3 => "VERSION:3.0",
            CardVersion::V4 => "VERSION:4.0",
        });
        let name = escaped(&card.name);
        self.line(&format!("FN:{name}"));
        // 3.0 asks for it. Which part is the family's is not known.
        self.line(&format!("N:;{name};;;"));
        for (property, text) in [
            ("NICKNAME", &card.nickname),
            ("ORG", &card.organisation),
            ("NOTE", &card.note),
        ] {
            if let Some(text) = text {
                self.line(&format!("{property}:{}", escaped(text)));
            }
        }
        for phone in &card.phones {
            let kind = phone.kind.map(|kind| match kind {
                PhoneKind::Mobile => "cell",
                PhoneKind::Fax => "fax",
                PhoneKind::Pager => "pager",
                PhoneKind::Textphone => "textphone",
            });
            self.labelled(
                "TEL",
                phone.place,
                kind,
                &phone.label,
                &escaped(&phone.number),
            );
        }
        for email in &card.emails {
            // 3.0 has kinds of addresses, of which this is the one that is meant.
            let kind = (self.version == CardVersion::V3).then_some("internet");
            let address = escaped(&email.address);
            self.labelled("EMAIL", email.place, kind, &email.label, &address);
        }
        for link in &card.links {
            self.labelled("URL", None, None, &link.label, &link.url);
        }
        for messenger in &card.messengers {
            self.messenger(messenger);
        }
        for address in &card.addresses {
            let parts = format!(";;{};;;;", escaped(&address.text));
            self.labelled("ADR", address.place, None, &address.label, &parts);
        }
        if let Some(birthday) = card.birthday {
            self.birthday(birthday);
        }
        if let Some(at) = card.revision {
            let at: DateTime<Utc> = at.utc();
            let form = match self.version {
                CardVersion::V3 => "REV:%Y-%m-%dT%H:%M:%SZ",
                CardVersion::V4 => "REV:%Y%m%dT%H%M%SZ",
            };
            self.line(&at.format(form).to_string());
        }
        if let Some(photo) = &card.photo {
            self.photo(photo);
        }
        self.line("END:VCARD");
    }

    /// A property with its sort, in a group with its label where it has one.
    fn labelled(
        &mut self,
        property: &str,
        place: Option<Place>,
        kind: Option<&str>,
        label: &str,
        value: &str,
    ) {
        let place = place.map(|place| match place {
            Place::Home => "home",
            Place::Work => "work",
        });
        let words: Vec<&str> = kind.into_iter().chain(place).collect();
        let types = match (words.is_empty(), self.version) {
            (true, _) => String::new(),
            (false, CardVersion::V3) => format!(";TYPE={}", words.join(",").to_ascii_uppercase()),
            (false, CardVersion::V4) => format!(";TYPE={}", words.join(",")),
        };
        if label.is_empty() {
            return self.line(&format!("{property}{types}:{value}"));
        }
        self.groups += 1;
        let group = format!("item{}", self.groups);
        self.line(&format!("{group}.{property}{types}:{value}"));
        self.line(&format!("{group}.X-ABLabel:{}", escaped(label)));
    }

    fn messenger(&mut self, messenger: &Messenger) {
        let (parameter, scheme) = match self.version {
            // Apple's own, where a service has no scheme of its own.
            CardVersion::V3 => ("X-SERVICE-TYPE", "x-apple"),
            // RFC 9554 §4.10.
            CardVersion::V4 => ("SERVICE-TYPE", "im"),
        };
        let service = match messenger.service.name() {
            "" => String::new(),
            name => format!(";{parameter}={}", quoted(name)),
        };
        let handle = percent(&messenger.handle);
        self.line(&format!("IMPP{service}:{scheme}:{handle}"));
    }

    fn birthday(&mut self, birthday: Birthday) {
        let Birthday { year, month, day } = birthday;
        self.line(&match (self.version, year) {
            (CardVersion::V3, Some(year)) => format!("BDAY:{year:04}-{month:02}-{day:02}"),
            (CardVersion::V3, None) => {
                format!("BDAY;X-APPLE-OMIT-YEAR={NO_YEAR}:{NO_YEAR}-{month:02}-{day:02}")
            }
            (CardVersion::V4, Some(year)) => format!("BDAY:{year:04}{month:02}{day:02}"),
            (CardVersion::V4, None) => format!("BDAY:--{month:02}{day:02}"),
        });
    }

    fn photo(&mut self, photo: &CardPhoto) {
        let data = BASE64.encode(&photo.bytes);
        let kind = photo.mime.rsplit('/').next().unwrap_or_default();
        self.line(&match self.version {
            CardVersion::V3 => {
                format!("PHOTO;ENCODING=b;TYPE={}:{data}", kind.to_ascii_uppercase())
            }
            CardVersion::V4 => format!("PHOTO:data:{};base64,{data}", photo.mime),
        });
    }

    /// One line, folded between characters.
    fn line(&mut self, text: &str) {
        let mut length = 0;
        for c in text.chars() {
            if length + c.len_utf8() > LONGEST_LINE {
                self.file.extend_from_slice(b"\r\n ");
                length = 1;
            }
            self.file
                .extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            length += c.len_utf8();
        }
        self.file.extend_from_slice(b"\r\n");
    }
}

/// RFC 6350 §3.4.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A parameter's value, in quotes where it has to be; RFC 6868 for what quotes cannot hold.
fn quoted(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => hidden.push_str("^n"),
            '"' => hidden.push_str("^'"),
            '^' => hidden.push_str("^^"),
            c => hidden.push(c),
        }
    }
    if hidden
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-')
    {
        hidden
    } else {
        format!("\"{hidden}\"")
    }
}

/// RFC 3986 §2.1, for everything that may mean something in a link.
fn percent(text: &str) -> String {
    let mut link = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' | b'+' => {
                link.push(char::from(byte));
            }
            byte => link.push_str(&format!("%{byte:02X}")),
        }
    }
    link
}
