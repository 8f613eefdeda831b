//! Drives the whole program as a person would: a display, a session bus and a home folder that are
//! made for one test and thrown away after it, the real window in them, and a clock that the test sets.
//!
//! Start reading at [`World`] (the surroundings) and [`App`] (the window in them).
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "each test target uses its own part of this module"
)]

pub mod app;
pub mod axe;
pub mod bus;
pub mod clock;
pub mod dialer;
pub mod display;
pub mod driver;
pub mod files;
pub mod find;
pub mod journey;
pub mod keyring;
pub mod logind;
pub mod memory;
pub mod notifications;
pub mod page;
pub mod paths;
pub mod pictures;
pub mod print_dialog;
pub mod processes;
pub mod reminding;
pub mod save_dialog;
pub mod shipped;
pub mod tray;
pub mod wait;
pub mod world;

pub use app::{App, Launch};
pub use clock::Clock;
pub use notifications::{Notifications, Shown};
pub use shipped::Shipped;
pub use wait::{stays, wait_for, wait_until};
pub use world::World;
