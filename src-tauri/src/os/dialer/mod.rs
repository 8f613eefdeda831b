//! Calling: the program that the operating system opens `tel:` links with.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
use linux as platform;
#[cfg(target_os = "macos")]
use macos as platform;
#[cfg(windows)]
use windows as platform;

/// Why a call was not handed over.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum DialError {
    /// Nothing here opens `tel:` links.
    #[error("no program opens phone links")]
    NoHandler,
    /// The program did not start, or this was not a `tel:` link.
    #[error("the program that opens phone links did not start")]
    Failed,
}

/// The name, as shown to people, of the program that opens `tel:` links; `None` when there is none.
/// Asks each time: people install such a program because Cairn told them of it.
#[must_use]
pub fn probe() -> Option<String> {
    platform::probe()
}

/// Opens a `tel:` link (RFC 3966), and nothing else, with the program that [`probe`] names. That the link was
/// taken does not say that a call came about. Any thread; Linux: may take a third of a second.
///
/// # Errors
/// [`DialError`]
pub fn open(uri: &str) -> Result<(), DialError> {
    if !is_tel(uri) {
        return Err(DialError::Failed);
    }
    platform::open(uri)
}

/// `tel:`, then only characters that RFC 3966 knows: no space, quote or control character gets through.
fn is_tel(uri: &str) -> bool {
    uri.strip_prefix("tel:").is_some_and(|number| {
        number
            .bytes()
            .any(|b| b.is_ascii_digit() || matches!(b, b'*' | b'#'))
            && number
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.()*#%,;=~_!'&$/:?[]".contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_phone_links_are_opened() {
        for uri in ["tel:112", "tel:+49-30-1234;ext=5", "tel:%2A31%23"] {
            assert!(is_tel(uri), "{uri}");
        }
        for uri in [
            "",
            "tel:",
            "tel:home",
            "https://example.org/1",
            "file:///etc/passwd",
            "tel:1 2",
            "tel:1\n",
            "TEL:1\"",
        ] {
            assert_eq!(open(uri), Err(DialError::Failed), "{uri}");
        }
    }
}
