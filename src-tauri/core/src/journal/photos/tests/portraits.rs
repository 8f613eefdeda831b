//! What a portrait is made of.

use image::{GenericImageView, ImageFormat, imageops};

use super::samples::{SECRET, decoded, encoded, halves, heic, jpeg, with_hole};
use super::*;

fn is_red(pixel: image::Rgba<u8>) -> bool {
    let [red, _, blue, _] = pixel.0;
    red > 150 && blue < 100
}

#[test]
fn it_is_the_middle_small_and_square() {
    let large = halves().resize_exact(1200, 600, imageops::FilterType::Nearest);
    let made = decoded(&portrait(&encoded(&large, ImageFormat::Png)).unwrap());
    assert_eq!(made.dimensions(), (PORTRAIT_SIDE, PORTRAIT_SIDE));
    assert!(is_red(made.get_pixel(60, 128)) && !is_red(made.get_pixel(200, 128)));
    let small = decoded(&portrait(&encoded(&halves(), ImageFormat::WebP)).unwrap());
    assert_eq!(small.dimensions(), (20, 20));
}

#[test]
fn it_is_upright_and_says_nothing_of_place_and_camera() {
    // 6: a quarter to the right; what was left is above.
    let made = portrait(&jpeg(6)).unwrap();
    assert!(!made.windows(SECRET.len()).any(|bytes| bytes == SECRET));
    let made = decoded(&made);
    assert!(is_red(made.get_pixel(10, 3)) && !is_red(made.get_pixel(10, 16)));
}

#[test]
fn what_one_can_look_through_is_white() {
    let made = decoded(&portrait(&encoded(&with_hole(), ImageFormat::Png)).unwrap());
    assert!(made.get_pixel(17, 10).0[2] > 220);
}

#[test]
fn what_is_no_picture_is_told() {
    assert!(matches!(portrait(b"hello"), Err(PhotoError::UnknownKind)));
    assert!(matches!(portrait(&heic()), Err(PhotoError::Heic)));
    assert!(matches!(
        portrait(&samples::bomb()),
        Err(PhotoError::TooManyPixels)
    ));
    let whole = encoded(&halves(), ImageFormat::Jpeg);
    assert!(matches!(
        portrait(&whole[..whole.len() / 2]),
        Err(PhotoError::Broken)
    ));
}
