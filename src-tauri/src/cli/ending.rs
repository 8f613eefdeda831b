//! How a command ended: the exit codes, which stay what they are.

use std::process::ExitCode;

use crate::failure::FailureCode;

/// The exit codes as `--help` lists them.
pub const HELP: &str = "\
Exit codes:
  0    done
  1    something unexpected
  2    the arguments are not understood
  3    the passphrase or the recovery code does not open it
  4    the window, or another command, has the journal open
  5    something is damaged or missing in the journal or in the backup
  6    there is no such journal or backup
  7    the disk is full, or a folder or file cannot be written
  8    the zip file: one is there already, or it cannot be brought in, or not all of it
  9    nothing to open it with: no terminal to ask on, nothing on the descriptor, no keychain
  10   it comes from a newer Cairn
  130  called off";

/// How a command ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Ending {
    #[default]
    Done = 0,
    Unexpected = 1,
    Usage = 2,
    WrongKey = 3,
    InUse = 4,
    Damaged = 5,
    Missing = 6,
    NotWritten = 7,
    Zip = 8,
    NoKey = 9,
    Newer = 10,
    CalledOff = 130,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(ending as u8)
    }
}

impl From<FailureCode> for Ending {
    fn from(code: FailureCode) -> Self {
        use FailureCode as Code;
        match code {
            Code::WrongPassphrase
            | Code::WrongRecoveryCode
            | Code::RecoveryCodeTypo
            | Code::PassphraseEmpty
            | Code::SealedOtherwise => Self::WrongKey,
            Code::VaultInUse => Self::InUse,
            Code::VaultDamaged
            | Code::BackupDamaged
            | Code::NotSalvageable
            | Code::VaultForeign
            | Code::KeysDamaged
            | Code::NotVerified => Self::Damaged,
            Code::VaultMissing | Code::BackupMissing => Self::Missing,
            Code::DiskFull
            | Code::NoRoomForBackup
            | Code::BackupFolderFull
            | Code::BackupFolderNotWritable
            | Code::BackupFolderFailed
            | Code::FolderNotWritable
            | Code::File => Self::NotWritten,
            Code::NotAZip
            | Code::ZipNotWhole
            | Code::ZipEncrypted
            | Code::ZipNotAccepted
            | Code::NotAnExport
            | Code::ExportUnreadable
            | Code::TooMuchToImport => Self::Zip,
            Code::NoKeychain | Code::KeychainLost | Code::NoWayInElsewhere => Self::NoKey,
            Code::VaultTooNew | Code::KeysTooNew | Code::ExportTooNew => Self::Newer,
            _ => Self::Unexpected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_lists_every_code() {
        use Ending as E;
        let all = [
            E::Done,
            E::Unexpected,
            E::Usage,
            E::WrongKey,
            E::InUse,
            E::Damaged,
            E::Missing,
            E::NotWritten,
            E::Zip,
            E::NoKey,
            E::Newer,
            E::CalledOff,
        ];
        let listed: Vec<u8> = (HELP.lines())
            .filter_map(|line| line.split_whitespace().next()?.parse().ok())
            .collect();
        assert_eq!(listed, all.map(|ending| ending as u8));
    }
}
