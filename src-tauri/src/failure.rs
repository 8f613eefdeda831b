//! Errors on their way to the page: a code, for which the page has the words. The one place where they are translated.

use cairn_core::contacts::ContactError;
use cairn_core::db::DbError;
use cairn_core::journal::JournalError;
use cairn_core::journal::photos::PhotoError;
use cairn_core::milestones::MilestoneError;
use cairn_core::plan::PlanError;
use cairn_core::reminders::ReminderError;
use cairn_core::show::ShowError;
use cairn_core::trash::TrashError;
use cairn_core::vault::VaultError;
use serde::Serialize;

mod rooms;

/// What a command throws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What happened.
    pub code: FailureCode,
    /// Seconds until it is worth trying again, where that is known.
    pub wait_seconds: Option<u32>,
}

/// What can happen. Each has a sentence `failure-<code>` in the locales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the sentences in failure.ftl say it")]
pub enum FailureCode {
    WrongPassphrase,
    WrongRecoveryCode,
    RecoveryCodeTypo,
    TooManyTries,
    NoKeychain,
    KeychainLost,
    KeysDamaged,
    KeysTooNew,
    VaultDamaged,
    /// So much is damaged that nothing can be read: only a backup helps.
    NotSalvageable,
    VaultForeign,
    VaultTooNew,
    VaultMissing,
    VaultInUse,
    BackupMissing,
    BackupDamaged,
    /// No backup could be written to the chosen folder: its drive is full.
    BackupFolderFull,
    /// No backup could be written to the chosen folder: it may not be written to.
    BackupFolderNotWritable,
    /// No backup could be written to the chosen folder: the drive was taken out, or it fails.
    BackupFolderFailed,
    /// The backups in the chosen folder cannot be deleted, so nothing else was.
    BackupsStay,
    /// What opened the vault when the backup was made is asked for.
    SealedOtherwise,
    /// Only this computer's own key opens the vault: its backups would open nowhere else.
    NoWayInElsewhere,
    NotAZip,
    ZipNotWhole,
    ZipEncrypted,
    /// A zip that Cairn does not open: of an unknown kind, or with names that lead elsewhere.
    ZipNotAccepted,
    NotAnExport,
    ExportUnreadable,
    ExportTooNew,
    TooMuchToImport,
    /// The zip that was chosen holds no backup of Cairn.
    NotABackup,
    FolderNotWritable,
    DiskFull,
    /// No room for the backup that comes before an older journal is brought up to date.
    NoRoomForBackup,
    NotEnoughMemory,
    NotVerified,
    Locked,
    PassphraseEmpty,
    NothingToUndo,
    UndoConflict,
    NotFound,
    StartInFuture,
    StartTooLongAgo,
    EndBeforeStart,
    EndInFuture,
    ChapterStillOpen,
    ChaptersOverlap,
    NameEmpty,
    TextTooLong,
    TooManyChannels,
    UnknownZone,
    InFuture,
    PhotoKind,
    PhotoHeic,
    PhotoBroken,
    PhotoTooLarge,
    TooManyTags,
    TagTooLong,
    BadDate,
    BadAmount,
    BadRange,
    BadRule,
    TooManyReminders,
    TooManyKept,
    TooManyLines,
    TooManyRoutines,
    /// The day of a check-in in the trash has another one by now.
    DayTaken,
    NotForThisKind,
    NotForThisPart,
    NothingToMark,
    NotAStoryDate,
    TooLongToTell,
    TooManyChapters,
    TooLongATime,
    /// No day of those that were to go into a file lies ahead.
    NoDays,
    /// Nothing was chosen to be shown.
    NothingToShow,
    TooMuchToShow,
    BadLink,
    AudioKind,
    AudioTooLarge,
    ShelfFull,
    NoNotificationServer,
    Autostart,
    SharedLogin,
    File,
    Clipboard,
    Print,
    Unexpected,
}

impl Failure {
    /// Too early after wrong tries: try again in `seconds`.
    pub fn wait(seconds: u32) -> Self {
        Self {
            code: FailureCode::TooManyTries,
            wait_seconds: Some(seconds),
        }
    }
}

impl From<FailureCode> for Failure {
    fn from(code: FailureCode) -> Self {
        Self {
            code,
            wait_seconds: None,
        }
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        use FailureCode as Code;
        let code = match error {
            DbError::DiskFull => Code::DiskFull,
            DbError::NotWritable => Code::FolderNotWritable,
            DbError::Damaged => Code::VaultDamaged,
            DbError::TooNew { .. } => Code::VaultTooNew,
            DbError::NotFound => Code::NotFound,
            DbError::UndoConflict => Code::UndoConflict,
            DbError::NothingToUndo => Code::NothingToUndo,
            DbError::Sqlite(result) => {
                tracing::error!(result, "database");
                Code::Unexpected
            }
        };
        code.into()
    }
}

impl From<JournalError> for Failure {
    fn from(error: JournalError) -> Self {
        use FailureCode as Code;
        let code = match error {
            JournalError::TextTooLong => Code::TextTooLong,
            JournalError::TooManyTags => Code::TooManyTags,
            JournalError::TagTooLong => Code::TagTooLong,
            JournalError::NameEmpty => Code::NameEmpty,
            JournalError::BadDate => Code::BadDate,
            JournalError::Db(error) => return error.into(),
        };
        code.into()
    }
}

impl From<PhotoError> for Failure {
    fn from(error: PhotoError) -> Self {
        use FailureCode as Code;
        let code = match error {
            PhotoError::UnknownKind => Code::PhotoKind,
            PhotoError::Heic => Code::PhotoHeic,
            PhotoError::Broken => Code::PhotoBroken,
            PhotoError::TooLarge | PhotoError::TooManyPixels => Code::PhotoTooLarge,
            PhotoError::DescriptionTooLong => Code::TextTooLong,
            PhotoError::Missing => Code::NotFound,
            PhotoError::Damaged => Code::VaultDamaged,
            PhotoError::DiskFull => Code::DiskFull,
            PhotoError::NotWritable => Code::FolderNotWritable,
            PhotoError::Db(error) => return error.into(),
            PhotoError::NoRandomness | PhotoError::File(_) => {
                tracing::error!(%error, "photos");
                Code::Unexpected
            }
        };
        code.into()
    }
}

impl From<MilestoneError> for Failure {
    fn from(error: MilestoneError) -> Self {
        use FailureCode as Code;
        let code = match error {
            MilestoneError::NameEmpty => Code::NameEmpty,
            MilestoneError::TextTooLong => Code::TextTooLong,
            MilestoneError::StartInFuture => Code::StartInFuture,
            MilestoneError::StartTooLongAgo => Code::StartTooLongAgo,
            MilestoneError::EndBeforeStart => Code::EndBeforeStart,
            MilestoneError::EndInFuture => Code::EndInFuture,
            MilestoneError::ChapterStillOpen => Code::ChapterStillOpen,
            MilestoneError::ChaptersOverlap => Code::ChaptersOverlap,
            MilestoneError::BadAmount => Code::BadAmount,
            MilestoneError::BadDate => Code::BadDate,
            MilestoneError::NotForThisKind => Code::NotForThisKind,
            MilestoneError::NothingToMark => Code::NothingToMark,
            MilestoneError::Db(error) => return error.into(),
        };
        code.into()
    }
}

impl From<ContactError> for Failure {
    fn from(error: ContactError) -> Self {
        use FailureCode as Code;
        let code = match error {
            ContactError::NameEmpty => Code::NameEmpty,
            ContactError::TextTooLong => Code::TextTooLong,
            ContactError::TooManyChannels => Code::TooManyChannels,
            ContactError::UnknownZone => Code::UnknownZone,
            ContactError::InFuture => Code::InFuture,
            ContactError::NotFound => Code::NotFound,
            ContactError::Db(error) => return error.into(),
        };
        code.into()
    }
}

impl From<PlanError> for Failure {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::WordsEmpty => FailureCode::NameEmpty.into(),
            PlanError::TextTooLong => FailureCode::TextTooLong.into(),
            PlanError::NotForThisPart => FailureCode::NotForThisPart.into(),
            PlanError::TooMany => FailureCode::TooManyLines.into(),
            PlanError::InFuture => FailureCode::InFuture.into(),
            PlanError::Contact(error) => error.into(),
            PlanError::Photo(error) => error.into(),
            PlanError::Db(error) => error.into(),
        }
    }
}

impl From<ShowError> for Failure {
    fn from(error: ShowError) -> Self {
        match error {
            ShowError::Nothing => FailureCode::NothingToShow.into(),
            ShowError::TooMuch => FailureCode::TooMuchToShow.into(),
            ShowError::Milestone(error) => error.into(),
            ShowError::Journal(error) => error.into(),
            ShowError::Photo(error) => error.into(),
            ShowError::Db(error) => error.into(),
        }
    }
}

impl From<TrashError> for Failure {
    fn from(error: TrashError) -> Self {
        match error {
            TrashError::Milestone(error) => error.into(),
            TrashError::Contact(error) => error.into(),
            TrashError::Plan(error) => error.into(),
            TrashError::CheckIn(error) => error.into(),
            TrashError::Reminder(error) => error.into(),
            TrashError::Week(error) => error.into(),
            TrashError::Capital(error) => error.into(),
            TrashError::Score(error) => error.into(),
            TrashError::Shelf(error) => error.into(),
            TrashError::Story(error) => error.into(),
        }
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        use FailureCode as Code;
        let code = match error {
            VaultError::WrongPassphrase => Code::WrongPassphrase,
            VaultError::WrongRecoveryCode => Code::WrongRecoveryCode,
            VaultError::RecoveryCodeTypo => Code::RecoveryCodeTypo,
            VaultError::KeychainLost => Code::KeychainLost,
            VaultError::KeysDamaged => Code::KeysDamaged,
            VaultError::KeysTooNew => Code::KeysTooNew,
            VaultError::VaultDamaged => Code::VaultDamaged,
            VaultError::NotSalvageable => Code::NotSalvageable,
            VaultError::VaultForeign => Code::VaultForeign,
            VaultError::VaultTooNew => Code::VaultTooNew,
            VaultError::VaultMissing => Code::VaultMissing,
            VaultError::InUse => Code::VaultInUse,
            VaultError::BackupMissing => Code::BackupMissing,
            VaultError::BackupDamaged => Code::BackupDamaged,
            VaultError::BackupsStay => Code::BackupsStay,
            VaultError::SealedOtherwise => Code::SealedOtherwise,
            VaultError::NotWritable => Code::FolderNotWritable,
            VaultError::DiskFull => Code::DiskFull,
            VaultError::NoRoomForBackup => Code::NoRoomForBackup,
            VaultError::PassphraseEmpty => Code::PassphraseEmpty,
            VaultError::NotEnoughMemory => Code::NotEnoughMemory,
            VaultError::NotVerified => Code::NotVerified,
            VaultError::Db(error) => return error.into(),
            VaultError::NoRandomness | VaultError::Io(_) => {
                tracing::error!(%error, "vault");
                Code::Unexpected
            }
        };
        code.into()
    }
}

impl From<ReminderError> for Failure {
    fn from(error: ReminderError) -> Self {
        use FailureCode as Code;
        let code = match error {
            ReminderError::NameEmpty => Code::NameEmpty,
            ReminderError::TextTooLong => Code::TextTooLong,
            ReminderError::BadDate => Code::BadDate,
            ReminderError::BadRule(_) => Code::BadRule,
            ReminderError::TooMany => Code::TooManyReminders,
            ReminderError::Db(error) => return error.into(),
            ReminderError::File(kind) => {
                tracing::error!(?kind, "reminders");
                Code::FolderNotWritable
            }
        };
        code.into()
    }
}
