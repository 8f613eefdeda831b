//! The loop round the reminders: woken by the clock, by changes and by resuming. It also locks an idle window and
//! empties the write-ahead log when nothing has been written for a while.

use std::sync::Arc;
use std::time::Duration;

use cairn_core::clock::Instant;
use cairn_core::contacts::help_card;
use cairn_core::db::{DbError, Subject};
use cairn_core::milestones;
use cairn_core::reminders;
use cairn_core::settings;
use tauri::AppHandle;

use crate::backups;
use crate::checks;
use crate::failure::Failure;
use crate::notes::{Company, notes};
use crate::open::{LAST_OPENED, Open};
use crate::os::patience::{DESKTOP_COMES_WITHIN, comes_within};
use crate::session::{Here, News, Session, State};
use crate::texts::Texts;
use crate::window;

/// The longest sleep: after it the wall clock is compared again, whatever was planned.
const LONGEST: Duration = Duration::from_secs(30);

#[cfg(not(feature = "testing"))]
const fn longest() -> Duration {
    LONGEST
}

#[cfg(feature = "testing")]
fn longest() -> Duration {
    crate::testing::looks_every().unwrap_or(LONGEST)
}

/// What wakes this wakes the page, too, and the person waits for that.
const PAGES_FIRST: Duration = Duration::from_millis(300);

/// How often it is noted that the person was there.
const NOTED_EVERY_MS: i64 = 60 * 60 * 1000;
/// A write-ahead log that is damaged silently loses what came after the damage: it does not wait in there for long.
const CHECKPOINT_AFTER_MS: i64 = 30_000;

/// Between two steps of what is done after an opening: whoever waits for the vault gets it then.
const BREATH: Duration = Duration::from_millis(50);

/// Whether the reminders depend on what changed. Writing does not wake them.
pub fn goes_by(news: &News) -> bool {
    match news {
        News::Session => true,
        News::Changed(subjects) => subjects.iter().any(|subject| {
            matches!(
                subject,
                Subject::Milestones | Subject::Contacts | Subject::Reminders | Subject::Settings
            )
        }),
    }
}

/// Runs for as long as the process. What is overdue as Cairn begins `hidden`, with the login, waits until the desktop can
/// show it: it would be told to nobody.
pub async fn run(app: AppHandle, session: Arc<Session>, hidden: bool) {
    if hidden {
        let inside = app.clone();
        let waited = tauri::async_runtime::spawn_blocking(move || {
            comes_within(DESKTOP_COMES_WITHIN, || notes(&inside).server().is_some())
        });
        if !waited.await.unwrap_or(false) {
            tracing::warn!("no notification server after the login");
        }
    }
    loop {
        let (app_here, session_here) = (app.clone(), Arc::clone(&session));
        let next = tauri::async_runtime::spawn_blocking(move || {
            let next = tick(&app_here, &session_here);
            wipe(&session_here);
            (next, idle(&session_here, session_here.now().instant()))
        })
        .await;
        let (next, idle) = next.unwrap_or_default();
        // Beside the reminders: the first copy to a slow stick takes minutes.
        let session_here = Arc::clone(&session);
        tauri::async_runtime::spawn_blocking(move || backups::daily(&session_here));
        let session_here = Arc::clone(&session);
        tauri::async_runtime::spawn_blocking(move || checks::after_being_cut_off(&session_here));
        let now = session.now().instant();
        let wait = next.map_or_else(longest, |next| until(now, next));
        if idle {
            window::lock_unasked(&app).await;
        }
        tokio::select! {
            () = tokio::time::sleep(wait.clamp(Duration::from_millis(200), longest())) => {}
            () = session.wake.notified() => tokio::time::sleep(PAGES_FIRST).await,
        }
    }
}

/// Shows what is due. When something is due next, if that is known.
fn tick(app: &AppHandle, session: &Session) -> Option<Instant> {
    let locked = match &*session.state() {
        State::Open(_) => None,
        State::Locked(locked) => Some(locked.folder.clone()),
        // Whoever is shown something learns no more than from a locked window.
        State::Showing(showing) => Some(showing.folder.clone()),
        State::NoVault | State::Damaged(_) => return None,
    };
    let ticked = match locked {
        None => tick_open(app, session),
        Some(folder) => {
            let due = reminders::locked_tick(&folder.reminders_due(), &session.now());
            if let Some(notice) = due {
                let texts = Texts::new(&session.language());
                let call =
                    !help_card::read(&folder.help_card(), session.here().region()).is_empty();
                if notes(app)
                    .show_neutral(&texts, notice.occurrences, call)
                    .is_err()
                {
                    tracing::warn!("no notification server");
                }
            }
            Ok(None)
        }
    };
    ticked.unwrap_or_else(|failure| {
        tracing::warn!(code = ?failure.code, "reminders");
        None
    })
}

fn tick_open(app: &AppHandle, session: &Session) -> Result<Option<Instant>, Failure> {
    let seen = session.whereabouts.last_seen();
    let (told, next) = session.open_now(|open, here| {
        open.tidy(&here.now);
        rest(open, here.now.instant());
        if open.reminders_stopped {
            note_seen(open, here, seen)?;
            return Ok((None, Ok(None)));
        }
        let settings = open.vault.db.read(settings::load)?;
        let file = open.vault.folder().reminders_due();
        let inputs = open.inputs(&settings);
        let notice = reminders::claim(&mut open.vault.db, &file, &here.now, &inputs, &here.words)?;
        let next = open
            .vault
            .db
            .read(|c| reminders::next_wake(c, &here.now, &inputs));
        let noted = note_seen(open, here, seen);
        // What was claimed is shown, whatever else goes wrong. Who can be reached is asked only then: it takes a look at
        // every number of the circle.
        let told = notice.map(|notice| {
            let company = Company::of(&open.vault.db, &settings.call_label, here.region());
            let company = company.unwrap_or_else(|error| {
                tracing::warn!(%error, "whom a note offers");
                Company::default()
            });
            (notice, company)
        });
        Ok::<_, Failure>((told, noted.and(next)))
    })?;
    if let Some((notice, company)) = told {
        let texts = Texts::new(&session.language());
        if notes(app).show(&texts, &notice, &company).is_err() {
            // What it tells stands on Today.
            tracing::warn!("no notification server");
        } else {
            let ids: Vec<_> = notice
                .items
                .into_iter()
                .map(|item| item.occurrence)
                .collect();
            session.open_now(|open, _| reminders::shown(&mut open.vault.db, &ids))?;
        }
    }
    Ok(next?)
}

/// Empties the write-ahead log when nothing has been written for a while.
fn rest(open: &mut Open, now: Instant) {
    let long_ago = |last: Instant| now >= last.plus_ms(CHECKPOINT_AFTER_MS);
    if open.last_change.is_some_and(long_ago) {
        match open.vault.db.checkpoint() {
            Ok(()) => open.last_change = None,
            Err(error) => tracing::warn!(%error, "checkpoint"),
        }
    }
}

/// Notes that the person was there, now and then.
fn note_seen(open: &mut Open, here: &Here, seen: Option<Instant>) -> Result<(), DbError> {
    if let Some(seen) = seen.filter(|seen| *seen >= open.last_opened.plus_ms(NOTED_EVERY_MS)) {
        milestones::came_back(&mut open.vault.db, &here.now, open.last_opened)?;
        settings::note(&mut open.vault.db, LAST_OPENED, &seen)?;
        open.last_opened = seen;
    }
    Ok(())
}

fn wipe(session: &Session) {
    let step = || session.open_now(|open, _| Ok::<_, Failure>(open.wipe_on()));
    while step().unwrap_or(false) {
        std::thread::sleep(BREATH);
    }
}

/// Whether the window has not been used for as long as the person chose, by the wall clock: sleep counts.
fn idle(session: &Session, now: Instant) -> bool {
    let minutes = match &*session.state() {
        State::Open(open) => {
            (open.vault.db.read(settings::load)).map_or(0, |settings| settings.idle_lock_minutes)
        }
        State::Showing(showing) => showing.idle_minutes,
        _ => 0,
    };
    let Some(last) = session.whereabouts.last_active() else {
        return false;
    };
    minutes > 0 && now >= last.plus_ms(i64::from(minutes) * 60_000)
}

fn until(now: Instant, next: Instant) -> Duration {
    Duration::from_millis(u64::try_from(next.0 - now.0).unwrap_or_default())
}
