//! What is read of a path beside its chapters.

use std::collections::HashMap;

use rusqlite::Connection;

use super::gains::{self, Gain};
use super::ladder::Edits;
use super::limits::{self, LimitRow};
use super::logs::{self, Sums};
use super::rows::PathRow;
use super::view::Look;
use super::{Setback, rungs, setbacks};
use crate::db::{DbError, PathId};

/// What belongs to a path beside its chapters.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) edits: Edits,
    /// Only where something is logged.
    pub(super) sums: Sums,
    /// Those of the path's kind, the oldest first.
    pub(super) limits: Vec<LimitRow>,
    pub(super) gain: Option<Gain>,
    /// The newest first.
    pub(super) setbacks: Vec<Setback>,
}

/// What belongs to each of the paths.
pub(super) fn all(
    connection: &Connection,
    rows: &[PathRow],
    look: &Look<'_>,
) -> Result<HashMap<PathId, Beside>, DbError> {
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut edits = rungs::all_edits(connection)?;
    let mut limits = limits::all(connection)?;
    let mut gains = gains::all(connection)?;
    let mut setbacks = setbacks::all_setbacks(connection, look.words)?;
    rows.iter()
        .map(|row| {
            let logged = row.kind.is_logged();
            let beside = Beside {
                edits: edits.remove(&row.id).unwrap_or_default(),
                sums: if logged {
                    logs::sums(connection, &row.id)?
                } else {
                    Sums::new()
                },
                limits: limits
                    .remove(&row.id)
                    .unwrap_or_default()
                    .into_iter()
                    .filter_map(|(kind, limit)| (kind == row.kind).then_some(limit))
                    .collect(),
                gain: gains.remove(&row.id),
                setbacks: setbacks.remove(&row.id).unwrap_or_default(),
            };
            Ok((row.id.clone(), beside))
        })
        .collect()
}
