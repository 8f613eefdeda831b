//! Where the vault stands, and what is found in the data folder as the process begins.

use std::path::Path;
use std::time::Duration;

use cairn_core::settings::device::DeviceFile;
use cairn_core::vault::{self, Folder, ProcessLock, UnlockWays, VaultError};

use crate::failure::Failure;
use crate::open::Open;
use crate::showing::Showing;

/// Where the vault stands.
pub enum State {
    /// There is none yet.
    NoVault,
    /// It is shut.
    Locked(Locked),
    /// It cannot be opened as it is.
    Damaged(Failure),
    /// It is open.
    Open(Box<Open>),
    /// It was shut again, and what the person chose is shown to somebody.
    Showing(Box<Showing>),
}

/// A vault that is shut.
pub struct Locked {
    /// Its folder.
    pub folder: Folder,
    /// What opens it.
    pub ways: UnlockWays,
}

/// Takes the data folder for this process; when `patient`, tries for two seconds.
///
/// # Errors
/// `InUse`, `NotWritable`, `DiskFull`.
pub fn hold(data: &Path, patient: bool) -> Result<ProcessLock, VaultError> {
    let mut tries = if patient { 40 } else { 1 };
    loop {
        tries -= 1;
        match vault::hold(data) {
            Err(VaultError::InUse) if tries > 0 => std::thread::sleep(Duration::from_millis(50)),
            held => return held,
        }
    }
}

/// What is in the data folder.
pub fn look(data: &Path, device: &DeviceFile) -> State {
    let found =
        vault::check_writable(data).and_then(|()| vault::find(data, device.last_vault.as_deref()));
    match found {
        Ok(None) => State::NoVault,
        Ok(Some(folder)) => match folder.unlock_ways() {
            Ok(ways) => State::Locked(Locked { folder, ways }),
            Err(error) => State::Damaged(error.into()),
        },
        Err(error) => State::Damaged(error.into()),
    }
}
