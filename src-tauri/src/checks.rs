//! Looking through the open vault: beside the session, which goes on meanwhile. What came of it is noted in the vault.

use std::sync::{Mutex, MutexGuard, PoisonError};

use cairn_core::clock::Instant;
use cairn_core::db::Subject;
use cairn_core::export::Progress;
use cairn_core::vault::{CheckStep, Checker, Depth, Health, Remedy, StopChecking, Vault};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::open::Open;
use crate::session::{News, Session};
use crate::work::Work;

/// The name under which the vault notes what the last look through it found.
pub const LOOKED: &str = "lookedThrough";

/// The name under which the vault notes what came over of a damaged one.
pub const SALVAGED: &str = "salvaged";

/// What is found, of one database: another one that takes its place has still to be looked through.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Noted<T> {
    /// Of which vault.
    vault: String,
    /// The number of its database.
    number: u32,
    /// When.
    pub at: Instant,
    /// What.
    pub found: T,
}

/// What a look through the vault found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Looked {
    /// How much was looked through.
    pub depth: Depth,
    /// What was found. After a quick look the photos and sounds are as the last whole one found them.
    pub health: Health,
}

impl<T> Noted<T> {
    /// Found at `at` in this vault.
    pub fn new(vault: &Vault, at: Instant, found: T) -> Self {
        Self {
            vault: vault.folder().id().to_owned(),
            number: vault.number(),
            at,
            found,
        }
    }

    /// Whether it is about this vault.
    pub fn is_of(&self, vault: &Vault) -> bool {
        self.vault == vault.folder().id()
    }

    /// Whether it is about the database of it that is open.
    pub fn is_about(&self, vault: &Vault) -> bool {
        self.is_of(vault) && self.number == vault.number()
    }
}

/// The look through the vault that is under way, of which there is one at a time.
#[derive(Default)]
pub struct Checks {
    /// How far it is.
    pub work: Work,
    /// Held for as long as one is under way.
    alone: Mutex<()>,
    under_way: Mutex<UnderWay>,
    /// The vault that was opened last had not been closed.
    cut_off: Mutex<bool>,
}

#[derive(Default)]
struct UnderWay {
    stopper: Option<StopChecking>,
    /// How many want that none begins.
    refused: u32,
}

/// No look is under way for as long as this is held.
pub struct NoChecks<'a> {
    checks: &'a Checks,
    _alone: MutexGuard<'a, ()>,
}

impl Drop for NoChecks<'_> {
    fn drop(&mut self) {
        let mut under_way = held(&self.checks.under_way);
        under_way.refused = under_way.refused.saturating_sub(1);
    }
}

impl Checks {
    /// Stops what is under way, waits until nothing of it is open any more, and lets none begin. To be asked for before the
    /// session's state is: a look that ends asks for that.
    pub fn none(&self) -> NoChecks<'_> {
        held(&self.under_way).refused += 1;
        self.stop();
        NoChecks {
            checks: self,
            _alone: held(&self.alone),
        }
    }

    /// Asks what is under way to stop. It gives nothing then.
    pub fn stop(&self) {
        if let Some(stopper) = &held(&self.under_way).stopper {
            stopper.stop();
        }
    }

    /// The vault that is being opened was not closed by the process that had it open.
    pub fn was_cut_off(&self) {
        *held(&self.cut_off) = true;
    }

    fn begin(&self, checker: &Checker) -> bool {
        let mut under_way = held(&self.under_way);
        if under_way.refused == 0 {
            under_way.stopper = Some(checker.stopper());
        }
        under_way.stopper.is_some()
    }
}

/// Looks through the open vault and notes what was found. Whether it came to its end.
///
/// # Errors
/// `Locked`; or when the vault cannot be looked at at all. What is wrong with it is no error.
pub fn look(session: &Session, depth: Depth) -> Result<bool, Failure> {
    let looked = look_quietly(session, depth);
    // Also when it was stopped: it is under way no longer.
    session.tell(News::Changed(vec![Subject::Settings]));
    looked
}

/// Looks through a vault that the process before had not closed, if it was so. Quietly: only what is wrong is told.
pub fn after_being_cut_off(session: &Session) {
    if !session.is_open() || !std::mem::take(&mut *held(&session.checks.cut_off)) {
        return;
    }
    if let Err(failure) = look(session, Depth::Quick) {
        tracing::warn!(code = ?failure.code, "looking through the vault");
    }
}

fn look_quietly(session: &Session, depth: Depth) -> Result<bool, Failure> {
    let checks = &session.checks;
    let _alone = held(&checks.alone);
    let checker = session.open_now(|open, _| open.vault.checker())?;
    if !checks.begin(&checker) {
        return Ok(false);
    }
    let health = checks.work.during(|go_on| {
        checker.check(depth, |step| {
            go_on(progress(step));
        })
    });
    held(&checks.under_way).stopper = None;
    drop(checker);
    let Some(health) = health? else {
        return Ok(false);
    };
    tracing::info!(?depth, remedies = ?health.remedies(), "looked through the vault");
    session.open_now(|open, here| {
        open.looked_through(here.now.instant(), depth, health);
        Ok::<_, Failure>(true)
    })
}

/// Nobody knows how long the middle takes: it stands still there.
fn progress(step: CheckStep) -> Progress {
    let (done, before) = match step {
        CheckStep::Pages { done, of } => (part(done, of), 0),
        CheckStep::Structure => (0, HALF),
        CheckStep::Media { done, of } => (part(done, of), HALF),
    };
    Progress {
        done: before + done,
        total: 2 * HALF,
    }
}

const HALF: u64 = 1_000;

fn part(done: u32, of: u32) -> u64 {
    (u64::from(done) * HALF)
        .checked_div(of.into())
        .unwrap_or(HALF)
}

impl Open {
    /// Notes what a look found. Where it cannot be noted it is known until the vault is closed.
    pub fn looked_through(&mut self, at: Instant, depth: Depth, mut health: Health) {
        if depth == Depth::Quick {
            let before = self.looked.take().map(|noted| noted.found.health);
            health.media = before.and_then(|before| before.media);
        }
        let noted = Noted::new(&self.vault, at, Looked { depth, health });
        self.note(LOOKED, &noted);
        self.looked = Some(noted);
    }

    /// What can be done about what the last look found. Opening the vault again has mended its keys file.
    pub fn remedies(&self) -> Vec<Remedy> {
        let Some(looked) = &self.looked else {
            return Vec::new();
        };
        let mut remedies = looked.found.health.remedies();
        if self.opened_at > looked.at {
            remedies.retain(|remedy| *remedy != Remedy::OpenAgain);
        }
        remedies
    }

    /// Whether the person is told of it on Today: of what gets worse, or gets in the way.
    pub fn tells_of_damage(&self) -> bool {
        !self.damage_put_off
            && self.remedies().iter().any(|remedy| {
                matches!(
                    remedy,
                    Remedy::PutBackABackup | Remedy::Salvage | Remedy::MakeSearchAnew
                )
            })
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
