//! Opening a vault for one command, and closing it again.

use std::path::PathBuf;

use cairn_core::clock::{Clock, Now};
use cairn_core::settings::device;
use cairn_core::vault::{self, Folder, ProcessLock};

use super::arguments::About;
use super::interrupts;
use super::report::{Own, Trouble};
use super::secret::Source;
use crate::failure::Failure;
use crate::open::Open;
use crate::os::{data_folder, logging};
use crate::texts::Texts;

/// A vault that was found, and that no other process opens from now on.
pub struct Found {
    folder: Folder,
    reminders_stopped: bool,
    _lock: ProcessLock,
}

impl Found {
    /// Finds the vault that is meant, and keeps the window and other commands out.
    ///
    /// # Errors
    /// `NoDataFolder`, `NoVault`, `NoSuchVault`; `VaultInUse`, `FolderNotWritable`, `DiskFull`.
    pub fn begin(about: &About, now: &Now) -> Result<Self, Trouble> {
        let data = data(about)?;
        // Looked for first: holding a folder makes it.
        let device = device::load(&data);
        let last = device.last_vault;
        let asked = about.vault.as_deref();
        let found = vault::find(&data, asked.or(last.as_deref())).map_err(Failure::from)?;
        let folder = found.ok_or(Own::NoVault)?;
        if asked.is_some_and(|asked| asked != folder.id()) {
            return Err(Own::NoSuchVault.into());
        }
        let lock = vault::hold(&data).map_err(Failure::from)?;
        // The log is the window's as well; it is not worth more than what was asked for.
        let _ = logging::start(&data, now.today());
        tracing::info!("command line");
        Ok(Self {
            reminders_stopped: device.moved_away.as_deref() == Some(folder.id()),
            folder,
            _lock: lock,
        })
    }

    /// Opens the vault, does `work` in it and closes it, however that went.
    ///
    /// # Errors
    /// Those of opening, and of `work`.
    pub fn during<T>(
        &self,
        source: &Source,
        texts: &Texts,
        clock: &dyn Clock,
        work: impl FnOnce(&mut Open, &Now) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let ways = self.folder.unlock_ways().map_err(Failure::from)?;
        let secret = source.secret(ways, texts)?;
        let now = clock.now();
        let vault = secret.with_key(self.folder.id(), |key| {
            vault::unlock(&self.folder, key, &now)
        })?;
        drop(secret);
        let mut open = Open::new(vault, now.instant(), self.reminders_stopped)?;
        let done = if interrupts::called_off() {
            Err(Trouble::CalledOff)
        } else {
            work(&mut open, &now)
        };
        open.close();
        if let Err(trouble) = &done {
            tracing::warn!(?trouble, "command line");
        }
        done
    }
}

/// The data folder that is meant.
fn data(about: &About) -> Result<PathBuf, Trouble> {
    let asked = about.data_dir.clone().map(PathBuf::into_os_string);
    Ok(data_folder::path_or(asked).map_err(|_| Own::NoDataFolder)?)
}
