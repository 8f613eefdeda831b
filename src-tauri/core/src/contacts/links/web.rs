//! Links to pages: video calls, meetings, anything in a browser.

use url::{Host, Url};

use super::{LONGEST_VALUE, is_of_a_link};

/// The `https:` link in the text, in ASCII throughout, so that it can be shown before it opens and cannot look like
/// another: a host in another script stands there as `xn--…` (RFC 5891), everything else that is not plain encoded. A
/// host without a scheme ("meet.example/room") is taken as `https:`. `None` for any other scheme; with user info, which
/// can look like a host; for a host that is no name; with a control, a space, or an invisible character in it;
/// for what is longer than [`LONGEST_VALUE`] when it is encoded.
pub(super) fn page(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty()
        || text.len() > LONGEST_VALUE
        || text.contains(|c: char| c == '\\' || c.is_control() || c.is_whitespace() || invisible(c))
    {
        return None;
    }
    let url = match scheme(text) {
        Some(scheme) if scheme.eq_ignore_ascii_case("https") => Url::parse(text).ok()?,
        Some(_) => return None,
        None if is_host(host_part(text)) => Url::parse(&format!("https://{text}")).ok()?,
        None => return None,
    };
    let named = matches!(url.host(), Some(Host::Domain(host)) if is_host(host));
    let no_user = url.username().is_empty() && url.password().is_none();
    let after = url.as_str().strip_prefix("https://")?;
    let typed = text.split_once("//").map_or(text, |(_, rest)| rest);
    if !named || !no_user || after.is_empty() || host_part(typed).contains('@') {
        return None;
    }
    let plain = plain(url.as_str());
    // Encoded it is longer, and it is kept so: what is kept has to be a link when it is read again.
    (plain.len() <= LONGEST_VALUE).then_some(plain)
}

/// Whether someone who typed this meant a link, rather than a number with words beside it: it begins with a scheme or is
/// a host's name.
pub(super) fn looks_like_a_link(text: &str) -> bool {
    let text = text.trim();
    match scheme(text) {
        Some(scheme) => {
            let rest = text.get(scheme.len() + 1..).unwrap_or_default();
            !scheme.eq_ignore_ascii_case("tel")
                && rest.contains(|c: char| c == '/' || c.is_alphabetic())
        }
        None => !text.contains(char::is_whitespace) && is_host(host_part(text)),
    }
}

/// What stands before a colon that no space follows.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_one = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(of_scheme)
        && !rest.starts_with(char::is_whitespace)
        // "meet.example:8443/room" is a host and its port.
        && !(is_host(scheme) && rest.starts_with(|c: char| c.is_ascii_digit()));
    is_one.then_some(scheme)
}

fn host_part(text: &str) -> &str {
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// A name with a dot, whose last part has a letter: "meet.example", not "3.30" or an address of four numbers.
fn is_host(text: &str) -> bool {
    let host = text.split_once(':').map_or(text, |(host, _)| host);
    let of_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    host.starts_with(char::is_alphanumeric)
        && host.chars().all(of_host)
        && host
            .trim_end_matches('.')
            .rsplit_once('.')
            .is_some_and(|(_, last)| last.starts_with(char::is_alphabetic))
}

/// Characters that are not seen, or that turn the direction of what is (Unicode 16, general category Cf, and fillers).
fn invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// What the URL standard leaves as it is, though no link has it (RFC 3986 §2): `|`, `^`, braces.
fn plain(url: &str) -> String {
    let mut plain = String::with_capacity(url.len());
    for c in url.chars() {
        match u8::try_from(c) {
            Ok(byte) if is_of_a_link(byte) => plain.push(c),
            _ => {
                let mut bytes = [0; 4];
                super::percent_encode(c.encode_utf8(&mut bytes), &mut plain);
            }
        }
    }
    plain
}
