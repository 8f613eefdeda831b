//! Whole lives of reminders: clocks that jump, journeys, locking, crashes. What is due is computed here by hand, from
//! dates alone, and compared with what was shown.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::HashMap;

use chrono::{Days, Duration, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::test_home::{Home, berlin};
use super::*;
use crate::clock::{Now, place};
use crate::milestones::LadderKind;

const ZONES: [Tz; 7] = [
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::Pacific__Honolulu,
    Tz::Pacific__Kiritimati,
    Tz::Australia__Lord_Howe,
    Tz::Asia__Kathmandu,
    Tz::Pacific__Apia,
];
/// The small steps of the first weeks, in days.
const STEPS: [u64; 8] = [1, 3, 7, 14, 21, 30, 45, 60];

/// The days of another: a birthday, and the first chips.
fn theirs() -> [(&'static str, NaiveDate); 3] {
    [
        ("birthday:", (2026, 11, 5)),
        ("theirMilestone:", (2026, 11, 4)),
        ("theirMilestone:", (2026, 12, 4)),
    ]
    .map(|(rule, (year, month, day))| (rule, NaiveDate::from_ymd_opt(year, month, day).unwrap()))
}

#[derive(Debug, Clone)]
enum Step {
    /// Minutes pass.
    Pass(i64),
    /// The clock is set by minutes, mostly back.
    SetClock(i64),
    /// The computer is elsewhere.
    Travel(usize),
    /// The loop looks.
    Look,
    /// It looks, and the program dies before anything is shown.
    LookAndDie,
    /// It looks, and the program dies after the database knows but before the file does.
    LookAndDieHalfWay,
    /// The vault is locked: the file is written, and what then looks is the locked Cairn.
    Lock,
    /// The program dies open and starts again locked: the file is as it was.
    DieAndLock,
    /// The locked Cairn has recorded, and dies before it shows.
    LockedLookAndDie,
    /// The vault is opened.
    Unlock,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1..1_500_i64).prop_map(Step::Pass),
        2 => (1_500..20_000_i64).prop_map(Step::Pass),
        2 => (-4_000..400_i64).prop_map(Step::SetClock),
        2 => (0..ZONES.len()).prop_map(Step::Travel),
        10 => Just(Step::Look),
        1 => Just(Step::LookAndDie),
        1 => Just(Step::LookAndDieHalfWay),
        2 => Just(Step::Lock),
        1 => Just(Step::DieAndLock),
        1 => Just(Step::LockedLookAndDie),
        3 => Just(Step::Unlock),
    ]
}

struct Life {
    home: Home,
    now: Now,
    locked: bool,
    start: NaiveDate,
    begun: Instant,
    shown: HashMap<(String, String), u32>,
    /// Nobody had opened the window for thirty days: milestones may have been passed over since.
    paused: bool,
}

impl Life {
    fn new() -> Self {
        let now = berlin("2026-10-20 12:00");
        let mut home = Home::with_check_in(&now);
        home.settings.most_per_day = 12;
        home.add_path("Alcohol", "2026-10-20", LadderKind::SmallSteps, &now);
        home.add_theirs("Mara", Some("--11-05"), Some("2026-10-05"), &now);
        home.plan(&now);
        Self {
            home,
            now,
            locked: false,
            start: now.today(),
            begun: now.instant(),
            shown: HashMap::new(),
            paused: false,
        }
    }

    fn quiet(&self) -> bool {
        let time = self.now.local().time();
        time >= self.home.settings.quiet_from.time() || time < self.home.settings.quiet_to.time()
    }

    fn do_step(&mut self, step: &Step) {
        // The person opens the window now and then.
        if !self.locked {
            self.home.last_opened = self.home.last_opened.max(self.now.instant());
        }
        match step {
            Step::Pass(minutes) | Step::SetClock(minutes) => {
                self.now.utc += Duration::minutes(*minutes)
            }
            Step::Travel(zone) => self.now.zone = ZONES[*zone],
            Step::Look if self.locked => self.locked_look(true),
            Step::LockedLookAndDie if self.locked => self.locked_look(false),
            Step::Look => self.look(),
            Step::LookAndDie if !self.locked => drop(self.home.claim(&self.now)),
            Step::LookAndDieHalfWay if !self.locked => {
                let file = std::fs::read(self.home.file()).unwrap();
                self.home.claim(&self.now);
                std::fs::write(self.home.file(), file).unwrap();
            }
            Step::Lock if !self.locked => {
                self.home.plan(&self.now);
                self.locked = true;
            }
            Step::DieAndLock => self.locked = true,
            Step::Unlock if self.locked => {
                self.locked = false;
                self.look();
            }
            _ => {}
        }
    }

    fn look(&mut self) {
        self.paused |=
            self.now.instant() >= self.home.last_opened.plus_ms(30 * 24 * 60 * 60 * 1000);
        let claimed = self.home.claim(&self.now);
        for item in claimed.iter().flat_map(|notice| &notice.items) {
            self.show(&item.occurrence);
            shown(&mut self.home.db, std::slice::from_ref(&item.occurrence)).unwrap();
        }
        self.nothing_due_is_left();
    }

    fn locked_look(&mut self, shows: bool) {
        let notice = locked_tick(&self.home.file(), &self.now);
        for id in notice
            .iter()
            .filter(|_| shows)
            .flat_map(|notice| &notice.occurrences)
        {
            self.show(id);
        }
    }

    fn show(&mut self, id: &OccurrenceId) {
        let key = self.home.key(id);
        assert!(!self.quiet(), "{key:?} in quiet hours");
        let date: NaiveDate = key.1.parse().unwrap();
        let due = place(date, self.time_of(&key.0), self.now.zone);
        assert!(due <= self.now.instant(), "{key:?} too early");
        let times = self.shown.entry(key.clone()).or_default();
        *times += 1;
        assert_eq!(*times, 1, "{key:?} twice");
    }

    fn time_of(&self, rule: &str) -> NaiveTime {
        let settings = &self.home.settings;
        if rule == "checkIn" {
            settings.check_in_time.time()
        } else {
            settings.milestone_time.time()
        }
    }

    /// Of everything that can be told at this moment there is a record.
    fn nothing_due_is_left(&self) {
        if self.quiet() {
            return;
        }
        let (now, zone, today) = (self.now.instant(), self.now.zone, self.now.today());
        let settings = &self.home.settings;
        for days in STEPS {
            let date = self.start + Days::new(days);
            let due = place(date, settings.milestone_time.time(), zone);
            if due <= now && today <= date + Days::new(7) && due > self.begun {
                self.is_recorded("milestone:", date);
            }
        }
        for date in [today - Days::new(1), today] {
            let due = place(date, settings.check_in_time.time(), zone);
            if due <= now && now.0 <= due.0 + 6 * 60 * 60 * 1000 {
                self.is_recorded("checkIn", date);
            }
        }
        for (rule, date) in theirs() {
            let due = place(date, settings.their_time.time(), zone);
            if due <= now && today == date && due > self.begun {
                self.is_recorded(rule, date);
            }
        }
    }

    fn is_recorded(&self, rule: &str, date: NaiveDate) {
        let passed_over = self.paused && rule == "milestone:";
        let recorded: bool = self
            .home
            .db
            .read(|connection| {
                connection.query_row(
                    "SELECT EXISTS (SELECT 1 FROM occurrence WHERE date = ?1 AND rule GLOB ?2 AND (state IN ('intended', 'shown') OR state = 'known' AND ?3))",
                    rusqlite::params![date.to_string(), format!("{rule}*"), passed_over],
                    |row| row.get(0),
                )
            })
            .unwrap();
        assert!(recorded, "{rule} of {date} is lost");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn nothing_is_told_twice_or_too_early_or_lost(steps in prop::collection::vec(any_step(), 10..60)) {
        let mut life = Life::new();
        for step in &steps {
            life.do_step(step);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    // Time only passes and the loop looks every few minutes to hours: everything is told, on its day.
    #[test]
    fn in_a_quiet_life_everything_is_told_in_time(gaps in prop::collection::vec(1..300_i64, 200..400), locks in 1..40_usize) {
        let mut life = Life::new();
        for (at, gap) in gaps.iter().enumerate() {
            life.do_step(&Step::Pass(*gap));
            if at % locks == 0 {
                life.do_step(if life.locked { &Step::Unlock } else { &Step::Lock });
            }
            life.do_step(&Step::Look);
        }
        if life.locked {
            life.do_step(&Step::Unlock);
        }
        for (rule, date) in theirs().into_iter().filter(|(_, date)| *date < life.now.today()) {
            let told = life.shown.keys().any(|(of, day)| of.starts_with(rule) && *day == date.to_string());
            prop_assert!(told, "{rule} of {date} of {:?}", life.shown);
        }
        for days in STEPS {
            let date = life.start + Days::new(days);
            if date < life.now.today() {
                let told = life.shown.keys().any(|(rule, of)| rule.starts_with("milestone:") && *of == date.to_string());
                prop_assert!(told, "{date} of {:?}", life.shown);
            }
        }
    }
}

/// The simulation itself notices what it is there to notice.
#[test]
#[should_panic(expected = "twice")]
fn the_simulation_sees_a_second_showing() {
    let mut life = Life::new();
    life.do_step(&Step::Pass(8 * 60));
    let notice = life.home.claim(&life.now).unwrap();
    life.show(&notice.items[0].occurrence);
    life.show(&notice.items[0].occurrence);
}
