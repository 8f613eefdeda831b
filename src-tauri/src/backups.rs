//! Backups of the open vault: once a day by themselves when something was changed, and whenever the person asks.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use cairn_core::clock::{Instant, Now};
use cairn_core::export::GoOn;
use cairn_core::settings;
use cairn_core::vault::{Backup, BackupPlace, BackupSource, Followed, SlotKind, VaultError};
use serde::Serialize;

use crate::failure::{Failure, FailureCode};
use crate::open::Open;
use crate::session::{Here, Session};

/// The name under which the vault notes the folder that the person chose for backups.
pub const FOLDER: &str = "backupFolder";

/// The name under which the vault notes that the chosen folder was not there when what opens the vault changed.
const FOLDER_BEHIND: &str = "backupFolderBehind";

/// Opening and the first look around come first.
const NOT_BEFORE_MS: i64 = 60_000;
/// A backup that could not be made is tried again after an hour.
const AGAIN_AFTER_MS: i64 = 60 * 60 * 1000;

/// What is known of backups, whether the vault is open or not.
#[derive(Default)]
pub struct Backups {
    /// Held while one is made or put back: there is one at a time, and no re-key meanwhile.
    pub at_work: Mutex<()>,
    /// The places that the page was told of last, by which it names a backup.
    places: Mutex<Vec<BackupPlace>>,
    failed: Mutex<Option<(Instant, Failure)>>,
    /// When the backups last went along with the keys, whether the chosen folder was there, and whether all did.
    followed: Mutex<Option<(Instant, bool, bool)>>,
}

/// What became of the backups when what opens the vault was changed.
#[derive(Clone, Copy, Default, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupsAfter {
    /// How many still open with what opened the vault before.
    behind: u32,
    /// The chosen folder is not there: those in it go along when it is.
    folder_away: bool,
}

impl Backups {
    /// Waits until no other is at work.
    pub fn alone(&self) -> MutexGuard<'_, ()> {
        held(&self.at_work)
    }

    /// Tells of these places from now on.
    pub fn tell_of(&self, places: Vec<BackupPlace>) {
        *held(&self.places) = places;
    }

    /// The backup of this moment in the place with this number, as the page was told of it.
    ///
    /// # Errors
    /// `BackupMissing`.
    pub fn find(&self, place: u32, made_at: Instant) -> Result<Backup, Failure> {
        let places = held(&self.places);
        let place = usize::try_from(place).ok().and_then(|n| places.get(n));
        Ok(place.ok_or(FailureCode::BackupMissing)?.backup(made_at)?)
    }

    /// Why the last backup that Cairn made by itself could not be made.
    pub fn failure(&self) -> Option<Failure> {
        held(&self.failed).map(|(_, failure)| failure)
    }
}

impl Session {
    /// Does `work` in the open vault while no backup is made and none is put back.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub async fn open_alone<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self, &mut Open, &Here) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.blocking(move |session| {
            let _alone = session.backups.alone();
            session.open_now(|open, here| work(session, open, here))
        })
        .await
    }
}

/// The folder that the person chose for backups.
///
/// # Errors
/// The database's.
pub fn chosen_folder(open: &Open) -> Result<Option<PathBuf>, Failure> {
    Ok(open.vault.db.read(|c| settings::fact(c, FOLDER))?)
}

/// Whether a copy of the vault could be opened on another computer.
pub fn opens_elsewhere(open: &Open) -> bool {
    (open.vault.slots().iter()).any(|slot| slot.kind != SlotKind::ThisComputer)
}

/// The place of backups in the folder that the person chose; none while it is not connected, and none as long as the vault
/// would open nowhere else.
///
/// # Errors
/// The database's.
pub fn chosen_place(open: &Open) -> Result<Option<BackupPlace>, Failure> {
    let folder = chosen_folder(open)?.filter(|folder| folder.is_dir());
    Ok(folder
        .filter(|_| opens_elsewhere(open))
        .map(|folder| BackupPlace::chosen(&folder, open.vault.folder().id())))
}

/// Whether backups in the chosen folder wait for it to be there.
///
/// # Errors
/// The database's.
pub fn folder_behind(open: &Open) -> Result<bool, Failure> {
    let behind = open.vault.db.read(|c| settings::fact(c, FOLDER_BEHIND))?;
    Ok(behind.unwrap_or(false))
}

/// What opens the vault was changed: lets the backups that can be reached go along. What cannot now is tried again later. Not
/// for use while another is at work.
pub fn follow(session: &Session) -> BackupsAfter {
    let noted = session.open_now(|open, _| {
        let away = chosen_folder(open)?.is_some_and(|folder| !folder.is_dir());
        if away {
            settings::note(&mut open.vault.db, FOLDER_BEHIND, &true)?;
        }
        Ok::<_, Failure>(())
    });
    if let Err(failure) = noted {
        tracing::warn!(code = ?failure.code, "backups that are away");
    }
    session.work.during(|go_on| follow_on(session, go_on))
}

fn follow_on(session: &Session, go_on: GoOn<'_>) -> BackupsAfter {
    let places = session.open_now(|open, _| {
        let mut places = vec![BackupPlace::own(open.vault.folder())];
        let folder = chosen_folder(open)?;
        let there = folder.as_ref().is_none_or(|folder| folder.is_dir());
        places.extend(
            folder
                .filter(|_| there)
                .map(|folder| BackupPlace::chosen(&folder, open.vault.folder().id())),
        );
        Ok::<_, Failure>((open.vault.follower()?, places, there))
    });
    let Ok((Some(follower), places, there)) = places else {
        return BackupsAfter::default();
    };
    let (mut all, mut failed) = (Followed::default(), false);
    for place in &places {
        match follower.follow(place, go_on) {
            Ok(followed) => all = all.and(followed),
            Err(error) => {
                tracing::warn!(%error, "backups and the keys of today");
                failed = true;
            }
        }
    }
    if let Some(error) = &all.why {
        tracing::warn!(%error, behind = all.behind, "backups and the keys of today");
    }
    let settled = there && !failed && all.behind == 0;
    let noted = session.open_now(|open, _| {
        if there && folder_behind(open)? {
            settings::note(&mut open.vault.db, FOLDER_BEHIND, &false)?;
        }
        if settled && follower.has_former_keys() {
            open.vault.forget_former_keys()?;
        }
        Ok::<_, Failure>(())
    });
    if noted.is_err() {
        tracing::info!("locked while backups went along");
    }
    let now = session.now().instant();
    *held(&session.backups.followed) = Some((now, there, settled));
    BackupsAfter {
        behind: all.behind,
        folder_away: !there,
    }
}

/// Makes a backup beside the vault under the key of today: the older ones may be about to go.
pub fn one_of_today(session: &Session) {
    let source = session.open_now(|open, _| {
        let place = BackupPlace::own(open.vault.folder());
        Ok::<_, Failure>((open.vault.backup_source()?, place, open.changes))
    });
    let made = source.and_then(|(source, place, changes)| {
        source.make(&place, &session.now())?;
        session.open_now(|open, _| {
            open.backed_up(changes);
            Ok::<_, Failure>(())
        })
    });
    if let Err(failure) = made {
        // The older ones then stay until there is one.
        tracing::warn!(code = ?failure.code, "backup");
    }
}

/// Whether backups may have to go along with the keys: once after every opening, when the folder has come, and now and then
/// while something is left.
fn is_behind(session: &Session) -> bool {
    let known = session.open_now(|open, here| {
        let now = here.now.instant();
        if now < open.opened_at.plus_ms(NOT_BEFORE_MS) {
            return Ok(None);
        }
        let there = chosen_folder(open)?.is_none_or(|folder| folder.is_dir());
        Ok::<_, Failure>(Some((now, there)))
    });
    let Ok(Some((now, there))) = known else {
        return false;
    };
    match *held(&session.backups.followed) {
        None => true,
        Some((at, was_there, settled)) => {
            there != was_there || (!settled && (now >= at.plus_ms(AGAIN_AFTER_MS) || now < at))
        }
    }
}

/// Makes the backups of the day that are due, then lets all go along with the keys of today. What cannot be made is tried again later.
pub fn daily(session: &Session) {
    // What is at work may take long, and may give the vault another key: the next look comes soon.
    let _alone = match session.backups.at_work.try_lock() {
        Ok(alone) => alone,
        Err(TryLockError::Poisoned(alone)) => alone.into_inner(),
        Err(TryLockError::WouldBlock) => return,
    };
    make_due(session);
    if is_behind(session) {
        // Nobody waits for it.
        follow_on(session, &mut |_| true);
    }
}

fn make_due(session: &Session) {
    let Ok(Some(due)) = session.open_now(|open, here| due(session, open, here)) else {
        return;
    };
    let now = session.now();
    let mut failed = None;
    for (number, place) in due.places.iter().enumerate() {
        if let Err(failure) = make(&due.source, place, &now) {
            tracing::warn!(code = ?failure.code, number, "backup");
            failed = Some((now.instant(), failure));
        }
    }
    *held(&session.backups.failed) = failed;
    if failed.is_none() {
        let noted = session.open_now(|open, _| {
            open.backed_up(due.changes);
            Ok::<_, Failure>(())
        });
        if noted.is_err() {
            tracing::info!("locked while a backup was made");
        }
    }
}

/// Where backups that came in one file are unpacked, for as long as no journal begins from them.
pub fn unpacked(session: &Session) -> PathBuf {
    session.data.join("backup.part")
}

/// Removes what was unpacked.
///
/// # Errors
/// `FolderNotWritable`.
pub fn forget_unpacked(session: &Session) -> Result<(), Failure> {
    match std::fs::remove_dir_all(unpacked(session)) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(FailureCode::FolderNotWritable.into())
        }
        _ => Ok(()),
    }
}

/// Makes a backup, and thins the older ones.
///
/// # Errors
/// As [`BackupSource::make`]; those of a chosen folder say that it is there, and not where the journal lies.
pub fn make(source: &BackupSource, place: &BackupPlace, now: &Now) -> Result<Backup, Failure> {
    let made = source.make(place, now).map_err(|error| match error {
        error if !place.is_chosen() => Failure::from(error),
        VaultError::DiskFull => FailureCode::BackupFolderFull.into(),
        VaultError::NotWritable => FailureCode::BackupFolderNotWritable.into(),
        error => {
            tracing::warn!(%error, "a backup in the chosen folder");
            FailureCode::BackupFolderFailed.into()
        }
    })?;
    // It is made: what could not be thinned is met again tomorrow.
    if let Err(error) = place.thin(now) {
        tracing::warn!(%error, "thinning backups");
    }
    Ok(made)
}

/// What is to be done today.
struct Due {
    source: BackupSource,
    places: Vec<BackupPlace>,
    /// How many changes there had been.
    changes: u64,
}

fn due(session: &Session, open: &mut Open, here: &Here) -> Result<Option<Due>, Failure> {
    let now = here.now.instant();
    let early = now < open.opened_at.plus_ms(NOT_BEFORE_MS);
    let tried = held(&session.backups.failed)
        .is_some_and(|(at, _)| now < at.plus_ms(AGAIN_AFTER_MS) && now >= at);
    if early || tried {
        return Ok(None);
    }
    let own = BackupPlace::own(open.vault.folder());
    let newest = |place: &BackupPlace| -> Result<Option<Instant>, Failure> {
        Ok(place.backups()?.first().map(|backup| backup.made_at))
    };
    let today = here.now.today();
    let before_today = |at: Option<Instant>| {
        at.is_none_or(|at| at.utc().with_timezone(&here.now.zone).date_naive() < today)
    };
    let own_newest = newest(&own)?;
    let mut places = Vec::new();
    if open.changed_since_backup && before_today(own_newest) {
        places.push(own);
    }
    if let Some(chosen) = chosen_place(open)? {
        // One that cannot be read is tried, so that it is told of.
        let there = newest(&chosen).unwrap_or(None);
        if before_today(there) && (open.changed_since_backup || there < own_newest) {
            places.push(chosen);
        }
    }
    if places.is_empty() {
        return Ok(None);
    }
    Ok(Some(Due {
        source: open.vault.backup_source()?,
        places,
        changes: open.changes,
    }))
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
