//! What looks back over twenty years of days.

use std::path::Path;

use cairn_core::clock::Now;
use cairn_core::db::{Db, DbError, Subject};
use cairn_core::insights::{self, GoingPeriod};
use cairn_core::milestones::{LeapDay, Look};
use cairn_core::story::{self, TimelineChoice};
use cairn_core::vault::{self, ComputerKey, Key};
use cairn_core::words::Words;

use crate::home::at;
use crate::{going, row, sample};

/// The pictures of how it is going and a page of my story, from twenty years of daily check-ins and 20,000 entries.
pub(crate) fn measure(data: &Path) {
    let key = ComputerKey::random().unwrap();
    let mut vault = vault::create(data, &Key::ThisComputer(&key), &at(0)).unwrap();
    going::fill(&mut vault.db);
    let noon = going::last_day().and_hms_opt(12, 0, 0).unwrap();
    let now = Now {
        utc: noon.and_utc(),
        zone: chrono_tz::Tz::Europe__Berlin,
    };
    let words = Words::new("en");
    let look = Look {
        now: &now,
        leap: LeapDay::Feb28,
        words: &words,
    };
    println!("-- twenty years of days");
    for (what, period) in [
        ("30 days", GoingPeriod::Month),
        ("90 days", GoingPeriod::Season),
        ("a year", GoingPeriod::Year),
        ("all", GoingPeriod::All),
    ] {
        let drawn = sample(30, |_| {
            let going = vault
                .db
                .read(|c| insights::going(c, &look, period, 0, None));
            assert!(going.unwrap().days >= 30);
        });
        row(&format!("how it is going, {what} (≤ 50 ms)"), &drawn, None);
    }
    my_story(&mut vault.db, &look);
    vault.lock().unwrap();
}

/// A page of my story's timeline over the same years: every fourth entry is a victory, every fortieth was chosen.
fn my_story(db: &mut Db, look: &Look<'_>) {
    db.write(Subject::Story, |tx| {
        tx.execute_batch(
            "UPDATE entry SET victory = n % 4 = 0;
             INSERT INTO story_entry (entry_id, added_at) SELECT id, 0 FROM entry WHERE n % 40 = 1;",
        )
        .map_err(DbError::from)
    })
    .unwrap();
    let choice = TimelineChoice {
        newest_first: true,
        limit: 60,
        ..TimelineChoice::default()
    };
    let seen = sample(30, |_| {
        let timeline = db.read(|c| story::timeline(c, &choice, look)).unwrap();
        assert_eq!(timeline.items.len(), 60);
    });
    row("a page of my story (≤ 50 ms)", &seen, None);
}
