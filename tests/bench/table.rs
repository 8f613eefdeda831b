//! The table that is printed.

use std::time::Duration;

pub(crate) fn header() {
    line("what", "p50", "p95", "floor", "ratio", "to reach");
}

/// What was taken several times, beside its floor.
pub(crate) fn times(what: &str, taken: &[Duration], floor: Option<&[Duration]>, reach: &str) {
    let floor = floor.map(|floor| part(floor, 50));
    line(
        what,
        &ms(part(taken, 50)),
        &ms(part(taken, 95)),
        &floor.map(ms).unwrap_or_default(),
        &floor
            .map(|floor| format!("{:.2}", part(taken, 50).as_secs_f64() / floor.as_secs_f64()))
            .unwrap_or_default(),
        reach,
    );
}

/// Frames, beside those of a floor, and below them how many there were and how many were long.
pub(crate) fn frames(what: &str, taken: &[Duration], floor: &[Duration], reach: &str) {
    times(what, taken, Some(floor), reach);
    println!("    {}; bare: {}", counted(taken), counted(floor));
}

fn counted(frames: &[Duration]) -> String {
    const LONG: Duration = Duration::from_millis(32);
    let long = frames.iter().filter(|frame| **frame > LONG).count();
    #[expect(clippy::cast_precision_loss, reason = "frames are few")]
    let share = 100.0 * long as f64 / frames.len() as f64;
    format!(
        "{} frames, p95 {}, longest {}, {share:.1} % over 32 ms",
        frames.len(),
        ms(part(frames, 95)),
        ms(part(frames, 100)),
    )
}

/// One figure, in words.
pub(crate) fn figure(what: &str, value: &str, reach: &str) {
    line(what, value, "", "", "", reach);
}

/// One figure in MiB, beside its floor if there is one.
pub(crate) fn mebibytes(what: &str, value: f64, floor: Option<f64>, reach: &str) {
    let mib = |value: f64| format!("{value:.1} MiB");
    line(
        what,
        &mib(value),
        "",
        &floor.map(mib).unwrap_or_default(),
        &floor
            .map(|floor| format!("{:.2}", value / floor))
            .unwrap_or_default(),
        reach,
    );
}

/// The value below which `percent` of all lie.
pub(crate) fn part(taken: &[Duration], percent: usize) -> Duration {
    let mut taken = taken.to_vec();
    taken.sort();
    taken[(taken.len() * percent / 100).min(taken.len() - 1)]
}

fn line(what: &str, p50: &str, p95: &str, floor: &str, ratio: &str, reach: &str) {
    println!("{what:<62} {p50:>11} {p95:>11} {floor:>11} {ratio:>7}  {reach}");
}

fn ms(duration: Duration) -> String {
    format!("{:.1} ms", duration.as_secs_f64() * 1000.0)
}
