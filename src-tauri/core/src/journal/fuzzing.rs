//! Texts that were pasted or came in, and pictures.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what panics here is what was looked for"
)]

use std::io::Cursor;

use image::ImageReader;

use super::head;
use super::photos::{self, Picture, portrait};
use super::print;

/// More pixels than this take too long, and up to [`photos::MOST_PIXELS`] nothing is decided by how many there are.
const FEW_PIXELS: u64 = 512 * 512;

/// An entry: as a list shows it, and as it is printed. Paper shows nothing that is not there.
pub(crate) fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (title, excerpt) = head(&text);
    assert!(title.chars().count() <= 81 && excerpt.chars().count() <= 201);
    let photos = [(PHOTO.to_owned(), text.chars().take(40).collect())];
    let html = print::washed(&text, &photos);
    let tags = html.split('<').skip(1);
    for tag in tags.map(|rest| rest.split('>').next().unwrap_or(rest)) {
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .unwrap();
        assert!(KNOWN.contains(&name), "{tag:?} in {html}");
        if name == "img" {
            let source = tag
                .split("src=\"")
                .nth(1)
                .and_then(|it| it.split('"').next());
            assert!(
                source.is_some_and(|it| it.ends_with(PHOTO)),
                "{tag:?} in {html}"
            );
        } else if let Some((_, said)) = tag.split_once(' ') {
            let number = said.trim_end_matches(" /").strip_prefix("start=\"");
            assert!(
                name == "ol" && number.is_some() || said == "/",
                "{tag:?} in {html}"
            );
        }
    }
}

const PHOTO: &str = "0199a000-0000-7000-8000-000000000003";
const KNOWN: &[&str] = &[
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// A picture. What is kept of it is a picture of the same kind, and can be taken in again.
pub(crate) fn photo(bytes: &[u8]) {
    if let Some(pixels) = pixels(bytes)
        && (FEW_PIXELS..=photos::MOST_PIXELS).contains(&pixels)
    {
        return;
    }
    for keep_metadata in [false, true] {
        let Ok(picture) = Picture::take_in(bytes.to_vec(), keep_metadata) else {
            continue;
        };
        let (width, height) = picture.size();
        assert!(width > 0 && height > 0);
        assert!(picture.thumb().starts_with(b"\xFF\xD8\xFF"));
        let again = Picture::take_in(picture.kept_bytes().to_vec(), keep_metadata).unwrap();
        assert_eq!(
            (again.mime(), again.size()),
            (picture.mime(), (width, height))
        );
        if !keep_metadata {
            assert_eq!(
                again.kept_bytes(),
                picture.kept_bytes(),
                "nothing was left to be taken out"
            );
        }
    }
    if let Ok(portrait) = portrait(bytes) {
        assert!(portrait.starts_with(b"\xFF\xD8\xFF"));
    }
}

fn pixels(bytes: &[u8]) -> Option<u64> {
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let (width, height) = reader.into_dimensions().ok()?;
    Some(u64::from(width) * u64::from(height))
}

/// A small picture of each kind.
#[cfg(test)]
pub(crate) fn whole_pictures() -> Vec<Vec<u8>> {
    use image::{DynamicImage, ImageFormat};

    use super::photos::tests::samples::{bomb, encoded, gif, heic, jpeg, png, webp};

    let small = DynamicImage::new_rgb8(5, 3);
    vec![
        jpeg(6),
        png(&small, 6),
        webp(&small, 3),
        gif(),
        encoded(&small, ImageFormat::Bmp),
        encoded(&small, ImageFormat::Tiff),
        bomb(),
        heic(),
    ]
}
