//! What must hold in every life.

use chrono::{Duration, NaiveDate};

use super::life::{Contact, Life};
use super::model::{Due, day, end_of};
use crate::clock::{Instant, place};
use crate::db::OccurrenceId;

impl Life {
    pub(super) fn show(&mut self, id: &OccurrenceId) {
        let (now, zone, today) = (self.now.instant(), self.now.zone, self.now.today());
        let key = self.key(id);
        assert!(!self.model.is_quiet(now, zone), "{key:?} in quiet hours");
        let told = self.told.entry(key.clone()).or_default();
        told.shown += 1;
        assert!(told.shown <= 1 + told.asked_again, "{key:?} twice");
        let again = told.again.filter(|_| told.shown > 1);
        if key.0.starts_with("nudge:") {
            self.nudged += 1;
            let time = place(today, self.model.settings.nudge_time.time(), zone);
            assert!(
                key.1 <= today && time <= now || again.is_some(),
                "{key:?} too early"
            );
            return;
        }
        let of_milestones = key.0.starts_with("milestone");
        assert!(
            !(of_milestones && self.model.is_hard(today)),
            "{key:?} on a hard date"
        );
        let due = self
            .model
            .named(&key, zone)
            .unwrap_or_else(|| panic!("{key:?} is nothing that is due"));
        assert!(due.due <= now || again.is_some(), "{key:?} too early");
        let until = again.map_or(due.until, |again| match key.0.starts_with("appointment:") {
            true => due.until.plus_ms(120_000),
            false => {
                let from = self.model.after_quiet(again, zone);
                due.until.max(from.plus_ms(6 * 60 * 60 * 1000))
            }
        });
        assert!(
            now <= until || self.is_locked_elsewhere(),
            "{key:?} too late"
        );
    }

    pub(super) fn nothing_due_is_left(&mut self) {
        let (now, zone, today) = (self.now.instant(), self.now.zone, self.now.today());
        let mut today_told: Vec<_> = self
            .notices
            .iter()
            .filter(|at| day(**at, zone) == today)
            .collect();
        today_told.sort_unstable();
        today_told.dedup();
        // Near the day's share what comes first may keep others waiting.
        if self.model.is_quiet(now, zone) || today_told.len() >= 8 {
            return;
        }
        for days in -9..=2 {
            for item in self.model.on(today + Duration::days(days), zone) {
                if item.fire <= now && now <= item.until {
                    self.is_recorded(&item);
                }
            }
        }
        self.a_nudge_was_told();
    }

    fn is_recorded(&mut self, item: &Due) {
        let of_milestones = item.key.0.starts_with("milestone");
        if of_milestones && self.model.is_hard(self.now.today()) {
            return;
        }
        let recently =
            |at: &Instant| (self.now.instant().0 - at.0).abs() < 40 * 24 * 60 * 60 * 1000;
        let passed_over = of_milestones && self.paused_at.as_ref().is_some_and(recently);
        let state = self.state(&item.key);
        let recorded = match state.as_deref() {
            Some("intended" | "shown") => true,
            // Also what was over when it was chosen.
            Some("known") => passed_over || item.due <= self.model.begun,
            // Asked for again: by now, or not yet.
            Some("snoozed") => {
                let again = self.told.get(&item.key).and_then(|told| told.again);
                again.is_some_and(|again| {
                    of_milestones
                        || self.model.after_quiet(again, self.now.zone) > self.now.instant()
                })
            }
            _ => passed_over,
        };
        assert!(recorded, "{item:?} is lost at {:?}: {state:?}", self.now);
        self.recorded += 1;
    }

    /// Whoever is due, somebody was nudged for today.
    fn a_nudge_was_told(&mut self) {
        let (now, zone, today) = (self.now.instant(), self.now.zone, self.now.today());
        let told: Vec<_> = self
            .nudges_told
            .iter()
            .filter(|at| day(**at, zone) == today)
            .copied()
            .collect();
        let time = place(today, self.model.settings.nudge_time.time(), zone);
        if now < self.model.after_quiet(time, zone) || now > end_of(today, zone) {
            return;
        }
        let waits = self.contacts.iter().any(|contact| {
            let date = due_on(contact, now);
            let key = (format!("nudge:{}", contact.id.as_str()), date);
            let told = self.told.get(&key);
            let put_off = told.is_some_and(|told| {
                told.again.is_some_and(|again| {
                    again <= now && self.state(&key).as_deref() == Some("snoozed")
                })
            });
            date <= today && (told.is_none() || put_off)
        });
        assert!(
            !waits || !told.is_empty(),
            "nobody was nudged for at {:?}",
            self.now
        );
        self.recorded += u32::from(waits);
    }

    /// What was claimed stands on Today, shown or not.
    pub(super) fn stand_on_today(&self, ids: &[OccurrenceId]) {
        let waiting = self.home.waiting(&self.now);
        let keys: Vec<_> = ids.iter().map(|id| self.key(id)).collect();
        for (id, key) in ids.iter().zip(&keys) {
            let is_last = !keys.iter().any(|other| other.0 == key.0 && other.1 > key.1);
            let of_its_day = key.0.starts_with("milestoneEve:") || key.0.starts_with("hardDate:");
            let is_over = of_its_day && key.1 < self.now.today();
            let stands = waiting.iter().any(|item| item.occurrence == *id);
            let newer = waiting.iter().any(|item| {
                let other = self.key(&item.occurrence);
                other.0 == key.0 && other.1 > key.1
            });
            assert!(
                stands || !is_last || is_over || newer,
                "{key:?} does not stand on Today"
            );
        }
    }
}

/// The day from which on there is a nudge for someone.
fn due_on(contact: &Contact, now: Instant) -> NaiveDate {
    let believed = now.plus_ms(24 * 60 * 60 * 1000);
    let calls = contact.calls.iter().filter(|(at, _)| *at <= believed);
    let last = calls
        .max_by_key(|(at, _)| *at)
        .map_or(contact.since, |(_, date)| *date);
    last.max(contact.since) + Duration::days(contact.days)
}
