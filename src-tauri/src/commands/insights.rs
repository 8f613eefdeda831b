//! How it is going.

use cairn_core::db::PathId;
use cairn_core::insights::{self, Going, GoingPeriod};
use cairn_core::settings;

use super::Handle;
use crate::failure::Failure;

/// What was noted in the last time of that length, or `back` such times earlier; with a path, the cravings and milestones
/// of that one alone.
#[tauri::command]
#[specta::specta]
pub async fn going(
    session: Handle<'_>,
    period: GoingPeriod,
    back: u32,
    path: Option<PathId>,
) -> Result<Going, Failure> {
    session
        .open(move |open, here| {
            open.vault.db.read(|c| {
                let look = here.look(settings::load(c)?.leap_day);
                insights::going(c, &look, period, back, path.as_ref())
            })
        })
        .await
}
