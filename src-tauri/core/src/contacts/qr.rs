//! A `tel:` link as a picture that a phone's camera reads.

use qrcode::render::svg::Color;
use qrcode::{EcLevel, QrCode};

/// The picture is at least this wide and high, in CSS pixels.
const SMALLEST: u32 = 240;

/// The QR code of `text` as an SVG document: black on white in every theme, so that it scans, with the quiet zone
/// of four modules that ISO/IEC 18004 asks for. `None` when the text does not fit.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let document = code
        .render::<Color<'_>>()
        .dark_color(Color("#000000"))
        .light_color(Color("#ffffff"))
        .quiet_zone(true)
        .min_dimensions(SMALLEST, SMALLEST)
        .build();
    // Without the XML declaration the same text can stand inside a page.
    document
        .find("<svg")
        .and_then(|start| document.get(start..))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn it_is_a_plain_black_and_white_picture_of_a_sensible_size() {
        let svg = svg("tel:+4930123456").unwrap();
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        assert!(svg.ends_with("</svg>"));
        assert!(!svg.contains("script") && !svg.contains("href"));
        let size: u32 = svg
            .split("width=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        assert!((SMALLEST..2 * SMALLEST).contains(&size));
        assert!(svg.contains(&format!("viewBox=\"0 0 {size} {size}\"")));
        assert!(svg.contains("fill=\"#ffffff\"") && svg.contains("fill=\"#000000\""));
        assert_eq!(svg.matches("fill=").count(), 2);
    }

    // The modules drawn are those of the code itself, with four modules of white around.
    #[test]
    fn it_draws_the_code_with_a_quiet_zone() {
        let code = QrCode::with_error_correction_level("tel:988", EcLevel::M).unwrap();
        let width = u32::try_from(code.width()).unwrap();
        let svg = svg("tel:988").unwrap();
        let size: u32 = svg
            .split("width=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        assert_eq!(size % (width + 8), 0);
        let module = size / (width + 8);
        let dark = code
            .to_colors()
            .iter()
            .filter(|c| **c == qrcode::Color::Dark)
            .count();
        assert_eq!(svg.matches('M').count(), dark);
        assert!(svg.contains(&format!("d=\"M{0} {0}h{module}v{module}", 4 * module)));
    }

    #[test]
    fn what_does_not_fit_gives_none() {
        assert_eq!(svg(&"9".repeat(10_000)), None);
    }
}
