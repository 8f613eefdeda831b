//! In the open journal: memory and typing.

use crate::home::LONG;
use crate::screen::{Area, Screen, key};
use crate::start::{PAPER, Running};
use crate::support::World;
use crate::{Programs, table, unlock, usage};
use std::thread::sleep;
use std::time::Duration;

const SETTLE: Duration = Duration::from_secs(10);
const LETTERS: usize = 10;
const BURSTS: u64 = 12;
/// Pixels that a letter takes at least, and a caret that comes or goes does not.
const LETTER: usize = 8;
/// Everything right of the rooms.
const PAGE: Area = Area {
    x: 220,
    y: 0,
    width: 880,
    height: 780,
};

pub(crate) fn measure(world: &World, programs: &Programs) {
    let screen = Screen::of(world);
    let (bare, _) = Running::start(world, &screen, &programs.bare, &[]);
    sleep(SETTLE);
    let floor = usage::memory(bare.pid());
    bare.end();
    let (bare, _) = Running::start(world, &screen, &programs.bare, &["write"]);
    sleep(SETTLE);
    let plain = typing(&screen);
    bare.end();

    let (cairn, _) = Running::start(world, &screen, &programs.cairn, &[]);
    unlock::open(world, &screen);
    world.display.xdotool(&["key", "ctrl+k"]);
    sleep(SETTLE);
    let what = "memory of all processes (PSS), Journal open / bare window";
    table::mebibytes(what, usage::memory(cairn.pid()), Some(floor), "ratio ≤ 1.3");

    open_long_entry(world);
    let letters = typing(&screen);
    let what = "key press → letter painted, in 5,000 words / bare text area";
    table::times(what, &letters, Some(&plain), "p95 ≤ 16 ms");

    cairn.end();
}

/// Finds the entry by its word and goes to the end of its text.
fn open_long_entry(world: &World) {
    world.display.xdotool(&["type", "--delay", "20", LONG]);
    sleep(Duration::from_secs(1));
    for keys in ["Down", "Return"] {
        world.display.xdotool(&["key", keys]);
        sleep(Duration::from_secs(1));
    }
    let into_the_text = ["mousemove", "660", "450", "click", "1"];
    world.display.xdotool(&into_the_text);
    world.display.xdotool(&["key", "ctrl+End"]);
    sleep(Duration::from_secs(1));
    // To the very end of the page: the line that says when it was saved lies over the text otherwise.
    let wheel = ["mousemove", "660", "450", "click", "--repeat", "20", "5"];
    world.display.xdotool(&wheel);
    sleep(Duration::from_secs(2));
}

/// Types bursts of letters, and takes them away again, so that the line stays in its place.
fn typing(screen: &Screen) -> Vec<Duration> {
    let line = find_line(screen);
    let mut taken = Vec::new();
    for burst in 0..BURSTS {
        for _ in 0..LETTERS {
            let before = end(&screen.pixels(line).expect("the page"), line);
            let pressed = screen.press(key::M);
            let painted = screen.until("a letter", line, |now| end(now, line) >= before + LETTER);
            taken.push(painted - pressed);
            // Savings fall between and onto the letters.
            sleep(Duration::from_millis(70 + 13 * burst));
        }
        for _ in 0..LETTERS {
            screen.press(key::BACKSPACE);
            sleep(Duration::from_millis(60));
        }
        sleep(Duration::from_millis(300));
    }
    taken
}

/// The empty line at the end of the text, in which a letter appears when it is typed. Elsewhere edges of letters may be
/// smoothed anew, so that not everything that changes is new.
fn find_line(screen: &Screen) -> Area {
    let before = screen.pixels(PAGE).expect("the page");
    screen.press(key::M);
    sleep(Duration::from_millis(300));
    let after = screen.pixels(PAGE).expect("the page");
    screen.press(key::BACKSPACE);
    sleep(Duration::from_secs(1));
    let width = usize::from(PAGE.width);
    let ink = |row: &[u32]| row.iter().filter(|colour| **colour != PAPER).count();
    let row = before
        .chunks(width)
        .zip(after.chunks(width))
        // No more than the caret before.
        .position(|(before, after)| ink(before) <= 2 && ink(after) > 4)
        .expect("a letter appears on the page");
    Area {
        y: i16::try_from(row).unwrap(),
        height: 4,
        ..PAGE
    }
}

/// The column in which the line's text or caret ends.
fn end(line: &[u32], area: Area) -> usize {
    let rows = line.chunks(area.width.into());
    rows.filter_map(|row| row.iter().rposition(|colour| *colour != PAPER))
        .max()
        .unwrap_or(0)
}
