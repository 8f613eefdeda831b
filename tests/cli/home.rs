//! A person's data folder with a small vault in it, made without a window, and the program run on it.

use crate::support::app::program;
use crate::support::files;
use cairn_core::clock::{Now, SystemClock};
use cairn_core::journal::photos::{self, PhotoFolder, Picture};
use cairn_core::journal::{self, NewEntry};
use cairn_core::vault::{self, Folder, Key, Vault};
use secrecy::SecretString;
use std::fs;
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

pub const PASSPHRASE: &str = "seven calm stones by the river";
/// Nothing of what was written is ever printed.
pub const WRITTEN: &str = "zanzibarlanternquartz";
pub const ENTRIES: usize = 40;

pub struct Home {
    folder: TempDir,
    pub code: String,
}

/// What the program printed, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Home {
    /// With entries, two photos and a recovery code, all made once for all tests.
    pub fn furnished() -> Self {
        static MADE: OnceLock<Home> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let home = Self::fresh();
            home.during(furnish);
            home
        });
        let folder = tempfile::tempdir().unwrap();
        files::copy(made.folder.path(), folder.path());
        Self {
            folder,
            code: made.code.clone(),
        }
    }

    /// With a vault in which nothing was written yet.
    pub fn fresh() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let passphrase = SecretString::from(PASSPHRASE);
        let data = folder.path().join("data");
        let mut vault = vault::create(&data, &Key::Passphrase(&passphrase), &now()).unwrap();
        let code = vault.new_recovery_code(Some(&passphrase), &now()).unwrap();
        let code = code.words().join(" ");
        vault.lock().unwrap();
        Self { folder, code }
    }

    /// With no vault at all.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        Self {
            folder,
            code: String::new(),
        }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A place for files outside of the data folder.
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn vault(&self) -> Folder {
        vault::find(&self.data(), None).unwrap().unwrap()
    }

    /// Does something in the vault, opened with the recovery code, which costs no time.
    pub fn during<T>(&self, work: impl FnOnce(&mut Vault) -> T) -> T {
        let code = SecretString::from(self.code.as_str());
        let mut vault = vault::unlock(&self.vault(), &Key::RecoveryCode(&code), &now()).unwrap();
        let done = work(&mut vault);
        vault.lock().unwrap();
        done
    }

    pub fn database(&self) -> PathBuf {
        self.vault().path().join("vault-1.db")
    }

    /// The backups beside the vault.
    pub fn backups(&self) -> Vec<PathBuf> {
        let own = self.vault().path().join("backups");
        let mut found: Vec<_> = (fs::read_dir(own).into_iter().flatten().flatten())
            .map(|entry| entry.path())
            .filter(|path| path.join("vault.db").exists())
            .collect();
        found.sort();
        found
    }

    /// The program with these arguments and nothing in its environment but where the data is: no display, no session bus and
    /// no terminal to ask on.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .args(args)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("CAIRN_DATA_DIR", self.data())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // SAFETY: async-signal-safe (signal-safety(7)).
        unsafe {
            command.pre_exec(|| {
                libc::setsid();
                Ok(())
            });
        }
        command
    }

    /// Runs it with nothing to open the vault.
    pub fn run(&self, args: &[&str]) -> Said {
        Said::of(self.command(args).output().unwrap())
    }

    /// Runs it with the recovery code on its stdin.
    pub fn open(&self, args: &[&str]) -> Said {
        let mut all = args.to_vec();
        all.extend(["--recovery-code", "--passphrase-fd", "0"]);
        self.given(&all, &self.code)
    }

    /// Runs it with this on its stdin.
    pub fn given(&self, args: &[&str], secret: &str) -> Said {
        Said::of(
            begin(&mut self.command(args), secret)
                .wait_with_output()
                .unwrap(),
        )
    }

    /// As [`Home::open`], and reads the JSON that it prints.
    pub fn json(&self, args: &[&str]) -> serde_json::Value {
        let mut all = args.to_vec();
        all.push("--json");
        let said = self.open(&all);
        serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {said:?}"))
    }
}

/// Starts it with this on its stdin.
pub fn begin(command: &mut Command, secret: &str) -> Child {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that refuses before it reads closes its end.
    let _ = writeln!(stdin, "{secret}");
    child
}

impl Said {
    fn of(output: Output) -> Self {
        let said = Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        for secret in [WRITTEN, PASSPHRASE] {
            assert!(!said.out.contains(secret), "{said:?}");
            assert!(!said.err.contains(secret), "{said:?}");
        }
        assert!(!said.err.contains("panic"), "{said:?}");
        said
    }

    /// It ended with `code`, and printed these words where people look for them.
    #[track_caller]
    pub fn ends(self, code: i32, words: &str) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        let shown = if code == 0 || code == 5 {
            format!("{}{}", self.out, self.err)
        } else {
            self.err.clone()
        };
        assert!(shown.contains(words), "{words}: {self:?}");
        self
    }
}

pub fn now() -> Now {
    use cairn_core::clock::Clock as _;
    SystemClock.now()
}

fn furnish(vault: &mut Vault) {
    let mut first = None;
    for n in 0..ENTRIES {
        let entry = NewEntry::begin(false, &now());
        let text = format!("{WRITTEN} {n}. {}", "By the water. ".repeat(200));
        journal::save_text(&mut vault.db, &entry, &text, &now()).unwrap();
        first.get_or_insert(entry.id);
    }
    let folder = PhotoFolder::of(vault);
    for shade in [40, 90] {
        let picture = Picture::take_in(bmp(shade), false).unwrap();
        photos::add(
            &mut vault.db,
            &folder,
            first.as_ref().unwrap(),
            picture,
            &now(),
        )
        .unwrap();
    }
    journal::index_all(&mut vault.db).unwrap();
}

/// A picture of 8 × 8 points of one shade (BITMAPINFOHEADER, 24 bits a point).
fn bmp(shade: u8) -> Vec<u8> {
    let mut bytes = b"BM".to_vec();
    for number in [
        54 + 192_u32,
        0,
        54,
        40,
        8,
        8,
        1 | 24 << 16,
        0,
        192,
        0,
        0,
        0,
        0,
    ] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend([shade; 192]);
    bytes
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = (fs::read_dir(folder).into_iter().flatten().flatten())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
