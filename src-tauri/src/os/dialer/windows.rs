//! Windows: the program that the registry names for `tel:`.

use windows_sys::Win32::UI::Shell::{
    ASSOCF_IS_PROTOCOL, ASSOCSTR_FRIENDLYAPPNAME, AssocQueryStringW,
};
use windows_sys::core::w;

use super::DialError;

pub(super) fn probe() -> Option<String> {
    let mut name = [0_u16; 260];
    let mut length = name.len() as u32;
    // SAFETY: the buffer is as long as `length` says; Windows writes no more than that.
    let result = unsafe {
        AssocQueryStringW(
            ASSOCF_IS_PROTOCOL,
            ASSOCSTR_FRIENDLYAPPNAME,
            w!("tel"),
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

pub(super) fn open(uri: &str) -> Result<(), DialError> {
    probe().ok_or(DialError::NoHandler)?;
    tauri_plugin_opener::open_url(uri, None::<&str>).map_err(|_| DialError::Failed)
}
