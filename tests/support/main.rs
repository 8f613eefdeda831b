//! Proves each stand-in alone, without Cairn: a test that leans on a broken stand-in proves nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that panics is a test that fails"
)]

#[path = "mod.rs"]
mod support;

mod desktop_proof;
mod driver_proof;
mod files_proof;
