//! What a program and everything it started use.

use crate::support::processes;
use std::fs;
use std::time::Duration;

/// Memory in MiB, what is shared divided by who shares it (PSS).
///
/// # Panics
/// When the kernel does not tell: run as the person who started it, or as root.
pub(crate) fn memory(root: u32) -> f64 {
    let kib: f64 = processes::tree(root)
        .into_iter()
        .map(|pid| {
            let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))
                .expect("the memory of a process that this started; if not else, run as root");
            let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
            let kib = line.and_then(|line| line.trim().strip_suffix("kB"));
            kib.unwrap().trim().parse::<f64>().unwrap()
        })
        .sum();
    kib / 1024.0
}

/// Time on the processor so far, in user and kernel; the kernel counts in hundredths of a second for each process.
pub(crate) fn processor(root: u32) -> Duration {
    let ticks: u64 = processes::tree(root)
        .into_iter()
        .filter_map(|pid| fs::read_to_string(format!("/proc/{pid}/stat")).ok())
        .map(|stat| {
            // utime and stime are fields 14 and 15 (proc(5)); the name in brackets, field 2, may hold spaces.
            let fields = stat.rsplit_once(')').unwrap().1.split_whitespace();
            fields
                .skip(11)
                .take(2)
                .map(|ticks| ticks.parse::<u64>().unwrap())
                .sum::<u64>()
        })
        .sum();
    Duration::from_millis(ticks * 10)
}

/// How often its threads have gone to sleep by themselves so far: no more often than that were they woken, by a timer or
/// by anything else (`voluntary_ctxt_switches` of proc_pid_status(5)).
pub(crate) fn sleeps(root: u32) -> u64 {
    let threads = processes::tree(root)
        .into_iter()
        .filter_map(|pid| fs::read_dir(format!("/proc/{pid}/task")).ok())
        .flat_map(Iterator::flatten);
    threads
        .filter_map(|thread| fs::read_to_string(thread.path().join("status")).ok())
        .filter_map(|status| {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
            line.trim().parse::<u64>().ok()
        })
        .sum()
}
