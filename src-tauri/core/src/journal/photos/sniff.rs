//! What kind of file came in, told by its first bytes: names and extensions are often wrong.

use super::PhotoError;

/// The kinds in which photos are kept. The web view shows all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG, also animated.
    Png,
    /// WebP, also animated.
    WebP,
    /// GIF, also animated.
    Gif,
}

impl Kind {
    /// Its media type (IANA).
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
        }
    }

    pub(super) fn of_mime(mime: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png, Self::WebP, Self::Gif]
            .into_iter()
            .find(|kind| kind.mime() == mime)
    }
}

/// What can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Incoming {
    /// Kept as it is.
    Kept(Kind),
    /// Windows bitmap: becomes a PNG.
    Bmp,
    /// TIFF: becomes a PNG.
    Tiff,
}

/// Tells what `bytes` are.
///
/// # Errors
/// `Heic`, `UnknownKind`.
pub(super) fn sniff(bytes: &[u8]) -> Result<Incoming, PhotoError> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"\xFF\xD8\xFF") {
        Ok(Incoming::Kept(Kind::Jpeg))
    } else if begins(b"\x89PNG\r\n\x1A\n") {
        Ok(Incoming::Kept(Kind::Png))
    } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Ok(Incoming::Kept(Kind::WebP))
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        Ok(Incoming::Kept(Kind::Gif))
    } else if begins(b"BM") {
        Ok(Incoming::Bmp)
    } else if begins(b"II*\0") || begins(b"MM\0*") {
        Ok(Incoming::Tiff)
    } else if is_heif(bytes) {
        Err(PhotoError::Heic)
    } else {
        Err(PhotoError::UnknownKind)
    }
}

// ISO/IEC 14496-12, the file type box: its length, "ftyp", the main brand, a version, further brands. Brands of still
// pictures from ISO/IEC 23008-12 and the AV1 Image File Format.
fn is_heif(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 12] = [
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1",
        b"avif", b"avis",
    ];
    let Some((length, after)) = bytes.split_first_chunk::<4>() else {
        return false;
    };
    let Some(brands) = after.strip_prefix(b"ftyp") else {
        return false;
    };
    let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
    brands
        .chunks_exact(4)
        .take((length.saturating_sub(8) / 4).min(16))
        .any(|brand| BRANDS.contains(&brand))
}
