//! Those of check-ins, looking back, the shelf and my story.

use cairn_core::capital::CapitalError;
use cairn_core::checkins::CheckInError;
use cairn_core::export::{ExportError, ImportError};
use cairn_core::forms::FormsError;
use cairn_core::insights::report::ReportError;
use cairn_core::scores::ScoreError;
use cairn_core::shelf::ShelfError;
use cairn_core::story::StoryError;
use cairn_core::vault::PackedError;
use cairn_core::weeks::WeekError;

use super::{Failure, FailureCode};

impl From<FormsError> for Failure {
    fn from(error: FormsError) -> Self {
        match error {
            FormsError::TextTooLong => FailureCode::TextTooLong.into(),
            FormsError::Db(error) => error.into(),
        }
    }
}

impl From<WeekError> for Failure {
    fn from(error: WeekError) -> Self {
        match error {
            WeekError::TextTooLong => FailureCode::TextTooLong.into(),
            WeekError::BadDate => FailureCode::BadDate.into(),
            WeekError::InFuture => FailureCode::InFuture.into(),
            WeekError::BadValue => FailureCode::BadAmount.into(),
            WeekError::Db(error) => error.into(),
        }
    }
}

impl From<CapitalError> for Failure {
    fn from(error: CapitalError) -> Self {
        match error {
            CapitalError::WordsEmpty => FailureCode::NameEmpty.into(),
            CapitalError::TextTooLong => FailureCode::TextTooLong.into(),
            CapitalError::TooMany => FailureCode::TooManyKept.into(),
            CapitalError::BadDate => FailureCode::BadDate.into(),
            CapitalError::InFuture => FailureCode::InFuture.into(),
            CapitalError::BadValue => FailureCode::BadAmount.into(),
            CapitalError::Db(error) => error.into(),
        }
    }
}

impl From<ScoreError> for Failure {
    fn from(error: ScoreError) -> Self {
        match error {
            ScoreError::NameEmpty => FailureCode::NameEmpty.into(),
            ScoreError::TextTooLong => FailureCode::TextTooLong.into(),
            ScoreError::BadDate => FailureCode::BadDate.into(),
            ScoreError::InFuture => FailureCode::InFuture.into(),
            ScoreError::BadAmount => FailureCode::BadAmount.into(),
            ScoreError::BadRange => FailureCode::BadRange.into(),
            ScoreError::TooMany => FailureCode::TooManyKept.into(),
            ScoreError::Db(error) => error.into(),
        }
    }
}

impl From<ShelfError> for Failure {
    fn from(error: ShelfError) -> Self {
        match error {
            ShelfError::TextTooLong => FailureCode::TextTooLong.into(),
            ShelfError::BadLink => FailureCode::BadLink.into(),
            ShelfError::BadDate => FailureCode::BadDate.into(),
            ShelfError::NoAudio => FailureCode::AudioKind.into(),
            ShelfError::AudioTooLarge => FailureCode::AudioTooLarge.into(),
            ShelfError::Full => FailureCode::ShelfFull.into(),
            ShelfError::File(error) => error.into(),
            ShelfError::Db(error) => error.into(),
        }
    }
}

impl From<StoryError> for Failure {
    fn from(error: StoryError) -> Self {
        match error {
            StoryError::TextTooLong => FailureCode::TextTooLong.into(),
            StoryError::BadDate => FailureCode::NotAStoryDate.into(),
            StoryError::EndBeforeStart => FailureCode::EndBeforeStart.into(),
            StoryError::BadTime => FailureCode::TooLongToTell.into(),
            StoryError::TooMany => FailureCode::TooManyChapters.into(),
            StoryError::Journal(error) => error.into(),
            StoryError::Db(error) => error.into(),
        }
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::EndBeforeStart => FailureCode::EndBeforeStart.into(),
            ReportError::BadDate => FailureCode::TooLongATime.into(),
            ReportError::TooManyEntries => FailureCode::TooMuchToShow.into(),
            ReportError::Table => FailureCode::Unexpected.into(),
            ReportError::Journal(error) => error.into(),
            ReportError::Db(error) => error.into(),
        }
    }
}

impl From<CheckInError> for Failure {
    fn from(error: CheckInError) -> Self {
        use FailureCode as Code;
        let code = match error {
            CheckInError::InFuture => Code::InFuture,
            CheckInError::BadDate => Code::BadDate,
            CheckInError::NameEmpty => Code::NameEmpty,
            CheckInError::TextTooLong => Code::TextTooLong,
            CheckInError::TooManyRoutines => Code::TooManyRoutines,
            CheckInError::DayTaken => Code::DayTaken,
            CheckInError::Journal(error) => return error.into(),
            CheckInError::Db(error) => return error.into(),
        };
        code.into()
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        use FailureCode as Code;
        let code = match error {
            ExportError::DiskFull => Code::DiskFull,
            ExportError::NotWritable => Code::File,
            ExportError::Db(error) => return error.into(),
            ExportError::Cancelled | ExportError::File(_) => {
                tracing::error!(%error, "export");
                Code::File
            }
        };
        code.into()
    }
}

impl From<PackedError> for Failure {
    fn from(error: PackedError) -> Self {
        match error {
            PackedError::NotABackup => FailureCode::NotABackup.into(),
            PackedError::Zip(error) => error.into(),
            PackedError::Written(error) => error.into(),
            PackedError::Vault(error) => error.into(),
            PackedError::Cancelled => FailureCode::Unexpected.into(),
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        use FailureCode as Code;
        let code = match error {
            ImportError::NotReadable(_) => Code::File,
            ImportError::NotAZip => Code::NotAZip,
            ImportError::NotWhole => Code::ZipNotWhole,
            ImportError::Encrypted => Code::ZipEncrypted,
            ImportError::UnknownZip | ImportError::BadName | ImportError::Twice => {
                Code::ZipNotAccepted
            }
            ImportError::TooMany | ImportError::TooLarge => Code::TooMuchToImport,
            ImportError::NotAnExport => Code::NotAnExport,
            ImportError::NotJson { .. } => Code::ExportUnreadable,
            ImportError::TooNew => Code::ExportTooNew,
            ImportError::DiskFull => Code::DiskFull,
            ImportError::NotWritable => Code::FolderNotWritable,
            ImportError::Db(error) => return error.into(),
            ImportError::Cancelled | ImportError::NoRandomness => {
                tracing::error!(%error, "import");
                Code::Unexpected
            }
        };
        code.into()
    }
}
