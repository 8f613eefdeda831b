//! `device.json`: what this computer has to know before a vault opens. Plain, nothing personal.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::understood;
use crate::vault::Risk;

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
    /// What the person has been told of the place of the data.
    pub place_told: Option<Risk>,
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
    let mut bytes = Vec::new();
    let read =
        fs::File::open(data.join(FILE)).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes));
    match read {
        Ok(_) => of(&bytes),
        Err(_) => DeviceFile::default(),
    }
}

/// What a file of these bytes says.
pub(super) fn of(bytes: &[u8]) -> DeviceFile {
    let default = DeviceFile::default();
    match serde_json::from_slice(bytes) {
        Ok(kept) => {
            let mut file = understood(&default, kept);
            // Letters of another size could not be read, and so not be set right.
            let size = &mut file.device.text_size;
            *size = (*size).clamp(SMALLEST_TEXT, LARGEST_TEXT);
            file
        }
        Err(_) => default,
    }
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
const SMALLEST_TEXT: u32 = 100;
const LARGEST_TEXT: u32 = 200;
/// A file that is longer is not one of ours, in bytes.
const LARGEST: u64 = 64 * 1024;

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
        for (size, shown) in [(0, 100), (4_294_967_295_u32, 200)] {
            let written = format!("{{\"textSize\": {size}}}");
            fs::write(folder.path().join(FILE), written).unwrap();
            assert_eq!(load(folder.path()).device.text_size, shown);
        }
        let endless = vec![b' '; usize::try_from(LARGEST).unwrap()];
        fs::write(
            folder.path().join(FILE),
            [endless.as_slice(), b"{\"textSize\": 150}"].concat(),
        )
        .unwrap();
        assert_eq!(load(folder.path()), DeviceFile::default());
        fs::write(folder.path().join(FILE), b"{\"theme\": 7").unwrap();
        assert_eq!(load(folder.path()), DeviceFile::default());
    }
}
