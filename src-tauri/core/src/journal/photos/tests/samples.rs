//! Pictures made on the spot, and what cameras and programs write into them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// Stands for everything that must not be kept.
pub const SECRET: &[u8] = b"52 degrees North, J. Example, KX-7 no. 20041";

/// Left half red, right half blue: 40 wide, 20 high.
pub fn halves() -> DynamicImage {
    RgbImage::from_fn(40, 20, |x, _| {
        if x < 20 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    })
    .into()
}

/// Red with a hole.
pub fn with_hole() -> DynamicImage {
    RgbaImage::from_fn(40, 20, |x, _| {
        Rgba([220, 20, 20, if x < 20 { 255 } else { 0 }])
    })
    .into()
}

pub fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

/// Exif with an orientation and a place (Exif 2.32: tag 0x0112; a GPS directory at tag 0x8825 whose tag 0x001B is text).
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend([2, 0]);
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend([0; 4]);
    assert_eq!(tiff.len(), 38);
    tiff.extend([1, 0, 0x1B, 0, 7, 0]);
    tiff.extend(u32::try_from(SECRET.len()).unwrap().to_le_bytes());
    tiff.extend([56, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(tiff.len(), 56);
    tiff.extend(SECRET);
    tiff
}

/// A JPEG as a phone writes it: Exif, XMP, a comment, a small copy, a maker's own segment, and a film after its end.
pub fn jpeg(orientation: u8) -> Vec<u8> {
    let plain = encoded(&halves(), ImageFormat::Jpeg);
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], length.as_slice(), content].concat()
    };
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat();
    let copy = [b"JFIF\0\x01\x02\0\0\x01\0\x01\x05\x03", SECRET, b"x"].concat();
    [
        &plain[..2],
        &segment(0xE1, &[b"Exif\0\0".as_slice(), &exif(orientation)].concat()),
        &segment(0xE0, &copy),
        &segment(0xE1, &xmp),
        &segment(0xED, &[b"Photoshop 3.0\0", SECRET].concat()),
        &segment(0xE7, SECRET),
        &segment(0xFE, SECRET),
        &plain[2..],
        b"ftypmp42",
        SECRET,
    ]
    .concat()
}

pub fn png_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), content].concat();
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length, named.as_slice(), &crc(&named).to_be_bytes()].concat()
}

/// A PNG with text, time, Exif and a private chunk, and something after its end.
pub fn png(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = encoded(image, ImageFormat::Png);
    // The signature and the first chunk.
    let (head, rest) = plain.split_at(8 + 25);
    [
        head,
        &png_chunk(b"tEXt", &[b"Author\0", SECRET].concat()),
        &png_chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", SECRET].concat()),
        &png_chunk(b"tIME", &[7, 234, 11, 22, 3, 10, 0]),
        &png_chunk(b"eXIf", &exif(orientation)),
        &png_chunk(b"prVt", SECRET),
        &png_chunk(b"gAMA", &45455_u32.to_be_bytes()),
        rest,
        SECRET,
    ]
    .concat()
}

pub fn webp_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_le_bytes();
    let filled: &[u8] = if content.len() % 2 == 1 { &[0] } else { &[] };
    [name.as_slice(), &length, content, filled].concat()
}

/// A WebP with Exif, XMP and a private chunk.
pub fn webp(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = encoded(image, ImageFormat::WebP);
    let pixels = &plain[12..];
    let (width, height) = (image.width() - 1, image.height() - 1);
    let alpha = if image.has_alpha() { 0x10 } else { 0 };
    let mut canvas = vec![0x08 | 0x04 | alpha, 0, 0, 0];
    canvas.extend(&width.to_le_bytes()[..3]);
    canvas.extend(&height.to_le_bytes()[..3]);
    let content = [
        b"WEBP".as_slice(),
        &webp_chunk(b"VP8X", &canvas),
        pixels,
        &webp_chunk(b"EXIF", &exif(orientation)),
        &webp_chunk(b"XMP ", SECRET),
        &webp_chunk(b"prVt", SECRET),
    ]
    .concat();
    webp_chunk(b"RIFF", &content)
}

/// A GIF that repeats, with a comment, XMP and a text over the picture.
pub fn gif() -> Vec<u8> {
    let plain = encoded(&halves(), ImageFormat::Gif);
    let colours = if plain[10] & 0x80 == 0 {
        0
    } else {
        3 << ((plain[10] & 7) + 1)
    };
    let (head, rest) = plain.split_at(13 + colours);
    let pieces = |content: &[u8]| {
        let mut pieces: Vec<u8> = content
            .chunks(255)
            .flat_map(|piece| [&[u8::try_from(piece.len()).unwrap()], piece].concat())
            .collect();
        pieces.push(0);
        pieces
    };
    [
        head,
        b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0",
        b"\x21\xFE",
        &pieces(SECRET),
        b"\x21\xFF\x0BXMP DataXMP",
        &pieces(SECRET),
        b"\x21\x01",
        &pieces(SECRET),
        rest,
        SECRET,
    ]
    .concat()
}

/// A small PNG that says it is 60,000 pixels wide and as many high.
pub fn bomb() -> Vec<u8> {
    let side = 60_000_u32.to_be_bytes();
    let head = [side.as_slice(), &side, &[8, 2, 0, 0, 0]].concat();
    let plain = encoded(&halves(), ImageFormat::Png);
    [&plain[..8], &png_chunk(b"IHDR", &head), &plain[8 + 25..]].concat()
}

/// The first bytes of a HEIC file.
pub fn heic() -> Vec<u8> {
    let mut bytes = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic".to_vec();
    bytes.extend([0; 100]);
    bytes
}

// CRC-32 as PNG has it (annex D of the Recommendation).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                0xEDB8_8320 ^ (crc >> 1)
            } else {
                crc >> 1
            }
        })
    })
}
