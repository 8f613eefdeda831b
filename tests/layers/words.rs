//! Every visible word is a Fluent message: each that is used exists in every language, each that exists is used.

use crate::sources::{files, root};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

/// Message ids of a language and the arguments that each takes.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn languages() -> Vec<(String, Messages)> {
    let mut names: Vec<String> = std::fs::read_dir(root().join("ui/locales"))
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.contains(&"en".to_owned()), "{names:?}");
    names
        .into_iter()
        .map(|name| (name.clone(), messages(&name)))
        .collect()
}

fn messages(language: &str) -> Messages {
    let mut all = Messages::new();
    for (path, text) in files(&format!("ui/locales/{language}"), &[".ftl"]) {
        let subject = path
            .rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".ftl")
            .to_owned();
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name.to_owned();
            // The first steps after the welcome share its file.
            let own = id.starts_with(&format!("{subject}-"))
                || (subject == "welcome" && id.starts_with("protect-"));
            assert!(own, "{path}: {id} begins with its subject");
            let mut arguments = BTreeSet::new();
            let patterns = message
                .value
                .iter()
                .chain(message.attributes.iter().map(|a| &a.value));
            patterns.for_each(|pattern| collect(pattern, &mut arguments));
            assert!(
                all.insert(id.clone(), arguments).is_none(),
                "{path}: {id} is there twice"
            );
        }
    }
    all
}

fn collect(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => argument(inline, into),
            Expression::Select { selector, variants } => {
                argument(selector, into);
                variants
                    .iter()
                    .for_each(|variant| collect(&variant.value, into));
            }
        }
    }
}

fn argument(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                argument(inner, into);
            }
        }
        _ => {}
    }
}

/// The sources that show words.
fn sources() -> Vec<(String, String)> {
    let mut all = files("ui/src", &[".ts", ".svelte"]);
    all.extend(files("src-tauri/src", &[".rs"]));
    all.extend(files("src-tauri/core/src", &[".rs"]));
    all.retain(|(path, _)| !path.ends_with(".test.ts"));
    all
}

/// What is written between quotes of any kind; in a template, what stands before each `${`.
fn quoted(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut whole, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for quote in ['"', '\'', '`'] {
        for part in text.split(quote) {
            if part.is_empty() || part.len() > 120 || part.contains('\n') {
                continue;
            }
            match part.split_once(['$', '{']) {
                None => whole.insert(part.to_owned()),
                Some((before, _)) => beginnings.insert(before.to_owned()),
            };
        }
    }
    (whole, beginnings)
}

fn looks_like_an_id(word: &str, subjects: &BTreeSet<&str>) -> bool {
    let Some((subject, rest)) = word.split_once('-') else {
        return false;
    };
    // `people-3` names a question; its message is `prompt-people-3`.
    subjects.contains(subject)
        && rest.parse::<u32>().is_err()
        && !rest.is_empty()
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let languages = languages();
    let (_, english) = languages.iter().find(|(name, _)| name == "en").unwrap();
    for (name, messages) in &languages {
        let missing: Vec<_> = english
            .keys()
            .filter(|id| !messages.contains_key(*id))
            .collect();
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
        for (id, arguments) in messages {
            let known = english
                .get(id)
                .unwrap_or_else(|| panic!("{name} has {id}, which English has not"));
            assert!(
                arguments.is_subset(known),
                "{name}: {id} takes {arguments:?}, English gives {known:?}"
            );
        }
    }
}

#[test]
fn every_message_is_used() {
    let (mut whole, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for (_, text) in sources() {
        let (w, b) = quoted(&text);
        whole.extend(w);
        beginnings.extend(b);
    }
    let beginnings: Vec<&String> = beginnings
        .iter()
        .filter(|b| b.matches('-').count() >= 1 && b.ends_with('-'))
        .collect();
    let unused: Vec<String> = messages("en")
        .into_keys()
        .filter(|id| !whole.contains(id) && !beginnings.iter().any(|b| id.starts_with(b.as_str())))
        .collect();
    assert!(unused.is_empty(), "used nowhere: {unused:#?}");
}

#[test]
fn every_message_that_is_used_exists() {
    let english = messages("en");
    let subjects: BTreeSet<&str> = english
        .keys()
        .filter_map(|id| id.split('-').next())
        .collect();
    let mut missing = Vec::new();
    for (path, text) in sources() {
        // Class names and ids of elements look alike: only what is asked for by name counts in pages.
        let asked: BTreeSet<String> = if path.ends_with(".rs") {
            quoted(&text).0
        } else {
            asked_in_pages(&text)
        };
        let unknown = asked
            .into_iter()
            .filter(|word| looks_like_an_id(word, &subjects) && !english.contains_key(word));
        missing.extend(
            unknown
                .filter(|word| !IDS_OF_OTHER_THINGS.contains(&word.as_str()))
                .map(|word| format!("{path}: {word}")),
        );
    }
    assert!(missing.is_empty(), "no such message: {missing:#?}");
}

/// In Rust: names that look like messages and are others.
const IDS_OF_OTHER_THINGS: [&str; 5] = [
    "tray-call",
    "help-card",
    "common-call",
    "help-now",
    "show-banners",
];

/// The first argument of each `t("…")` and `has("…")`.
fn asked_in_pages(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for call in ["t(\"", "t('", "t(`"] {
        let quote = call.chars().last().unwrap();
        for (at, _) in text.match_indices(call) {
            let before = text[..at].chars().last();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            if let Some((id, _)) = text[at + call.len()..].split_once(quote)
                && !id.contains('$')
            {
                found.insert(id.to_owned());
            }
        }
    }
    found
}

#[test]
fn no_page_shows_bare_words() {
    let mut bare = Vec::new();
    for (path, text) in files("ui/src", &[".svelte"]) {
        for attribute in ["aria-label=\"", "title=\"", "placeholder=\"", "alt=\""] {
            for (at, _) in text.match_indices(attribute) {
                let value = text[at + attribute.len()..]
                    .split('"')
                    .next()
                    .unwrap_or_default();
                if value.chars().any(char::is_alphabetic) && !value.contains('{') {
                    bare.push(format!("{path}: {attribute}{value}"));
                }
            }
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}

/// Words that Cairn does not say to anybody.
#[test]
fn no_message_says_what_cairn_never_says() {
    const NEVER: [&str; 12] = [
        "addict",
        "alcoholic",
        "streak",
        "reset",
        "failed",
        "failure",
        "missed",
        "abuse",
        "dirty",
        "relapsed",
        "must",
        "should",
    ];
    let mut said = Vec::new();
    for (path, text) in files("ui/locales/en", &[".ftl"]) {
        for line in text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
        {
            let shown = line
                .split_once('=')
                .map_or(line, |(_, value)| value)
                .to_lowercase();
            let words: Vec<&str> = shown.split(|c: char| !c.is_alphabetic()).collect();
            said.extend(
                NEVER
                    .iter()
                    .filter(|word| words.contains(word))
                    .map(|word| format!("{path}: {word} in {line}")),
            );
        }
    }
    assert!(said.is_empty(), "{said:#?}");
}
