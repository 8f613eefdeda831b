//! Asking on a terminal: a pty that is the program's own, as in a window of a terminal program.

use crate::home::{Home, PASSPHRASE};
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::fd::{AsRawFd as _, FromRawFd as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Stdio};

struct Terminal {
    /// The side of the person.
    person: File,
    child: Child,
    shown: String,
}

impl Terminal {
    fn start(home: &Home, args: &[&str]) -> Self {
        let (mut person, mut program) = (-1, -1);
        // SAFETY: two places for two numbers, and nothing else.
        let made = unsafe {
            libc::openpty(
                &raw mut person,
                &raw mut program,
                std::ptr::null_mut(),
                std::ptr::null_mut(),
                std::ptr::null_mut(),
            )
        };
        assert_eq!(made, 0);
        // SAFETY: both were made just now, and nothing else has them.
        let (person, program) = unsafe { (File::from_raw_fd(person), File::from_raw_fd(program)) };
        let mut command = home.command(args);
        let inside = program.as_raw_fd();
        // SAFETY: after the `setsid` of the home's own; async-signal-safe in practice, and nothing else runs there.
        unsafe {
            command.pre_exec(move || {
                (libc::ioctl(inside, libc::TIOCSCTTY, 0) == 0)
                    .then_some(())
                    .ok_or_else(std::io::Error::last_os_error)
            });
        }
        let child = command.stdin(Stdio::null()).spawn().unwrap();
        drop(program);
        Self {
            person,
            child,
            shown: String::new(),
        }
    }

    /// Reads until the words are shown.
    fn shows(&mut self, words: &str) {
        while !self.shown.contains(words) {
            let mut some = [0; 256];
            let read = self.person.read(&mut some).unwrap_or(0);
            assert!(read > 0, "ended before {words}: {}", self.shown);
            self.shown += &String::from_utf8_lossy(&some[..read]);
        }
    }

    fn types(&mut self, keys: &str) {
        self.person.write_all(keys.as_bytes()).unwrap();
    }

    /// How it ended, what it printed, and all that was shown on the terminal.
    fn ends(mut self) -> (Option<i32>, String, String) {
        let output = {
            let mut out = String::new();
            self.child
                .stdout
                .take()
                .unwrap()
                .read_to_string(&mut out)
                .unwrap();
            out
        };
        let mut said = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        let code = self.child.wait().unwrap().code();
        let mut rest = Vec::new();
        // The kernel ends a pty whose other side is gone with an error.
        let _ = self.person.read_to_end(&mut rest);
        self.shown += &String::from_utf8_lossy(&rest);
        (code, output + &said, self.shown)
    }
}

/// Whether the terminal shows what is typed.
fn echoes(person: &File) -> bool {
    // SAFETY: the descriptor is open; the structure is filled before it is read.
    unsafe {
        let mut about: libc::termios = std::mem::zeroed();
        assert_eq!(libc::tcgetattr(person.as_raw_fd(), &raw mut about), 0);
        about.c_lflag & libc::ECHO != 0
    }
}

#[test]
fn what_is_typed_is_not_shown() {
    let home = Home::furnished();
    let mut terminal = Terminal::start(&home, &["verify"]);
    let person = terminal.person.try_clone().unwrap();
    terminal.shows("Passphrase: ");
    assert!(!echoes(&person));
    terminal.types(&format!("{PASSPHRASE}\n"));
    let (code, said, shown) = terminal.ends();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("All is well."), "{said}");
    assert_eq!(shown.trim(), "Passphrase:");
    assert!(echoes(&person));
}

#[test]
fn the_recovery_code_is_asked_for_by_its_name() {
    let home = Home::furnished();
    let mut terminal = Terminal::start(&home, &["verify", "--recovery-code"]);
    terminal.shows("Recovery code: ");
    terminal.types(&format!("{}\n", home.code));
    let (code, said, shown) = terminal.ends();
    assert_eq!(code, Some(0), "{said}");
    assert!(!shown.contains(&home.code), "{shown}");
}

#[test]
fn ctrl_c_ends_the_asking_and_leaves_the_terminal_as_it_was() {
    let home = Home::furnished();
    let mut terminal = Terminal::start(&home, &["backup"]);
    terminal.shows("Passphrase: ");
    terminal.types("half of i");
    terminal.types("\u{3}");
    let person = terminal.person.try_clone().unwrap();
    let (code, said, _) = terminal.ends();
    assert_eq!(code, Some(130), "{said}");
    assert!(said.contains("Called off."), "{said}");
    assert_eq!(home.backups().len(), 0);
    assert!(echoes(&person));
}

#[test]
fn nothing_typed_is_no_passphrase() {
    let home = Home::furnished();
    for keys in ["\n", "\u{4}"] {
        let mut terminal = Terminal::start(&home, &["backup"]);
        terminal.shows("Passphrase: ");
        terminal.types(keys);
        let (code, said, _) = terminal.ends();
        assert_eq!(code, Some(3), "{said}");
        assert!(said.contains("The passphrase is still empty."), "{said}");
    }
}

#[test]
fn a_window_that_has_the_journal_is_told_before_anybody_is_asked() {
    let home = Home::furnished();
    let held = cairn_core::vault::hold(&home.data()).unwrap();
    let (code, said, shown) = Terminal::start(&home, &["backup"]).ends();
    assert_eq!(code, Some(4), "{said}");
    assert_eq!(shown, "");
    drop(held);
}
