//! What opens for a channel: the link that the operating system is handed. Nothing else of what a person typed, or of
//! what came with somebody's card, ever gets there.
//!
//! Every function here takes any text and gives a link of one of the schemes of [`Scheme`], or none.

mod web;

use serde::{Deserialize, Serialize};
use url::Host;

use super::ChannelKind;
use super::numbers;

/// Longer values are no addresses.
const LONGEST_VALUE: usize = 2_000;

/// Longer links are not taken by every system; what would make one longer stays behind.
const LONGEST_LINK: usize = 8_000;

/// The kinds of links that are ever opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// A telephone (RFC 3966).
    Tel,
    /// A text message (RFC 5724).
    Sms,
    /// An e-mail (RFC 6068).
    Mailto,
    /// A page in the browser.
    Https,
    /// Signal's own.
    Sgnl,
    /// WhatsApp's own.
    Whatsapp,
}

impl Scheme {
    /// Every one of them.
    pub const ALL: &[Self] = &[
        Self::Tel,
        Self::Sms,
        Self::Mailto,
        Self::Https,
        Self::Sgnl,
        Self::Whatsapp,
    ];

    /// As it begins a link, without the colon.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tel => "tel",
            Self::Sms => "sms",
            Self::Mailto => "mailto",
            Self::Https => "https",
            Self::Sgnl => "sgnl",
            Self::Whatsapp => "whatsapp",
        }
    }

    /// The scheme of a link; `None` for any other, for a link with nothing in it, and for a text with a character that
    /// no link has (RFC 3986 §2): a space, a quote, a control character, anything beyond ASCII.
    pub fn of(link: &str) -> Option<Self> {
        let (name, rest) = link.split_once(':')?;
        let scheme = Self::ALL.iter().find(|scheme| scheme.as_str() == name)?;
        let whole = rest.bytes().all(is_of_a_link);
        let says_something = match scheme {
            Self::Tel | Self::Sms => rest.bytes().any(|b| b.is_ascii_digit() || b == b'*'),
            Self::Mailto => rest.contains('@'),
            Self::Https => rest.strip_prefix("//").is_some_and(|host| !host.is_empty()),
            Self::Sgnl => rest.starts_with("//signal.me/"),
            Self::Whatsapp => rest.starts_with("//send?"),
        };
        (whole && says_something).then_some(*scheme)
    }
}

/// The `https:` link in any text, in ASCII throughout, so that it can be shown whole before it opens. `None` for any other
/// scheme, and for a link that could look like another.
pub fn https_page(text: &str) -> Option<String> {
    web::page(text)
}

/// What is to be said, for channels that carry words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MessageText {
    /// The subject of an e-mail; nothing else has one. May be empty.
    pub subject: String,
    /// The words; may be empty.
    pub body: String,
}

/// What opens for a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What is opened, of one of the schemes of [`Scheme`].
    pub uri: String,
    /// Where `uri` is an app's own: the page, an `https:` link, that does the same where the app is not there.
    pub page: Option<String>,
    /// The message is in it. Without a message always true; false where the app takes none along, or it is too long.
    pub carries: bool,
}

impl Link {
    fn plain(uri: String) -> Self {
        Self {
            uri,
            page: None,
            carries: true,
        }
    }

    /// The `https:` link behind it, which is shown before it opens.
    pub fn web(&self) -> Option<&str> {
        let of_itself = Some(self.uri.as_str()).filter(|uri| uri.starts_with("https:"));
        self.page.as_deref().or(of_itself)
    }

    /// What another device can make something of: a page rather than an app's own scheme.
    pub fn for_a_phone(&self) -> &str {
        self.page.as_deref().unwrap_or(&self.uri)
    }
}

/// Whether there is anything to dial or to open in the value: exactly when [`uri`] gives a link.
pub fn opens(kind: ChannelKind, value: &str, region: &str) -> bool {
    uri(kind, value, region, None).is_some()
}

/// The link for a channel's value as it was typed in `region` (ISO 3166, anything else = not known), with the message
/// where there is one. `None`: there is nothing to open, the value is to be read and copied.
///
/// - telephone, and relay and sign language by number: `tel:`, dialled as typed ([`numbers::tel_uri`]);
/// - text: `sms:NUMBER?body=…` (RFC 5724 §2.2), the number as typed up to its first pause;
/// - e-mail: `mailto:` (RFC 6068 §2) to one plain address;
/// - link, and relay and sign language by link: `https:` only, see [`web::page`];
/// - Signal: `sgnl://signal.me/#p/+NUMBER` or the page `https://signal.me/#p/+NUMBER`, or a `signal.me` link as it is. The
///   plus stays a plus: Signal does not read `%2B` (signalapp/Signal-Android, issue 11627). No message goes along;
/// - WhatsApp: `whatsapp://send?phone=DIGITS&text=…` or the page `https://wa.me/DIGITS?text=…`, digits without plus and zeros
///   in front (WhatsApp's help, "How to use click to chat").
///
/// Signal and WhatsApp know people by their international number: only where that is certain ([`numbers::e164`]).
pub fn uri(
    kind: ChannelKind,
    value: &str,
    region: &str,
    message: Option<&MessageText>,
) -> Option<Link> {
    use ChannelKind as Kind;
    if value.len() > LONGEST_VALUE {
        return None;
    }
    let link = match kind {
        Kind::Phone => wordless(numbers::tel_uri(value)?, message),
        Kind::Text => with_words(sms(value)?, '?', &[("body", body(message))]),
        Kind::Email => {
            let subject = message.map_or("", |message| message.subject.as_str());
            let fields = [("subject", subject), ("body", body(message))];
            with_words(mailto(value)?, '?', &fields)
        }
        Kind::Link => wordless(web::page(value)?, message),
        Kind::Relay | Kind::Sign => wordless(relayed(value)?, message),
        Kind::Signal => wordless_app(signal(value, region)?, message),
        Kind::Whatsapp => whatsapp(value, region, message)?,
        Kind::Address | Kind::Note => return None,
    };
    let whole = |uri: &str| Scheme::of(uri).is_some();
    (whole(&link.uri) && link.page.as_deref().is_none_or(whole)).then_some(link)
}

fn body(message: Option<&MessageText>) -> &str {
    message.map_or("", |message| message.body.as_str())
}

/// Nothing to say, so nothing is left behind.
fn is_empty(message: Option<&MessageText>) -> bool {
    message.is_none_or(|message| message.body.is_empty() && message.subject.is_empty())
}

fn wordless(uri: String, message: Option<&MessageText>) -> Link {
    wordless_app(Link::plain(uri), message)
}

fn wordless_app(link: Link, message: Option<&MessageText>) -> Link {
    Link {
        carries: is_empty(message),
        ..link
    }
}

/// The link with those of the fields that say something; without any of them when it would become too long.
fn with_words(uri: String, first: char, fields: &[(&str, &str)]) -> Link {
    let mut whole = uri.clone();
    let mut between = first;
    for (name, words) in fields.iter().filter(|(_, words)| !words.is_empty()) {
        whole.push(between);
        whole.push_str(name);
        whole.push('=');
        percent_encode(&with_network_line_ends(words), &mut whole);
        between = '&';
    }
    match whole.len() <= LONGEST_LINK {
        true => Link::plain(whole),
        false => Link {
            carries: false,
            ..Link::plain(uri)
        },
    }
}

/// A pause belongs to a call, and so does what comes after it.
fn sms(value: &str) -> Option<String> {
    let dialled = numbers::tel_uri(value)?;
    let keys = dialled.strip_prefix("tel:")?;
    let end = keys.find(',').into_iter().chain(keys.find("%3B")).min();
    let number = keys.get(..end.unwrap_or(keys.len()))?;
    Some(format!("sms:{number}"))
}

/// One plain address: what could begin a second one, a display name or a header field makes it none (RFC 6068 §7). Each
/// side is encoded, so that nothing in it means anything else; a name in another script is asked for in ASCII (RFC 5891).
fn mailto(value: &str) -> Option<String> {
    let value = value.trim();
    let prefix = value
        .get(..7)
        .filter(|it| it.eq_ignore_ascii_case("mailto:"));
    let address = value.get(prefix.map_or(0, str::len)..)?;
    let (local, domain) = address.split_once('@')?;
    let of_local = |c: char| c.is_alphanumeric() || ".!#$%&'*+-/=^_`{|}~".contains(c);
    let of_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    // A question mark, though RFC 5322 allows it in a local part, is where fields begin.
    let plain = !local.is_empty() && local.chars().all(of_local) && domain.chars().all(of_domain);
    let Some(Host::Domain(host)) = plain.then(|| Host::parse(domain).ok())? else {
        return None;
    };
    let mut uri = String::from("mailto:");
    percent_encode(local, &mut uri);
    uri.push('@');
    percent_encode(&host, &mut uri);
    Some(uri)
}

/// A number or a link; what begins like a link is nothing else.
fn relayed(value: &str) -> Option<String> {
    match web::looks_like_a_link(value) {
        true => web::page(value),
        false => numbers::tel_uri(value),
    }
}

fn signal(value: &str, region: &str) -> Option<Link> {
    if let Some(page) = web::page(value) {
        return page
            .starts_with("https://signal.me/#")
            .then(|| Link::plain(page));
    }
    let number = numbers::e164(value, region)?;
    Some(Link {
        page: Some(format!("https://signal.me/#p/{number}")),
        ..Link::plain(format!("sgnl://signal.me/#p/{number}"))
    })
}

fn whatsapp(value: &str, region: &str, message: Option<&MessageText>) -> Option<Link> {
    if let Some(page) = web::page(value) {
        let theirs = page.starts_with("https://wa.me/");
        return theirs.then(|| wordless(page, message));
    }
    let number = numbers::e164(value, region)?;
    let digits = number.strip_prefix('+')?;
    let words = [("text", body(message))];
    let app = with_words(format!("whatsapp://send?phone={digits}"), '&', &words);
    let page = with_words(format!("https://wa.me/{digits}"), '?', &words);
    Some(Link {
        page: Some(page.uri),
        ..app
    })
}

/// Line ends as RFC 5724 §2.2 and RFC 6068 §5 want them, `%0D%0A`; other control characters say nothing.
fn with_network_line_ends(words: &str) -> String {
    let lines = words.replace("\r\n", "\n").replace('\r', "\n");
    let said = |c: &char| *c == '\n' || *c == '\t' || !c.is_control();
    let said: String = lines.chars().filter(said).collect();
    said.replace('\n', "\r\n")
}

/// Everything but what RFC 3986 §2.3 leaves alone.
fn percent_encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.push_str(&format!("%{byte:02X}"));
        }
    }
}

/// Reserved, unreserved, or the sign before an encoded one (RFC 3986 §2).
fn is_of_a_link(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

#[cfg(test)]
mod tests;
