//! The program as it is shipped: no `testing` feature, nothing that drives it but the keyboard and
//! the mouse of its display. It tells nothing about itself, so steps wait until the screen is still.

use super::display::Display;
use super::processes::{self, Process};
use super::wait::{wait_for, wait_until};
use super::world::World;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Letters and stones have more, an empty window has fewer.
const A_PAGES_COLOURS: usize = 50;

/// Where the shipped build is.
///
/// # Panics
/// When the environment does not say.
pub fn program() -> PathBuf {
    let path = std::env::var_os("CAIRN_SHIPPED")
        .map(PathBuf::from)
        .unwrap_or_else(|| {
            panic!(
                "CAIRN_SHIPPED is not set: it names the program built without the testing feature, \
             as `make test` does after `cargo build -p cairn`"
            )
        });
    assert!(
        path.is_file(),
        "CAIRN_SHIPPED names {}, which is not there",
        path.display()
    );
    path.canonicalize().expect("its full path")
}

pub struct Shipped<'w> {
    world: &'w World,
    pub window: String,
    process: Process,
}

impl<'w> Shipped<'w> {
    /// Opens the shipped program and waits until its window is drawn.
    pub fn open(world: &'w World) -> Self {
        Self::open_through(world, &[])
    }

    /// The same, started through another command (`unshare -n`).
    pub fn open_through(world: &'w World, before: &[&str]) -> Self {
        let program = program();
        let mut words: Vec<&str> = before.to_vec();
        let path = program.to_str().expect("a plain path");
        words.push(path);
        let mut command = Command::new(words[0]);
        command.args(&words[1..]);
        let process = world.start_command(&mut command);
        let window = wait_for("the window of the shipped program", || {
            world.display.windows("Cairn").first().cloned()
        });
        let shipped = Self {
            world,
            window,
            process,
        };
        shipped.focus();
        // An empty window is calm, too, and what is typed into it is lost.
        wait_until("the page is drawn", || {
            world.display.colours(&shipped.window) > A_PAGES_COLOURS
        });
        shipped.settle();
        shipped
    }

    /// The process of the program itself, also when it was started through another.
    pub fn pid(&self) -> u32 {
        let program = program();
        wait_for("the shipped program runs", || {
            self.world.running(&program).first().copied()
        })
    }

    /// Types as a person does.
    pub fn type_text(&self, text: &str) {
        self.display().xdotool(&["type", "--delay", "25", text]);
        self.settle();
    }

    /// Presses a key or chord as xdotool names them: "Tab", "Return", "ctrl+l".
    pub fn key(&self, key: &str) {
        self.display().xdotool(&["key", "--clearmodifiers", key]);
        self.settle();
    }

    /// Clicks a point of the window.
    pub fn click(&self, x: i64, y: i64) {
        let (x, y) = (x.to_string(), y.to_string());
        self.display()
            .xdotool(&["mousemove", "--window", &self.window, &x, &y, "click", "1"]);
        self.settle();
    }

    /// Gives the window the keyboard.
    pub fn focus(&self) {
        self.display()
            .xdotool(&["windowactivate", "--sync", &self.window]);
    }

    /// Waits until the screen has stayed the same for a moment. A blinking caret is no change that matters:
    /// few pixels may differ.
    pub fn settle(&self) {
        let start = Instant::now();
        let mut last = self.pixels();
        let mut calm = 0;
        while calm < 3 && start.elapsed() < Duration::from_secs(15) {
            std::thread::sleep(Duration::from_millis(120));
            let now = self.pixels();
            let changed = difference(&last, &now);
            calm = if changed < 1500 { calm + 1 } else { 0 };
            last = now;
        }
    }

    /// The whole screen.
    pub fn pixels(&self) -> Vec<u8> {
        self.display().pixels()
    }

    /// How much of the screen is other than in `picture`, in bytes of the three colours.
    pub fn differs(&self, picture: &[u8]) -> usize {
        difference(picture, &self.pixels())
    }

    pub fn screenshot(&self, to: &Path) {
        self.display().screenshot(to);
    }

    fn display(&self) -> &Display {
        &self.world.display
    }
}

fn difference(before: &[u8], now: &[u8]) -> usize {
    before.iter().zip(now).filter(|(a, b)| a != b).count()
}

impl Drop for Shipped<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.world.keep_failure();
        }
        for pid in processes::tree(self.process.id()) {
            processes::kill(pid);
        }
    }
}
