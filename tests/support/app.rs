//! The window of Cairn, driven as a person would: look for something, click it, type, wait for what comes.

use super::driver::Driver;
use super::processes;
use super::wait::{poll, wait_for, wait_until};
use super::world::World;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

/// The `testing` build of this crate.
///
/// # Panics
/// When something else was built in its place since: that cannot be driven.
pub fn program() -> PathBuf {
    static TESTING: OnceLock<bool> = OnceLock::new();
    let path = PathBuf::from(env!("CARGO_BIN_EXE_cairn"));
    let testing = TESTING.get_or_init(|| {
        let bytes = fs::read(&path).unwrap_or_default();
        super::files::contains(&bytes, b"CAIRN_TEST_CLOCK")
    });
    let told = "was built without the testing feature in the meantime: give each build its own CARGO_TARGET_DIR";
    assert!(testing, "{} {told}", path.display());
    path
}

/// How Cairn is started.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// arguments of the program
    pub args: Vec<String>,
    /// a command that starts what follows it: `["unshare", "-n"]`
    pub before: Vec<String>,
}

impl Launch {
    pub fn with(args: &[&str]) -> Self {
        Self {
            args: args.iter().map(|&a| a.to_owned()).collect(),
            before: Vec::new(),
        }
    }

    pub fn before(words: &[&str]) -> Self {
        Self {
            args: Vec::new(),
            before: words.iter().map(|&w| w.to_owned()).collect(),
        }
    }
}

pub struct App<'w> {
    pub(super) world: &'w World,
    pub(super) driver: Driver,
    launch: Launch,
    pid: u32,
}

impl<'w> App<'w> {
    /// Starts the program and waits for its window.
    pub fn open(world: &'w World, launch: Launch) -> Self {
        let program = program();
        let driver = begin(world, &program, &launch);
        let pid = wait_for("the program runs", || {
            world.running(&program).first().copied()
        });
        Self {
            world,
            launch,
            driver,
            pid,
        }
    }

    /// Starts the program a second time, beside the process `other`.
    pub fn open_beside(world: &'w World, launch: Launch, other: u32) -> Self {
        let program = program();
        let driver = begin(world, &program, &launch);
        let pid = wait_for("the second program runs", || {
            world
                .running(&program)
                .into_iter()
                .find(|pid| *pid != other)
        });
        Self {
            world,
            launch,
            driver,
            pid,
        }
    }

    // ---- the program -----------------------------------------------------------------------

    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// `kill -9` of the program and all its helpers.
    pub fn kill(&mut self) {
        for pid in processes::tree(self.pid) {
            processes::kill(pid);
        }
        let pid = self.pid;
        wait_until("the program is gone", || !processes::alive(pid));
    }

    /// Starts the program again after it ended.
    pub fn reopen(&mut self) {
        let launch = self.launch.clone();
        self.reopen_as(&launch);
    }

    pub fn reopen_as(&mut self, launch: &Launch) {
        let program = program();
        self.driver = begin(self.world, &program, launch);
        let world = self.world;
        self.pid = wait_for("the program runs", || {
            world.running(&program).first().copied()
        });
    }

    /// Locking ends the process, which says what is to be started instead; does that.
    pub fn await_relaunch(&mut self) {
        let words = self.await_locked_end();
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        self.reopen_as(&Launch {
            before: self.launch.before.clone(),
            ..Launch::with(&args)
        });
    }

    /// Waits until the process has ended by locking; gives the arguments it wants to be started with.
    pub fn await_locked_end(&mut self) -> Vec<String> {
        let file = self.world.root().join("relaunch");
        let said = wait_for("the program locks itself", || {
            fs::read_to_string(&file)
                .ok()
                .filter(|s| !s.trim().is_empty())
        });
        let pid = self.pid;
        wait_until("the process that was open is gone", || {
            !processes::alive(pid)
        });
        fs::remove_file(&file).expect("relaunch file");
        said.split_whitespace()
            .map(|word| format!("--{word}"))
            .collect()
    }

    /// Waits until the program has ended by itself.
    pub fn await_end(&self) {
        let pid = self.pid;
        wait_until("the program ends", || !processes::alive(pid));
    }
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.world.keep_failure();
        }
        for pid in processes::tree(self.pid) {
            processes::kill(pid);
        }
        let pid = self.pid;
        poll(Duration::from_secs(10), || {
            (!processes::alive(pid)).then_some(())
        });
    }
}

/// The driver may ask for the window before WebKit has been told of it, on a computer that is busy: then nothing has begun,
/// and it is tried anew.
const NO_WINDOW_YET: &str = "creating top level browsing context";

fn begin(world: &World, program: &Path, launch: &Launch) -> Driver {
    let others = world.running(program);
    let mut driver = Driver::start(world, program, &launch.args, &launch.before);
    for _ in 0..3 {
        if !matches!(&driver, Err(error) if error.contains(NO_WINDOW_YET)) {
            break;
        }
        let begun = world.running(program);
        for pid in begun.into_iter().filter(|pid| !others.contains(pid)) {
            processes::tree(pid).into_iter().for_each(processes::kill);
            wait_until("it is gone", || !processes::alive(pid));
        }
        driver = Driver::start(world, program, &launch.args, &launch.before);
    }
    driver.unwrap_or_else(|e| {
        world.keep_failure();
        let said = fs::read_to_string(world.root().join("output")).unwrap_or_default();
        panic!("cannot open Cairn: {e}\n{said}")
    })
}
