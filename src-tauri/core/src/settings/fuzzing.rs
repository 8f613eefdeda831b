//! `device.json`, and settings as they are kept.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what panics here is what was looked for"
)]

use super::device::{self, DeviceFile};
use super::{Settings, understood};

/// A `device.json`. What of it is understood stays so.
pub(crate) fn device(bytes: &[u8]) {
    let device = device::of(bytes);
    let written = serde_json::to_vec(&device).unwrap();
    assert_eq!(device::of(&written), device);
    assert!((100..=200).contains(&device.device.text_size));
    if let Ok(kept) = serde_json::from_slice(bytes) {
        let settings = understood(&Settings::default(), kept);
        let written = serde_json::to_value(&settings).unwrap();
        assert_eq!(understood(&Settings::default(), written), settings);
    }
    assert_eq!(device::of(b""), DeviceFile::default());
}
