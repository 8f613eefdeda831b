//! Where the passphrase or the recovery code comes from: a terminal, without showing it, or a file descriptor. Never an
//! argument or the environment, which other programs can read.

use std::fs::File;
use std::io::{ErrorKind, Read};

use cairn_core::vault::UnlockWays;
use secrecy::SecretString;
use zeroize::Zeroizing;

use super::arguments::About;
use super::report::{Own, Trouble};
use super::{interrupts, terminal};
use crate::texts::Texts;
use crate::unlock_secret::UnlockSecret;

/// More than anybody types. A line on a terminal is no longer either (termios(3), canonical mode).
const LONGEST: usize = 4096;

/// Where it comes from.
pub struct Source {
    descriptor: Option<File>,
    is_recovery_code: bool,
}

impl Source {
    /// Takes the descriptor that was named. Reads nothing yet.
    ///
    /// # Errors
    /// `Descriptor` when it is not open.
    pub fn begin(asked: &About) -> Result<Self, Trouble> {
        let descriptor = asked.passphrase_fd.map(take).transpose()?;
        Ok(Self {
            descriptor,
            is_recovery_code: asked.recovery_code,
        })
    }

    /// What opens a vault or a backup that opens in these `ways`: what was asked for, else this computer's key where there
    /// is one, else the passphrase. Waits until the person has typed it.
    ///
    /// # Errors
    /// `NoTerminal`, `Descriptor`, `CalledOff`.
    pub fn secret(&self, ways: UnlockWays, texts: &Texts) -> Result<UnlockSecret, Trouble> {
        let asked = self.descriptor.is_some() || self.is_recovery_code;
        if ways.this_computer && !asked {
            return Ok(UnlockSecret::ThisComputer);
        }
        let typed = match &self.descriptor {
            Some(descriptor) => first_line(descriptor)?,
            None => {
                let prompt = if self.is_recovery_code {
                    "cli-ask-recovery-code"
                } else {
                    "cli-ask-passphrase"
                };
                terminal::ask(&texts.get(prompt))?
            }
        };
        Ok(if self.is_recovery_code {
            UnlockSecret::RecoveryCode { code: typed }
        } else {
            UnlockSecret::Passphrase { passphrase: typed }
        })
    }
}

/// The first line of what can be read there, without its end.
///
/// # Errors
/// `Descriptor` when there is none, it is no text or too long; `CalledOff`.
fn first_line(mut from: &File) -> Result<SecretString, Trouble> {
    let mut bytes = Zeroizing::new([0_u8; LONGEST]);
    let mut length = 0;
    loop {
        interrupts::wait_for(from);
        if interrupts::called_off() {
            return Err(Trouble::CalledOff);
        }
        let room = bytes.get_mut(length..).filter(|room| !room.is_empty());
        match from.read(room.ok_or(Own::Descriptor)?) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return Err(Own::Descriptor.into()),
        }
        if bytes
            .get(..length)
            .is_some_and(|read| read.contains(&b'\n'))
        {
            break;
        }
    }
    line(bytes.get(..length).unwrap_or_default()).ok_or_else(|| Own::Descriptor.into())
}

/// The first line of `bytes` without its end; none when it is empty or no text.
pub fn line(bytes: &[u8]) -> Option<SecretString> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    // Checked before it is copied, so that there is one copy, which is wiped.
    let line = std::str::from_utf8(line).ok()?;
    (!line.is_empty()).then(|| SecretString::from(line))
}

/// A handle of our own, at a number that nothing else has.
#[cfg(unix)]
fn take(number: u16) -> Result<File, Trouble> {
    use std::os::fd::FromRawFd;
    // SAFETY: takes plain numbers; whether the descriptor is open is what it finds out.
    let ours = unsafe { libc::fcntl(i32::from(number), libc::F_DUPFD_CLOEXEC, 10) };
    if ours < 0 {
        return Err(Own::Descriptor.into());
    }
    // SAFETY: it was made just now, and nothing else has it.
    Ok(unsafe { File::from_raw_fd(ours) })
}

/// Windows hands on no others by number.
#[cfg(windows)]
fn take(number: u16) -> Result<File, Trouble> {
    use std::os::windows::io::AsHandle;
    let stdin = std::io::stdin();
    let ours = (number == 0).then(|| stdin.as_handle().try_clone_to_owned().ok());
    Ok(ours.flatten().ok_or(Own::Descriptor)?.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use secrecy::ExposeSecret;

    #[test]
    fn a_line_is_taken_as_it_was_typed_without_its_end() {
        let of = |bytes: &[u8]| line(bytes).map(|line| line.expose_secret().to_owned());
        assert_eq!(of(b" two words \n"), Some(" two words ".to_owned()));
        assert_eq!(of(b"pass\r\nmore\n"), Some("pass".to_owned()));
        assert_eq!(of("bäume".as_bytes()), Some("bäume".to_owned()));
        assert_eq!(of(b""), None);
        assert_eq!(of(b"\nnext"), None);
        assert_eq!(of(b"\xFF\xFE\n"), None);
    }

    #[test]
    fn what_is_longer_than_anybody_types_is_refused() {
        let file = |length: usize| {
            let mut file = tempfile::tempfile().unwrap();
            std::io::Write::write_all(&mut file, &vec![b'a'; length]).unwrap();
            std::io::Seek::rewind(&mut file).unwrap();
            file
        };
        assert!(first_line(&file(LONGEST - 1)).is_ok());
        assert_eq!(
            first_line(&file(LONGEST + 1)).err(),
            Some(Trouble::Own(Own::Descriptor))
        );
    }
}
