//! Stopped in the middle: the process is killed, the power fails, the disk is full or gone. Each work that writes runs in a
//! process of its own, and whatever stops it, what it said to be done is there afterwards, and what it had not done is whole in
//! its old or in its new state.
//!
//! A work tells on its standard output: `begin N` before a part of it, `done N …` when the part was acknowledged.

mod calls;
mod check;
mod disk;
mod kill;
mod power;
mod ready;
mod replay;
mod trace;
mod work;

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use self::work::Work;

/// Names the folder in which the process that was started works.
const ROOM: &str = "CAIRN_TEST_STOPPED_ROOM";
const WORK: &str = "CAIRN_TEST_STOPPED_WORK";
const TIMES: &str = "CAIRN_TEST_STOPPED_TIMES";

/// What a work had told when it was stopped.
#[derive(Debug, Default, Clone, Hash, PartialEq, Eq)]
pub(super) struct Told {
    /// How many parts it began.
    begun: usize,
    /// What it said of each part that it acknowledged.
    done: Vec<String>,
}

impl Told {
    /// Takes in one line; others than those of a work are passed over.
    fn hear(&mut self, line: &str) {
        if line.starts_with("begin ") {
            self.begun += 1;
        } else if let Some(done) = line.strip_prefix("done ") {
            self.done.push(done.to_owned());
        }
    }
}

/// Starts a work in a process of its own. `before` is what starts it, such as a tracer.
fn start(work: Work, room: &Path, times: usize, before: &[OsString]) -> Child {
    let own = std::env::current_exe().unwrap().into_os_string();
    let mut words = before.iter().chain([&own]);
    Command::new(words.next().unwrap())
        .args(words)
        .args([
            "--exact",
            "vault::tests::stopped::works_until_it_is_stopped",
        ])
        .args(["--ignored", "--nocapture", "--test-threads=1"])
        .env(ROOM, room)
        .env(WORK, work.name())
        .env(TIMES, times.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

fn lines(child: &mut Child) -> std::io::Lines<BufReader<ChildStdout>> {
    BufReader::new(child.stdout.take().unwrap()).lines()
}

/// Not a test of its own: what the tests here stop.
#[test]
#[ignore = "started by the tests beside it"]
fn works_until_it_is_stopped() {
    let Some(room) = std::env::var_os(ROOM) else {
        return;
    };
    let told = |name| std::env::var(name).unwrap();
    // What runs tests has begun a line.
    println!("\nready");
    work::run(
        Work::named(&told(WORK)),
        Path::new(&room),
        told(TIMES).parse().unwrap(),
        &mut |line| println!("{line}"),
    )
    .unwrap();
}

/// Evenly spread numbers that come out the same for a seed (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `most`, both included.
    fn up_to(&mut self, most: usize) -> usize {
        (self.next() % (most as u64 + 1)) as usize
    }

    fn coin(&mut self) -> bool {
        self.next() & 1 == 1
    }
}

/// `CAIRN_TEST_SEED`, or one that differs from run to run: it is said when something fails.
fn seed() -> u64 {
    let chosen = std::env::var("CAIRN_TEST_SEED");
    chosen.map_or_else(
        |_| u64::from(std::process::id()),
        |seed| seed.parse().unwrap(),
    )
}
