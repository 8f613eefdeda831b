//! Windows: the programs that `Launcher` finds and starts; both desktop programs and those of the store count
//! (learn.microsoft.com, Launcher.QueryUriSupportAsync). Their names come from the registry.

use windows::Foundation::Uri;
use windows::System::{LaunchQuerySupportStatus, LaunchQuerySupportType, Launcher};
use windows::core::HSTRING;
use windows_sys::Win32::UI::Shell::{
    ASSOCF_IS_PROTOCOL, ASSOCSTR_FRIENDLYAPPNAME, AssocQueryStringW,
};

use super::{Handler, OpenError, Scheme};

pub(super) fn probe(scheme: Scheme) -> Option<Handler> {
    // Only the scheme is looked at.
    let any = Uri::CreateUri(&HSTRING::from(format!("{}:1", scheme.as_str()))).ok()?;
    let status = Launcher::QueryUriSupportAsync(&any, LaunchQuerySupportType::Uri)
        .and_then(|asked| asked.join())
        .ok()?;
    (status == LaunchQuerySupportStatus::Available).then(|| Handler { name: name(scheme) })
}

pub(super) fn open(scheme: Scheme, uri: &str) -> Result<(), OpenError> {
    probe(scheme).ok_or(OpenError::NoHandler)?;
    let launched = Uri::CreateUri(&HSTRING::from(uri))
        .and_then(|uri| Launcher::LaunchUriAsync(&uri))
        .and_then(|asked| asked.join());
    match launched {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(OpenError::Failed),
    }
}

fn name(scheme: Scheme) -> Option<String> {
    let scheme: Vec<u16> = scheme.as_str().encode_utf16().chain([0]).collect();
    let mut name = [0_u16; 260];
    let mut length = name.len() as u32;
    // SAFETY: the scheme ends with a zero; the buffer is as long as `length` says, and Windows writes no more than that.
    let result = unsafe {
        AssocQueryStringW(
            ASSOCF_IS_PROTOCOL,
            ASSOCSTR_FRIENDLYAPPNAME,
            scheme.as_ptr(),
            std::ptr::null(),
            name.as_mut_ptr(),
            &raw mut length,
        )
    };
    // S_OK; the length counts the ending zero.
    let text = name
        .get(..(length as usize).saturating_sub(1))
        .filter(|_| result == 0)?;
    let text = String::from_utf16_lossy(text);
    (!text.is_empty()).then_some(text)
}
