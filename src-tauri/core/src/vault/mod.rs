//! The vault: what protects the writing. One folder holds a sealed database and a keys file; the keys file holds
//! the same random data key once for each way to open the vault.
//!
//! Three rules hold everywhere in this room: nothing that cannot be opened is deleted, overwritten or repaired; the
//! write of the keys file is the one commit point; and a secret lives only in memory that is wiped.

mod backup;
mod calibrate;
mod change;
mod create;
mod error;
pub(crate) mod files;
mod folder;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod health;
mod info;
mod keys_disk;
mod keys_file;
mod leftovers;
mod passphrase;
mod place;
mod recovery;
mod rekey;
mod removal;
mod restore;
mod salvage;
mod seals;
mod secret;
mod slots;
mod sqlcipher;
mod steps;
mod strength;
mod successor;
mod tries;
mod unlock;
mod wire;

#[cfg(test)]
mod tests;

pub use backup::{
    Backup, BackupPlace, BackupSource, Contents, Followed, Follower, Line, OldBackups, Packed,
    PackedError, Stand,
};
pub use change::SlotView;
pub use create::{create, create_once_kept};
pub use error::VaultError;
pub use folder::{Folder, UnlockWays, find};
pub use health::{
    CheckStep, Checker, Depth, Health, KeysCopy, MediaHealth, MediaPlace, PageDamage, Remedy,
    StopChecking, ended_badly, places_of,
};
pub use place::{ProcessLock, Risk, Service, check_writable, hold, risk};
pub use recovery::RecoveryCode;
pub use removal::Removal;
pub use restore::put_back;
pub use salvage::{SalvageStep, Salvaged, SalvagedTable, salvage};
pub use secret::ComputerKey;
pub use slots::{Key, SlotKind};
pub use strength::{CrackTime, Strength, strength};
pub use tries::Tries;
pub use unlock::{Vault, unlock};
