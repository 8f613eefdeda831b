//! Cairn as a person meets it: the real window, driven by what things are and what they are called.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that panics is a test that fails"
)]

#[allow(dead_code, reason = "the benchmark opens what it made, too")]
#[path = "../bench/home.rs"]
mod home;
#[path = "../support/mod.rs"]
mod support;

mod accessibility;
mod appointments;
mod backups;
mod browsing;
mod capital;
mod cards;
mod chapters;
mod checkins;
mod checkins_days;
mod circle;
mod clipboard;
mod deleting;
mod every_page;
mod first_open;
mod going;
mod health;
mod help;
mod help_keys;
mod help_lines;
mod help_plan;
mod hiding;
mod journal;
mod keys;
mod layout;
mod leaving;
mod lock;
mod login;
mod many;
mod milestones;
mod moments;
mod moving;
mod near;
mod pages;
mod papers;
mod path_pages;
mod people;
mod photos;
mod plan;
mod plan_offered;
mod plan_pages;
mod reach;
mod reach_pages;
mod reminders;
mod reminders_kinds;
mod reminders_locked;
mod reminders_own;
mod reminders_rules;
mod reminders_theirs;
mod report;
mod say;
mod say_pages;
mod scores;
mod setbacks;
mod shelf;
mod shelf_pages;
mod show;
mod steady;
mod stones;
mod story;
mod surroundings;
mod trash;
mod weeks;
mod window;
mod writing;
