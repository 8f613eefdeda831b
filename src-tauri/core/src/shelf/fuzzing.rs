//! Sounds from anywhere.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what panics here is what was looked for"
)]

use super::audio::Audio;

/// A sound is told by what is in it, and kept as it is.
pub(crate) fn sound(bytes: &[u8]) {
    if let Ok(audio) = Audio::take_in(bytes.to_vec()) {
        assert!(audio.mime().starts_with("audio/"));
        assert_eq!(audio.bytes(), bytes);
    }
}
