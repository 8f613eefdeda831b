//! One person's computer, made for one test: a home folder, a screen, a session bus, a clock, and
//! whatever else the test asks for. Everything in it ends with it.

use super::app::{App, Launch};
use super::bus::Bus;
use super::clock::Clock;
use super::dialer::{Behaves, Dialer, PROGRAMS};
use super::display::Display;
use super::keyring::Keyring;
use super::logind::Logind;
use super::notifications::{EVERYTHING, Notifications};
use super::processes::{self, Process};
use super::tray::Tray;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;

/// Where a test starts, unless it says otherwise: a Sunday morning.
pub const START: (&str, &str) = ("2026-11-22T08:00:00Z", "Europe/Berlin");
/// What is drawn on.
pub const SCREEN: (u32, u32) = (1280, 900);

/// One test drives a window at a time: two at once would starve each other of the processor.
static ALONE: Mutex<()> = Mutex::new(());

pub struct World {
    pub display: Display,
    pub clock: Clock,
    bus: Option<Bus>,
    notifications: Option<Notifications>,
    tray: Option<Tray>,
    keyring: Option<Keyring>,
    dialer: Option<Dialer>,
    logind: Option<Logind>,
    env: BTreeMap<String, String>,
    kept: Cell<bool>,
    folder: TempDir,
    _alone: MutexGuard<'static, ()>,
}

impl World {
    /// A computer with a screen and a session bus, and nothing on that bus.
    pub fn new() -> Self {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::Builder::new()
            .prefix("cairn-")
            .tempdir()
            .expect("temporary folder");
        let root = folder.path();
        for name in [
            "home",
            "home/data",
            "home/config",
            "home/cache",
            "run",
            "share",
        ] {
            fs::create_dir_all(root.join(name)).expect("folder");
        }
        fs::set_permissions(root.join("run"), fs::Permissions::from_mode(0o700))
            .expect("run folder");
        share_of_the_system(&root.join("share"));
        let mut display = Display::start(SCREEN.0, SCREEN.1);
        display.manage(root);
        let bus = Bus::start(&root.join("run"), "session");
        let clock = Clock::start(&root.join("clock"), START.0, START.1);
        let mut world = Self {
            display,
            clock,
            bus: Some(bus),
            notifications: None,
            tray: None,
            keyring: None,
            dialer: None,
            logind: None,
            env: BTreeMap::new(),
            kept: Cell::new(false),
            folder,
            _alone: alone,
        };
        world.env = world.fresh_env();
        world
    }

    // ---- what else is on this computer -----------------------------------------------------

    /// A notification server.
    pub fn with_notifications(self) -> Self {
        self.with_notifications_that(&EVERYTHING)
    }

    /// A notification server with these capabilities alone.
    pub fn with_notifications_that(mut self, can: &[&str]) -> Self {
        let bus = self.bus.as_ref().expect("a bus");
        self.notifications = Some(Notifications::start(bus, can));
        self
    }

    /// A tray.
    pub fn with_tray(mut self) -> Self {
        self.tray = Some(Tray::start(self.bus.as_ref().expect("a bus")));
        self
    }

    /// A keychain, unlocked.
    pub fn with_keyring(mut self) -> Self {
        self.keyring = Some(Keyring::start(self.bus.as_ref().expect("a bus"), &self.env));
        self
    }

    /// A program that opens `tel:`.
    pub fn with_dialer(mut self) -> Self {
        self.dialer = Some(Dialer::install(
            &self.home().join("data"),
            &self.home().join("config"),
        ));
        self
    }

    /// A program for every kind of link that Cairn opens.
    pub fn with_programs(self) -> Self {
        let all = PROGRAMS.map(|(scheme, _)| scheme);
        self.with_programs_for(&all, Behaves::Well)
    }

    /// Programs for these kinds of links alone.
    pub fn with_programs_for(mut self, schemes: &[&str], behaves: Behaves) -> Self {
        self.dialer = Some(Dialer::install_for(
            &self.home().join("data"),
            &self.home().join("config"),
            schemes,
            behaves,
        ));
        self
    }

    /// logind on a system bus.
    pub fn with_logind(mut self) -> Self {
        let logind = Logind::start(&self.root().join("run"));
        self.env
            .insert("DBUS_SYSTEM_BUS_ADDRESS".into(), logind.bus.address.clone());
        self.logind = Some(logind);
        self
    }

    /// No session bus at all.
    pub fn without_bus(mut self) -> Self {
        self.bus = None;
        let nowhere = format!("unix:path={}", self.root().join("run/nowhere").display());
        self.env.insert("DBUS_SESSION_BUS_ADDRESS".into(), nowhere);
        self
    }

    /// Sets a variable for every program started from now on.
    pub fn with_env(mut self, name: &str, value: &str) -> Self {
        self.env.insert(name.into(), value.into());
        self
    }

    /// Takes a variable away.
    pub fn unset(mut self, name: &str) -> Self {
        self.env.remove(name);
        self
    }

    // ---- looking at it ---------------------------------------------------------------------

    /// The person's home folder: everything that any program keeps lies below it.
    pub fn home(&self) -> PathBuf {
        self.root().join("home")
    }

    /// The program's data folder.
    pub fn data(&self) -> PathBuf {
        self.home().join("cairn")
    }

    /// The folder round the home: what the test itself keeps.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The environment of every program in this world.
    pub fn env(&self) -> &BTreeMap<String, String> {
        &self.env
    }

    pub fn notifications(&self) -> &Notifications {
        self.notifications
            .as_ref()
            .expect("World::with_notifications")
    }

    pub fn tray(&self) -> &Tray {
        self.tray.as_ref().expect("World::with_tray")
    }

    pub fn dialer(&self) -> &Dialer {
        self.dialer.as_ref().expect("World::with_dialer")
    }

    pub fn logind(&self) -> &Logind {
        self.logind.as_ref().expect("World::with_logind")
    }

    pub fn bus(&self) -> &Bus {
        self.bus.as_ref().expect("a session bus")
    }

    /// The file that starts Cairn with the login, whether it is there or not.
    pub fn autostart(&self) -> PathBuf {
        self.home()
            .join("config/autostart/app.cairn.journal.desktop")
    }

    /// The one file or folder named `name` below the data folder, wherever it lies.
    pub fn data_file(&self, name: &str) -> Option<PathBuf> {
        super::files::contents(&self.data())
            .into_keys()
            .find(|path| path.file_name().is_some_and(|n| n == name))
            .map(|path| self.data().join(path))
    }

    /// Whether Cairn has noted these words in its log.
    pub fn has_noted(&self, words: &str) -> bool {
        let logs = super::files::contents(&self.data().join("logs"));
        logs.values()
            .any(|log| String::from_utf8_lossy(log).contains(words))
    }

    /// The processes of this world that run `program`.
    pub fn running(&self, program: &Path) -> Vec<u32> {
        processes::with_env(&self.marker())
            .into_iter()
            .filter(|pid| {
                processes::alive(*pid) && processes::program(*pid).is_some_and(|exe| exe == program)
            })
            .collect()
    }

    // ---- doing things in it ----------------------------------------------------------------

    /// Opens Cairn, as a person does from the menu, and drives its window.
    pub fn open(&self) -> App<'_> {
        App::open(self, Launch::default())
    }

    /// Opens Cairn in some other way.
    pub fn open_as(&self, launch: Launch) -> App<'_> {
        App::open(self, launch)
    }

    /// Starts a program in this world; what it prints goes to `output` in the world's folder.
    pub fn start(&self, program: &Path, args: &[&str]) -> Process {
        self.start_command(Command::new(program).args(args))
    }

    pub fn start_command(&self, command: &mut Command) -> Process {
        let log = self.log();
        let errors = log.try_clone().expect("log");
        Process::start(
            command
                .env_clear()
                .envs(&self.env)
                .stdin(Stdio::null())
                .stdout(log)
                .stderr(errors),
        )
    }

    /// Where the programs of this world print.
    pub fn log(&self) -> File {
        File::options()
            .create(true)
            .append(true)
            .open(self.root().join("output"))
            .expect("log")
    }

    /// Keeps what helps to understand a failure: the screen, and what the programs printed.
    pub fn keep_failure(&self) {
        if self.kept.replace(true) {
            return;
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/failures");
        let _ = fs::create_dir_all(&folder);
        let name = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        self.display.screenshot(&folder.join(format!("{name}.png")));
        let _ = fs::copy(
            self.root().join("output"),
            folder.join(format!("{name}.log")),
        );
        for (path, bytes) in super::files::contents(&self.data().join("logs")) {
            let _ = fs::write(folder.join(format!("{name}-{}", path.display())), bytes);
        }
        eprintln!("screen kept: tests/failures/{name}.png");
    }

    fn marker(&self) -> String {
        format!("CAIRN_TEST_WORLD={}", self.root().display())
    }

    fn fresh_env(&self) -> BTreeMap<String, String> {
        let at = |path: &str| self.root().join(path).display().to_string();
        let path = std::env::var("PATH").unwrap_or_else(|_| "/usr/bin:/bin".into());
        [
            ("PATH", path),
            ("HOME", at("home")),
            ("XDG_DATA_HOME", at("home/data")),
            ("XDG_CONFIG_HOME", at("home/config")),
            ("XDG_CACHE_HOME", at("home/cache")),
            ("XDG_RUNTIME_DIR", at("run")),
            ("XDG_DATA_DIRS", at("share")),
            ("XDG_CURRENT_DESKTOP", "Test".into()),
            ("CAIRN_DATA_DIR", at("home/cairn")),
            ("CAIRN_TEST_CLOCK", at("clock")),
            ("CAIRN_TEST_RELAUNCH", at("relaunch")),
            ("CAIRN_TEST_WORLD", at("")),
            // Read by the `testing` build alone: lets WebDriver in.
            ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
            ("DISPLAY", self.display.name.clone()),
            ("DBUS_SESSION_BUS_ADDRESS", self.bus().address.clone()),
            (
                "DBUS_SYSTEM_BUS_ADDRESS",
                format!("unix:path={}", at("run/nowhere")),
            ),
            ("LANG", "en_GB.UTF-8".into()),
            // Nothing of the computer's own settings, and no accessibility bus to wait for.
            ("GSETTINGS_BACKEND", "memory".into()),
            ("GTK_THEME", "Adwaita".into()),
            ("NO_AT_BRIDGE", "1".into()),
            ("GIO_USE_VFS", "local".into()),
            ("LIBGL_ALWAYS_SOFTWARE", "1".into()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.trim_end_matches('/').to_owned()))
        .collect()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_failure();
        }
        // Whatever still runs here (a program that a program started) ends with the world.
        for pid in processes::with_env(&self.marker()) {
            processes::kill(pid);
        }
    }
}

/// The system's icons, types and schemas, without the programs that are installed on it.
fn share_of_the_system(share: &Path) {
    for name in [
        "glib-2.0",
        "icons",
        "mime",
        "themes",
        "fonts",
        "X11",
        "locale",
        "hunspell",
        "enchant-2",
    ] {
        let system = Path::new("/usr/share").join(name);
        if system.exists() {
            std::os::unix::fs::symlink(system, share.join(name)).expect("link");
        }
    }
}
