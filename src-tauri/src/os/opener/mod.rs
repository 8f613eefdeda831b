//! Opening links: the programs that the operating system has for calls, messages, e-mail and pages.

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

use cairn_core::contacts::links::Scheme;

/// Why a link was not handed over.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Nothing here opens such links.
    #[error("no program opens such links")]
    NoHandler,
    /// The program did not start, or this was not a link of the list.
    #[error("the program that opens such links did not start")]
    Failed,
}

/// The program that opens links of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handler {
    /// Its name as shown to people; `None` where the system does not say.
    pub name: Option<String>,
}

/// The program that opens links of this kind; `None` when there is none. Asks each time: people install such a program
/// because Cairn told them of it. Any thread but the main one: Windows may take a moment.
#[must_use]
pub fn probe(scheme: Scheme) -> Option<Handler> {
    platform::probe(scheme)
}

/// Opens a link of one of the kinds of [`Scheme`], and nothing else, with the program that [`probe`] names. That the
/// link was taken does not say that a call came about. Any thread but the main one; Linux: may take a third of a second.
///
/// # Errors
/// [`OpenError`]
pub fn open(uri: &str) -> Result<(), OpenError> {
    // Made by the core, which keeps to the same list; whoever calls this, nothing else gets through.
    let scheme = Scheme::of(uri).ok_or(OpenError::Failed)?;
    platform::open(scheme, uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_of_the_list_are_opened() {
        for uri in [
            "",
            "tel:",
            "tel:home",
            "http://example.org/1",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "tel:1 2",
            "tel:1\n",
            "TEL:1\"",
            "/usr/bin/true",
            "--help",
        ] {
            assert_eq!(open(uri), Err(OpenError::Failed), "{uri}");
        }
    }
}
