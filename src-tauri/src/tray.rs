//! The tray: what its menu says in each state, and what a choice does. It names nobody while the vault is shut.

use std::sync::{Arc, Mutex, PoisonError};

use cairn_core::contacts::{help_card, store as contacts};
use cairn_core::db::Subject;
use cairn_core::settings;
use fluent_bundle::FluentArgs;
use tauri::{AppHandle, Manager, Wry};

use crate::commands::session_of;
use crate::notes;
use crate::os::tray::{Tray, TrayChoice, TrayItems};
use crate::session::{Destination, News, Session, State};
use crate::texts::Texts;
use crate::window;

/// The icon, where there is a tray.
struct Shown(Mutex<Option<(Tray<Wry>, TrayItems)>>);

/// Puts the icon in the tray, where there is one and the person shares the login with nobody. On the main thread.
pub fn start(app: &AppHandle, session: &Session) {
    let tray = if session.device().shared_login {
        None
    } else {
        let items = items(session);
        let inside = app.clone();
        match Tray::build(app, &items, move |choice| follow(&inside, choice)) {
            Ok(tray) => tray.map(|tray| (tray, items)),
            Err(error) => {
                tracing::warn!(%error, "tray");
                None
            }
        }
    };
    app.manage(Shown(Mutex::new(tray)));
}

/// Brings the menu up to date where `news` may have changed it.
pub fn refresh(app: &AppHandle, news: &News) {
    let concerns = match news {
        News::Session => true,
        News::Changed(subjects) => {
            subjects.contains(&Subject::Contacts) || subjects.contains(&Subject::Settings)
        }
    };
    if !concerns {
        return;
    }
    let inside = app.clone();
    let asked = app.run_on_main_thread(move || {
        let items = items(&session_of(&inside));
        let shown = inside.state::<Shown>();
        let mut shown = shown.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((tray, now)) = &mut *shown else {
            return;
        };
        if *now != items {
            match tray.update(items.clone()) {
                Ok(()) => *now = items,
                Err(error) => tracing::warn!(%error, "tray"),
            }
        }
    });
    if let Err(error) = asked {
        tracing::warn!(%error, "tray");
    }
}

fn items(session: &Session) -> TrayItems {
    let texts = Texts::new(&session.language());
    let here = session.here();
    let (call, open) = match &*session.state() {
        State::Open(open) => {
            let first = open.vault.db.read(|c| {
                let label = settings::load(c)?.call_label;
                contacts::first_call(c, &label, here.region())
            });
            let call = first.ok().flatten().map(|first| {
                let mut args = FluentArgs::new();
                args.set("name", first.label);
                texts.with("tray-call", &args)
            });
            (call, true)
        }
        State::Locked(locked) => {
            let anyone = !help_card::read(&locked.folder.help_card(), here.region()).is_empty();
            (anyone.then(|| texts.get("tray-call-first")), false)
        }
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
            TrayChoice::Lock => window::lock(&app).await,
            TrayChoice::Quit => window::quit(&app).await,
        };
        if let Err(failure) = done {
            // Something typed could not be saved: the page says so.
            tracing::warn!(code = ?failure.code, "tray");
            window::show(&app);
        }
    });
}
