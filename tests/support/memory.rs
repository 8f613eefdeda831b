//! Looking for secrets, in the memory of processes and anywhere else.

use super::files::contains;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::FileExt as _;

/// Something that must not be found, in one of the ways in which it could be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What it is and how it is written, for a test that finds it.
    pub what: String,
    /// How it looks.
    pub bytes: Vec<u8>,
}

/// Words as UTF-8, UTF-16 of either order, and hexadecimal.
pub fn traces_of_words(what: &str, words: &str) -> Vec<Trace> {
    let units: Vec<u16> = words.encode_utf16().collect();
    let mut traces = traces_of_letters(what, words);
    traces.push(trace(
        what,
        "UTF-16BE",
        units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    ));
    traces.extend(hexadecimal(what, words.as_bytes()));
    traces
}

/// Secret bytes as they are, in hexadecimal and in Base64 (RFC 4648 §4 and §5), as letters of one byte or two.
pub fn traces_of_bytes(what: &str, bytes: &[u8]) -> Vec<Trace> {
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
    let mut traces = vec![trace(what, "as it is", bytes.to_vec())];
    traces.extend(hexadecimal(what, bytes));
    for (kind, engine) in [
        ("Base64", STANDARD_NO_PAD),
        ("Base64 for links", URL_SAFE_NO_PAD),
    ] {
        let letters = engine.encode(bytes);
        traces.extend(traces_of_letters(&format!("{what} in {kind}"), &letters));
    }
    traces
}

fn traces_of_letters(what: &str, letters: &str) -> Vec<Trace> {
    let wide = letters.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        trace(what, "UTF-8", letters.as_bytes().to_vec()),
        trace(what, "UTF-16LE", wide),
    ]
}

fn trace(what: &str, how: &str, bytes: Vec<u8>) -> Trace {
    Trace {
        what: format!("{what}, {how}"),
        bytes,
    }
}

fn hexadecimal(what: &str, bytes: &[u8]) -> Vec<Trace> {
    let small: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut traces = traces_of_letters(&format!("{what} in small hexadecimal"), &small);
    let large = small.to_ascii_uppercase();
    traces.extend(traces_of_letters(
        &format!("{what} in large hexadecimal"),
        &large,
    ));
    traces
}

/// Which of the traces are anywhere in a process's memory, by what they say of themselves. Needs to be its parent or root.
pub fn found_in_memory(pid: u32, traces: &[Trace]) -> BTreeSet<String> {
    let maps = fs::read_to_string(format!("/proc/{pid}/smaps")).unwrap_or_default();
    let open = |name: &str| {
        fs::File::open(format!("/proc/{pid}/{name}")).unwrap_or_else(|e| {
            panic!("the memory of process {pid} cannot be read: {e}; run as root")
        })
    };
    let (memory, pages) = (open("mem"), open("pagemap"));
    let mut part = vec![0_u8; 1 << 20];
    let mut found = BTreeSet::new();
    let mut left: Vec<&Trace> = traces.iter().collect();
    for (from, to) in resident_ranges(&maps) {
        for (mut at, end) in runs(&pages, from, to) {
            // Megabyte by megabyte, overlapping by more than any trace is long. What cannot be read is not there.
            while at < end {
                let length = part
                    .len()
                    .min(usize::try_from(end - at).unwrap_or(usize::MAX));
                let read = memory.read_at(&mut part[..length], at).unwrap_or(0);
                let seen = &part[..read];
                left.retain(|trace| {
                    let there = contains(seen, &trace.bytes);
                    if there {
                        found.insert(trace.what.clone());
                    }
                    !there
                });
                at += if length < part.len() {
                    length as u64
                } else {
                    length as u64 - OVERLAP
                };
            }
        }
    }
    found
}

/// No trace is longer.
const OVERLAP: u64 = 1024;
const PAGE: u64 = 4096;

/// The parts of a range that are really there, in memory or swapped out (proc_pid_pagemap(5), bits 63 and 62): a web
/// view reserves tens of gigabytes that it never touches.
fn runs(pages: &fs::File, from: u64, to: u64) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    let mut entries = vec![0_u8; 1 << 20];
    let mut at = from;
    while at < to {
        let wanted = entries
            .len()
            .min(usize::try_from((to - at) / PAGE * 8).unwrap_or(usize::MAX));
        let read = pages
            .read_at(&mut entries[..wanted], at / PAGE * 8)
            .unwrap_or(0);
        if read == 0 {
            break;
        }
        for (n, entry) in entries[..read].chunks_exact(8).enumerate() {
            // The two bits lie in the last byte.
            if entry[7] & 0xC0 != 0 {
                let page = at + n as u64 * PAGE;
                match runs.last_mut() {
                    Some((_, end)) if *end == page => *end += PAGE,
                    _ => runs.push((page, page + PAGE)),
                }
            }
        }
        at += read as u64 / 8 * PAGE;
    }
    runs
}

/// The ranges of `/proc/PID/smaps` that can be read and of which anything is there.
fn resident_ranges(maps: &str) -> impl Iterator<Item = (u64, u64)> + '_ {
    let mut range = None;
    maps.lines().filter_map(move |line| {
        if line.contains('-') && !line.starts_with(char::is_uppercase) {
            range = readable_range(line);
            return None;
        }
        let there = line
            .strip_prefix("Rss:")
            .or_else(|| line.strip_prefix("Swap:"))?;
        (!there.trim().starts_with("0 ")).then(|| range.take())?
    })
}

/// The range of a line of `/proc/PID/smaps` that the process can read, and so what looks at it.
fn readable_range(line: &str) -> Option<(u64, u64)> {
    let mut fields = line.split_whitespace();
    let (from, to) = fields.next()?.split_once('-')?;
    let rights = fields.next()?;
    if !rights.starts_with('r') {
        return None;
    }
    Some((
        u64::from_str_radix(from, 16).ok()?,
        u64::from_str_radix(to, 16).ok()?,
    ))
}
