//! Ctrl+C and what else asks a program to end. The first time, what is going on is ended in order: a file that is half written
//! is removed, what was half brought in is taken back, the vault is closed. The second time the program ends at once.

use std::sync::atomic::{AtomicBool, Ordering};

use super::ending::Ending;

static CALLED_OFF: AtomicBool = AtomicBool::new(false);

/// Whether it was asked for.
pub fn called_off() -> bool {
    CALLED_OFF.load(Ordering::Relaxed)
}

/// Waits until something can be read, or it was asked for. A read alone would miss what comes just before it begins.
#[cfg(unix)]
pub fn wait_for(file: &std::fs::File) {
    const LOOK_MS: libc::c_int = 200;
    let mut watched = libc::pollfd {
        fd: std::os::fd::AsRawFd::as_raw_fd(file),
        events: libc::POLLIN,
        revents: 0,
    };
    while !called_off() {
        // SAFETY: one structure, and the number of them.
        let ready = unsafe { libc::poll(&raw mut watched, 1, LOOK_MS) };
        let interrupted = std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted;
        // What cannot be watched is for the read itself to find out.
        if ready > 0 || (ready < 0 && !interrupted) {
            return;
        }
    }
}

/// The console wakes the read by itself.
#[cfg(windows)]
pub fn wait_for(_: &std::fs::File) {}

fn noted() {
    if CALLED_OFF.swap(true, Ordering::Relaxed) {
        #[cfg(unix)]
        // SAFETY: async-signal-safe (signal-safety(7)); nothing runs after it.
        unsafe {
            libc::_exit(Ending::CalledOff as i32)
        }
        #[cfg(not(unix))]
        std::process::exit(Ending::CalledOff as i32);
    }
}

/// From now on it is noted.
#[cfg(unix)]
pub fn listen() {
    extern "C" fn on_signal(_: libc::c_int) {
        noted();
    }
    let handler: extern "C" fn(libc::c_int) = on_signal;
    for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP] {
        // SAFETY: both are plain structures of the right kind; the handler touches one atomic value, or ends the process.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            if libc::sigaction(signal, std::ptr::null(), &raw mut action) != 0
                // `nohup` and shells that put a command in the background say that it is not meant.
                || action.sa_sigaction == libc::SIG_IGN
            {
                continue;
            }
            action.sa_sigaction = handler as libc::sighandler_t;
            // Nothing that is being written is disturbed by it.
            action.sa_flags = libc::SA_RESTART;
            libc::sigemptyset(&raw mut action.sa_mask);
            libc::sigaction(signal, &raw const action, std::ptr::null_mut());
        }
    }
}

/// From now on it is noted. Windows calls the handler on a thread of its own.
#[cfg(windows)]
pub fn listen() {
    use windows_sys::Win32::System::Console::SetConsoleCtrlHandler;
    use windows_sys::core::BOOL;
    unsafe extern "system" fn on_event(_: u32) -> BOOL {
        noted();
        1
    }
    // SAFETY: the handler lives as long as the program and touches one atomic value.
    unsafe { SetConsoleCtrlHandler(Some(on_event), 1) };
}
