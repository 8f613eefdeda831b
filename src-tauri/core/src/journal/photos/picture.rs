//! A picture that comes in: looked through whole, so that nothing is kept that cannot be shown, and made ready.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat,
    ImageReader, Limits, RgbImage,
};

use super::seal::{self, Key, PhotoFolder};
use super::sniff::{Incoming, sniff};
use super::strip::{strip, with_orientation};
use super::{Kind, MOST_BYTES, MOST_PIXELS, PhotoError, THUMB_SIDE};
use crate::db::PhotoId;

/// What decoding may take, in bytes: the pixels of the largest picture.
const MOST_MEMORY: u64 = MOST_PIXELS * 4;
const THUMB_QUALITY: u8 = 80;
/// A colour profile longer than this is not worth its place in a thumb.
pub(super) const LONGEST_THUMB_PROFILE: usize = 16 * 1024;

/// A picture, ready to be kept.
#[derive(Debug)]
pub struct Picture {
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) thumb: Vec<u8>,
}

/// What a row beside the photos of entries needs to keep a picture.
impl Picture {
    /// Seals it in the file of the photo `id`.
    pub(crate) fn seal(&self, folder: &PhotoFolder, id: &PhotoId) -> Result<Key, PhotoError> {
        seal::seal(folder, id, &self.bytes)
    }

    /// Of which kind it is.
    pub(crate) fn mime(&self) -> &'static str {
        self.kind.mime()
    }

    /// Width and height in pixels, upright.
    pub(crate) fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// How long its file is, in bytes.
    pub(crate) fn length(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes that are kept.
    #[cfg(any(test, fuzzing))]
    pub(crate) fn kept_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A small JPEG of it.
    pub(crate) fn thumb(&self) -> &[u8] {
        &self.thumb
    }
}

/// What decoding a file yields.
pub(super) struct Decoded {
    pub(super) image: DynamicImage,
    pub(super) orientation: Orientation,
    pub(super) profile: Option<Vec<u8>>,
    exif: Option<Vec<u8>>,
}

impl Picture {
    /// Takes in the bytes of a file. JPEG, PNG, WebP and GIF stay as they are, without what they say of place, time and
    /// camera unless `keep_metadata`; BMP and TIFF become PNG. It is shown upright, and its size is that of the upright
    /// picture. Takes up to a second or two, and memory for all pixels.
    ///
    /// # Errors
    /// `UnknownKind`, `Heic`, `Broken`, `TooLarge`, `TooManyPixels`.
    pub fn take_in(bytes: Vec<u8>, keep_metadata: bool) -> Result<Self, PhotoError> {
        if bytes.len() > MOST_BYTES {
            return Err(PhotoError::TooLarge);
        }
        let incoming = sniff(&bytes)?;
        let stripped = match incoming {
            Incoming::Kept(kind) => Some(strip(kind, &bytes)?),
            Incoming::Bmp | Incoming::Tiff => None,
        };
        let decoded = match &stripped {
            // What is kept has to be readable, which is not sure because what came in is: it is that which is looked at.
            Some(stripped) if !keep_metadata => Decoded {
                orientation: orientation(&bytes, format(incoming)),
                ..decode(stripped, format(incoming))?
            },
            _ => decode(&bytes, format(incoming))?,
        };
        let thumb = thumb(&decoded)?;
        let (width, height) = upright_size(&decoded);
        let (kind, bytes) = match (incoming, stripped) {
            (Incoming::Kept(kind), Some(stripped)) => {
                (kind, kept(kind, bytes, stripped, keep_metadata, decoded)?)
            }
            _ => (Kind::Png, turned(Kind::Png, keep_metadata, decoded)?),
        };
        Ok(Self {
            kind,
            bytes,
            width,
            height,
            thumb,
        })
    }
}

/// The bytes to keep of a picture that came in one of the kinds that are kept.
fn kept(
    kind: Kind,
    bytes: Vec<u8>,
    stripped: Vec<u8>,
    keep_metadata: bool,
    decoded: Decoded,
) -> Result<Vec<u8>, PhotoError> {
    let upright = decoded.orientation == Orientation::NoTransforms;
    match kind {
        // Web views turn no PNG and no WebP. One that moves would stand still if it were turned here.
        Kind::Png | Kind::WebP if !upright && !moves(&stripped) => {
            turned(kind, keep_metadata, decoded)
        }
        _ if keep_metadata => Ok(bytes),
        Kind::Jpeg if !upright => Ok(with_orientation(&stripped, decoded.orientation.to_exif())),
        _ => Ok(stripped),
    }
}

/// The picture turned upright and written anew, without loss.
fn turned(kind: Kind, keep_metadata: bool, decoded: Decoded) -> Result<Vec<u8>, PhotoError> {
    let Decoded {
        mut image,
        orientation,
        profile,
        exif,
    } = decoded;
    image.apply_orientation(orientation);
    let exif = exif.filter(|_| keep_metadata).map(|mut exif| {
        // What it said is done now.
        let _ = Orientation::remove_from_exif_chunk(&mut exif);
        exif
    });
    let mut bytes = Vec::new();
    match kind {
        Kind::WebP => {
            let image = if image.has_alpha() {
                DynamicImage::from(image.to_rgba8())
            } else {
                DynamicImage::from(image.to_rgb8())
            };
            write(WebPEncoder::new_lossless(&mut bytes), &image, profile, exif)?;
        }
        _ => {
            let image = match image {
                // PNG has no fractions.
                DynamicImage::ImageRgb32F(_) => DynamicImage::from(image.to_rgb16()),
                DynamicImage::ImageRgba32F(_) => DynamicImage::from(image.to_rgba16()),
                other => other,
            };
            write(PngEncoder::new(&mut bytes), &image, profile, exif)?;
        }
    }
    Ok(bytes)
}

pub(super) fn decode(bytes: &[u8], format: ImageFormat) -> Result<Decoded, PhotoError> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(slip)?;
    let (width, height) = decoder.dimensions();
    // Before a byte is set aside for the pixels that a small file may claim to have.
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PhotoError::TooManyPixels);
    }
    // What is damaged besides the picture itself is left out.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let exif = decoder.exif_metadata().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(slip)?;
    if width == 0 || height == 0 {
        return Err(PhotoError::Broken);
    }
    let profile = profile.filter(|profile| fits(profile, &image));
    Ok(Decoded {
        image,
        orientation,
        profile,
        exif,
    })
}

/// How a file says that its picture is to be turned.
fn orientation(bytes: &[u8], format: ImageFormat) -> Orientation {
    ImageReader::with_format(Cursor::new(bytes), format)
        .into_decoder()
        .and_then(|mut decoder| decoder.orientation())
        .unwrap_or(Orientation::NoTransforms)
}

/// A small JPEG of the picture, upright, on white where one could look through it.
fn thumb(decoded: &Decoded) -> Result<Vec<u8>, PhotoError> {
    let image = &decoded.image;
    let mut small = if image.width().max(image.height()) > THUMB_SIDE {
        image.thumbnail(THUMB_SIDE, THUMB_SIDE)
    } else {
        image.clone()
    };
    small.apply_orientation(decoded.orientation);
    let grey = !small.color().has_color();
    let opaque = on_white(&small).into();
    let profile = decoded.profile.clone();
    let profile = profile.filter(|profile| !grey && profile.len() <= LONGEST_THUMB_PROFILE);
    let mut bytes = Vec::new();
    write(
        JpegEncoder::new_with_quality(&mut bytes, THUMB_QUALITY),
        &opaque,
        profile,
        None,
    )?;
    Ok(bytes)
}

/// The picture on white where one could look through it.
pub(super) fn on_white(image: &DynamicImage) -> RgbImage {
    let mut pixels = image.to_rgba8();
    for pixel in pixels.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let on_white = |part: u8| {
            let (part, alpha) = (u16::from(part), u16::from(alpha));
            u8::try_from((part * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        pixel.0 = [on_white(red), on_white(green), on_white(blue), u8::MAX];
    }
    DynamicImage::from(pixels).into_rgb8()
}

pub(super) fn write(
    mut encoder: impl ImageEncoder,
    image: &DynamicImage,
    profile: Option<Vec<u8>>,
    exif: Option<Vec<u8>>,
) -> Result<(), PhotoError> {
    // An encoder that cannot hold them leaves them out.
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
    if let Some(exif) = exif {
        let _ = encoder.set_exif_metadata(exif);
    }
    let (width, height) = (image.width(), image.height());
    let colour = ExtendedColorType::from(image.color());
    encoder
        .write_image(image.as_bytes(), width, height, colour)
        .map_err(slip)
}

fn upright_size(decoded: &Decoded) -> (u32, u32) {
    use Orientation as Turn;
    let (width, height) = (decoded.image.width(), decoded.image.height());
    match decoded.orientation {
        Turn::Rotate90 | Turn::Rotate270 | Turn::Rotate90FlipH | Turn::Rotate270FlipH => {
            (height, width)
        }
        _ => (width, height),
    }
}

/// Whether a colour profile is for colours of the kind that the decoded picture has (ICC.1:2022, bytes 16 to 19): that
/// of a CMYK picture is not, once it is decoded.
fn fits(profile: &[u8], image: &DynamicImage) -> bool {
    let wanted: &[u8] = if image.color().has_color() {
        b"RGB "
    } else {
        b"GRAY"
    };
    profile.get(16..20) == Some(wanted)
}

/// Whether a stripped PNG or WebP is an animation. The chunks that say so stand before the first pixels.
fn moves(stripped: &[u8]) -> bool {
    let head = stripped
        .get(..stripped.len().min(32 * 1024))
        .unwrap_or_default();
    head.windows(4)
        .any(|name| matches!(name, b"acTL" | b"ANIM"))
}

pub(super) fn format(incoming: Incoming) -> ImageFormat {
    match incoming {
        Incoming::Kept(Kind::Jpeg) => ImageFormat::Jpeg,
        Incoming::Kept(Kind::Png) => ImageFormat::Png,
        Incoming::Kept(Kind::WebP) => ImageFormat::WebP,
        Incoming::Kept(Kind::Gif) => ImageFormat::Gif,
        Incoming::Bmp => ImageFormat::Bmp,
        Incoming::Tiff => ImageFormat::Tiff,
    }
}

fn slip(error: ImageError) -> PhotoError {
    match error {
        ImageError::Limits(_) => PhotoError::TooManyPixels,
        ImageError::Unsupported(_) => PhotoError::UnknownKind,
        _ => PhotoError::Broken,
    }
}
