//! What opens for a channel: the link that the operating system is handed.

use super::ChannelKind;
use super::numbers;

/// Whether there is anything to dial or to open in the value.
pub fn opens(kind: ChannelKind, value: &str, _region: &str) -> bool {
    match kind {
        ChannelKind::Phone | ChannelKind::Text => numbers::dialable(value),
        _ => false,
    }
}
