//! The lines of a vCard file, with what was folded joined again.
//!
//! Three ways to go on with a line are found in files: a blank at the start of the next one (RFC 6350 §3.2; in 2.1 the
//! blank is part of the text), `=` at the end of quoted-printable (RFC 2045 §6.7), and nothing at all, where a program
//! wrote a note or a photo with bare line ends.

use std::iter::Peekable;

use super::Limits;
use super::property::{self, Encoding};

/// A line of the file, without its end.
struct Physical<'a> {
    rest: &'a [u8],
    number: u32,
}

impl<'a> Iterator for Physical<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self
            .rest
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'))
            .unwrap_or(self.rest.len());
        let (line, behind) = self.rest.split_at_checked(end)?;
        // CR LF, LF, CR alone, and the CR CR LF of files that were converted twice.
        let returns = behind.iter().take_while(|byte| **byte == b'\r').count();
        let feed = usize::from(behind.get(returns) == Some(&b'\n'));
        let ends = if feed == 1 {
            returns + 1
        } else {
            returns.min(1)
        };
        self.rest = behind.get(ends..).unwrap_or_default();
        self.number = self.number.saturating_add(1);
        Some((self.number, line))
    }
}

/// A line as it was before folding.
pub(super) struct Logical {
    /// Where it begins in the file, from 1.
    pub number: u32,
    /// The line; only its beginning when it is too long.
    pub bytes: Vec<u8>,
    /// It is longer than the limits allow.
    pub too_long: bool,
}

/// The unfolded lines of a file; blank lines are left out.
pub(super) struct Lines<'a> {
    physical: Peekable<Physical<'a>>,
    limits: Limits,
    old: bool,
}

/// The lines of `bytes`, each joined up to the limits' length.
pub(super) fn lines<'a>(bytes: &'a [u8], limits: &Limits) -> Lines<'a> {
    Lines {
        physical: Physical {
            rest: bytes,
            number: 0,
        }
        .peekable(),
        limits: *limits,
        old: false,
    }
}

/// How much of a line that is too long is kept: enough to see which property it is.
const KEPT_OF_TOO_LONG: usize = 256;

impl Iterator for Lines<'_> {
    type Item = Logical;

    fn next(&mut self) -> Option<Logical> {
        let (number, first) = loop {
            let (number, line) = self.physical.next()?;
            let line = without_mark(line).trim_ascii_start();
            if !is_blank(line) {
                break (number, line);
            }
        };
        if is_boundary(first) {
            self.old = false;
            return Some(Logical {
                number,
                bytes: first.to_vec(),
                too_long: false,
            });
        }
        let encoding = property::head(first).map_or(Encoding::Plain, |head| head.encoding);
        let most = if property::holds_photo(first) {
            // Four letters for three bytes, and what stands before them.
            self.limits.photo.saturating_mul(4) / 3 + 1024
        } else {
            self.limits.line
        };
        let mut joined = Joined {
            bytes: Vec::new(),
            most,
            too_long: false,
            soft_break: None,
        };
        joined.add(first);
        let bare = encoding != Encoding::Plain || !property::is_one_line(first);
        self.join(&mut joined, encoding, bare);
        if encoding == Encoding::QuotedPrintable {
            // It promised a line that did not come.
            joined.take_soft_break();
        }
        let Joined {
            mut bytes,
            too_long,
            ..
        } = joined;
        if too_long {
            bytes.truncate(KEPT_OF_TOO_LONG);
            bytes.shrink_to_fit();
        }
        if let Some(version) = version(&bytes) {
            self.old = version.starts_with(b"2");
        }
        Some(Logical {
            number,
            bytes,
            too_long,
        })
    }
}

impl Lines<'_> {
    /// Adds the lines that go on with this one; `bare` = also those that show it by nothing.
    fn join(&mut self, joined: &mut Joined, encoding: Encoding, bare: bool) {
        loop {
            let Some((_, next)) = self.physical.peek().copied() else {
                return;
            };
            if is_boundary(next) {
                return;
            }
            if encoding == Encoding::QuotedPrintable && joined.take_soft_break() {
                joined.add(next);
            } else if is_blank(next) && next.len() < property::SHORTEST_FOLDED {
                // Ends a photo of 2.1, and is left behind by programs that end lines twice. A long one is a piece of many blanks.
            } else if let [b' ' | b'\t', behind @ ..] = next {
                // In 2.1 a line is only folded where it has a blank.
                let keep = self.old && encoding == Encoding::Plain;
                joined.add(if keep { next } else { behind });
            } else if bare && !property::begins(next) {
                if encoding != Encoding::Base64 {
                    joined.add(b"\n");
                }
                joined.add(next);
            } else {
                return;
            }
            self.physical.next();
        }
    }
}

struct Joined {
    bytes: Vec<u8>,
    most: usize,
    too_long: bool,
    /// How long it is without the `=` at its end. Known from what was added last, so that no line is looked at twice.
    soft_break: Option<usize>,
}

impl Joined {
    fn add(&mut self, more: &[u8]) {
        let before = self.bytes.len();
        let room = self.most.saturating_sub(before);
        if let Some(fits) = more.get(..room.min(more.len())) {
            self.bytes.extend_from_slice(fits);
        }
        self.too_long |= more.len() > room;
        self.soft_break = more
            .trim_ascii_end()
            .strip_suffix(b"=")
            .map(|text| before + text.len());
    }

    fn take_soft_break(&mut self) -> bool {
        let end = self.soft_break.take();
        if let Some(end) = end {
            self.bytes.truncate(end);
        }
        end.is_some()
    }
}

/// Whether a line begins or ends a card, in any spelling of capitals.
pub(super) fn is_boundary(line: &[u8]) -> bool {
    is_begin(line) || is_end(line)
}

/// Whether a line begins a card.
pub(super) fn is_begin(line: &[u8]) -> bool {
    says(line, b"BEGIN")
}

/// Whether a line ends a card.
pub(super) fn is_end(line: &[u8]) -> bool {
    says(line, b"END")
}

fn says(line: &[u8], word: &[u8]) -> bool {
    // Not with blanks before it: that would be the rest of a line that was folded there.
    let line = without_mark(line).trim_ascii_end();
    let Some((name, value)) = line.split_at_checked(word.len()) else {
        return false;
    };
    name.eq_ignore_ascii_case(word)
        && value
            .strip_prefix(b":")
            .is_some_and(|value| value.trim_ascii().eq_ignore_ascii_case(b"VCARD"))
}

fn version(line: &[u8]) -> Option<&[u8]> {
    let (name, value) = line.split_at_checked(b"VERSION:".len())?;
    name.eq_ignore_ascii_case(b"VERSION:")
        .then(|| value.trim_ascii())
}

fn is_blank(line: &[u8]) -> bool {
    line.iter()
        .all(|byte| matches!(byte, b' ' | b'\t' | 0 | 0x0B | 0x0C))
}

/// The line without a byte order mark, which stands at each file's start where files were put together.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
}
