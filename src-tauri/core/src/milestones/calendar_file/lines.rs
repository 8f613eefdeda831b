//! Content lines (RFC 5545 §3.1) and texts in them (§3.3.11). Written here, with care, because a title is whatever the
//! person typed.

/// The longest line in octets, its end aside.
const LONGEST: usize = 75;

/// The lines of a file so far.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a line as it is, folded where it is too long.
    pub(super) fn raw(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a property whose value is a text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.raw(&format!("{name}:{}", escaped(text)));
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// The text with its line ends, commas, semicolons and backslashes escaped. What may not stand in a text, control
/// characters, is left out; whatever ends a line anywhere is a line end.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut after_return = false;
    for letter in text.chars() {
        match letter {
            '\n' if after_return => {}
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                escaped.push_str("\\n");
            }
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\t' => escaped.push('\t'),
            control if control.is_control() => {}
            plain => escaped.push(plain),
        }
        after_return = letter == '\r';
    }
    escaped
}
