//! The calls in what strace wrote: with `-f -y -xx` a line a call, every text in hexadecimal.

use std::collections::HashMap;
use std::path::PathBuf;

/// One argument of a call: `3</path>`, `"text"`, `O_RDWR|O_CREAT`, `512`.
#[derive(Debug, Default, Clone)]
pub(super) struct Argument {
    pub plain: String,
    pub bytes: Vec<u8>,
    /// The path of a descriptor.
    of: Vec<u8>,
    pub number: Option<i64>,
}

impl Argument {
    pub(super) fn path(&self) -> PathBuf {
        PathBuf::from(String::from_utf8_lossy(&self.bytes).into_owned())
    }
}

/// The path in the argument at this place; one that is not whole begins at the folder before it.
pub(super) fn path_of(arguments: &[Argument], at: usize) -> PathBuf {
    let path = arguments[at].path();
    if path.is_absolute() || at == 0 {
        return path;
    }
    PathBuf::from(String::from_utf8_lossy(&arguments[at - 1].of).into_owned()).join(path)
}

/// The finished calls in their order: name, arguments, result.
pub(super) fn calls(text: &str) -> Vec<(String, Vec<Argument>, Argument)> {
    let mut begun: HashMap<&str, String> = HashMap::new();
    let mut all = Vec::new();
    for line in text.lines() {
        let (process, rest) = line.split_once(char::is_whitespace).unwrap();
        let rest = rest.trim_start();
        let whole = if let Some(first) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(process, first.to_owned());
            continue;
        } else if let Some((_, last)) = rest.split_once(" resumed>") {
            format!("{}{last}", begun.remove(process).unwrap_or_default())
        } else {
            rest.to_owned()
        };
        let Some((name, rest)) = whole.split_once('(') else {
            continue;
        };
        let Some((inside, result)) = rest.rsplit_once(" = ") else {
            continue;
        };
        let inside = inside.trim_end();
        let inside = inside.strip_suffix(')').unwrap_or(inside);
        let arguments = inside.split(", ").map(argument).collect();
        all.push((name.to_owned(), arguments, argument(result)));
    }
    all
}

// Every text is in hexadecimal: no comma, quote or bracket is in one.
fn argument(text: &str) -> Argument {
    let text = text.trim();
    if let Some(quoted) = text.strip_prefix('"') {
        let quoted = quoted.strip_suffix('"').expect("no text is cut off");
        return Argument {
            bytes: unhexed(quoted),
            ..Argument::default()
        };
    }
    let (plain, of) = match text.split_once('<') {
        Some((plain, of)) => (plain, unhexed(of.split('>').next().unwrap())),
        None => (text, Vec::new()),
    };
    let first = plain.split_whitespace().next().unwrap_or("");
    Argument {
        number: first.parse().ok(),
        plain: plain.to_owned(),
        bytes: Vec::new(),
        of,
    }
}

fn unhexed(text: &str) -> Vec<u8> {
    text.split("\\x")
        .skip(1)
        .map(|byte| u8::from_str_radix(&byte[..2], 16).unwrap())
        .collect()
}
