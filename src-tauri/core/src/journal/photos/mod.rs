//! Photos: pictures that belong to an entry. A picture that comes in is looked through, rid of what it says about place
//! and camera unless the person wants that kept, and sealed in a file of its own; the row that names it comes last.

mod carry;
mod picture;
mod portrait;
mod seal;
mod sniff;
mod store;
mod strip;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use carry::{bring, carry_over, keys, named, renew};
pub use picture::Picture;
pub use portrait::{PORTRAIT_SIDE, portrait};
pub(crate) use seal::{Key, seal, unseal};
pub use seal::{PhotoFolder, purge_files};
pub use sniff::Kind;
pub use store::{
    SealedPhoto, add, describe, empty_old_trash, open, photos_of, remove, sealed, thumb, tidy,
};

use std::io::{self, ErrorKind};

use serde::Serialize;

use crate::db::{DbError, PhotoId};

/// The longest file that is taken in, in bytes.
pub const MOST_BYTES: usize = 25 * 1024 * 1024;
/// The largest picture that is taken in, width times height. A phone's 108 megapixels fit.
pub const MOST_PIXELS: u64 = 120_000_000;
/// The longest description, in characters.
pub const LONGEST_DESCRIPTION: usize = 2_000;
/// The longer side of a thumb, in pixels; a smaller picture stays as small as it is.
pub const THUMB_SIDE: u32 = 480;

/// A photo as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Photo {
    /// Its name.
    pub id: PhotoId,
    /// Its width in pixels, upright.
    pub width: u32,
    /// Its height in pixels, upright.
    pub height: u32,
    /// What it shows, in the person's words; may be empty.
    pub description: String,
}

/// What can go wrong with photos.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// The file is no picture of a kind that Cairn reads.
    #[error("no picture of a known kind")]
    UnknownKind,
    /// The file is a HEIC, HEIF or AVIF picture, which Cairn cannot read.
    #[error("a HEIC or AVIF picture")]
    Heic,
    /// The picture is cut off or damaged.
    #[error("the picture is not whole")]
    Broken,
    /// The file is longer than [`MOST_BYTES`].
    #[error("the file is too long")]
    TooLarge,
    /// The picture has more than [`MOST_PIXELS`] pixels.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// The description is longer than [`LONGEST_DESCRIPTION`].
    #[error("the description is too long")]
    DescriptionTooLong,
    /// The photo's sealed file is not there.
    #[error("the photo's file is missing")]
    Missing,
    /// The photo's sealed file does not open: it was damaged, or another was put in its place.
    #[error("the photo's file is damaged")]
    Damaged,
    /// No space is left where the vault lives.
    #[error("no space left where the vault lives")]
    DiskFull,
    /// The photos' folder cannot be written.
    #[error("the photos' folder cannot be written")]
    NotWritable,
    /// The operating system gave no random bytes.
    #[error("no random bytes")]
    NoRandomness,
    /// Anything else that the file system says; its kind only.
    #[error("file error: {0}")]
    File(ErrorKind),
    /// The database's own; `NotFound` for a photo or an entry that is not there.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<rusqlite::Error> for PhotoError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Db(error.into())
    }
}

impl From<io::Error> for PhotoError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::NotWritable,
            kind => Self::File(kind),
        }
    }
}
