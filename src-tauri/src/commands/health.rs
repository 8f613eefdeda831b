//! Whether the vault is as it was written, and what can be done where it is not.

use cairn_core::db::{EntryId, Subject};
use cairn_core::export::Things;
use cairn_core::journal;
use cairn_core::vault::{Depth, Health, MediaPlace, Remedy, places_of};
use serde::Serialize;
use tauri::AppHandle;

use super::Handle;
use super::salvage::{self, SalvageView};
use crate::checks::{self, Looked, Noted};
use crate::failure::Failure;
use crate::open::Open;
use crate::session::{Here, News};
use crate::window;

/// What is known of the open vault.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HealthView {
    /// Whether a look through it is under way.
    looking: bool,
    /// What the last one found.
    last: Option<LookView>,
    /// What came over when it was damaged, for as long as the damaged file is there.
    salvaged: Option<SalvageView>,
}

/// What a look through the vault found.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LookView {
    when: String,
    depth: Depth,
    health: Health,
    /// What lies on the damaged pages.
    things: Vec<Things>,
    /// Where the photos and sounds belong that are missing or damaged.
    places: Vec<PlaceView>,
    /// What can be done, in this order.
    remedies: Vec<Remedy>,
}

/// Where a photo or a sound belongs.
#[derive(Serialize, specta::Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "place"
)]
pub enum PlaceView {
    /// An entry.
    Entry {
        /// Which.
        id: EntryId,
        /// When it was written.
        when: String,
        /// Its first line.
        title: String,
        /// Whether it waits in the trash.
        in_trash: bool,
    },
    /// The plan.
    Plan,
    /// The shelf.
    Shelf {
        /// What it is called.
        title: String,
    },
}

/// What is known of the open vault.
#[tauri::command]
#[specta::specta]
pub async fn health(session: Handle<'_>) -> Result<HealthView, Failure> {
    session
        .blocking(|session| {
            let looking = session.checks.work.percent().is_some();
            session.open_now(|open, here| Ok::<_, Failure>(view(open, here, looking)))
        })
        .await
}

/// Looks through everything. False when it was stopped.
#[tauri::command]
#[specta::specta]
pub async fn look_through(session: Handle<'_>) -> Result<bool, Failure> {
    session
        .blocking(|session| checks::look(session, Depth::Whole))
        .await
}

/// How far the look through everything is, from 0 to 100; none while there is none.
#[tauri::command]
#[specta::specta]
pub fn look_percent(session: Handle<'_>) -> Option<u32> {
    session.checks.work.percent()
}

/// Asks the look through everything to stop.
#[tauri::command]
#[specta::specta]
pub fn stop_looking(session: Handle<'_>) {
    session.checks.stop();
}

/// Makes the search index anew, and looks through the vault again.
#[tauri::command]
#[specta::specta]
pub async fn make_search_anew(session: Handle<'_>) -> Result<(), Failure> {
    session
        .blocking(|session| {
            session.open_now(|open, _| journal::index_anew(&mut open.vault.db))?;
            checks::look(session, Depth::Quick)?;
            Ok(())
        })
        .await
}

/// Today tells of what was found another time.
#[tauri::command]
#[specta::specta]
pub async fn put_off_damage(session: Handle<'_>) -> Result<(), Failure> {
    session
        .open(|open, _| {
            open.damage_put_off = true;
            Ok::<_, Failure>(())
        })
        .await?;
    session.tell(News::Changed(vec![Subject::Settings]));
    Ok(())
}

/// Locks, so that a backup can be put back or what can be read be brought over: neither can be done with an open vault that
/// is damaged.
#[tauri::command]
#[specta::specta]
pub async fn close_damaged(app: AppHandle) -> Result<(), Failure> {
    window::lock_to_salvage(&app).await
}

fn view(open: &Open, here: &Here, looking: bool) -> HealthView {
    HealthView {
        looking,
        last: open
            .looked
            .as_ref()
            .map(|noted| look_view(open, noted, here)),
        salvaged: salvage::kept(open, here),
    }
}

fn look_view(open: &Open, noted: &Noted<Looked>, here: &Here) -> LookView {
    let Looked { depth, health } = noted.found.clone();
    let damage = health.damage.as_ref();
    let mut things: Vec<Things> = damage
        .into_iter()
        .flat_map(|damage| &damage.tables)
        .filter_map(|table| Some(Things::of_table(table)?.0))
        .collect();
    things.sort_unstable();
    things.dedup();
    let lost = health.media.iter();
    let lost: Vec<_> = lost
        .flat_map(|media| media.missing.iter().chain(&media.damaged))
        .cloned()
        .collect();
    let places = open.vault.db.read(|c| places_of(c, &lost));
    let places = places.unwrap_or_else(|error| {
        tracing::warn!(%error, "where photos belong");
        Vec::new()
    });
    LookView {
        when: here.words.when(noted.at, here.now.zone),
        depth,
        things,
        places: places
            .into_iter()
            .map(|place| place_view(place, here))
            .collect(),
        remedies: open.remedies(),
        health,
    }
}

fn place_view(place: MediaPlace, here: &Here) -> PlaceView {
    match place {
        MediaPlace::Entry {
            id,
            written_at,
            title,
            in_trash,
        } => PlaceView::Entry {
            id,
            when: here.words.when(written_at, here.now.zone),
            title,
            in_trash,
        },
        MediaPlace::Plan => PlaceView::Plan,
        MediaPlace::Shelf { title, .. } => PlaceView::Shelf { title },
    }
}
