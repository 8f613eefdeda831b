//! The loop round the reminders: woken by the clock, by changes and by resuming. It also locks an idle window and
//! empties the write-ahead log when nothing has been written for a while.

use std::sync::Arc;
use std::time::Duration;

use cairn_core::clock::Instant;
use cairn_core::contacts::{help_card, store as contacts};
use cairn_core::reminders::{self, due_file};
use cairn_core::settings;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::notes::notes;
use crate::session::{Session, State};
use crate::texts::Texts;
use crate::window;

/// The longest sleep: after it the wall clock is compared again, whatever was planned.
const LONGEST: Duration = Duration::from_secs(if cfg!(feature = "testing") { 1 } else { 30 });

/// A write-ahead log that is damaged silently loses what came after the damage: it does not wait in there for long.
const CHECKPOINT_AFTER_MS: i64 = 30_000;

/// Runs for as long as the process.
pub async fn run(app: AppHandle, session: Arc<Session>) {
    loop {
        let (app_here, session_here) = (app.clone(), Arc::clone(&session));
        let next = tauri::async_runtime::spawn_blocking(move || tick(&app_here, &session_here)).await;
        let now = session.now().instant();
        let wait = next.ok().flatten().map_or(LONGEST, |next| until(now, next));
        if idle(&session, now) {
            if let Err(failure) = window::lock(&app).await {
                tracing::warn!(code = ?failure.code, "idle lock");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(wait.clamp(Duration::from_millis(200), LONGEST)) => {}
            () = session.wake.notified() => {}
        }
    }
}

/// Shows what is due. When something is due next, if that is known.
fn tick(app: &AppHandle, session: &Session) -> Option<Instant> {
    let locked = match &*session.state() {
        State::Open(_) => None,
        State::Locked(locked) => Some(locked.folder.clone()),
        State::NoVault | State::Damaged(_) => return None,
    };
    let ticked = match locked {
        None => tick_open(app, session),
        Some(folder) => {
            let due = due_file::locked_tick(&folder.reminders_due(), &session.now());
            if due.deliver {
                let texts = Texts::new(&session.language());
                let call = !help_card::read(&folder.help_card(), session.here().region()).is_empty();
                if notes(app).show_neutral(&texts, call).is_err() {
                    tracing::warn!("no notification server");
                }
            }
            Ok(due.next)
        }
    };
    ticked.unwrap_or_else(|failure| {
        tracing::warn!(code = ?failure.code, "reminders");
        None
    })
}

fn tick_open(app: &AppHandle, session: &Session) -> Result<Option<Instant>, Failure> {
    let (claimed, neutral, first_call) = session.open_now(|open, here| {
        let now = here.now.instant();
        if open.last_change.is_some_and(|last| now >= last.plus_ms(CHECKPOINT_AFTER_MS)) {
            open.vault.db.checkpoint()?;
            open.last_change = None;
        }
        let paths = crate::commands::all_paths(open, here)?;
        let settings = open.vault.db.read(settings::load)?;
        let claimed = reminders::claim(&mut open.vault.db, &settings.reminders, &paths, &here.now)?;
        let due = open.vault.folder().reminders_due();
        due_file::write(&mut open.vault.db, &due, &settings.reminders, &paths, &here.now)?;
        let first_call = open
            .vault
            .db
            .read(|c| contacts::first_call(c, &settings.call_label, here.region()))?;
        Ok::<_, Failure>((claimed, settings.reminders.neutral, first_call))
    })?;
    if !claimed.deliveries.is_empty() {
        let texts = Texts::new(&session.language());
        let label = first_call.as_ref().map(|first| first.label.as_str());
        let shown = notes(app).show(&texts, &claimed.deliveries, neutral, label);
        if shown.is_err() {
            // They stand on Today.
            tracing::warn!("no notification server");
        } else {
            let ids: Vec<_> = claimed.deliveries.iter().map(|d| d.occurrence.clone()).collect();
            session.open_now(|open, here| reminders::shown(&mut open.vault.db, &ids, &here.now))?;
        }
    }
    Ok(claimed.next)
}

/// Whether the window has not been used for as long as the person chose, by the wall clock: sleep counts.
fn idle(session: &Session, now: Instant) -> bool {
    let minutes = session
        .open_now(|open, _| open.vault.db.read(settings::load))
        .map_or(0, |settings| settings.idle_lock_minutes);
    let Some(last) = session.last_active() else {
        return false;
    };
    minutes > 0 && now >= last.plus_ms(i64::from(minutes) * 60_000)
}

fn until(now: Instant, next: Instant) -> Duration {
    Duration::from_millis(u64::try_from(next.0 - now.0).unwrap_or_default())
}
