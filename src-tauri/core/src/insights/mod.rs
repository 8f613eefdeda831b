//! How it is going, and what of it is shown to somebody.

pub mod report;
