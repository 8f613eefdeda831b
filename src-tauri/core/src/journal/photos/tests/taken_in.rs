//! What is not taken in, and why.

use image::ImageFormat;
use proptest::prelude::*;

use super::samples::{self, encoded, halves};
use super::*;

fn refused(bytes: Vec<u8>) -> PhotoError {
    for keep in [false, true] {
        let result = Picture::take_in(bytes.clone(), keep);
        assert!(result.is_err(), "taken in");
    }
    Picture::take_in(bytes, false).unwrap_err()
}

#[test]
fn what_is_no_picture_is_told() {
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42".to_vec();
    for bytes in [
        Vec::new(),
        b"%PDF-1.7".to_vec(),
        b"<svg/>".to_vec(),
        vec![0; 5000],
        film,
    ] {
        assert!(matches!(refused(bytes), PhotoError::UnknownKind));
    }
}

#[test]
fn heic_and_avif_are_told_by_name() {
    assert!(matches!(refused(samples::heic()), PhotoError::Heic));
    let avif = b"\0\0\0\x1Cftypavif\0\0\0\0avifmif1miaf".to_vec();
    assert!(matches!(refused(avif), PhotoError::Heic));
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_told() {
    let whole = [
        encoded(&halves(), ImageFormat::Jpeg),
        encoded(&halves(), ImageFormat::Png),
        encoded(&halves(), ImageFormat::WebP),
        encoded(&halves(), ImageFormat::Bmp),
        encoded(&halves(), ImageFormat::Tiff),
    ];
    for whole in whole {
        Picture::take_in(whole.clone(), false).unwrap();
        for length in [16, 30, whole.len() / 2, whole.len() - 3] {
            let error = refused(whole[..length].to_vec());
            assert!(matches!(error, PhotoError::Broken), "{length}: {error}");
        }
    }
    let gif = encoded(&halves(), ImageFormat::Gif);
    assert!(matches!(
        refused(gif[..gif.len() / 2].to_vec()),
        PhotoError::Broken
    ));
    // Only its last byte is missing, which says no more than that it ends.
    Picture::take_in(gif[..gif.len() - 1].to_vec(), false).unwrap();
}

#[test]
fn a_broken_picture_is_told() {
    let mut png = encoded(&halves(), ImageFormat::Png);
    let pixels = png.windows(4).position(|name| name == b"IDAT").unwrap() + 6;
    png[pixels] ^= 0xFF;
    assert!(matches!(refused(png), PhotoError::Broken));
    assert!(matches!(
        refused(b"\xFF\xD8\xFF\xD9".to_vec()),
        PhotoError::Broken
    ));
    assert!(matches!(refused(b"GIF89a".to_vec()), PhotoError::Broken));
}

#[test]
fn a_file_that_would_fill_the_memory_is_refused_before_it_does() {
    assert!(matches!(
        refused(samples::bomb()),
        PhotoError::TooManyPixels
    ));
    let mut gif = encoded(&halves(), ImageFormat::Gif);
    gif[6..10].fill(0xFF);
    assert!(matches!(refused(gif), PhotoError::TooManyPixels));
}

#[test]
fn twenty_five_megabytes_are_the_most() {
    let mut long = encoded(&halves(), ImageFormat::Jpeg);
    long.resize(MOST_BYTES, 0);
    Picture::take_in(long.clone(), false).unwrap();
    long.push(0);
    assert!(matches!(refused(long), PhotoError::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_damage_makes_it_stumble(which in 0_usize..6, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = match which {
            0 => samples::jpeg(6),
            1 => samples::png(&halves(), 6),
            2 => samples::webp(&halves(), 6),
            3 => samples::gif(),
            4 => encoded(&halves(), ImageFormat::Bmp),
            _ => encoded(&halves(), ImageFormat::Tiff),
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(picture) = Picture::take_in(bytes, false) {
            prop_assert!(picture.width > 0 && picture.height > 0);
            // What is kept is whole again by the same measure.
            prop_assert!(Picture::take_in(picture.bytes, false).is_ok());
        }
    }

    #[test]
    fn stripping_again_changes_nothing(turn in 1_u8..=8) {
        let once = Picture::take_in(samples::jpeg(turn), false).unwrap();
        let twice = Picture::take_in(once.bytes.clone(), false).unwrap();
        prop_assert_eq!(once.bytes, twice.bytes);
    }
}
