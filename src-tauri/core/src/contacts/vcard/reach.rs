//! How somebody can be reached: numbers, e-mails, links and messengers, and the words that say what sort they are.

use super::property::Property;
use super::{Messenger, PhoneKind, Place, Service, values};

/// What the words beside a value say.
#[derive(Default)]
pub(super) struct Sort {
    /// Own words; may be empty.
    pub label: String,
    /// At home or at work.
    pub place: Option<Place>,
    /// What the number is.
    pub kind: Option<PhoneKind>,
}

/// What a `URL`, `IMPP` or profile turned out to be.
pub(super) enum Found {
    Messenger(Messenger),
    Link(String),
    NotHttps,
    Nothing,
}

/// Longest name of a messenger that is kept, in bytes.
const LONGEST_SERVICE: usize = 200;

/// Words that say nothing that Cairn tells apart.
const PLAIN_WORDS: &[&str] = &[
    "voice",
    "msg",
    "pref",
    "internet",
    "x400",
    "video",
    "bbs",
    "modem",
    "car",
    "isdn",
    "pcs",
    "dom",
    "intl",
    "postal",
    "parcel",
    "other",
    "main",
    "text",
    "x-internet",
    "x-pcs",
    "anniversary",
    "homepage",
    "profile",
    "uri",
];

/// Properties that name a messenger, with its name.
const PROPERTIES: &[(&str, &str)] = &[
    ("X-SIGNAL", "Signal"),
    ("X-WHATSAPP", "WhatsApp"),
    ("X-TELEGRAM", "Telegram"),
    ("X-THREEMA", "Threema"),
    ("X-MATRIX", "Matrix"),
    ("X-DISCORD", "Discord"),
    ("X-SKYPE", "Skype"),
    ("X-SKYPE-USERNAME", "Skype"),
    ("X-JABBER", "Jabber"),
    ("X-AIM", "AIM"),
    ("X-ICQ", "ICQ"),
    ("X-MSN", "MSN"),
    ("X-YAHOO", "Yahoo"),
    ("X-QQ", "QQ"),
    ("X-GADUGADU", "GaduGadu"),
    ("X-GOOGLE-TALK", "GoogleTalk"),
    ("X-GTALK", "GoogleTalk"),
];

/// What the `TYPE` words of a property say.
pub(super) fn sort(types: &[String]) -> Sort {
    let mut sort = Sort::default();
    for word in types {
        if !known_word(word, &mut sort.place, Some(&mut sort.kind)) && sort.label.is_empty() {
            let own = word
                .get(..2)
                .filter(|start| start.eq_ignore_ascii_case("x-"))
                .and_then(|_| word.get(2..))
                .unwrap_or(word);
            let own = values::one_line(own);
            take_label(&own, &mut sort.label, &mut sort.place, Some(&mut sort.kind));
        }
    }
    sort
}

/// Takes in a label beside the value: Apple's `_$!<Mobile>!$_` is one of its own words and may say the place or the
/// kind, everything else is the person's and becomes `own`.
pub(super) fn take_label(
    label: &str,
    own: &mut String,
    place: &mut Option<Place>,
    kind: Option<&mut Option<PhoneKind>>,
) {
    let mut inner = label;
    let mut wrapped = false;
    while let Some(word) = inner
        .strip_prefix("_$!<")
        .and_then(|word| word.strip_suffix(">!$_"))
    {
        inner = word.trim();
        wrapped = true;
    }
    if !(inner.is_empty() || wrapped && known_word(inner, place, kind)) {
        *own = inner.to_owned();
    }
}

fn known_word(word: &str, place: &mut Option<Place>, kind: Option<&mut Option<PhoneKind>>) -> bool {
    let of = |wanted: PhoneKind| {
        if let Some(kind) = kind {
            // A fax at work is a fax, and one that is a mobile, too, cannot be.
            let keeps = matches!(kind, Some(known) if *known != PhoneKind::Mobile);
            if !keeps {
                *kind = Some(wanted);
            }
        }
    };
    match word.to_ascii_lowercase().as_str() {
        "home" => *place = Some(Place::Home),
        "work" => *place = Some(Place::Work),
        "cell" | "mobile" | "iphone" | "applewatch" | "apple watch" | "x-mobile" => {
            of(PhoneKind::Mobile);
        }
        "fax" | "otherfax" | "facsimile" => of(PhoneKind::Fax),
        "homefax" => {
            *place = Some(Place::Home);
            of(PhoneKind::Fax);
        }
        "workfax" => {
            *place = Some(Place::Work);
            of(PhoneKind::Fax);
        }
        "pager" => of(PhoneKind::Pager),
        "textphone" | "tty" | "tdd" | "tty-tdd" | "x-tty-tdd" | "tty/tdd" => {
            of(PhoneKind::Textphone);
        }
        word => return PLAIN_WORDS.contains(&word),
    }
    true
}

/// The number of a `TEL`: as written, or what a `tel:` link says (RFC 3966) with its extension.
pub(super) fn number(text: &str) -> String {
    let mut number = text.to_owned();
    while let Some(link) = without_scheme(&number, "tel:") {
        let mut parts = link.split(';');
        let mut kept = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            // A pause that somebody wrote into the link is one, a parameter other than the extension is not dialled.
            if !part.contains('=') || without_scheme(part, "ext=").is_some() {
                kept.push(';');
                kept.push_str(part);
            }
        }
        number = values::one_line(&values::percent(&kept));
    }
    number
}

/// The address of an `EMAIL`.
pub(super) fn email(text: &str) -> String {
    let mut address = text;
    while let Some(link) = without_scheme(address, "mailto:") {
        address = link.trim();
    }
    address.to_owned()
}

/// The messenger that a property like `X-SKYPE` names.
pub(super) fn service_of_property(name: &str) -> Option<Service> {
    PROPERTIES
        .iter()
        .find(|(property, _)| *property == name)
        .map(|(_, service)| Service::named(service))
}

/// Somebody in a messenger; `None` without a handle.
pub(super) fn messenger(service: Service, handle: &str) -> Option<Messenger> {
    (!handle.is_empty()).then(|| Messenger {
        service,
        handle: handle.to_owned(),
    })
}

/// WhatsApp's way to give a number: digits with the country's, without a plus.
pub(super) fn whatsapp_number(digits: &str) -> Option<Messenger> {
    let digits = digits.trim().trim_start_matches('+');
    (!digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
        .then(|| messenger(Service::WhatsApp, &format!("+{digits}")))
        .flatten()
}

/// What the value of a `URL`, an `IMPP` or a profile is.
pub(super) fn link_or_messenger(property: &Property, text: &str) -> Found {
    if text.is_empty() {
        return Found::Nothing;
    }
    if let Some(messenger) = messenger_of_link(text) {
        return Found::Messenger(messenger);
    }
    let url = match text.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("www.") => format!("https://{text}"),
        _ => text.to_owned(),
    };
    if let Some(rest) = without_scheme(&url, "https://") {
        return if rest.is_empty() || rest.contains(|c: char| c.is_whitespace() || c == '\\') {
            Found::NotHttps
        } else {
            Found::Link(format!("https://{rest}"))
        };
    }
    if property.name == "URL" || without_scheme(&url, "http://").is_some() {
        return Found::NotHttps;
    }
    let (scheme, handle) = match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => {
            let rest = rest.split('?').next().unwrap_or_default();
            (scheme, values::percent(rest.trim_start_matches('/')))
        }
        _ => ("", text.to_owned()),
    };
    let named = property
        .parameter("SERVICE-TYPE")
        .or(property.parameter("X-SERVICE-TYPE"))
        .or(profile_service(property))
        .map(values::one_line)
        .filter(|name| name.len() <= LONGEST_SERVICE)
        .unwrap_or_else(|| match scheme.to_ascii_lowercase().as_str() {
            "im" | "x-apple" => String::new(),
            _ if scheme.len() > LONGEST_SERVICE => String::new(),
            _ => scheme.to_owned(),
        });
    match messenger(Service::named(&named), &values::one_line(&handle)) {
        Some(messenger) => Found::Messenger(messenger),
        None => Found::Nothing,
    }
}

/// Apple names the service of a profile as its type.
fn profile_service<'a>(property: &'a Property) -> Option<&'a str> {
    (property.name != "IMPP")
        .then(|| property.types.first().map(String::as_str))
        .flatten()
}

/// Signal's and WhatsApp's own links with a number in them.
fn messenger_of_link(text: &str) -> Option<Messenger> {
    let signal = ["https://signal.me/#p/", "sgnl://signal.me/#p/"];
    let whatsapp = [
        "https://wa.me/",
        "https://api.whatsapp.com/send?phone=",
        "whatsapp://send?phone=",
    ];
    if let Some(number) = signal.iter().find_map(|link| without_scheme(text, link)) {
        let number = values::one_line(&values::percent(number));
        return number
            .strip_prefix('+')
            .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
            .then(|| messenger(Service::Signal, &number))
            .flatten();
    }
    let number = whatsapp
        .iter()
        .find_map(|link| without_scheme(text, link))?;
    whatsapp_number(&values::percent(number))
}

/// What follows the scheme, which may be in any capitals.
fn without_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// RFC 3986 §3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}
