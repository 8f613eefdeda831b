//! What is stopped: each way in which Cairn writes a vault.

use super::super::backups::{at, own};
use super::super::*;
use super::ready;
use crate::clock::Now;
use crate::db::EntryId;
use crate::export::{Incoming, take};
use crate::journal::photos::{self, PhotoFolder, Picture};
use crate::journal::{NewEntry, save_text};
use crate::vault::{put_back, salvage};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    Create,
    Save,
    Photo,
    Migrate,
    BackUp,
    PutBack,
    PutBackClosed,
    Rekey,
    Passphrase,
    Code,
    Salvage,
    Import,
}

/// Why a work ended early, in the words of the error.
#[derive(Debug)]
pub(super) struct Ended(pub String);

impl<E: std::error::Error> From<E> for Ended {
    fn from(error: E) -> Self {
        Self(format!("{error:?}"))
    }
}

impl Work {
    pub(super) const ALL: [Self; 12] = [
        Self::Create,
        Self::Save,
        Self::Photo,
        Self::Migrate,
        Self::BackUp,
        Self::PutBack,
        Self::PutBackClosed,
        Self::Rekey,
        Self::Passphrase,
        Self::Code,
        Self::Salvage,
        Self::Import,
    ];

    pub(super) fn name(self) -> String {
        format!("{self:?}")
    }

    pub(super) fn named(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|work| work.name() == name)
            .unwrap()
    }

    /// How many parts it does at most, one after the other.
    pub(super) fn most(self) -> usize {
        match self {
            Self::Create | Self::Migrate | Self::PutBackClosed | Self::Salvage => 1,
            Self::BackUp | Self::PutBack | Self::Rekey | Self::Passphrase | Self::Import => 2,
            Self::Photo | Self::Code => 6,
            Self::Save => 12,
        }
    }
}

/// What a saved entry holds: enough to go on on other pages.
pub(super) fn words(n: usize) -> String {
    format!("{n} saved {}", "by the water ".repeat(200 + n * 20))
}

pub(super) fn entry(n: usize) -> NewEntry {
    let seconds = i64::try_from(n).unwrap();
    NewEntry {
        id: EntryId::from(format!("saved {n}")),
        ..NewEntry::begin(false, &at(seconds))
    }
}

/// The passphrase after so many changes; the first is that with which the vault is found.
pub(super) fn passphrase(n: usize) -> SecretString {
    secret(&format!("passphrase number {n}"))
}

/// A picture that is another for each number, too large for one write.
pub(super) fn png(n: usize) -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    let mut chance = super::Chance(n as u64);
    image::RgbImage::from_fn(48, 40, |_, _| image::Rgb([chance.next() as u8, 9, 9]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    png.into_inner()
}

fn day(n: usize) -> Now {
    at(1000 + i64::try_from(n).unwrap())
}

/// Does the work in the room, so many times, and tells of each.
pub(super) fn run(
    work: Work,
    room: &Path,
    times: usize,
    tell: &mut dyn FnMut(String),
) -> Result<(), Ended> {
    let data = ready::data(room);
    let computer = ready::key(room);
    let key = Key::ThisComputer(&computer);
    let folder = || find(&data, None)?.ok_or(VaultError::VaultMissing);
    let mut vault = match work {
        Work::Create => {
            tell("begin 0".into());
            let made = create(&data, &key, &now())?;
            tell("done 0".into());
            return Ok(made.lock()?);
        }
        Work::Migrate => {
            tell("begin 0".into());
            let open = unlock(&folder()?, &key, &now())?;
            tell("done 0".into());
            return Ok(open.lock()?);
        }
        Work::PutBackClosed => {
            let backup = ready::backups(&data, &folder()?).remove(0);
            tell("begin 0".into());
            let open = put_back(&data, &backup, &key, &day(0))?;
            tell("done 0".into());
            return Ok(open.lock()?);
        }
        Work::Salvage => {
            tell("begin 0".into());
            let (open, _) = salvage(&folder()?, &key, &day(0), |_| ())?;
            tell("done 0".into());
            return Ok(open.lock()?);
        }
        Work::Passphrase => unlock(&folder()?, &Key::RecoveryCode(&ready::code(room)), &now())?,
        _ => unlock(&folder()?, &key, &now())?,
    };
    let kept = own(&vault).backups()?;
    for n in 0..times {
        tell(format!("begin {n}"));
        let done = part(work, room, &mut vault, &kept, n)?;
        tell(format!("done {n} {done}"));
    }
    Ok(vault.lock()?)
}

fn part(
    work: Work,
    room: &Path,
    vault: &mut Vault,
    kept: &[crate::vault::Backup],
    n: usize,
) -> Result<String, Ended> {
    let now = day(n);
    match work {
        Work::Save => save_text(&mut vault.db, &entry(n), &words(n), &now).map(drop)?,
        Work::Photo => {
            let folder = PhotoFolder::of(vault);
            let picture = Picture::take_in(png(n), false)?;
            let first = EntryId::from("1".to_owned());
            photos::add(&mut vault.db, &folder, &first, picture, &now)?;
        }
        Work::BackUp => {
            vault.backup_source()?.make(&own(vault), &now)?;
        }
        // The older one and the newer one by turns.
        Work::PutBack => vault.put_back(&kept[kept.len() - 1 - n % 2], None, None, &now)?,
        Work::Rekey => {
            let current = passphrase(n);
            let current = Some(&current).filter(|_| n > 0);
            vault.rekey(
                current,
                &passphrase(n + 1),
                crate::vault::OldBackups::Reseal,
                &now,
            )?;
        }
        Work::Passphrase => {
            vault.set_passphrase(Some(&passphrase(n)), &passphrase(n + 1), &now)?;
        }
        Work::Code => return Ok(vault.new_recovery_code(None, &now)?.words().join(" ")),
        Work::Import => {
            let folder = PhotoFolder::of(vault);
            let mut incoming = Incoming::open(&ready::zip(room, n), &mut |_| true)?;
            take(&mut vault.db, &folder, &mut incoming, &mut |_| true)?;
        }
        Work::Create | Work::Migrate | Work::PutBackClosed | Work::Salvage => unreachable!(),
    }
    Ok(String::new())
}
