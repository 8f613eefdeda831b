//! At rest in the tray, with the vault open and reminders to wait for.

use crate::screen::Screen;
use crate::start::Running;
use crate::support::{World, wait_until};
use crate::{Programs, table, unlock, usage};
use std::thread::sleep;
use std::time::{Duration, Instant};

const SETTLE: Duration = Duration::from_secs(20);
/// For how long, in seconds, where `CAIRN_BENCH_IDLE_SECONDS` does not say.
const SECONDS: u64 = 60;

pub(crate) fn measure(world: &World, programs: &Programs) {
    let screen = Screen::of(world);
    let (cairn, _) = Running::start(world, &screen, &programs.cairn, &[]);
    unlock::open(world, &screen);
    screen.close_window();
    wait_until("the window is hidden", || screen.window().is_none());
    sleep(SETTLE);

    let seconds = std::env::var("CAIRN_BENCH_IDLE_SECONDS").map_or(SECONDS, |seconds| {
        seconds.parse().expect("a number of seconds")
    });
    let start = Instant::now();
    let (used, slept) = (usage::processor(cairn.pid()), usage::sleeps(cairn.pid()));
    sleep(Duration::from_secs(seconds));
    let used = usage::processor(cairn.pid()).saturating_sub(used);
    let slept = usage::sleeps(cairn.pid()).saturating_sub(slept);
    let passed = start.elapsed().as_secs_f64();
    cairn.end();

    let what = format!("processor at rest in the tray, over {seconds} s");
    let share = 100.0 * used.as_secs_f64() / passed;
    table::figure(&what, &format!("{share:.3} %"), "< 0.1 %");
    #[expect(clippy::cast_precision_loss, reason = "they are few")]
    let a_minute = slept as f64 * 60.0 / passed;
    let what = "  all its processes wake, timers and all else, at most";
    table::figure(what, &format!("{a_minute:.0}/min"), "");
}
