//! The tray: what its menu says in each state, and what a choice does. It names nobody while the vault is shut.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cairn_core::contacts::{ChannelKind, first_choice, help_card, store as contacts};
use cairn_core::db::Subject;
use cairn_core::settings;
use cairn_core::vault::Folder;
use fluent_bundle::FluentArgs;
use tauri::{AppHandle, Manager, Wry};

use crate::commands::session_of;
use crate::notes;
use crate::os::patience::{DESKTOP_COMES_WITHIN, comes_within};
use crate::os::tray::{self, Tray, TrayChoice, TrayItems};
use crate::session::{News, Session, State};
use crate::texts::Texts;
use crate::whereabouts::Destination;
use crate::window;

/// The icon, while there is one.
#[derive(Default)]
struct Shown(Mutex<Option<(Tray<Wry>, TrayItems)>>);

/// Puts the icon in the tray, after the first page, where there is one and the person shares the login with nobody. When
/// Cairn began `hidden` and there is no icon to bring it back, the window is there minimised. At login the tray may come
/// later than Cairn; when Cairn was just `locked` it is there or it is not.
pub fn start(app: &AppHandle, hidden: bool, locked: bool) {
    app.manage(Shown::default());
    let began = match (hidden, locked) {
        (false, _) => Began::Shown,
        (true, false) => Began::AtLogin,
        (true, true) => Began::Hidden,
    };
    if began != Began::Shown {
        return update(app, began);
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(window::FIRST_PAGE_WITHIN).await;
        update(&app, began);
    });
}

/// How Cairn began, as far as it matters to the icon.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Began {
    /// With its window.
    Shown,
    /// Hidden, perhaps before the desktop was ready.
    AtLogin,
    /// Hidden, in the place of a process that was locked.
    Hidden,
}

/// Whether the icon is there.
pub fn is_shown(app: &AppHandle) -> bool {
    held(&app.state::<Shown>()).is_some()
}

/// Brings the icon and its menu up to date where `news` may have changed them.
pub fn refresh(app: &AppHandle, news: &News) {
    let concerns = match news {
        News::Session => true,
        News::Changed(subjects) => {
            subjects.contains(&Subject::Contacts) || subjects.contains(&Subject::Settings)
        }
    };
    if concerns {
        update(app, Began::Shown);
    }
}

/// The bus and the vault are asked on a thread of their own: both may take a while.
fn update(app: &AppHandle, began: Began) {
    let app = app.clone();
    std::thread::spawn(move || {
        let session = session_of(&app);
        let there = || is_shown(&app) || tray::is_there();
        let wanted = !session.device().shared_login
            && (there() || began == Began::AtLogin && comes_within(DESKTOP_COMES_WITHIN, there));
        let items = wanted.then(|| items(&session));
        let inside = app.clone();
        let asked = app.run_on_main_thread(move || {
            put(&inside, items);
            if began != Began::Shown && !is_shown(&inside) {
                window::show_minimized(&inside);
            }
        });
        if let Err(error) = asked {
            tracing::warn!(%error, "tray");
        }
    });
}

/// On the main thread: makes the icon, changes its menu, or takes it away.
fn put(app: &AppHandle, items: Option<TrayItems>) {
    let shown = app.state::<Shown>();
    let mut shown = held(&shown);
    let done = match (&mut *shown, items) {
        (Some((_, now)), Some(items)) if *now == items => Ok(()),
        (Some((tray, now)), Some(items)) => tray.update(items.clone()).map(|()| *now = items),
        (None, Some(items)) => {
            let inside = app.clone();
            Tray::build(app, &items, move |choice| follow(&inside, choice))
                .map(|tray| *shown = tray.map(|tray| (tray, items)))
        }
        (_, None) => shown.take().map_or(Ok(()), |(tray, _)| tray.remove()),
    };
    if let Err(error) = done {
        tracing::warn!(%error, "tray");
    }
}

fn held(shown: &Shown) -> MutexGuard<'_, Option<(Tray<Wry>, TrayItems)>> {
    shown.0.lock().unwrap_or_else(PoisonError::into_inner)
}

fn items(session: &Session) -> TrayItems {
    let texts = Texts::new(&session.language());
    let here = session.here();
    let call_shut = |folder: &Folder| {
        let card = help_card::read(&folder.help_card(), here.region());
        card.first().map(|first| {
            let kind =
                first_choice(&first.channels).map_or(ChannelKind::Phone, |channel| channel.kind);
            let mut args = FluentArgs::new();
            args.set("kind", kind.as_str());
            texts.with("calls-do-first", &args)
        })
    };
    let (call, open) = match &*session.state() {
        State::Open(open) => {
            let first = open.vault.db.read(|c| {
                let label = settings::load(c)?.call_label;
                contacts::first_call(c, &label, here.region())
            });
            let call = first.ok().flatten().map(|first| {
                let mut args = FluentArgs::new();
                let kind = first
                    .channel
                    .map_or(ChannelKind::Phone, |channel| channel.kind);
                args.set("kind", kind.as_str());
                args.set("name", first.label);
                texts.with("calls-do", &args)
            });
            (call, true)
        }
        State::Locked(locked) => (call_shut(&locked.folder), false),
        // What is shown can be put away from here as well.
        State::Showing(showing) => (call_shut(&showing.folder), true),
        State::NoVault | State::Damaged(_) => (None, false),
    };
    TrayItems {
        call,
        help: texts.get("tray-help"),
        open: texts.get("tray-open"),
        lock: open.then(|| texts.get("tray-lock")),
        quit: texts.get("tray-quit"),
        tooltip: texts.get("tray-tooltip"),
    }
}

fn follow(app: &AppHandle, choice: TrayChoice) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let session: Arc<Session> = session_of(&app);
        let done = match choice {
            TrayChoice::Open => {
                window::show(&app);
                Ok(())
            }
            TrayChoice::Help => {
                session.lead_to(Destination::Help);
                window::show(&app);
                Ok(())
            }
            TrayChoice::Call => {
                notes::call_first(&app, &session).await;
                window::show(&app);
                Ok(())
            }
            TrayChoice::Lock => {
                window::bring_in(&app).await;
                window::lock(&app).await
            }
            TrayChoice::Quit => {
                window::bring_in(&app).await;
                window::quit(&app).await
            }
        };
        if let Err(failure) = done {
            // Something typed could not be saved: the page says so.
            tracing::warn!(code = ?failure.code, "tray");
            window::show(&app);
        }
    });
}
