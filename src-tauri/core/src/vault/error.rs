//! What can go wrong with a vault, told apart so that each can be answered differently.

use std::io::{self, ErrorKind};

use crate::db::DbError;

/// What can go wrong with a vault. No value holds anything that the person typed.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// No passphrase slot opens with this passphrase.
    #[error("the passphrase does not open the vault")]
    WrongPassphrase,
    /// The recovery code is well formed, but it is not this vault's.
    #[error("the recovery code does not open the vault")]
    WrongRecoveryCode,
    /// The recovery code has a word that is not in the list, not twelve words, or a wrong check sum.
    #[error("the recovery code is mistyped")]
    RecoveryCodeTypo,
    /// The key in this computer's keychain is not the vault's, or the vault has no slot for one.
    #[error("this computer's key does not open the vault")]
    KeychainLost,
    /// The keys file and its copy are missing or damaged.
    #[error("the keys file is damaged")]
    KeysDamaged,
    /// The keys file was written by a newer Cairn.
    #[error("the keys file comes from a newer Cairn")]
    KeysTooNew,
    /// The key opens, but the database is damaged.
    #[error("the vault's database is damaged")]
    VaultDamaged,
    /// So much of the database is damaged that its rows cannot be found: its first page, or what says where its tables are.
    #[error("nothing of the vault's database can be read")]
    NotSalvageable,
    /// The keys file or the database belongs to another vault.
    #[error("the files belong to different vaults")]
    VaultForeign,
    /// The database was written by a newer Cairn.
    #[error("the vault comes from a newer Cairn")]
    VaultTooNew,
    /// The database, or the whole vault, is not where it was.
    #[error("the vault's database is missing")]
    VaultMissing,
    /// The backup is not there, or not all of it: a drive may be gone.
    #[error("the backup is not there")]
    BackupMissing,
    /// Part of the backup cannot be read: its keys file, its database or its list of photos.
    #[error("the backup is damaged")]
    BackupDamaged,
    /// The backup is sealed under another key than the open vault: what opened the vault then is asked for.
    #[error("the backup is sealed under a key of then")]
    SealedOtherwise,
    /// Backups elsewhere could not all be removed, so the vault was not either.
    #[error("backups elsewhere could not be removed")]
    BackupsStay,
    /// Another process holds the vault.
    #[error("another process holds the vault")]
    InUse,
    /// The folder cannot be written or read with the rights at hand.
    #[error("the vault's folder cannot be written")]
    NotWritable,
    /// No space is left.
    #[error("no space left where the vault lives")]
    DiskFull,
    /// No space is left for the backup that comes first.
    #[error("no space left for the backup that comes first")]
    NoRoomForBackup,
    /// The passphrase is empty.
    #[error("the passphrase is empty")]
    PassphraseEmpty,
    /// The passphrase slot asks for more memory than this computer can give.
    #[error("not enough memory to open the vault")]
    NotEnoughMemory,
    /// Something that was just written did not read back as it was meant; what was there before is untouched.
    #[error("what was written does not read back")]
    NotVerified,
    /// The operating system gave no random bytes.
    #[error("no random bytes")]
    NoRandomness,
    /// Anything else that the open database says.
    #[error(transparent)]
    Db(DbError),
    /// Anything else that the file system says; its kind only.
    #[error("file error: {0}")]
    Io(ErrorKind),
}

impl VaultError {
    /// The same, said of a file of a backup: the vault itself may be whole.
    pub(super) fn of_backup(self) -> Self {
        match self {
            Self::KeysDamaged | Self::VaultDamaged | Self::VaultForeign => Self::BackupDamaged,
            Self::VaultMissing => Self::BackupMissing,
            other => other,
        }
    }
}

impl From<DbError> for VaultError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::DiskFull => Self::DiskFull,
            DbError::NotWritable => Self::NotWritable,
            DbError::Damaged => Self::VaultDamaged,
            DbError::TooNew { .. } => Self::VaultTooNew,
            other => Self::Db(other),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        DbError::from(error).into()
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::NotWritable,
            kind => Self::Io(kind),
        }
    }
}
