//! How much work a passphrase slot costs: between half a second and a second on the computer that makes it.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use secrecy::SecretString;

use super::slots::Kdf;
use super::{VaultError, passphrase};

const LEAST_KIB: u32 = 64 * 1024;
const MOST_KIB: u32 = 512 * 1024;
const MIB: u32 = 1024;
const PASSES: u32 = 3;
const AIM: Duration = Duration::from_millis(750);

/// How the cost of a passphrase slot is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// What this computer does in 0.5 to 1 s.
    Calibrated,
    /// The least that is accepted. Only this crate's own tests ask for it.
    Least,
}

impl Effort {
    /// What every vault gets: no setting of the shipped program makes it cheaper.
    pub(super) fn usual() -> Self {
        if cfg!(test) {
            Self::Least
        } else {
            Self::Calibrated
        }
    }

    /// The cost, with `salt`.
    ///
    /// # Errors
    /// `NotEnoughMemory` on a computer that cannot even pay the least.
    pub(super) fn kdf(self, salt: [u8; 16]) -> Result<Kdf, VaultError> {
        let least = Kdf {
            m: LEAST_KIB,
            t: PASSES,
            p: 1,
            salt,
        };
        let m = match self {
            Self::Least => LEAST_KIB,
            Self::Calibrated => raised(time_of(&least)?, memory_kib()),
        };
        Ok(Kdf { m, ..least })
    }
}

/// This computer's memory in KiB, where that can be found out.
pub(super) fn memory_kib() -> Option<u64> {
    static MEMORY: OnceLock<Option<u64>> = OnceLock::new();
    *MEMORY.get_or_init(ask_memory_kib)
}

// The cost grows in proportion to the memory.
fn raised(least: Duration, memory_kib: Option<u64>) -> u32 {
    let times = AIM.as_secs_f64() / least.as_secs_f64().max(0.001);
    // A quarter of the memory; where that is unknown, what a computer of 1 GiB can give.
    let most = memory_kib.map_or(256 * 1024, |memory| memory / 4);
    let most = u32::try_from(most)
        .unwrap_or(MOST_KIB)
        .clamp(LEAST_KIB, MOST_KIB);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped before and after"
    )]
    let wanted = (f64::from(LEAST_KIB) * times.clamp(1.0, 64.0)) as u32;
    wanted.clamp(LEAST_KIB, most) / MIB * MIB
}

// The best of three: whatever else the computer is doing must not make the slot cheaper.
fn time_of(kdf: &Kdf) -> Result<Duration, VaultError> {
    let sample = SecretString::from("how long does this take");
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        passphrase::key(&sample, kdf)?;
        best = best.min(start.elapsed());
        // On a slow computer once is enough: it is at the least already.
        if best > AIM {
            break;
        }
    }
    Ok(best)
}

#[cfg(target_os = "linux")]
fn ask_memory_kib() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(target_os = "macos")]
fn ask_memory_kib() -> Option<u64> {
    let told = std::process::Command::new("/usr/sbin/sysctl")
        .args(["-n", "hw.memsize"])
        .output()
        .ok()?;
    let bytes: u64 = String::from_utf8(told.stdout).ok()?.trim().parse().ok()?;
    Some(bytes / 1024)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn ask_memory_kib() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    const GIB: u64 = 1024 * 1024;

    #[test]
    fn a_fast_computer_pays_more_and_a_small_one_no_more_than_a_quarter_of_its_memory() {
        let at = |ms, memory| raised(Duration::from_millis(ms), memory) / MIB;
        assert_eq!(at(150, Some(16 * GIB)), 320);
        assert_eq!(at(10, Some(16 * GIB)), 512);
        assert_eq!(at(5000, Some(16 * GIB)), 64);
        assert_eq!(at(10, Some(GIB)), 256);
        assert_eq!(at(10, Some(GIB / 8)), 64);
        assert_eq!(at(10, None), 256);
        assert_eq!(at(0, Some(16 * GIB)), 512);
    }

    #[cfg(any(target_os = "linux", target_os = "macos"))]
    #[test]
    fn the_memory_of_this_computer_is_known() {
        assert!(memory_kib().unwrap() > GIB / 4);
    }
}
