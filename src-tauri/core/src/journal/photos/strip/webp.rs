//! WebP (RFC 9649): a RIFF file of chunks, each a name, a length and content filled up to an even length.

const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;

/// The picture alone, to its end; `None` when it has none.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let (length, after) = bytes.strip_prefix(b"RIFF")?.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    // Some programs leave out the last byte where it only fills up.
    let content = after
        .get(..length)
        .or_else(|| (after.len() + 1 == length).then_some(after))?;
    let mut kept = b"RIFF\0\0\0\0WEBP".to_vec();
    kept.reserve(bytes.len());
    let mut rest = content.strip_prefix(b"WEBP")?;
    while !rest.is_empty() {
        let name;
        let inside;
        (name, inside, rest) = next_chunk(rest)?;
        match name {
            b"VP8X" => {
                let (flags, others) = inside.split_first()?;
                let flags = flags & !(EXIF_FLAG | XMP_FLAG);
                chunk(name, &[&[flags], others].concat(), &mut kept)?;
            }
            b"ANMF" => chunk(name, &frame(inside)?, &mut kept)?,
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ICCP" => chunk(name, inside, &mut kept)?,
            _ => {}
        }
    }
    let length = u32::try_from(kept.len() - 8).ok()?.to_le_bytes();
    kept.get_mut(4..8)?.copy_from_slice(&length);
    Some(kept)
}

/// A frame of an animation: 16 bytes, then chunks of its own.
fn frame(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = bytes.split_at_checked(16)?;
    let mut kept = head.to_vec();
    while !rest.is_empty() {
        let name;
        let inside;
        (name, inside, rest) = next_chunk(rest)?;
        if matches!(name, b"VP8 " | b"VP8L" | b"ALPH") {
            chunk(name, inside, &mut kept)?;
        }
    }
    Some(kept)
}

fn next_chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (name, after) = bytes.split_first_chunk::<4>()?;
    let (length, after) = after.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (inside, after) = after.split_at_checked(length)?;
    let rest = if length % 2 == 1 && !after.is_empty() {
        after.get(1..)?
    } else {
        after
    };
    Some((name, inside, rest))
}

fn chunk(name: &[u8; 4], inside: &[u8], kept: &mut Vec<u8>) -> Option<()> {
    kept.extend(name);
    kept.extend(u32::try_from(inside.len()).ok()?.to_le_bytes());
    kept.extend(inside);
    if inside.len() % 2 == 1 {
        kept.push(0);
    }
    Some(())
}
