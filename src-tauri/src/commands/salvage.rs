//! Bringing over what can still be read of a vault that is damaged.

use std::path::Path;

use cairn_core::export::{Progress, Things};
use cairn_core::journal;
use cairn_core::settings;
use cairn_core::vault::{self, SalvageStep, Salvaged, SalvagedTable};
use serde::Serialize;

use super::Handle;
use super::vault::begin;
use crate::checks::{Noted, SALVAGED};
use crate::failure::{Failure, FailureCode};
use crate::open::Open;
use crate::session::{Here, Session, State};
use crate::unlock_secret::UnlockSecret;

/// What came over of a damaged vault.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SalvageView {
    when: String,
    /// Whether all of it came over.
    complete: bool,
    /// What came over, and what is known to be missing.
    things: Vec<CameOver>,
    /// How many photos and sounds are missing or damaged.
    media: u32,
    /// Where the damaged file lies.
    kept_at: String,
}

/// What came over of one kind of things.
#[derive(Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CameOver {
    things: Things,
    /// How many are there now.
    here: u32,
    /// How many are known to be missing.
    missing: u32,
    /// How many pieces of them are.
    pieces_missing: u32,
    /// Whether there may have been more, of which nothing is known.
    more_may_miss: bool,
}

/// Brings over what can still be read of the vault that is damaged, and opens that.
#[tauri::command]
#[specta::specta]
pub async fn salvage(session: Handle<'_>, secret: UnlockSecret) -> Result<SalvageView, Failure> {
    session
        .blocking(move |session| bring_over(session, &secret))
        .await
}

fn bring_over(session: &Session, secret: &UnlockSecret) -> Result<SalvageView, Failure> {
    let _alone = session.opening.lock();
    if !matches!(*session.state(), State::Damaged(_)) {
        return Err(FailureCode::Unexpected.into());
    }
    session.hold()?;
    let last = session.device().last_vault;
    let folder = vault::find(&session.data, last.as_deref())?.ok_or(FailureCode::VaultMissing)?;
    let here = session.here();
    let (mut vault, salvaged) = session.asking(true, || {
        session.work.during(|go_on| {
            secret.with_key(folder.id(), |key| {
                vault::salvage(&folder, key, &here.now, |step| {
                    go_on(progress(step));
                })
            })
        })
    })?;
    tracing::info!(
        unreadable = salvaged.unreadable,
        complete = salvaged.is_complete(),
        "brought over what can be read"
    );
    // It is in force: what has no index entry yet gets one at the next opening.
    if let Err(error) = journal::index_all(&mut vault.db) {
        tracing::warn!(%error, "indexing what came over");
    }
    let noted = Noted::new(&vault, here.now.instant(), salvaged);
    if let Err(error) = settings::note(&mut vault.db, SALVAGED, &noted) {
        tracing::warn!(%error, "noting what came over");
    }
    begin(session, vault)?;
    session.active();
    Ok(salvage_view(&noted, folder.path(), &here))
}

/// Nobody knows how long the end takes: it stands still there.
fn progress(step: SalvageStep) -> Progress {
    let part = |done: u32, of: u32| (u64::from(done) * 45).checked_div(of.into()).unwrap_or(45);
    let done = match step {
        SalvageStep::Pages { done, of } => part(done, of),
        SalvageStep::Tables { done, of } => 45 + part(done, of),
        SalvageStep::Finishing => 90,
    };
    Progress { done, total: 100 }
}

/// What came over as the open vault was made, for as long as the damaged file is there.
pub(super) fn kept(open: &Open, here: &Here) -> Option<SalvageView> {
    let folder = open.vault.folder().path();
    let salvaged: Result<Option<Noted<Salvaged>>, _> =
        open.vault.db.read(|c| settings::fact(c, SALVAGED));
    let salvaged = salvaged.unwrap_or_else(|error| {
        tracing::warn!(%error, "what came over");
        None
    });
    salvaged
        .filter(|noted| noted.is_of(&open.vault) && folder.join(&noted.found.kept_as).exists())
        .map(|noted| salvage_view(&noted, folder, here))
}

fn salvage_view(noted: &Noted<Salvaged>, folder: &Path, here: &Here) -> SalvageView {
    let salvaged = &noted.found;
    let media = salvaged.media.missing.len() + salvaged.media.damaged.len();
    SalvageView {
        when: here.words.when(noted.at, here.now.zone),
        complete: salvaged.is_complete() && media == 0,
        things: came_over(&salvaged.tables),
        media: u32::try_from(media).unwrap_or(u32::MAX),
        kept_at: folder.join(&salvaged.kept_as).display().to_string(),
    }
}

/// What came over, kind by kind, without what there is none of. What the person did not make is only told of where some is missing.
fn came_over(tables: &[SalvagedTable]) -> Vec<CameOver> {
    let mut all: Vec<CameOver> = Vec::new();
    for table in tables {
        let Some((things, is_one)) = Things::of_table(&table.name) else {
            continue;
        };
        let place = all.iter().position(|other| other.things == things);
        let place = place.unwrap_or_else(|| {
            all.push(CameOver {
                things,
                here: 0,
                missing: 0,
                pieces_missing: 0,
                more_may_miss: false,
            });
            all.len() - 1
        });
        let Some(over) = all.get_mut(place) else {
            continue;
        };
        let missing = table.missing.saturating_add(table.dropped);
        if is_one {
            over.here = table.rows;
            over.missing = missing;
        } else {
            over.pieces_missing = over.pieces_missing.saturating_add(missing);
        }
        over.more_may_miss |= table.more_may_miss;
    }
    all.retain(|over| {
        let lacks = over.missing > 0 || over.pieces_missing > 0 || over.more_may_miss;
        let made = !matches!(over.things, Things::Settings | Things::Occurrences);
        lacks || (made && over.here > 0)
    });
    all.sort_by_key(|over| over.things);
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn table(name: &str, rows: u32, missing: u32) -> SalvagedTable {
        SalvagedTable {
            name: name.to_owned(),
            rows,
            missing,
            more_may_miss: false,
            dropped: 0,
            unlinked: 0,
        }
    }

    #[test]
    fn what_came_over_is_told_by_kinds_of_things() {
        let dropped = SalvagedTable {
            dropped: 2,
            more_may_miss: true,
            ..table("photo", 3, 1)
        };
        let told = came_over(&[
            table("channel", 9, 4),
            table("contact", 5, 0),
            table("entry", 7, 0),
            dropped,
            table("photo_thumb", 1, 8),
            table("score", 0, 0),
            table("setting", 12, 0),
        ]);
        let over = |things, here, missing, pieces_missing, more_may_miss| CameOver {
            things,
            here,
            missing,
            pieces_missing,
            more_may_miss,
        };
        assert_eq!(
            told,
            [
                over(Things::Contacts, 5, 0, 4, false),
                over(Things::Entries, 7, 0, 0, false),
                over(Things::Photos, 3, 3, 0, true),
            ]
        );
        let settings = came_over(&[table("setting", 12, 1)]);
        assert_eq!(settings, [over(Things::Settings, 12, 1, 0, false)]);
    }

    #[test]
    fn how_far_it_is_never_goes_back_and_ends_below_all_of_it() {
        let steps = [
            SalvageStep::Pages { done: 0, of: 7 },
            SalvageStep::Pages { done: 7, of: 7 },
            SalvageStep::Tables { done: 0, of: 3 },
            SalvageStep::Tables { done: 2, of: 3 },
            SalvageStep::Finishing,
        ];
        let far: Vec<u64> = steps.map(|step| progress(step).done).to_vec();
        assert!(far.is_sorted() && far[4] < 100, "{far:?}");
        assert_eq!(progress(SalvageStep::Pages { done: 0, of: 0 }).done, 45);
    }
}
