//! The command line: each command where it goes well and where it does not, without a display, beside an open window, on a
//! terminal, and when it is called off.
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

mod backing_up;
mod exporting;
mod home;
mod importing;
mod opening;
mod terminal;
mod verifying;
mod window;
