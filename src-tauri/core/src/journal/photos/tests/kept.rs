//! What of a file is kept, and what not.

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};

use super::samples::{self, SECRET, decoded, encoded, halves, with_hole};
use super::*;

fn take_in(bytes: Vec<u8>) -> Picture {
    Picture::take_in(bytes, false).unwrap()
}

fn orientation(bytes: &[u8]) -> Orientation {
    let reader = ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .unwrap();
    reader.into_decoder().unwrap().orientation().unwrap()
}

fn is_red(pixel: image::Rgb<u8>) -> bool {
    pixel.0[0] > 150 && pixel.0[2] < 100
}

#[test]
fn a_jpeg_keeps_its_pixels_and_its_turn_and_nothing_else() {
    let came = samples::jpeg(6);
    assert!(contains(&came, SECRET));
    let picture = take_in(came.clone());
    assert!(!contains(&picture.bytes, SECRET));
    assert!(!contains(&picture.bytes, b"adobe.com"));
    assert_eq!(decoded(&picture.bytes), decoded(&came), "not encoded anew");
    assert_eq!(orientation(&picture.bytes), Orientation::Rotate90);
    assert_eq!((picture.width, picture.height), (20, 40));
    // Red was left; turned by a quarter it is above.
    let thumb = decoded(&picture.thumb).to_rgb8();
    assert_eq!(thumb.dimensions(), (20, 40));
    assert!(is_red(*thumb.get_pixel(10, 5)) && !is_red(*thumb.get_pixel(10, 35)));
    assert!(!contains(&picture.thumb, SECRET));
}

#[test]
fn every_turn_of_a_jpeg_is_kept_and_shown() {
    for turn in 1..=8 {
        let picture = take_in(samples::jpeg(turn));
        assert_eq!(orientation(&picture.bytes).to_exif(), turn);
        let lies = turn > 4;
        assert_eq!(picture.width < picture.height, lies, "{turn}");
    }
    let upright = take_in(samples::jpeg(1));
    assert!(!contains(&upright.bytes, b"Exif"));
}

#[test]
fn a_photo_whose_place_is_wanted_is_kept_to_the_byte() {
    for came in [
        samples::jpeg(6),
        samples::png(&halves(), 1),
        samples::webp(&halves(), 1),
        samples::gif(),
    ] {
        let picture = Picture::take_in(came.clone(), true).unwrap();
        assert_eq!(picture.bytes, came);
    }
}

#[test]
fn a_png_keeps_its_pixels_and_colours_and_nothing_else() {
    for image in [halves(), with_hole()] {
        let picture = take_in(samples::png(&image, 1));
        assert_eq!(picture.kind, Kind::Png);
        assert!(!contains(&picture.bytes, SECRET));
        for gone in [b"tEXt", b"iTXt", b"tIME", b"eXIf", b"prVt"] {
            assert!(!contains(&picture.bytes, gone));
        }
        assert!(contains(&picture.bytes, b"gAMA"));
        assert_eq!(decoded(&picture.bytes), image);
    }
}

#[test]
fn a_webp_keeps_its_pixels_and_nothing_else() {
    for image in [halves(), with_hole()] {
        let picture = take_in(samples::webp(&image, 1));
        assert_eq!(picture.kind, Kind::WebP);
        assert!(!contains(&picture.bytes, SECRET));
        let flags = picture.bytes[20];
        assert_eq!(
            flags & 0x0C,
            0,
            "it no longer says that it has Exif and XMP"
        );
        let length = u32::from_le_bytes(*picture.bytes[4..].first_chunk().unwrap());
        assert_eq!(length as usize + 8, picture.bytes.len());
        assert_eq!(decoded(&picture.bytes), image);
    }
}

#[test]
fn a_gif_keeps_its_pixels_and_its_repeating_and_nothing_else() {
    let came = samples::gif();
    let picture = take_in(came.clone());
    assert!(!contains(&picture.bytes, SECRET) && !contains(&picture.bytes, b"XMP"));
    assert!(contains(&picture.bytes, b"NETSCAPE2.0"));
    assert_eq!(decoded(&picture.bytes), decoded(&came));
    assert_eq!(picture.bytes.last(), Some(&0x3B));
}

#[test]
fn a_frame_of_an_animation_keeps_only_its_picture() {
    let still = encoded(&halves(), ImageFormat::WebP);
    let frame = [
        &[0, 0, 0, 0, 0, 0, 39, 0, 0, 19, 0, 0, 100, 0, 0, 0],
        &still[12..],
        &samples::webp_chunk(b"prVt", SECRET),
    ]
    .concat();
    let content = [
        b"WEBP".as_slice(),
        &samples::webp_chunk(b"VP8X", &[0x02, 0, 0, 0, 39, 0, 0, 19, 0, 0]),
        &samples::webp_chunk(b"ANIM", &[0; 6]),
        &samples::webp_chunk(b"ANMF", &frame),
        &samples::webp_chunk(b"ANMF", &frame),
    ]
    .concat();
    let picture = take_in(samples::webp_chunk(b"RIFF", &content));
    assert!(!contains(&picture.bytes, SECRET));
    assert_eq!(
        picture
            .bytes
            .windows(4)
            .filter(|name| name == b"ANMF")
            .count(),
        2
    );
    assert_eq!((picture.width, picture.height), (40, 20));
    let first = decoded(&picture.bytes).to_rgb8();
    assert!(is_red(*first.get_pixel(5, 5)) && !is_red(*first.get_pixel(35, 5)));
}

#[test]
fn pngs_and_webps_are_turned_without_loss_as_no_web_view_turns_them() {
    let upright = halves().rotate90();
    for came in [samples::png(&halves(), 6), samples::webp(&halves(), 6)] {
        for keep in [false, true] {
            let picture = Picture::take_in(came.clone(), keep).unwrap();
            assert_eq!((picture.width, picture.height), (20, 40));
            assert_eq!(decoded(&picture.bytes).to_rgb8(), upright.to_rgb8());
            assert_eq!(contains(&picture.bytes, SECRET), keep);
            assert_eq!(orientation(&picture.bytes), Orientation::NoTransforms);
        }
    }
}

#[test]
fn bitmaps_and_tiffs_become_pngs() {
    for format in [ImageFormat::Bmp, ImageFormat::Tiff] {
        let picture = take_in(encoded(&halves(), format));
        assert_eq!(picture.kind, Kind::Png);
        assert_eq!(decoded(&picture.bytes), halves());
    }
    let deep = image::DynamicImage::from(halves().to_rgb32f());
    let picture = take_in(encoded(&deep, ImageFormat::Tiff));
    assert_eq!(decoded(&picture.bytes).to_rgb8(), halves().to_rgb8());
}

#[test]
fn a_thumb_is_small_and_on_white() {
    let wide = image::DynamicImage::new_rgb8(4000, 1000);
    let thumb = decoded(&take_in(encoded(&wide, ImageFormat::Png)).thumb);
    assert_eq!((thumb.width(), thumb.height()), (480, 120));
    let line = image::DynamicImage::new_rgb8(9000, 1);
    let thumb = decoded(&take_in(encoded(&line, ImageFormat::Png)).thumb);
    assert_eq!((thumb.width(), thumb.height()), (480, 1));
    let holed = take_in(encoded(&with_hole(), ImageFormat::Png));
    let thumb = decoded(&holed.thumb).to_rgb8();
    assert!(is_red(*thumb.get_pixel(5, 10)));
    assert!(thumb.get_pixel(35, 10).0.iter().all(|part| *part > 240));
}

#[test]
fn a_colour_profile_stays() {
    use image::ImageEncoder;
    let mut profile = vec![0; 16];
    profile.extend(b"RGB colours of a wide display");
    let image = halves().to_rgb8();
    let mut came = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut came);
    encoder.set_icc_profile(profile.clone()).unwrap();
    encoder
        .write_image(&image, 40, 20, image::ExtendedColorType::Rgb8)
        .unwrap();
    let picture = take_in(came);
    assert!(contains(&picture.bytes, &profile) && contains(&picture.thumb, &profile));
}
