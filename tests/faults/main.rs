//! What goes wrong on real computers: killed programs, damaged files, full disks. Nothing written is lost,
//! nothing is made worse, and a clear sentence says what happened.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that panics is a test that fails"
)]

#[path = "../support/mod.rs"]
mod support;

mod damage;
mod disk;
mod drive;
mod kill;
mod photos;
mod second_process;
mod wrong_passphrase;
