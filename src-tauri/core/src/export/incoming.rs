//! An export that is to come in: opened, looked at, taken.

use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;

use super::archive::{Archive, Folder};
use super::merge::{Hand, Merge};
use super::sealing::{Ahead, Sealing};
use super::stage::{self, Problem, Problems, Stage, Why};
use super::tables::{Things, parts_first, subjects};
use super::{GoOn, ImportError};
use crate::db::{Db, PhotoId, Subject, UndoToken};
use crate::journal::photos::{PhotoFolder, purge_files};

/// An export that was opened and read. What it says is in memory, and nowhere else.
pub struct Incoming {
    archive: Archive,
    stage: Stage,
    ahead: Ahead,
}

/// What an export is, and what it would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// When it was made, as it says: RFC 3339 in UTC.
    pub made_at: String,
    /// The name of the vault from which it was made, as it says.
    pub vault: String,
    /// The schema from which it was made.
    pub schema: u32,
    /// Of each kind that is in it, how much.
    pub counts: Vec<ThingCounts>,
    /// What cannot be read, the first few hundred.
    pub problems: Vec<Problem>,
    /// How many there are of those in all.
    pub problems_in_all: u32,
}

/// How many things of a kind there are in an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ThingCounts {
    /// The kind.
    pub things: Things,
    /// Of which subject they are.
    pub subject: Subject,
    /// All.
    pub found: u32,
    /// Those that come in.
    pub new: u32,
    /// Those that are here already, as they are in the export.
    pub here: u32,
    /// Those that are here otherwise: what is here stays.
    pub different: u32,
    /// Those that cannot be read.
    pub unreadable: u32,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// As in the preview, but as it was then: photos and sounds were opened only now.
    pub preview: Preview,
    /// Takes all of it back, as long as none of it was changed.
    pub undo: UndoToken,
}

impl Incoming {
    /// Opens the export `path` and reads what it says; photos and sounds stay where they are until they are taken. `go_on` is
    /// told how many bytes of `cairn.json` were read.
    ///
    /// # Errors
    /// Any but those of the vault: `DiskFull`, `NotWritable`, `NoRandomness`.
    pub fn open(path: &Path, go_on: GoOn<'_>) -> Result<Self, ImportError> {
        let mut archive = Archive::open(path)?;
        let (json, length) = archive.json()?;
        let stage = stage::read(json, length, go_on)?;
        Ok(Self {
            archive,
            stage,
            ahead: Ahead::new(),
        })
    }

    fn preview(&self, counts: Vec<ThingCounts>, problems: Problems) -> Preview {
        Preview {
            made_at: self.stage.made_at.clone(),
            vault: self.stage.vault.clone(),
            schema: self.stage.schema,
            counts,
            problems: problems.told,
            problems_in_all: problems.many,
        }
    }

    /// What could not even be read.
    fn problems(&self) -> Problems {
        let mut problems = self.stage.problems.clone();
        for folder in &self.archive.foreign {
            let table = match folder {
                Folder::Photos => "photo",
                Folder::Sounds => "shelf_item",
            };
            problems.add_file(Problem {
                table: table.to_owned(),
                row: None,
                id: None,
                why: Why::Unknown,
            });
        }
        problems
    }
}

/// Says what the export would bring into the vault that `connection` reads. Writes nothing.
///
/// # Errors
/// `Cancelled` when `go_on` said so; `Db` for the vault.
pub fn look(
    connection: &Connection,
    incoming: &Incoming,
    go_on: GoOn<'_>,
) -> Result<Preview, ImportError> {
    let hand = Hand::Look(&incoming.archive);
    let merge = Merge::new(
        &incoming.stage,
        connection,
        hand,
        incoming.problems(),
        go_on,
    )?;
    let (counts, problems) = merge.run()?;
    Ok(incoming.preview(counts, problems))
}

/// Seals the photos and sounds that come in, for [`take`]: that takes long, and needs no more of the vault than a look with
/// `connection`. Nothing names them before they are taken; when they never are, they are tidied away as after a crash.
///
/// # Errors
/// As [`take`].
pub fn seal_media(
    connection: &Connection,
    folder: &PhotoFolder,
    incoming: &mut Incoming,
    go_on: GoOn<'_>,
) -> Result<(), ImportError> {
    let problems = incoming.problems();
    let mut sealed = Vec::new();
    incoming.ahead.clear();
    let hand = Hand::Seal(Sealing::new(
        &mut incoming.archive,
        folder,
        &mut incoming.ahead,
        &mut sealed,
    ));
    let done = Merge::new(&incoming.stage, connection, hand, problems, go_on).and_then(Merge::run);
    done.map(drop).inspect_err(|_| {
        incoming.ahead.clear();
        let _ = purge_files(folder, &sealed);
    })
}

/// Brings the export into the vault, all at once, or nothing of it. What was not sealed by [`seal_media`] is sealed now. Its
/// entries wait to come into the search index, as after an undo. Photos and sounds of a change that is taken back wait as what
/// no row names, and are tidied away later.
///
/// # Errors
/// `Cancelled` when `go_on` said so; `DiskFull`, `NotWritable`, `NoRandomness`, `Db`.
pub fn take(
    db: &mut Db,
    folder: &PhotoFolder,
    incoming: &mut Incoming,
    go_on: GoOn<'_>,
) -> Result<Taken, ImportError> {
    let problems = incoming.problems();
    let mut sealed: Vec<_> = incoming.ahead.keys().cloned().map(PhotoId::from).collect();
    let (archive, stage, ahead) = (&mut incoming.archive, &incoming.stage, &mut incoming.ahead);
    let taken = db.write_additions(&subjects(), &parts_first(), |tx| {
        let hand = Hand::Take(Sealing::new(archive, folder, ahead, &mut sealed));
        Merge::new(stage, tx, hand, problems, go_on)?.run()
    });
    incoming.ahead.clear();
    if taken.is_err() {
        // What is left is tidied away later, as after a crash.
        let _ = purge_files(folder, &sealed);
    }
    let ((counts, problems), undo) = taken?;
    Ok(Taken {
        preview: incoming.preview(counts, problems),
        undo,
    })
}
