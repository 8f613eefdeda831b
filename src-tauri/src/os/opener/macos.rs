//! macOS: the programs that Launch Services names.

use objc2_app_kit::NSWorkspace;
use objc2_foundation::{NSFileManager, NSString, NSURL};

use super::{Handler, OpenError, Scheme};

pub(super) fn probe(scheme: Scheme) -> Option<Handler> {
    // Only the scheme is looked at.
    let any = NSURL::URLWithString(&NSString::from_str(&format!("{}:1", scheme.as_str())))?;
    let program = NSWorkspace::sharedWorkspace().URLForApplicationToOpenURL(&any)?;
    let path = program.path();
    let name = path.map(|path| NSFileManager::defaultManager().displayNameAtPath(&path));
    Some(Handler {
        name: name.map(|name| name.to_string()),
    })
}

pub(super) fn open(scheme: Scheme, uri: &str) -> Result<(), OpenError> {
    probe(scheme).ok_or(OpenError::NoHandler)?;
    let url = NSURL::URLWithString(&NSString::from_str(uri)).ok_or(OpenError::Failed)?;
    match NSWorkspace::sharedWorkspace().openURL(&url) {
        true => Ok(()),
        false => Err(OpenError::Failed),
    }
}
