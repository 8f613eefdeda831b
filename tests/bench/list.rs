//! The list of entries: how soon its first rows are there, and how evenly it scrolls from end to end.
//!
//! The first rows are looked for on the screen, in the program as it is shipped. Frames are counted in the page
//! (requestAnimationFrame), for which the page has to be driven: by a `testing` build, optimised like the shipped one.
//! Beside it a bare page of the same web view scrolls plain rows, as many in view, in the same steps.

use crate::screen::{Area, Screen};
use crate::start::{Running, first_page};
use crate::support::driver::Driver;
use crate::support::{World, processes, wait_until};
use crate::{Programs, table, unlock};
use serde_json::{Value, json};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

const OPENINGS: usize = 15;
const SETTLE: Duration = Duration::from_secs(2);
const PLACES: u64 = 40;
const LONGEST: Duration = Duration::from_secs(600);
/// Somewhat more than a row a frame: as fast as one turns the wheel to get somewhere.
const STEP: u64 = 150;
const STEPS: u64 = 2_400;
const DRAG: u64 = 300;
/// The rooms, in the window.
const TODAY: (i16, i16) = (100, 40);
const JOURNAL: (i16, i16) = (100, 92);
/// Below the journal's head: nothing but rows.
const ROWS: Area = Area {
    x: 300,
    y: 420,
    width: 640,
    height: 300,
};

/// Calls `move` in each frame, and notes how long each took and in how many of them nothing was seen in the middle.
const COUNT: &str = "
window.count = (frames, move) => {
  const stamps = [];
  let [done, empty] = [0, 0];
  window.counted = null;
  const frame = () => {
    stamps.push(performance.now());
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (!middle?.closest('[data-entry], [data-row], h2')) empty += 1;
    if (done < frames && move(done) !== false) {
      done += 1;
      requestAnimationFrame(frame);
    } else {
      window.counted = { frames: stamps.slice(1).map((at, n) => at - stamps[n]), empty };
    }
  };
  requestAnimationFrame(frame);
};";
const STEADY: &str = "const [step, steps] = arguments; count(steps, () => scrollBy(0, step));";
const DRAGGED: &str = "
const [steps] = arguments;
const height = document.documentElement.scrollHeight - innerHeight;
count(steps, (n) => scrollTo(0, (height * (n + 1)) / steps));";
/// To places all over the list, each left when there are rows; how long each took.
const LET_GO: &str = "
const [places] = arguments;
const height = document.documentElement.scrollHeight - innerHeight;
const taken = [];
window.counted = null;
const next = () => {
  const begun = performance.now();
  // Far from the one before.
  scrollTo(0, height * ((taken.length * 0.382) % 1));
  const look = () => {
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (!middle?.closest('[data-entry], [data-row], h2')) return requestAnimationFrame(look);
    // After this frame is drawn.
    setTimeout(() => {
      taken.push(performance.now() - begun);
      if (taken.length < places) setTimeout(next, 300);
      else window.counted = { frames: taken, empty: 0 };
    });
  };
  requestAnimationFrame(look);
};
next();";
/// How many rows lie above what is seen.
const PASSED: &str = "
const page = document.documentElement;
return Math.round((document.querySelector('[data-total]').dataset.total * scrollY) / page.scrollHeight);";

/// The frames of one way of scrolling.
struct Counted {
    frames: Vec<Duration>,
    /// in how many of them there was no row in the middle
    empty: u64,
}

pub(crate) fn measure(world: &World, programs: &Programs, entries: u64) {
    let screen = Screen::of(world);
    let (seen, paper) = openings(world, &screen, programs);
    table::times(
        "Journal opened → first rows painted / → its page begun",
        &seen,
        Some(&paper),
        "≤ 50 ms",
    );

    let bare = Driven::start(world, &programs.bare, "list");
    sleep(SETTLE);
    let plain = Scrolled::of(&bare);
    bare.end();

    let cairn = Driven::start(world, &programs.driven, "");
    first_page(&screen);
    unlock::open(world, &screen);
    screen.click(JOURNAL.0, JOURNAL.1);
    sleep(SETTLE);
    let list = Scrolled::of(&cairn);
    let held = cairn.js("return document.querySelectorAll('[data-entry]').length");
    cairn.end();

    let what = format!(
        "scrolled steadily by {} rows, a frame / bare list",
        list.passed
    );
    table::frames(
        &what,
        &list.steady.frames,
        &plain.steady.frames,
        "none over 32 ms",
    );
    let what = format!("dragged over {entries} rows in {DRAG} steps, a frame / bare");
    table::frames(
        &what,
        &list.drag.frames,
        &plain.drag.frames,
        "none over 32 ms",
    );
    table::figure(
        "frames without a row in the middle, steadily; dragged",
        &format!(
            "{} of {STEPS}; {} of {DRAG}",
            list.steady.empty, list.drag.empty
        ),
        &format!("bare: {}; {}", plain.steady.empty, plain.drag.empty),
    );
    table::times(
        "let go of the bar anywhere → rows / bare list",
        &list.let_go.frames,
        Some(&plain.let_go.frames),
        "",
    );
    table::figure(
        "rows that the page holds then",
        &held.to_string(),
        "only what is seen",
    );
}

/// All ways of scrolling, one after the other.
struct Scrolled {
    steady: Counted,
    passed: Value,
    drag: Counted,
    let_go: Counted,
}

impl Scrolled {
    fn of(program: &Driven) -> Self {
        let steady = program.count(STEADY, &[json!(STEP), json!(STEPS)]);
        let passed = program.js(PASSED);
        program.js("scrollTo(0, 0)");
        sleep(SETTLE);
        let drag = program.count(DRAGGED, &[json!(DRAG)]);
        sleep(SETTLE);
        let let_go = program.count(LET_GO, &[json!(PLACES)]);
        Self {
            steady,
            passed,
            drag,
            let_go,
        }
    }
}

/// From the click on Journal to its rows, and to anything of its page.
fn openings(world: &World, screen: &Screen, programs: &Programs) -> (Vec<Duration>, Vec<Duration>) {
    let (running, _) = Running::start(world, screen, &programs.cairn, &[]);
    unlock::open(world, screen);
    sleep(SETTLE);
    screen.click(JOURNAL.0, JOURNAL.1);
    sleep(SETTLE);
    let rows = screen.pixels(ROWS).expect("the page");
    let (mut seen, mut begun) = (Vec::new(), Vec::new());
    for _ in 0..OPENINGS {
        screen.click(TODAY.0, TODAY.1);
        sleep(SETTLE);
        let today = screen.pixels(ROWS).expect("the page");
        let clicked = screen.click(JOURNAL.0, JOURNAL.1);
        let mut first: Option<Instant> = None;
        let painted = screen.until("the first rows", ROWS, |now| {
            if now != today {
                first.get_or_insert_with(Instant::now);
            }
            alike(now, &rows)
        });
        seen.push(painted - clicked);
        begun.push(first.unwrap_or(painted).min(painted) - clicked);
    }
    running.end();
    (seen, begun)
}

/// Whether both pictures show the same. The web view draws the edges of letters a little otherwise each time.
fn alike(one: &[u32], other: &[u32]) -> bool {
    let far = |(a, b): (&u32, &u32)| {
        let channels = a.to_le_bytes().into_iter().zip(b.to_le_bytes());
        channels.map(|(a, b)| a.abs_diff(b)).max() > Some(64)
    };
    one.iter().zip(other).filter(|pair| far(*pair)).count() < one.len() / 200
}

/// A program that is driven.
struct Driven {
    driver: Driver,
    pid: u32,
}

impl Driven {
    fn start(world: &World, program: &Path, argument: &str) -> Self {
        let arguments: Vec<String> = argument.split_whitespace().map(str::to_owned).collect();
        let driver = Driver::start(world, program, &arguments, &[]).expect("a window to drive");
        let pid = *world.running(program).first().expect("the program");
        Self { driver, pid }
    }

    fn js(&self, script: &str) -> Value {
        self.driver.js(script, &[]).expect("script in the page")
    }

    /// Scrolls as `script` does, counting.
    fn count(&self, script: &str, arguments: &[Value]) -> Counted {
        self.driver
            .js(&format!("{COUNT}{script}"), arguments)
            .expect("script in the page");
        let start = Instant::now();
        while self.js("return !window.counted") == json!(true) {
            assert!(start.elapsed() < LONGEST, "it scrolls for ten minutes");
            // Asking is work, too.
            sleep(Duration::from_secs(2));
        }
        let counted = self.js("return window.counted");
        let frames = counted["frames"].as_array().expect("frames").iter();
        Counted {
            frames: frames
                .map(|ms| Duration::from_secs_f64(ms.as_f64().unwrap() / 1000.0))
                .collect(),
            empty: counted["empty"].as_u64().unwrap(),
        }
    }

    fn end(self) {
        let all = processes::tree(self.pid);
        drop(self.driver);
        processes::terminate(self.pid);
        wait_until("the driven program ends", || {
            !all.iter().any(|pid| processes::alive(*pid))
        });
    }
}
