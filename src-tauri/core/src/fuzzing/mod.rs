//! Files and texts from anywhere, for `src-tauri/fuzz` and for the test that repeats what was found there. Not a part of
//! the product: it is there for tests and for a build with `--cfg fuzzing` alone.
//!
//! Each subject has a file of its own called so, with what reads something from outside and what has to hold then.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what panics here is what was looked for"
)]

mod change;
#[cfg(test)]
mod repeated;

pub use change::changed;

use crate::{contacts, export, journal, reminders, settings, shelf, vault};

/// Something that reads what may come from anywhere.
pub struct Target {
    /// What it is called: its folder of samples is called so.
    pub name: &'static str,
    /// Reads, and panics where something does not hold.
    pub run: fn(&[u8]),
    /// What is read has this form, which a changed sample keeps now and then.
    pub form: Form,
}

/// The form of samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Bytes, or text without any.
    Any,
    /// JSON.
    Json,
}

/// All of them.
pub const TARGETS: &[Target] = &[
    of("keys", vault::fuzzing::keys, Form::Json),
    of("secrets", vault::fuzzing::secrets, Form::Any),
    of("backups", vault::fuzzing::backups, Form::Any),
    of("export", export::fuzzing::export, Form::Json),
    of("zip", export::fuzzing::zip, Form::Any),
    of("people", contacts::fuzzing::people, Form::Any),
    of("numbers", contacts::fuzzing::numbers, Form::Any),
    of("links", contacts::fuzzing::links, Form::Any),
    of("card", contacts::fuzzing::card, Form::Json),
    of("due", reminders::fuzzing::due, Form::Json),
    of("repeats", reminders::fuzzing::repeats, Form::Any),
    of("device", settings::fuzzing::device, Form::Json),
    of("markdown", journal::fuzzing::markdown, Form::Any),
    of("photo", journal::fuzzing::photo, Form::Any),
    of("sound", shelf::fuzzing::sound, Form::Any),
];

const fn of(name: &'static str, run: fn(&[u8]), form: Form) -> Target {
    Target { name, run, form }
}

/// The one of that name.
///
/// # Panics
/// When there is none.
pub fn target(name: &str) -> &'static Target {
    TARGETS.iter().find(|it| it.name == name).unwrap()
}
