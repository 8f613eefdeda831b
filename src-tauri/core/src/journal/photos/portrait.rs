//! A small picture of someone.

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;

use super::picture::{LONGEST_THUMB_PROFILE, decode, format, on_white, write};
use super::sniff::sniff;
use super::{MOST_BYTES, PhotoError};

/// The sides of a portrait, in pixels; one of a smaller picture is as small as that.
pub const PORTRAIT_SIDE: u32 = 256;
const QUALITY: u8 = 85;

/// Makes a square JPEG of the middle of a picture, upright, and with nothing in it but the picture. Takes up to a second
/// or two, and memory for all pixels.
///
/// # Errors
/// `UnknownKind`, `Heic`, `Broken`, `TooLarge`, `TooManyPixels`.
pub fn portrait(bytes: &[u8]) -> Result<Vec<u8>, PhotoError> {
    if bytes.len() > MOST_BYTES {
        return Err(PhotoError::TooLarge);
    }
    let decoded = decode(bytes, format(sniff(bytes)?))?;
    let (width, height) = (decoded.image.width(), decoded.image.height());
    let side = width.min(height);
    let middle = decoded
        .image
        .crop_imm((width - side) / 2, (height - side) / 2, side, side);
    let mut small = match side > PORTRAIT_SIDE {
        true => middle.resize_exact(PORTRAIT_SIDE, PORTRAIT_SIDE, FilterType::Triangle),
        false => middle,
    };
    small.apply_orientation(decoded.orientation);
    let opaque = DynamicImage::from(on_white(&small));
    let mut bytes = Vec::new();
    let coloured = decoded.image.color().has_color();
    let profile =
        (decoded.profile).filter(|profile| coloured && profile.len() <= LONGEST_THUMB_PROFILE);
    write(
        JpegEncoder::new_with_quality(&mut bytes, QUALITY),
        &opaque,
        profile,
        None,
    )?;
    Ok(bytes)
}
