//! What Cairn knows. Synchronous, without a window, a clock of its own or the network:
//! whoever calls says what time it is and where the files are.

pub mod capital;
pub mod checkins;
pub mod clock;
pub mod contacts;
pub mod db;
pub mod export;
pub mod forms;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod insights;
pub mod journal;
pub mod milestones;
pub mod plan;
pub mod reminders;
pub mod scores;
pub mod settings;
pub mod shelf;
pub mod show;
pub mod story;
pub mod time_of_day;
pub mod today;
pub mod trash;
pub mod vault;
pub mod weeks;
pub mod words;
