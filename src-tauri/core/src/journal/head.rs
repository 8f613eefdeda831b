//! How a list shows a text: its first line and what follows, without the marks of Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Title and excerpt of a text: its first line with something on it (at most 80 characters) and what follows (at most
/// 200), as they read without Markdown's marks.
pub fn head(text: &str) -> (String, String) {
    let read = read(text);
    let mut lines = read.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let title = cut(first, 80);
    let mut rest = String::new();
    if let Some(overflow) = first.get(title.trim_end_matches('…').len()..) {
        rest.push_str(overflow.trim_start());
    }
    for line in lines {
        if rest.len() > 800 {
            break;
        }
        if !rest.is_empty() {
            rest.push(' ');
        }
        rest.push_str(line);
    }
    (title, cut(&rest, 200))
}

/// The text as it reads, line by line.
pub(super) fn read(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    // The number of the next point of each list that is open; none = the list has no numbers.
    let mut numbers: Vec<Option<u64>> = Vec::new();
    let options =
        Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words) => read.push_str(&words),
            Event::TaskListMarker(done) => read.push_str(if done { "☑ " } else { "☐ " }),
            Event::SoftBreak | Event::HardBreak => read.push('\n'),
            Event::Start(Tag::List(first)) => {
                read.push('\n');
                numbers.push(first);
            }
            Event::Start(Tag::Item) => {
                if let Some(Some(number)) = numbers.last_mut() {
                    read.push_str(&format!("{number}. "));
                    *number += 1;
                }
            }
            Event::End(TagEnd::List(_)) => {
                numbers.pop();
            }
            Event::End(TagEnd::TableCell) => read.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => read.push('\n'),
            _ => {}
        }
    }
    read
}

/// At most `most` characters, cut at a word where one ends near, with an ellipsis when something was left out.
fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let kept = text.get(..end).unwrap_or_default();
    let word_end = kept.rfind(char::is_whitespace).filter(|at| *at > end / 2);
    let kept = kept.get(..word_end.unwrap_or(end)).unwrap_or_default();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_head_is_the_first_line_and_what_follows() {
        assert_eq!(
            head("\n\n# A walk\n\nBy the sea.\nCold."),
            ("A walk".into(), "By the sea. Cold.".into())
        );
        assert_eq!(head("  \n\t"), (String::new(), String::new()));
    }

    #[test]
    fn marks_are_left_out_and_words_and_numbers_are_not() {
        assert_eq!(
            head(
                "**Cold** hands\n\n- [x] call\n- [ ] bread\n\n> *One* day\n\n1986. year\n\n![](photo:x)\n[the lake](http://example.org) 2*3"
            ),
            (
                "Cold hands".into(),
                "☑ call ☐ bread One day 1986. year the lake 2*3".into()
            )
        );
        assert_eq!(head("<b>raw</b> & `code`").0, "<b>raw</b> & code");
    }

    #[test]
    fn a_long_first_line_goes_on_in_the_excerpt() {
        let line = "word ".repeat(40);
        let (title, excerpt) = head(&line);
        assert!(title.ends_with('…') && title.chars().count() <= 81);
        assert!(excerpt.starts_with("word"));
        assert_eq!(
            title.matches("word").count() + excerpt.matches("word").count(),
            40
        );
    }

    proptest! {
        #[test]
        fn plain_words_are_all_there(words in prop::collection::vec("[a-z]{1,8}", 1..12)) {
            let text = words.join(" ");
            let (title, excerpt) = head(&text);
            let shown = format!("{} {excerpt}", title.trim_end_matches('…'));
            prop_assert_eq!(shown.split_whitespace().collect::<Vec<_>>(), words);
        }
    }
}
