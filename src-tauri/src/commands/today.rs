//! Today.

use cairn_core::db::{OccurrenceId, PathId};
use cairn_core::journal;
use cairn_core::milestones::{self, MilestoneName};
use cairn_core::reminders;
use cairn_core::settings;
use cairn_core::today::{self, Opening, Protection, Today};
use chrono::NaiveDate;

use super::Handle;
use crate::failure::Failure;

/// What Today shows; first, what waits there that it was opened about.
#[tauri::command]
#[specta::specta]
pub async fn today(session: Handle<'_>, about: Option<OccurrenceId>) -> Result<Today, Failure> {
    session
        .open(move |open, here| {
            let today = here.now.today();
            if let Err(error) = journal::note_of_today(&mut open.vault.db, today) {
                tracing::warn!(%error, "question of the day");
            }
            let settings = open.vault.db.read(settings::load)?;
            let paths = super::milestones::all(open, here)?;
            let first_call = super::contacts::first(open, here)?;
            let slots = open.vault.slots();
            let protection = Protection {
                slots: &slots,
                keys_older: open.vault.newer_keys_known(),
                not_as_written: open.tells_of_damage(),
            };
            Ok::<_, Failure>(open.vault.db.read(|c| {
                let inputs = open.inputs(&settings);
                let opening = Opening {
                    inputs: &inputs,
                    about: about.as_ref(),
                    words: &here.words,
                    region: here.region(),
                    now: &here.now,
                };
                today::today(c, paths, first_call, &protection, opening)
            })?)
        })
        .await
}

/// What was delivered has been seen.
#[tauri::command]
#[specta::specta]
pub async fn seen(session: Handle<'_>, occurrences: Vec<OccurrenceId>) -> Result<(), Failure> {
    session
        .open(move |open, here| reminders::seen(&mut open.vault.db, &occurrences, &here.now))
        .await
}

/// The person has looked at the celebration of the milestone of that day. An earlier one of the same name, of another
/// chapter, says nothing about the newest.
#[tauri::command]
#[specta::specta]
pub async fn celebrated(
    session: Handle<'_>,
    path: PathId,
    name: MilestoneName,
    date: NaiveDate,
) -> Result<(), Failure> {
    session
        .open(move |open, here| {
            let paths = super::milestones::all(open, here)?;
            if !milestones::is_newest(&paths, &path, &name, date) {
                return Ok(());
            }
            let settings = open.vault.db.read(settings::load)?;
            let inputs = open.inputs(&settings);
            reminders::celebrated(&mut open.vault.db, &here.now, &inputs, &path, &name)
        })
        .await
}
