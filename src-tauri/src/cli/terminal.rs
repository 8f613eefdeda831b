//! Asking on the terminal, without showing what is typed.
//!
//! Not rpassword: Ctrl+C leaves its terminal without echo, and its buffer is not wiped.

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::report::{Own, Trouble};
use super::{interrupts, secret};
use crate::failure::FailureCode;

/// A line on a terminal is no longer (termios(3), canonical mode).
const LONGEST: usize = 4096;

/// Asks with `prompt` and gives what was typed. The terminal is then as it was before, also after Ctrl+C.
///
/// # Errors
/// `NoTerminal`; `PassphraseEmpty`; `CalledOff`.
#[cfg(unix)]
pub fn ask(prompt: &str) -> Result<SecretString, Trouble> {
    use std::fs::File;
    use std::io::{Read, Write};

    let tty = File::options().read(true).write(true).open("/dev/tty");
    let mut tty = tty.map_err(|_| Own::NoTerminal)?;
    let mut bytes = Zeroizing::new([0_u8; LONGEST]);
    let read = {
        let _silent = Silent::begin(&tty).ok_or(Own::NoTerminal)?;
        let asked = write!(tty, "{prompt}: ").and_then(|()| tty.flush());
        asked.map_err(|_| Own::NoTerminal)?;
        interrupts::wait_for(&tty);
        let read = if interrupts::called_off() {
            Err(Trouble::CalledOff)
        } else {
            // One call gives one line.
            let read = (&tty).read(bytes.as_mut_slice());
            read.map_err(|_| Own::NoTerminal.into())
        };
        // The person's own Enter was not shown either.
        let _ = writeln!(tty);
        read
    };
    let typed = bytes.get(..read?).and_then(secret::line);
    typed.ok_or(Trouble::Failure(FailureCode::PassphraseEmpty))
}

/// A terminal that does not show what is typed, until this goes.
#[cfg(unix)]
struct Silent {
    terminal: std::os::fd::RawFd,
    before: libc::termios,
}

#[cfg(unix)]
impl Silent {
    fn begin(terminal: &std::fs::File) -> Option<Self> {
        let terminal = std::os::fd::AsRawFd::as_raw_fd(terminal);
        // SAFETY: the descriptor is open; the structure is filled before it is read.
        unsafe {
            let mut before: libc::termios = std::mem::zeroed();
            if libc::tcgetattr(terminal, &raw mut before) != 0 {
                return None;
            }
            let mut silent = before;
            silent.c_lflag &= !(libc::ECHO | libc::ECHONL);
            silent.c_lflag |= libc::ICANON | libc::ISIG;
            (libc::tcsetattr(terminal, libc::TCSAFLUSH, &raw const silent) == 0)
                .then_some(Self { terminal, before })
        }
    }
}

#[cfg(unix)]
impl Drop for Silent {
    fn drop(&mut self) {
        // SAFETY: the terminal is closed only after this; the structure is what the terminal itself gave.
        unsafe {
            libc::tcsetattr(self.terminal, libc::TCSANOW, &raw const self.before);
        }
    }
}

/// As on other systems; what is typed comes in UTF-16.
///
/// # Errors
/// As there.
#[cfg(windows)]
pub fn ask(prompt: &str) -> Result<SecretString, Trouble> {
    use std::fs::File;
    use std::io::Write;
    use std::os::windows::io::AsRawHandle;
    use windows_sys::Win32::System::Console::{
        ENABLE_ECHO_INPUT, ENABLE_LINE_INPUT, ENABLE_PROCESSED_INPUT, GetConsoleMode, ReadConsoleW,
        SetConsoleMode,
    };

    let open = |name| File::options().read(true).write(true).open(name);
    let keys = open("CONIN$").map_err(|_| Own::NoTerminal)?;
    let mut screen = open("CONOUT$").map_err(|_| Own::NoTerminal)?;
    let mut typed = Zeroizing::new([0_u16; LONGEST]);
    let (mut before, mut length) = (0, 0);
    let asked = write!(screen, "{prompt}: ").and_then(|()| screen.flush());
    asked.map_err(|_| Own::NoTerminal)?;
    let handle = keys.as_raw_handle();
    // SAFETY: the handle is open for as long as `keys` lives; `typed` has room for as many units as are asked for.
    let read = unsafe {
        if GetConsoleMode(handle, &raw mut before) == 0 {
            return Err(Own::NoTerminal.into());
        }
        let silent = (before & !ENABLE_ECHO_INPUT) | ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT;
        SetConsoleMode(handle, silent);
        let read = ReadConsoleW(
            handle,
            typed.as_mut_ptr().cast(),
            LONGEST as u32,
            &raw mut length,
            std::ptr::null(),
        );
        SetConsoleMode(handle, before);
        read
    };
    let _ = writeln!(screen);
    if interrupts::called_off() {
        return Err(Trouble::CalledOff);
    }
    let length = usize::try_from(length).unwrap_or(0);
    let units = typed.get(..length).filter(|_| read != 0);
    let units = units.ok_or(Own::NoTerminal)?;
    // With all the room that it can need, so that it leaves no copy behind as it grows.
    let mut text = Zeroizing::new(String::with_capacity(units.len() * 3));
    let letters = char::decode_utf16(units.iter().copied());
    text.extend(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
    secret::line(text.as_bytes()).ok_or(Trouble::Failure(FailureCode::PassphraseEmpty))
}
