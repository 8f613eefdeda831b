//! Backups in one file, to be carried to another computer: a zip of a folder of backups, with the same names in it. All of it
//! is sealed as it is in the folder; whoever unpacks it by hand has such a folder. One that comes in may come from anywhere.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::make::ROOM_FOR_OTHERS;
use super::{Backup, BackupSource, CHOSEN, Contents, DATABASE, KEYS, PART, PHOTOS};
use super::{is_vault, look, moment, thin};
use crate::export::zipped::{self, Out, Zip, leads_elsewhere, of_zip, readable, stored};
use crate::export::{ExportError, GoOn, ImportError, Progress};
use crate::vault::{VaultError, files, sqlcipher, steps};

/// As much is read and written at once.
const PIECE: usize = 1 << 20;
/// A longer file needs another kind of entry in a zip (APPNOTE 4.3.9.2); told a little before.
const LARGE: u64 = (1 << 32) - (1 << 24);

/// What can go wrong with backups in one file.
#[derive(Debug, thiserror::Error)]
pub enum PackedError {
    /// It was called off.
    #[error("called off")]
    Cancelled,
    /// There is no backup of Cairn in the zip.
    #[error("no backup in the zip")]
    NotABackup,
    /// The zip cannot be read, or is not accepted.
    #[error(transparent)]
    Zip(#[from] ImportError),
    /// The zip cannot be written.
    #[error(transparent)]
    Written(#[from] ExportError),
    /// What the backup says, or the folder that it is unpacked in.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// A zip with backups in it, looked through.
pub struct Packed {
    zip: Zip,
    /// Where each file goes below the folder that it is unpacked in, its place in the zip, and its length.
    files: Vec<(PathBuf, usize, u64)>,
    bytes: u64,
}

impl BackupSource {
    /// Writes `backup`, which was made from this, with its photos to the file `to`; one of that name is replaced. What was written
    /// is read again from there, compared, and opened. Gives what is in it. `go_on` is told of bytes.
    ///
    /// # Errors
    /// `Cancelled` when `go_on` said so; `Written`, `Zip`; `Vault(NotVerified)` when it does not read back as it was meant. Nothing
    /// is left of it then.
    pub fn pack(
        &self,
        backup: &Backup,
        to: &Path,
        go_on: GoOn<'_>,
    ) -> Result<Contents, PackedError> {
        let part = files::part(to);
        let packed = self.pack_part(backup, &part, go_on).and_then(|contents| {
            files::finish_part(to).map_err(ExportError::from)?;
            if let Some(above) = to.parent().filter(|above| !above.as_os_str().is_empty()) {
                files::sync_folder(above).map_err(ExportError::from)?;
            }
            Ok(contents)
        });
        if packed.is_err() {
            // It may have filled the disk.
            let _ = files::remove(&part);
        }
        packed
    }

    fn pack_part(
        &self,
        backup: &Backup,
        part: &Path,
        go_on: GoOn<'_>,
    ) -> Result<Contents, PackedError> {
        let members = members(backup)?;
        let total = 2 * members.iter().map(|(_, _, bytes)| bytes).sum::<u64>();
        let mut told = Told {
            done: 0,
            total,
            go_on,
        };
        let mut out = Out::create(part)?;
        for (name, path, bytes) in &members {
            out.begin(name, stored().large_file(*bytes >= LARGE))?;
            let mut from = File::open(path).map_err(VaultError::from)?;
            pieces(&mut from, |piece| {
                out.0.write_all(piece).map_err(ExportError::from)?;
                told.add(piece.len())
            })?;
        }
        out.finish()?;
        steps::reached("the file is written")?;

        let mut packed = Packed::open(part)?;
        if packed.files.len() != members.len() {
            return Err(VaultError::NotVerified.into());
        }
        for (place, (_, path, _)) in members.iter().enumerate() {
            packed.is_same(place, path, &mut told)?;
        }
        self.open_again(&mut packed, backup)
    }

    // As another computer would, save for what it is opened with.
    fn open_again(&self, packed: &mut Packed, backup: &Backup) -> Result<Contents, PackedError> {
        let mut named = backup.path.as_os_str().to_owned();
        named.push(PART);
        let beside = PathBuf::from(named);
        let opened = self.look_into(packed, backup, &beside);
        let _ = fs::remove_dir_all(&beside);
        opened
    }

    fn look_into(
        &self,
        packed: &mut Packed,
        backup: &Backup,
        beside: &Path,
    ) -> Result<Contents, PackedError> {
        packed.unpack_those(beside, &mut |_| true, |name| {
            name.file_name().is_some_and(|name| name == DATABASE)
        })?;
        let database = beside.join(inside(backup, DATABASE));
        let connection = sqlcipher::open(&database, self.key())?;
        sqlcipher::verify(&connection)?;
        let there = sqlcipher::open(&backup.database(), self.key())?;
        if sqlcipher::counts(&connection)? != sqlcipher::counts(&there)? {
            return Err(VaultError::NotVerified.into());
        }
        Ok(look::contents(&connection)?)
    }
}

impl Packed {
    /// Looks through the zip `path`; nothing is unpacked yet. What in it is no part of a backup is passed over.
    ///
    /// # Errors
    /// `NotABackup`; `Zip` for one that is damaged or not accepted.
    pub fn open(path: &Path) -> Result<Self, PackedError> {
        let (zip, length) = zipped::open(path)?;
        let (mut found, mut bytes, mut backups) = (Vec::new(), 0_u64, false);
        for place in 0..zip.len() {
            let file = zip.by_index_data(place).map_err(of_zip)?;
            if file.encrypted() {
                return Err(ImportError::Encrypted.into());
            }
            let name = file.name().map_err(|_| ImportError::BadName)?;
            if leads_elsewhere(&name) {
                return Err(ImportError::BadName.into());
            }
            if file.is_dir() || !is_ours(&name) {
                continue;
            }
            readable(&file)?;
            backups |= name.ends_with(KEYS);
            bytes = bytes.saturating_add(file.size());
            found.push((name.split('/').collect(), place, file.size()));
        }
        if !backups {
            return Err(PackedError::NotABackup);
        }
        if bytes > zipped::most_unpacked(length) {
            return Err(ImportError::TooLarge.into());
        }
        Ok(Self {
            zip,
            files: found,
            bytes,
        })
    }

    /// Unpacks the backups into the folder `into`, which is not there yet; [`super::BackupPlace::found_in`] finds them in it. All of
    /// it is on the disk then. `go_on` is told of bytes.
    ///
    /// # Errors
    /// `Cancelled` when `go_on` said so; `Zip(NotWhole)` where something does not read as it was packed; `Vault` for the folder:
    /// `DiskFull` before anything is written where it would become so. What was unpacked is then to be removed by the caller.
    pub fn unpack(&mut self, into: &Path, go_on: GoOn<'_>) -> Result<(), PackedError> {
        self.unpack_those(into, go_on, |_| true)
    }

    fn unpack_those(
        &mut self,
        into: &Path,
        go_on: GoOn<'_>,
        wanted: impl Fn(&Path) -> bool,
    ) -> Result<(), PackedError> {
        fs::create_dir(into).map_err(VaultError::from)?;
        match fs4::available_space(into) {
            Ok(free) if free < self.bytes + ROOM_FOR_OTHERS => {
                return Err(VaultError::DiskFull.into());
            }
            _ => {}
        }
        let mut told = Told {
            done: 0,
            total: self.bytes,
            go_on,
        };
        for (name, place, bytes) in self.files.iter().filter(|(name, ..)| wanted(name)) {
            let path = into.join(name);
            if let Some(above) = path.parent() {
                fs::create_dir_all(above).map_err(VaultError::from)?;
            }
            let mut file = BufWriter::new(File::create_new(&path).map_err(VaultError::from)?);
            let mut there = 0;
            let from = self.zip.by_index(*place).map_err(of_zip)?;
            // It may unpack to more than it says.
            pieces(&mut from.take(bytes + 1), |piece| {
                there += piece.len() as u64;
                file.write_all(piece).map_err(VaultError::from)?;
                told.add(piece.len())
            })?;
            if there != *bytes {
                return Err(ImportError::NotWhole.into());
            }
            let file = file.into_inner().map_err(|error| error.into_error());
            file.and_then(|file| file.sync_all())
                .map_err(VaultError::from)?;
        }
        Ok(files::sync_folder(into).map_err(VaultError::from)?)
    }

    fn is_same(
        &mut self,
        place: usize,
        path: &Path,
        told: &mut Told<'_>,
    ) -> Result<(), PackedError> {
        let mut meant =
            BufReader::with_capacity(PIECE, File::open(path).map_err(VaultError::from)?);
        let mut packed = self.zip.by_index(place).map_err(of_zip)?;
        let mut piece_meant = vec![0; PIECE];
        pieces(&mut packed, |piece| {
            let expected = piece_meant.get_mut(..piece.len()).unwrap_or_default();
            match meant.read_exact(expected) {
                Ok(()) if expected == piece => told.add(piece.len()),
                _ => Err(VaultError::NotVerified.into()),
            }
        })?;
        match meant.read(&mut piece_meant) {
            Ok(0) => Ok(()),
            _ => Err(VaultError::NotVerified.into()),
        }
    }
}

struct Told<'a> {
    done: u64,
    total: u64,
    go_on: GoOn<'a>,
}

impl Told<'_> {
    fn add(&mut self, bytes: usize) -> Result<(), PackedError> {
        self.done += bytes as u64;
        let progress = Progress {
            done: self.done,
            total: self.total,
        };
        match (self.go_on)(progress) {
            true => Ok(()),
            false => Err(PackedError::Cancelled),
        }
    }
}

/// The files of a backup: what each is called in the zip, where it is, and how long.
fn members(backup: &Backup) -> Result<Vec<(String, PathBuf, u64)>, PackedError> {
    let (number, ids) = backup.listed()?;
    let pool = backup.photos(number);
    let own = [DATABASE, KEYS, PHOTOS].map(|name| (inside(backup, name), backup.path.join(name)));
    let photos = ids.iter().filter_map(|id| {
        let path = pool.file(id)?;
        let name = path.strip_prefix(backup.place.path()).ok()?.to_owned();
        // One that was missing already stays so.
        let name = PathBuf::from(CHOSEN).join(backup.vault()).join(name);
        path.exists().then_some((name, path))
    });
    own.into_iter()
        .chain(photos)
        .map(|(name, path)| {
            let bytes = fs::metadata(&path).map_err(VaultError::from)?.len();
            let name: Vec<_> = name.iter().filter_map(|part| part.to_str()).collect();
            Ok((name.join("/"), path, bytes))
        })
        .collect()
}

fn inside(backup: &Backup, name: &str) -> PathBuf {
    let folder = backup.path.file_name().unwrap_or_default();
    (Path::new(CHOSEN).join(backup.vault()))
        .join(folder)
        .join(name)
}

/// Whether a name is one that [`members`] gives.
fn is_ours(name: &str) -> bool {
    let parts: Vec<_> = name.split('/').collect();
    let [CHOSEN, vault, folder, file] = parts.as_slice() else {
        return false;
    };
    let of_backup = moment(folder).is_some() && [DATABASE, KEYS, PHOTOS].contains(file);
    let photo = thin::number_of_photos(folder).is_some() && is_vault(file);
    is_vault(vault) && (of_backup || photo)
}

/// Reads it to its end, piece by piece. A zip whose check sum is wrong says so there.
fn pieces(
    from: &mut impl Read,
    mut each: impl FnMut(&[u8]) -> Result<(), PackedError>,
) -> Result<(), PackedError> {
    let mut piece = vec![0; PIECE];
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(unreadable(&error)),
            Ok(read) => read,
        };
        each(piece.get(..read).unwrap_or_default())?;
    }
}

fn unreadable(error: &io::Error) -> PackedError {
    match error.kind() {
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof | ErrorKind::InvalidInput => {
            ImportError::NotWhole.into()
        }
        kind => ImportError::NotReadable(kind).into(),
    }
}
