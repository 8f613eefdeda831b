//! What a picture says besides what it shows: place, time, camera, owner, a smaller copy of itself from before it was
//! cropped. Only what is needed to show the picture is kept, so that what is not known here goes, too; the picture
//! itself is not touched. Whatever follows the end of the picture goes.

mod gif;
mod jpeg;
mod png;
mod webp;

pub(super) use jpeg::with_orientation;

use super::{Kind, PhotoError};

/// The picture without what it says besides, a little shorter than `bytes`.
///
/// # Errors
/// `Broken` when the file is not whole.
pub(super) fn strip(kind: Kind, bytes: &[u8]) -> Result<Vec<u8>, PhotoError> {
    match kind {
        Kind::Jpeg => jpeg::strip(bytes),
        Kind::Png => png::strip(bytes),
        Kind::WebP => webp::strip(bytes),
        Kind::Gif => gif::strip(bytes),
    }
    .ok_or(PhotoError::Broken)
}
