//! JPEG (ITU-T T.81 annex B): segments, each a marker and a length, and scans, which have no length.

const START: [u8; 2] = [0xFF, 0xD8];
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// The picture alone, to its end; `None` when it has none.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&START)?;
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend(START);
    let mut scans = 0;
    loop {
        let marker;
        (marker, rest) = next_marker(rest)?;
        match marker {
            END if scans > 0 => {
                kept.extend([0xFF, END]);
                return Some(kept);
            }
            // TEM and restarts stand alone.
            0x01 | 0xD0..=0xD7 => kept.extend([0xFF, marker]),
            0x00 | 0xD8 | END => return None,
            _ => {
                // The length counts its own two bytes.
                let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
                let (segment, after) = rest.split_at_checked(length)?;
                rest = after;
                keep(marker, segment.get(2..)?, &mut kept);
            }
        }
        if marker == SCAN {
            let (scan, after) = rest.split_at_checked(end_of_scan(rest)?)?;
            kept.extend(scan);
            rest = after;
            scans += 1;
        }
    }
}

/// A stripped JPEG that says how it is to be turned (Exif 2.32, tag 0x0112, 1 to 8) and nothing else. Turning the
/// picture itself would cost some of its quality; every web view turns it when it shows it.
pub(in super::super) fn with_orientation(stripped: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = vec![0xFF, 0xE1, 0, 34];
    exif.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01");
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    exif.extend([0; 4]);
    let rest = stripped.strip_prefix(&START).unwrap_or(stripped);
    [&START, exif.as_slice(), rest].concat()
}

fn keep(marker: u8, content: &[u8], kept: &mut Vec<u8>) {
    let begins = |with: &[u8]| content.starts_with(with);
    let needed = match marker {
        // Frames, tables, scans, restart intervals.
        0xC0..=0xCF | 0xDA..=0xDF => true,
        // JFIF, which may hold a small copy of the picture.
        0xE0 if begins(b"JFIF\0") => return jfif(content, kept),
        0xE2 => begins(b"ICC_PROFILE\0"),
        // How the colours are to be understood.
        0xEE => begins(b"Adobe"),
        _ => false,
    };
    if needed {
        segment(marker, content, kept);
    }
}

fn jfif(content: &[u8], kept: &mut Vec<u8>) {
    if let Some(without_copy) = content.first_chunk::<12>() {
        segment(0xE0, &[without_copy.as_slice(), &[0, 0]].concat(), kept);
    }
}

fn segment(marker: u8, content: &[u8], kept: &mut Vec<u8>) {
    // It came from a segment, so its length fits.
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    kept.extend([0xFF, marker]);
    kept.extend(length.to_be_bytes());
    kept.extend(content);
}

/// The code of the next marker and what follows it. Bytes between segments, fill bytes too, are passed over, as every
/// decoder does.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at = bytes
        .windows(2)
        .position(|two| matches!(two, [0xFF, code] if *code != 0xFF))?;
    let (marker, rest) = bytes.get(at + 1..)?.split_first()?;
    Some((*marker, rest))
}

// In a scan 0xFF is followed by 0, by a restart, or by the next marker.
fn end_of_scan(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(2)
        .position(|two| matches!(two, [0xFF, code] if !matches!(code, 0 | 0xD0..=0xD7 | 0xFF)))
}
