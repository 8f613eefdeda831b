//! What a command says in the end: lines for people, or one JSON object. Counts and places, never what was written.

use std::io::{self, Write};

use fluent_bundle::FluentArgs;
use serde::Serialize;
use serde_json::{Map, Value};

use super::ending::Ending;
use crate::failure::{Failure, FailureCode};
use crate::texts::Texts;
use crate::titles::args;

/// Why a command came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// As in the window.
    Failure(FailureCode),
    /// Only here.
    Own(Own),
    /// The person, or the system, asked it to stop.
    CalledOff,
}

/// What can only happen on the command line. Each has a sentence `cli-trouble-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Own {
    /// No folder of Cairn's data is known.
    NoDataFolder,
    /// There is no journal in the data folder.
    NoVault,
    /// There is none of this name.
    NoSuchVault,
    /// No backup lies in that folder.
    NoBackup,
    /// The folder for a backup is not there.
    NoFolder,
    /// There is a file of that name.
    FileThere,
    /// The zip to be brought in cannot be read at all.
    FileUnreadable,
    /// There is no terminal on which to ask.
    NoTerminal,
    /// Nothing that could be a passphrase came from the descriptor.
    Descriptor,
    /// The keychain that has the key cannot be reached.
    Keychain,
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure.code {
            // Its sentence for the window is about setting up.
            FailureCode::NoKeychain => Self::Own(Own::Keychain),
            code => Self::Failure(code),
        }
    }
}

impl From<Own> for Trouble {
    fn from(own: Own) -> Self {
        Self::Own(own)
    }
}

impl Trouble {
    /// How the command ends with it.
    pub fn ending(self) -> Ending {
        match self {
            Self::Failure(code) => code.into(),
            Self::CalledOff => Ending::CalledOff,
            Self::Own(own) => match own {
                Own::NoDataFolder | Own::NoVault | Own::NoSuchVault | Own::NoBackup => {
                    Ending::Missing
                }
                Own::NoFolder => Ending::NotWritten,
                Own::FileThere | Own::FileUnreadable => Ending::Zip,
                Own::NoTerminal | Own::Descriptor | Own::Keychain => Ending::NoKey,
            },
        }
    }

    /// The sentence that says it.
    pub fn sentence(self, texts: &Texts) -> String {
        match self {
            Self::Failure(_) => texts.get(&format!("failure-{}", self.code())),
            Self::Own(_) => texts.get(&format!("cli-trouble-{}", self.code())),
            Self::CalledOff => texts.get("cli-called-off"),
        }
    }

    fn code(self) -> String {
        match self {
            Self::Failure(code) => name(&code),
            Self::Own(own) => name(&own),
            Self::CalledOff => "calledOff".to_owned(),
        }
    }
}

/// What a command did.
#[derive(Debug, Default)]
pub struct Report {
    ending: Ending,
    lines: Vec<String>,
    warnings: Vec<String>,
    json: Map<String, Value>,
}

impl Report {
    /// One more line.
    pub fn line(&mut self, line: String) {
        self.lines.push(line);
    }

    /// One more sentence for stderr. JSON has it in figures.
    pub fn warn(&mut self, sentence: String) {
        self.warnings.push(sentence);
    }

    /// One more field of the JSON object.
    pub fn field(&mut self, name: &str, value: &impl Serialize) {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        self.json.insert(name.to_owned(), value);
    }

    /// It did not all go well.
    pub fn ends_as(&mut self, ending: Ending) {
        self.ending = ending;
    }

    /// What was done is done, and then this happened.
    pub fn stopped_by(&mut self, trouble: Trouble, texts: &Texts) {
        let sentence = trouble.sentence(texts);
        let told = serde_json::json!({ "code": trouble.code(), "message": sentence });
        self.json.insert("failure".to_owned(), told);
        self.warnings.push(sentence);
        self.ending = trouble.ending();
    }
}

/// Prints it, and says how the program ends.
pub fn tell(done: Result<Report, Trouble>, texts: &Texts, json: bool) -> Ending {
    let report = done.unwrap_or_else(|trouble| {
        let mut report = Report::default();
        report.stopped_by(trouble, texts);
        report
    });
    // Where nobody reads what is wrong, the exit code still says so.
    let mut errors = io::stderr().lock();
    for warning in &report.warnings {
        let _ = writeln!(errors, "{warning}");
    }
    match print(&report, json) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Ending::Unexpected,
        _ => report.ending,
    }
}

fn print(report: &Report, json: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut out, &report.json)?;
        writeln!(out)?;
    } else {
        for line in &report.lines {
            writeln!(out, "{line}")?;
        }
    }
    out.flush()
}

/// A message about a number of things.
pub fn counted(texts: &Texts, id: &str, count: u32) -> String {
    texts.with(id, &args([("count", count.into())]))
}

/// A message with a path in it.
pub fn placed(texts: &Texts, id: &str, path: &std::path::Path) -> String {
    let mut at = FluentArgs::new();
    at.set("path", path.display().to_string());
    texts.with(id, &at)
}

/// What a variant without fields is called in JSON.
pub fn name(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}
