//! GIF (GIF89a specification): a head, then blocks, whose content comes in pieces of at most 255 bytes.

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;

/// The picture alone, to its end; `None` when it is cut off.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    // Signature and screen; the fifth byte of the screen says how long the table of colours is.
    let (head, mut rest) = bytes.split_at_checked(13)?;
    kept.extend(head);
    rest = take(rest, colours(*head.get(10)?), &mut kept)?;
    let mut images = 0;
    loop {
        let Some((kind, after)) = rest.split_first() else {
            // Many files lack the last byte; everything before it is there.
            return (images > 0).then(|| finished(kept));
        };
        match *kind {
            TRAILER if images > 0 => return Some(finished(kept)),
            EXTENSION => {
                let label = *after.first()?;
                let inside = after.get(1..)?;
                let length = pieces(inside)?;
                let (content, after) = inside.split_at_checked(length)?;
                if is_needed(label, content) {
                    kept.extend([EXTENSION, label]);
                    kept.extend(content);
                }
                rest = after;
            }
            IMAGE => {
                kept.push(IMAGE);
                let flags = *after.get(8)?;
                rest = take(after, 9 + colours(flags), &mut kept)?;
                // The first byte says how the pixels are packed.
                let length = 1 + pieces(rest.get(1..)?)?;
                rest = take(rest, length, &mut kept)?;
                images += 1;
            }
            _ => return None,
        }
    }
}

/// How a frame is shown, and how often the animation runs.
fn is_needed(label: u8, content: &[u8]) -> bool {
    const REPEAT: [&[u8]; 2] = [b"\x0BNETSCAPE2.0\x03\x01", b"\x0BANIMEXTS1.0\x03\x01"];
    match label {
        0xF9 => content.len() == 6,
        // Only the one piece that says how often.
        0xFF => content.len() == 17 && REPEAT.iter().any(|repeat| content.starts_with(repeat)),
        _ => false,
    }
}

/// Bytes of the table of colours that `flags` tell of.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// Bytes of a chain of pieces with its end, a piece of length 0.
fn pieces(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

fn take<'a>(bytes: &'a [u8], length: usize, kept: &mut Vec<u8>) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    kept.extend(taken);
    Some(rest)
}

fn finished(mut kept: Vec<u8>) -> Vec<u8> {
    kept.push(TRAILER);
    kept
}
