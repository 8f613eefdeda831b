//! The console of whoever started this program.

/// On Windows a program with a window has no console: takes that of the shell it was started from. Without one, what is
/// printed goes where it was redirected to, or nowhere.
pub fn attach() {
    #[cfg(windows)]
    {
        use windows_sys::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
        // SAFETY: takes a plain number. It fails where there is a console already, as in a debug build.
        unsafe { AttachConsole(ATTACH_PARENT_PROCESS) };
    }
}
