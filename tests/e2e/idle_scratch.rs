use crate::support::journey::{furnished, room};
use crate::support::reminding::{choose, daily, opened};
use crate::support::{processes, wait_until};
use std::collections::BTreeMap;
use std::fs;

fn threads(root: u32) -> BTreeMap<(u32, u32, String), (u64, u64)> {
    let mut found = BTreeMap::new();
    for pid in processes::tree(root) {
        let Ok(tasks) = fs::read_dir(format!("/proc/{pid}/task")) else {
            continue;
        };
        for task in tasks.flatten() {
            let tid: u32 = task.file_name().to_str().unwrap().parse().unwrap();
            let at = task.path();
            let read = |name: &str| fs::read_to_string(at.join(name)).unwrap_or_default();
            let (status, stat, comm) = (read("status"), read("stat"), read("comm"));
            let switches = status
                .lines()
                .find_map(|l| l.strip_prefix("voluntary_ctxt_switches:"))
                .and_then(|n| n.trim().parse().ok())
                .unwrap_or(0);
            let ticks = stat.rsplit_once(')').map_or(0, |(_, rest)| {
                rest.split_whitespace()
                    .skip(11)
                    .take(2)
                    .map(|t| t.parse::<u64>().unwrap())
                    .sum()
            });
            found.insert((pid, tid, comm.trim().to_owned()), (switches, ticks));
        }
    }
    found
}

#[test]
#[ignore = "a measurement"]
fn idle_in_the_tray() {
    let world = furnished()
        .with_notifications()
        .with_tray()
        .with_logind();
    let app = opened(&world);
    choose(&app, &serde_json::json!({ "checkIn": true, "weeklyLook": true }));
    for n in 0..20 {
        daily(&app, &format!("Reminder {n}"), "2026-11-22", "20:00");
    }
    room(&app, "Today");
    app.close_window();
    app.press("Stay in the tray");
    wait_until("hidden", || app.windows().is_empty());
    std::thread::sleep(std::time::Duration::from_secs(20));
    let before = threads(app.pid());
    let seconds = 120;
    std::thread::sleep(std::time::Duration::from_secs(seconds));
    let after = threads(app.pid());
    let (mut switches, mut ticks) = (0, 0);
    for (key, (s, t)) in &after {
        let (s0, t0) = before.get(key).copied().unwrap_or_default();
        let (s, t) = (s - s0, t - t0);
        switches += s;
        ticks += t;
        if s > 0 || t > 0 {
            println!("{key:?}: {} wake-ups a minute, {t} ticks", s * 60 / seconds);
        }
    }
    println!(
        "IDLE all: {} wake-ups a minute, {} ms CPU in {seconds} s = {:.3} %",
        switches * 60 / seconds,
        ticks * 10,
        ticks as f64 / seconds as f64
    );
}
