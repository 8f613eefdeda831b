//! Making a vault, opening it, and what protects it.

use cairn_core::db::Subject;
use cairn_core::settings;
use cairn_core::today::RECOVERY_REMINDER;
use cairn_core::vault::{self, ComputerKey, Key, OldBackups, SlotKind, Strength, Vault};
use chrono::{Days, NaiveDate};
use secrecy::SecretString;
use serde::Serialize;

use super::Handle;
use crate::backups::{self, BackupsAfter};
use crate::failure::{Failure, FailureCode};
use crate::os::keychain;
use crate::session::{News, Session, State};
use crate::unlock_secret::UnlockSecret;

/// What can open the vault.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Protection {
    slots: Vec<Slot>,
    recovery_code_reminder: Option<NaiveDate>,
    /// The keys file is older than one that this vault has seen.
    keys_older: bool,
}

/// One way into the vault.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Slot {
    kind: SlotKind,
    made_on: String,
}

/// A recovery code that was just made.
#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewCode {
    words: Vec<String>,
    after: BackupsAfter,
}

/// Makes the vault: with a passphrase, or with a key in the OS keychain.
#[tauri::command]
#[specta::specta]
pub async fn start_vault(session: Handle<'_>, passphrase: Option<String>) -> Result<(), Failure> {
    let passphrase = passphrase.map(SecretString::from);
    session
        .blocking(move |session| start(session, passphrase.as_ref()))
        .await
}

/// Leaves the vault that cannot be opened where it is and begins beside it.
#[tauri::command]
#[specta::specta]
pub async fn start_beside(session: Handle<'_>) -> Result<(), Failure> {
    session.blocking(Session::start_beside).await
}

/// How long a passphrase would withstand guessing.
#[tauri::command]
#[specta::specta]
pub async fn passphrase_strength(passphrase: String) -> Result<Strength, Failure> {
    let passphrase = SecretString::from(passphrase);
    tauri::async_runtime::spawn_blocking(move || vault::strength(&passphrase))
        .await
        .map_err(|_| FailureCode::Unexpected.into())
}

/// Opens the vault.
#[tauri::command]
#[specta::specta]
pub async fn unlock(session: Handle<'_>, secret: UnlockSecret) -> Result<(), Failure> {
    session
        .blocking(move |session| {
            open(session, &secret)?;
            session.active();
            Ok(())
        })
        .await
}

/// What can open the vault, and since when.
#[tauri::command]
#[specta::specta]
pub async fn protection(session: Handle<'_>) -> Result<Protection, Failure> {
    session
        .open(|open, here| {
            let slots = open.vault.slots().into_iter().map(|slot| Slot {
                kind: slot.kind,
                made_on: here.words.date(
                    slot.made_at
                        .utc()
                        .with_timezone(&here.now.zone)
                        .date_naive(),
                ),
            });
            Ok::<_, Failure>(Protection {
                keys_older: open.vault.newer_keys_known(),
                slots: slots.collect(),
                recovery_code_reminder: open
                    .vault
                    .db
                    .read(|c| settings::fact(c, RECOVERY_REMINDER))?,
            })
        })
        .await
}

/// Sets or changes the passphrase; the backups that can be reached go along. When someone may know the old one
/// (`then`: what becomes of the backups under the old key), everything is sealed anew under a new key.
#[tauri::command]
#[specta::specta]
pub async fn set_passphrase(
    session: Handle<'_>,
    current: Option<String>,
    passphrase: String,
    then: Option<OldBackups>,
) -> Result<BackupsAfter, Failure> {
    let current = current.map(SecretString::from);
    let passphrase = SecretString::from(passphrase);
    let (id, after) = session
        .blocking(move |session| {
            let _alone = session.backups.alone();
            let _none = session.checks.none();
            let id = session.asking(current.is_some(), || {
                session.open_now(|open, here| {
                    open.drafts.leave_all(&mut open.vault.db, &here.now)?;
                    let (vault, now) = (&mut open.vault, &here.now);
                    match then {
                        Some(then) => vault.rekey(current.as_ref(), &passphrase, then, now)?,
                        None => vault.set_passphrase(current.as_ref(), &passphrase, now)?,
                    }
                    Ok::<_, Failure>(vault.folder().id().to_owned())
                })
            })?;
            if then == Some(OldBackups::Remove) {
                backups::one_of_today(session);
            }
            Ok((id, backups::follow(session)))
        })
        .await?;
    // A locked keychain may wait for the person; nobody has to wait for it.
    std::thread::spawn(move || {
        if keychain::forget(&id).is_err() {
            // Its slot is gone: the key that stays behind opens nothing.
            tracing::warn!("keychain");
        }
    });
    session.tell(News::Changed(vec![Subject::Settings]));
    Ok(after)
}

/// A new recovery code, saved and tried. An older one stops working, for the backups that can be reached too. Shown once.
#[tauri::command]
#[specta::specta]
pub async fn new_recovery_code(
    session: Handle<'_>,
    current: Option<String>,
) -> Result<NewCode, Failure> {
    let current = current.map(SecretString::from);
    session
        .blocking(move |session| {
            let _alone = session.backups.alone();
            let words = session.asking(current.is_some(), || {
                session.open_now(|open, here| {
                    let code = open.vault.new_recovery_code(current.as_ref(), &here.now)?;
                    settings::note(&mut open.vault.db, RECOVERY_REMINDER, &None::<NaiveDate>)?;
                    let words = code.words();
                    Ok::<_, Failure>(words.iter().map(|word| (*word).to_owned()).collect())
                })
            })?;
            Ok(NewCode {
                words,
                after: backups::follow(session),
            })
        })
        .await
}

/// Puts back the newer keys file that this vault has seen; the passphrase of then has to open it.
#[tauri::command]
#[specta::specta]
pub async fn put_back_newer_keys(session: Handle<'_>, passphrase: String) -> Result<(), Failure> {
    let passphrase = SecretString::from(passphrase);
    session
        .blocking(move |session| {
            let _alone = session.backups.alone();
            session.asking(true, || {
                session.open_now(|open, _| {
                    open.vault
                        .put_back_newer_keys(&Key::Passphrase(&passphrase))
                })
            })?;
            backups::follow(session);
            Ok(())
        })
        .await?;
    session.tell(News::Changed(vec![Subject::Settings]));
    Ok(())
}

/// Keeps the keys file as it is, although this vault has seen a newer one.
#[tauri::command]
#[specta::specta]
pub async fn keep_these_keys(session: Handle<'_>) -> Result<(), Failure> {
    session
        .blocking(|session| {
            let _alone = session.backups.alone();
            session.open_now(|open, _| open.vault.keep_these_keys())?;
            backups::follow(session);
            Ok(())
        })
        .await?;
    session.tell(News::Changed(vec![Subject::Settings]));
    Ok(())
}

/// Offers the recovery code again tomorrow.
#[tauri::command]
#[specta::specta]
pub async fn remind_recovery_code(session: Handle<'_>) -> Result<(), Failure> {
    session
        .open(|open, here| {
            let tomorrow = here.now.today().checked_add_days(Days::new(1));
            settings::note(&mut open.vault.db, RECOVERY_REMINDER, &tomorrow)
        })
        .await
}

/// Opens at the start what needs no passphrase. What goes wrong is told when the person opens it by hand.
pub fn open_from_keychain(session: &Session) {
    let alone = match &*session.state() {
        State::Locked(locked) => locked.ways.this_computer && !locked.ways.passphrase,
        _ => false,
    };
    if alone && let Err(failure) = open(session, &UnlockSecret::ThisComputer) {
        tracing::warn!(code = ?failure.code, "keychain");
    }
}

fn start(session: &Session, passphrase: Option<&SecretString>) -> Result<(), Failure> {
    let _alone = session.opening.lock();
    if !matches!(*session.state(), State::NoVault) {
        return Err(FailureCode::Unexpected.into());
    }
    let now = session.now();
    let vault = match passphrase {
        Some(passphrase) => vault::create(&session.data, &Key::Passphrase(passphrase), &now)?,
        None => {
            if !keychain::available() {
                return Err(FailureCode::NoKeychain.into());
            }
            let key = ComputerKey::random()?;
            vault::create_once_kept(&session.data, &Key::ThisComputer(&key), &now, |folder| {
                keychain::store(folder.id(), key.bytes())
                    .map_err(|_| Failure::from(FailureCode::NoKeychain))
            })?
        }
    };
    begin(session, vault)
}

fn open(session: &Session, secret: &UnlockSecret) -> Result<(), Failure> {
    let _alone = session.opening.lock();
    let now = session.now();
    let folder = match &*session.state() {
        State::Locked(locked) => locked.folder.clone(),
        State::Open(_) => return Ok(()),
        // The way back leads over a new process.
        State::Showing(_) => return Err(FailureCode::Locked.into()),
        State::NoVault => return Err(FailureCode::VaultMissing.into()),
        State::Damaged(failure) => return Err(*failure),
    };
    let cut_off = vault::ended_badly(&folder);
    session.asking(true, || {
        secret
            .with_key(folder.id(), |key| vault::unlock(&folder, key, &now))
            .and_then(|vault| begin(session, vault))
            .map_err(|failure| not_opened(session, failure))
    })?;
    if cut_off {
        session.checks.was_cut_off();
        session.wake.notify_one();
    }
    Ok(())
}

/// A vault that turns out damaged is told as such.
fn not_opened(session: &Session, failure: Failure) -> Failure {
    use FailureCode as Code;
    let damaged = matches!(
        failure.code,
        Code::VaultDamaged
            | Code::VaultForeign
            | Code::VaultTooNew
            | Code::VaultMissing
            | Code::KeysDamaged
            | Code::KeysTooNew
    );
    let mut state = session.state();
    if damaged && matches!(*state, State::Locked(_)) {
        *state = State::Damaged(failure);
        drop(state);
        session.tell(News::Session);
    }
    failure
}

/// Puts an opened vault in place.
pub(super) fn begin(session: &Session, vault: Vault) -> Result<(), Failure> {
    session.opened(vault)?;
    session.tell(News::Session);
    Ok(())
}
