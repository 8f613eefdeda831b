//! Deleting everything: what the vault has of it, what the system keeps for it, and what a removal left that was cut off.

use std::path::Path;

use cairn_core::settings::device::{self, DeviceFile};
use cairn_core::vault::{BackupPlace, Removal};
use secrecy::SecretString;
use tauri::AppHandle;

use crate::backups;
use crate::commands::session_of;
use crate::failure::Failure;
use crate::notes::notes;
use crate::open::Open;
use crate::os::{autostart, clipboard, keychain, logging};
use crate::session::{Session, State};
use crate::window;

/// What the person says about deleting everything.
pub struct Farewell {
    /// The passphrase or the recovery code, where there is either.
    pub current: Option<SecretString>,
    /// Whether the backups in the chosen folder go too, while it is connected.
    pub chosen_too: bool,
}

impl Open {
    /// Begins to remove the vault.
    ///
    /// # Errors
    /// Those of [`cairn_core::vault::Vault::begin_removal`]: everything is then still there.
    fn begin_removal(&mut self, farewell: &Farewell) -> Result<Removal, Failure> {
        let folder = backups::chosen_folder(self)?.filter(|folder| folder.is_dir());
        let chosen = folder
            .filter(|_| farewell.chosen_too)
            .map(|folder| BackupPlace::chosen(&folder, self.vault.folder().id()));
        let current = farewell.current.as_ref();
        Ok(self.vault.begin_removal(current, chosen.as_ref())?)
    }
}

/// Deletes the open vault for good, and begins anew without it.
///
/// # Errors
/// `TooManyTries`; those of [`cairn_core::vault::Vault::begin_removal`]: everything is then still there.
pub async fn delete_everything(app: &AppHandle, farewell: Farewell) -> Result<(), Failure> {
    let inside = app.clone();
    session_of(app)
        .blocking(move |session| {
            let vault = session.remove(&farewell)?;
            // From here on nothing can bring it back, and nothing keeps Cairn from beginning anew.
            if let Some(Err(error)) = window::main(&inside).map(|window| window.hide()) {
                tracing::warn!(%error, "window");
            }
            notes(&inside).withdraw_all();
            clipboard::clear_if_ours(&inside);
            let_go(&inside, &[vault]);
            logging::forget(&session.data);
            Ok(())
        })
        .await?;
    window::begin_anew(app, &[])
}

/// Takes away what the system keeps for vaults that are gone: their keys in the keychain, and the start with the login.
/// What cannot be taken away opens nothing and shows nothing.
pub fn let_go(app: &AppHandle, vaults: &[String]) {
    if autostart::is_on(app)
        && let Err(error) = autostart::set(app, false)
    {
        tracing::warn!(%error, "autostart of a vault that is gone");
    }
    for vault in vaults {
        if let Err(error) = keychain::forget(vault) {
            tracing::warn!(%error, "key of a vault that is gone");
        }
    }
}

/// Goes on with what a removal left that was cut off, before a vault is looked for. Gives the names of the vaults.
pub fn go_on(data: &Path, device: &mut DeviceFile) -> Vec<String> {
    let begun = Removal::begun(data).unwrap_or_else(|error| {
        tracing::warn!(%error, "looking for removals");
        Vec::new()
    });
    let vaults: Vec<_> = begun.iter().map(|one| one.vault().to_owned()).collect();
    for removal in begun {
        // It is not found any more; what is left of it waits for the next start.
        if let Err(error) = removal.finish() {
            tracing::warn!(%error, "removal");
        }
    }
    if !vaults.is_empty() {
        logging::forget(data);
        device.last_vault = None;
        if let Err(error) = device::save(data, device) {
            tracing::warn!(kind = ?error.kind(), "device file");
        }
    }
    vaults
}

impl Session {
    /// Removes the open vault for good. Nothing of it is in this process then; it has to begin anew.
    fn remove(&self, farewell: &Farewell) -> Result<String, Failure> {
        let _alone = self.backups.alone();
        let _none = self.checks.none();
        let removal = self.asking(farewell.current.is_some(), || {
            self.open_now(|open, _| open.begin_removal(farewell))
        })?;
        self.drop_vault();
        // What cannot be removed now is removed at the next start.
        if let Err(error) = removal.finish() {
            tracing::warn!(%error, "removal");
        }
        if let Err(failure) = self.change_device(|device| device.last_vault = None) {
            tracing::warn!(code = ?failure.code, "device file");
        }
        Ok(removal.vault().to_owned())
    }

    /// Closes the vault, which is being removed: nothing that was typed is saved any more.
    fn drop_vault(&self) {
        if let State::Open(open) = std::mem::replace(&mut *self.state(), State::NoVault) {
            open.close();
        }
    }
}
