//! Where and when a command runs.

use cairn_core::clock::Now;
use cairn_core::milestones::{LeapDay, Look};
use cairn_core::words::Words;

/// What a command needs to know of where and when it runs.
pub struct Here {
    /// The moment and the zone.
    pub now: Now,
    /// Dates in the person's language.
    pub words: Words,
    /// The region that the person chose; none = from the time zone.
    pub region: Option<String>,
}

impl Here {
    /// The region in force, ISO 3166, for helplines and for showing numbers.
    pub fn region(&self) -> &str {
        cairn_core::contacts::helplines::region(self.region.as_deref(), self.now.zone.name())
    }

    /// What looking at paths depends on. `leap`: the person's setting.
    pub fn look(&self, leap: LeapDay) -> Look<'_> {
        Look {
            now: &self.now,
            leap,
            words: &self.words,
        }
    }
}
