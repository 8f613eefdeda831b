//! From the start of a process to what it paints first.

use crate::screen::{Area, Screen};
use crate::support::processes::{self, Process};
use crate::support::{World, wait_until};
use crate::{Programs, table};
use std::path::Path;
use std::time::{Duration, Instant};

const TIMES: usize = 9;
pub(crate) const PAPER: u32 = 0x00fa_f8f4;
pub(crate) const RIVER: u32 = 0x002b_6a86;
/// From top to bottom through the middle of the window: crosses the field of the unlock page, and bare's heading.
const MIDDLE: Area = Area {
    x: 560,
    y: 0,
    width: 1,
    height: 780,
};

/// A program that runs, and ends with this value.
pub(crate) struct Running {
    process: Process,
}

pub(crate) fn measure(world: &World, programs: &Programs) {
    let screen = Screen::of(world);
    let (mut cairn, mut bare) = (Vec::new(), Vec::new());
    for round in 0..=TIMES {
        let taken = [&programs.cairn, &programs.bare].map(|program| {
            let (running, taken) = Running::start(world, &screen, program, &[]);
            running.end();
            taken
        });
        // The first round only brings both into the computer's memory.
        if round > 0 {
            cairn.push(taken[0]);
            bare.push(taken[1]);
        }
    }
    let what = "process start → unlock page painted and focused / bare window";
    table::times(what, &cairn, Some(&bare), "ratio ≤ 1.25");
}

impl Running {
    /// Starts a program and waits until its first page is painted, with the focus on what has it.
    pub(crate) fn start(
        world: &World,
        screen: &Screen,
        program: &Path,
        arguments: &[&str],
    ) -> (Self, Duration) {
        let begun = Instant::now();
        let process = world.start(program, arguments);
        (Self { process }, first_page(screen) - begun)
    }

    pub(crate) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Ends it as the end of the session does.
    pub(crate) fn end(self) {
        let all = processes::tree(self.pid());
        processes::terminate(self.pid());
        let mut process = self.process;
        wait_until("the program ends", || !process.running());
        wait_until("its helpers end", || {
            !all.iter().any(|pid| processes::alive(*pid))
        });
    }
}

/// Waits for the first page, with the focus on what has it.
pub(crate) fn first_page(screen: &Screen) -> Instant {
    screen.until("the first page", MIDDLE, |column| {
        column.contains(&PAPER) && outlined(column)
    })
}

/// Whether the outline of what has the focus crosses the column.
pub(crate) fn outlined(column: &[u32]) -> bool {
    column.iter().filter(|colour| **colour == RIVER).count() >= 4
}
