//! PNG (W3C Recommendation, third edition, §5): a signature, then chunks of length, type, content and check sum.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";

/// Chunks that are not needed to decode but to show: colours, transparency, density, animation.
const KEPT: [&[u8; 4]; 14] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The picture alone, to its end; `None` when it has none.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend(SIGNATURE);
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let name = after.first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        // A capital first letter: no decoder can do without it.
        if name.first()?.is_ascii_uppercase() || KEPT.contains(&name) {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
    }
}
