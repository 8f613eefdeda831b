//! Pictures of noise: their bytes are like those of no other file.

use super::processes::run;
use std::path::Path;
use std::process::Command;

/// Makes a picture of `width` × `height` pixels, of the kind that the path's extension names; another one for another
/// `seed`.
pub fn noise(to: &Path, width: u32, height: u32, seed: u64) {
    let path = to.to_str().expect("a plain path");
    // A PNG without a colour table, as cameras and screens make them.
    let to = match path.strip_suffix(".png") {
        Some(_) => format!("PNG24:{path}"),
        None => path.to_owned(),
    };
    run(Command::new("convert")
        .args(["-size", &format!("{width}x{height}"), "-seed"])
        .args([&seed.to_string(), "xc:gray50", "+noise", "Random", &to]));
}

/// The picture's pixels, four bytes each, in this order of colours: "rgba", "bgra".
pub fn pixels(picture: &Path, order: &str) -> Vec<u8> {
    let output = Command::new("convert")
        .arg(picture)
        .args(["-depth", "8", &format!("{order}:-")])
        .output()
        .expect("convert of ImageMagick");
    assert!(!output.stdout.is_empty(), "the picture can be read");
    output.stdout
}
