//! A home with a vault in it.

use crate::support::World;
use crate::support::journey::PASSPHRASE;
use cairn_core::clock::Now;
use cairn_core::db::{DbError, EntryId, Subject};
use cairn_core::journal;
use cairn_core::milestones::{LadderKind, NewPath, add_path};
use cairn_core::reminders::{
    AppointmentAbout, NewOwnReminder, OwnReminderKind, Repeat, add_own_reminder,
};
use cairn_core::settings::device::{self, DeviceFile};
use cairn_core::settings::{self, Settings};
use cairn_core::time_of_day::TimeOfDay;
use cairn_core::vault::{self, Folder, Key, Vault};
use chrono::{TimeZone as _, Utc};
use secrecy::{ExposeSecret as _, SecretString};

/// A word that only the newest entry has, whose text has 5,000 words.
pub(crate) const LONG: &str = "quillfrost";

const WORDS: &[&str] = &[
    "morning", "walked", "quiet", "river", "called", "coffee", "slept", "tired", "better", "rain",
    "bread", "brother", "letter", "work", "garden", "slow", "breath", "the", "and", "was", "with",
    "again", "today", "little", "light", "evening", "kitchen", "music", "about", "going", "home",
];

pub(crate) struct Home {
    folder: Folder,
    passphrase: SecretString,
    code: SecretString,
}

impl Home {
    /// A vault of `count` entries that a passphrase and a recovery code open. The welcome is over; the window closes to
    /// the tray, and nothing locks by itself.
    pub(crate) fn make(world: &World, count: u64) -> Self {
        let data = world.data();
        std::fs::create_dir_all(&data).unwrap();
        let passphrase = SecretString::from(PASSPHRASE);
        let mut vault = vault::create(&data, &Key::Passphrase(&passphrase), &at(0)).unwrap();
        let code = vault.new_recovery_code(Some(&passphrase), &at(0)).unwrap();
        fill(&mut vault, count);
        let settings = Settings {
            welcome_done: true,
            idle_lock_minutes: 0,
            ..Settings::default()
        };
        settings::save(&mut vault.db, &settings).unwrap();
        let told = DeviceFile {
            closing_told: true,
            ..DeviceFile::default()
        };
        device::save(&data, &told).unwrap();
        let folder = vault.folder().clone();
        vault.lock().unwrap();
        Self {
            folder,
            passphrase,
            code: code.as_typed(),
        }
    }

    /// A path of many milestones, a check-in every day, and `count` reminders a day, an hour apart.
    pub(crate) fn remind(&self, count: u32) {
        let mut vault = vault::unlock(&self.folder, &self.with_code(), &at(0)).unwrap();
        let start = at(0).today();
        let path = NewPath {
            name: "No more".to_owned(),
            counter_word: "days".to_owned(),
            start: Some(start),
            ladder: LadderKind::SmallSteps,
            ..NewPath::default()
        };
        add_path(&mut vault.db, &path, &at(0)).unwrap();
        for n in 0..count {
            let reminder = NewOwnReminder {
                kind: OwnReminderKind::Own,
                words: format!("Reminder {n}"),
                start,
                time: TimeOfDay::new(n % 24, 30),
                rule: Repeat::Daily { every: 1 },
                minutes_before: 0,
                enabled: true,
                about: AppointmentAbout::default(),
            };
            add_own_reminder(&mut vault.db, &reminder, &at(0)).unwrap();
        }
        let mut settings = vault.db.read(settings::load).unwrap();
        settings.reminders.check_in = true;
        settings::save(&mut vault.db, &settings).unwrap();
        vault.lock().unwrap();
    }

    /// Opens the vault with the passphrase and closes it.
    pub(crate) fn open_with_passphrase(&self) {
        self.open(&Key::Passphrase(&self.passphrase));
    }

    /// Opens the vault with the recovery code, which needs no key derivation, and closes it.
    pub(crate) fn open_with_code(&self) {
        self.open(&self.with_code());
    }

    /// The recovery code, to be typed.
    pub(crate) fn code(&self) -> &str {
        self.code.expose_secret()
    }

    fn with_code(&self) -> Key<'_> {
        Key::RecoveryCode(&self.code)
    }

    fn open(&self, key: &Key<'_>) {
        let vault = vault::unlock(&self.folder, key, &at(0)).unwrap();
        vault.lock().unwrap();
    }
}

fn fill(vault: &mut Vault, count: u64) {
    vault
        .db
        .write(Subject::Journal, |tx| {
            let mut insert = tx.prepare(
                "INSERT INTO entry (n, id, text, written_at, zone, created_at, changed_at, date)
                 VALUES (?1, ?2, ?3, ?4, 'Europe/Berlin', ?4, ?4, ?5)",
            )?;
            for n in 0..count {
                let now = at(n);
                let text = if n + 1 == count {
                    format!("{LONG} {}\n", text(n, 4_999))
                } else {
                    text(n, 40 + n % 121)
                };
                let id = EntryId::new(&now);
                let written = now.utc.timestamp_millis();
                let date = now.today().to_string();
                insert.execute((now.utc.timestamp(), id.as_str(), text, written, date))?;
            }
            Ok::<_, DbError>(())
        })
        .unwrap();
    journal::index_all(&mut vault.db).unwrap();
}

/// The moment of entry `n`: one every two hours, from 2001.
fn at(n: u64) -> Now {
    let seconds = 1_000_000_000 + i64::try_from(n).unwrap() * 7_200;
    Now {
        utc: Utc.timestamp_opt(seconds, 0).unwrap(),
        zone: chrono_tz::Tz::Europe__Berlin,
    }
}

/// `words` words, the same for the same seed.
fn text(seed: u64, words: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut word = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let place = state % WORDS.len() as u64;
        WORDS[usize::try_from(place).unwrap()]
    };
    let words: Vec<_> = (0..words).map(|_| word()).collect();
    words.join(" ")
}
