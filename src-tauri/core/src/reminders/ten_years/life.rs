//! A life with reminders: what happens in it, and what must hold.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Duration, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use rusqlite::OptionalExtension;

use super::ZONES;
use super::model::{Key, Model, Theirs};
use super::own::add_own;
use crate::clock::{Instant, Now, place};
use crate::db::{ContactId, OccurrenceId};
use crate::milestones::LadderKind;
use crate::reminders::test_home::Home;
use crate::reminders::{LATER_MS, Weekday as Day, locked_tick, not_today, seen, shown, snooze};

/// Numbers that are the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn below(&mut self, many: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % many
    }
}

/// What became of one occurrence.
#[derive(Debug, Default, Clone)]
pub(super) struct Told {
    pub(super) shown: u32,
    /// How often it may have been: once, and once more for each time the person asked for it.
    pub(super) asked_again: u32,
    pub(super) again: Option<Instant>,
}

pub(super) struct Contact {
    pub(super) id: ContactId,
    pub(super) days: i64,
    pub(super) since: NaiveDate,
    /// The moments, and the dates where it was.
    pub(super) calls: Vec<(Instant, NaiveDate)>,
}

pub(super) struct Life {
    pub(super) home: Home,
    pub(super) now: Now,
    pub(super) dice: Dice,
    pub(super) told: HashMap<Key, Told>,
    pub(super) nudged: i64,
    pub(super) recorded: u32,
    pub(super) looks: u32,
    pub(super) model: Model,
    pub(super) contacts: Vec<Contact>,
    pub(super) nudges_told: Vec<Instant>,
    pub(super) notices: Vec<Instant>,
    locked: bool,
    /// Where the computer was when the file of due times was written.
    file_zone: Tz,
    /// Nobody had opened the window for thirty days: milestones may have been passed over.
    pub(super) paused_at: Option<Instant>,
}

impl Life {
    /// It begins on the first of that month.
    pub(super) fn new(zone: Tz, (year, month): (i32, u32), quiet: bool) -> Self {
        let begun: DateTime<Utc> = zone
            .with_ymd_and_hms(year, month, 1, 12, 0, 0)
            .unwrap()
            .with_timezone(&Utc);
        let now = Now { utc: begun, zone };
        let mut home = Home::with_check_in(&now);
        let mut settings = home.settings.clone();
        settings.most_per_day = 12;
        settings.milestone_eve = true;
        settings.check_in_days = vec![Day::Mon, Day::Thu];
        settings.weekly_look = true;
        if !quiet {
            settings.quiet_to = settings.quiet_from;
        }
        home.change_settings(settings, &now);
        let start = now.today();
        let path = home.add_path("Alcohol", &start.to_string(), LadderKind::SmallSteps, &now);
        let dates = [
            start + Duration::days(30),
            date(2000, 2, 29),
            date(1990, 12, 30),
        ];
        let hard = dates.map(|date| {
            // One that is long past, so that it comes every year from the first on.
            let date = date.with_year(2000).unwrap();
            let id = home.add_hard_date("Jo", &date.to_string(), &now);
            (id.as_str().to_owned(), date)
        });
        let own = add_own(&mut home, start, &now);
        // Two on one day, one on the day that most years leave out; and one who has neither.
        let theirs = [
            (Some((date(1984, 2, 29), true)), Some(start)),
            (
                Some((start + Duration::days(30), false)),
                Some(date(start.year() - 4, 2, 28)),
            ),
            (None, Some(start - Duration::days(400))),
            (None, None),
        ];
        let theirs = theirs.map(|(birthday, since)| {
            let text = birthday.map(|(date, with_year)| match with_year {
                true => date.to_string(),
                false => date.format("--%m-%d").to_string(),
            });
            let since_text = since.map(|date| date.to_string());
            let id = home.add_theirs("Jo", text.as_deref(), since_text.as_deref(), &now);
            Theirs {
                id: id.as_str().to_owned(),
                birthday: birthday.map(|(date, _)| date),
                since,
            }
        });
        let contacts = [9, 14, 40].map(|days| Contact {
            id: home.add_contact("Mara", days, &now),
            days: days.into(),
            since: start,
            calls: Vec::new(),
        });
        home.plan(&now);
        let model = Model {
            start,
            path: path.as_str().to_owned(),
            settings: home.settings.clone(),
            begun: now.instant(),
            hard: hard.into(),
            own,
            theirs: theirs.into(),
        };
        Self {
            home,
            now,
            dice: Dice(1),
            told: HashMap::new(),
            nudged: 0,
            recorded: 0,
            looks: 0,
            model,
            contacts: contacts.into(),
            nudges_told: Vec::new(),
            notices: Vec::new(),
            locked: false,
            file_zone: zone,
            paused_at: None,
        }
    }

    /// What a calm life is told before `end`, and exactly when.
    pub(super) fn expected(&self, end: DateTime<Utc>) -> HashMap<Key, Instant> {
        let days = (end - self.now.utc).num_days() + 10;
        let (from, zone) = (self.now.today(), self.now.zone);
        (0..days)
            .flat_map(|days| self.model.on(from + Duration::days(days), zone))
            .filter(|item| item.fire <= item.until && item.fire.utc() < end)
            .map(|item| (item.key, item.fire))
            .collect()
    }

    pub(super) fn next_wake(&self) -> Option<Instant> {
        self.home.next_wake(&self.now)
    }

    /// Something happens.
    pub(super) fn step(&mut self) {
        match self.dice.below(100) {
            0..45 => self.pass_to_the_next(),
            45..70 => self.pass(1, 900),
            70..73 => self.pass(1_000, 15_000),
            73 if self.dice.below(4) == 0 => self.pass(30_000, 40_000),
            // The clock is put right, or wrong.
            74..77 => self.pass(-5_000, 5_000),
            77..79 => self.now.zone = ZONES[self.dice.below(12) as usize].0,
            79..81 => self.now.zone = ZONES[0].0,
            81..84 if !self.locked => self.lock(),
            84 => self.locked = true, // a crash: the file is as it was
            85..91 if self.locked => self.unlock(),
            91 if !self.locked => drop(self.claim()), // and dies before it shows
            92 if !self.locked => self.die_half_way(),
            93 if self.locked => self.locked_look(false),
            94 if !self.locked => self.see_all(),
            95 if !self.locked => self.call_all_waiting(),
            96 if !self.locked => self.later(),
            97 if !self.locked => self.not_today(),
            98 => self.home.last_opened = self.home.last_opened.max(self.now.instant()),
            _ => {}
        }
        if self.locked {
            self.locked_look(true);
        } else {
            self.look(true);
        }
    }

    fn pass(&mut self, least: i64, more: u64) {
        let minutes = least + self.dice.below(more).cast_signed();
        self.now.utc += Duration::minutes(minutes);
    }

    /// The loop wakes when Cairn said; a locked one looks every half a minute, here every twenty.
    fn pass_to_the_next(&mut self) {
        let next = (!self.locked).then(|| self.next_wake()).flatten();
        match next.filter(|next| *next > self.now.instant()) {
            Some(next) => self.now.utc = next.utc(),
            None => self.pass(20, 1),
        }
    }

    fn lock(&mut self) {
        self.file_zone = self.now.zone;
        self.home.plan(&self.now);
        self.locked = true;
    }

    /// The file has the wall-clock times of another place: times that are skipped there are those of the minute after.
    pub(super) fn is_locked_elsewhere(&self) -> bool {
        self.locked && self.file_zone != self.now.zone
    }

    pub(super) fn unlock(&mut self) {
        self.locked = false;
        self.look(true);
        self.home.last_opened = self.home.last_opened.max(self.now.instant());
    }

    fn claim(&mut self) -> Vec<OccurrenceId> {
        let thirty_days = Duration::days(30).num_milliseconds();
        if self.now.instant() >= self.home.last_opened.plus_ms(thirty_days) {
            self.paused_at = Some(self.now.instant());
        }
        self.file_zone = self.now.zone;
        let items = self
            .home
            .claim(&self.now)
            .map(|notice| notice.items)
            .unwrap_or_default();
        let ids: Vec<_> = items.into_iter().map(|item| item.occurrence).collect();
        for id in &ids {
            self.note(id);
        }
        self.stand_on_today(&ids);
        ids
    }

    fn die_half_way(&mut self) {
        let (file, zone) = (std::fs::read(self.home.file()).unwrap(), self.file_zone);
        self.claim();
        std::fs::write(self.home.file(), file).unwrap();
        self.file_zone = zone;
        self.locked = true;
    }

    /// An open Cairn looks, shows, and leaves nothing that is due without a record.
    pub(super) fn look(&mut self, shows: bool) -> Vec<Key> {
        self.looks += 1;
        let ids = self.claim();
        let keys = ids.iter().map(|id| self.key(id)).collect();
        for id in ids.iter().filter(|_| shows) {
            self.show(id);
        }
        shown(&mut self.home.db, &ids).unwrap();
        self.nothing_due_is_left();
        keys
    }

    pub(super) fn locked_look(&mut self, shows: bool) {
        let now = self.now;
        let notice = locked_tick(&self.home.file(), &now);
        for id in notice.iter().flat_map(|notice| &notice.occurrences) {
            self.note(id);
            if shows {
                self.show(id);
            }
        }
    }

    /// That it was told, or may have been.
    fn note(&mut self, id: &OccurrenceId) {
        let (now, key) = (self.now.instant(), self.key(id));
        // A few days of them are enough.
        for moments in [&mut self.notices, &mut self.nudges_told] {
            if moments.len() > 200 {
                moments.drain(..100);
            }
        }
        self.notices.push(now);
        if key.0.starts_with("nudge:") {
            self.nudges_told.push(now);
        }
        self.told.entry(key).or_default();
    }

    pub(super) fn see_all(&mut self) {
        let ids: Vec<_> = self
            .home
            .waiting(&self.now)
            .into_iter()
            .map(|item| item.occurrence)
            .collect();
        seen(&mut self.home.db, &ids, &self.now).unwrap();
    }

    pub(super) fn call_all_waiting(&mut self) {
        let waiting = self.home.waiting(&self.now);
        for contact in &mut self.contacts {
            if waiting
                .iter()
                .any(|item| item.contact.as_ref() == Some(&contact.id))
            {
                self.home.call(&contact.id, &self.now);
                contact.calls.push((self.now.instant(), self.now.today()));
            }
        }
    }

    fn later(&mut self) {
        self.put_off(false);
    }

    fn not_today(&mut self) {
        self.put_off(true);
    }

    fn put_off(&mut self, nudges: bool) {
        let again = self.now.instant().plus_ms(LATER_MS);
        let time = self.model.settings.nudge_time.time();
        let tomorrow = place(self.now.today() + Duration::days(1), time, self.now.zone);
        for item in self.home.waiting(&self.now) {
            let key = self.key(&item.occurrence);
            if key.0.starts_with("nudge:") != nudges
                || self.state(&key).as_deref() == Some("snoozed")
            {
                continue;
            }
            let ids = [item.occurrence];
            let told = self.told.entry(key).or_default();
            told.asked_again += 1;
            if nudges {
                told.again = Some(tomorrow);
                let settings = self.model.settings.clone();
                not_today(&mut self.home.db, &ids, &self.now, &settings).unwrap();
            } else {
                told.again = Some(again);
                snooze(&mut self.home.db, &ids, again).unwrap();
            }
        }
        self.home.plan(&self.now);
    }

    pub(super) fn key(&self, id: &OccurrenceId) -> Key {
        let (rule, date) = self.home.key(id);
        (rule, date.parse().unwrap())
    }

    pub(super) fn state(&self, key: &Key) -> Option<String> {
        // One for later whose place a newer one took is as good as shown.
        let sql =
            "SELECT CASE WHEN state = 'snoozed' AND seen_at IS NOT NULL THEN 'shown' ELSE state END
                   FROM occurrence WHERE rule = ?1 AND date = ?2";
        let state = self.home.db.read(|connection| {
            connection
                .query_row(sql, [&key.0, &key.1.to_string()], |row| row.get(0))
                .optional()
        });
        state.unwrap()
    }
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}
