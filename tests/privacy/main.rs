//! The program as it is shipped: what is typed leaves no trace in plain, nothing goes to a network, and
//! nothing but the keyboard and the mouse can drive it.
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

mod doors;
mod keepsakes;
mod memory;
mod network;
mod secrets;
mod traces;
mod typing;
