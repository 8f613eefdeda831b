//! macOS: the program that Launch Services names for `tel:`.

use objc2_app_kit::NSWorkspace;
use objc2_foundation::{NSFileManager, NSString, NSURL};

use super::DialError;

pub(super) fn probe() -> Option<String> {
    let link = NSURL::URLWithString(&NSString::from_str("tel:1"))?;
    let program = NSWorkspace::sharedWorkspace().URLForApplicationToOpenURL(&link)?;
    let name = NSFileManager::defaultManager().displayNameAtPath(&*program.path()?);
    Some(name.to_string())
}

pub(super) fn open(uri: &str) -> Result<(), DialError> {
    probe().ok_or(DialError::NoHandler)?;
    tauri_plugin_opener::open_url(uri, None::<&str>).map_err(|_| DialError::Failed)
}
