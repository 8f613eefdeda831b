//! `device.json`: what this computer has to know before a vault opens. Plain, nothing personal.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::understood;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Paper.
    Light,
    /// Night.
    Dark,
}

/// What closing the window does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Closing {
    /// Cairn stays in the tray, where there is one.
    #[default]
    Tray,
    /// Cairn quits.
    Quit,
}

/// The plain settings of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// The language of the window, a BCP 47 tag; empty = the system's.
    pub language: String,
    /// ISO 3166 region for helplines; none = from the time zone.
    pub region: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// What closing the window does.
    pub closing: Closing,
    /// Text size in percent, 100–200.
    pub text_size: u32,
    /// Words that no dictionary of this computer knows are underlined.
    pub spell_check: bool,
}

/// All of `device.json`: the settings, and what Cairn notes beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceFile {
    /// The settings.
    #[serde(flatten)]
    pub device: Device,
    /// The person has been told what closing the window does.
    pub closing_told: bool,
    /// Someone else uses this computer's login: no tray.
    pub shared_login: bool,
    /// The vault that was open last.
    pub last_vault: Option<String>,
    /// The vault that moved to another computer: its reminders are stopped on this one.
    pub moved_away: Option<String>,
}

impl Default for Device {
    fn default() -> Self {
        Self {
            language: String::new(),
            region: None,
            theme: Theme::default(),
            closing: Closing::default(),
            text_size: 100,
            spell_check: true,
        }
    }
}

/// The device settings in the folder `data`; defaults where there are none or they cannot be understood.
pub fn load(data: &Path) -> DeviceFile {
    let Some(kept) = fs::read(data.join(FILE))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
    else {
        return DeviceFile::default();
    };
    understood(&DeviceFile::default(), kept)
}

/// Keeps the device settings: a new file beside the old one, then in its place.
///
/// # Errors
/// What the file system says; the old settings then stay.
pub fn save(data: &Path, device: &DeviceFile) -> io::Result<()> {
    let part = data.join(format!("{FILE}.part"));
    let mut file = fs::File::create(&part)?;
    file.write_all(&serde_json::to_vec_pretty(device)?)?;
    file.sync_all()?;
    fs::rename(part, data.join(FILE))
}

const FILE: &str = "device.json";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_saved_comes_back_and_rubbish_is_defaults() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), DeviceFile::default());
        let device = DeviceFile {
            device: Device {
                region: Some("NZ".into()),
                text_size: 150,
                ..Device::default()
            },
            closing_told: true,
            ..DeviceFile::default()
        };
        save(folder.path(), &device).unwrap();
        assert_eq!(load(folder.path()), device);
        fs::write(
            folder.path().join(FILE),
            b"{\"textSize\": 120, \"theme\": 7}",
        )
        .unwrap();
        assert_eq!(load(folder.path()).device.text_size, 120);
        fs::write(folder.path().join(FILE), b"{\"theme\": 7").unwrap();
        assert_eq!(load(folder.path()), DeviceFile::default());
    }
}
