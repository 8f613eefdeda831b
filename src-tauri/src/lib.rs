//! The shell: connects the page and the operating system to what Cairn knows. Wiring only.

mod asking;
mod backups;
mod checks;
pub mod cli;
mod commands;
mod failure;
mod here;
mod hiding;
mod notes;
mod open;
pub mod os;
mod photos;
mod removal;
mod scheduler;
mod session;
mod showing;
mod spell_check;
mod state;
mod texts;
mod titles;
mod tray;
mod unlock_secret;
mod whereabouts;
mod window;
mod work;

use std::sync::Arc;
use std::time::Duration;

use session::Session;
use tauri::{Manager, RunEvent};
use whereabouts::Destination;

use crate::os::{data_folder, hardening, logging, relaunch, session_lock};

pub use commands::builder;

/// What Cairn was started with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Stay shut, also where the keychain could open the vault at once: Cairn has just been locked.
    pub locked: bool,
    /// Offer what can still be read of the vault: it was closed for that.
    pub salvage: bool,
    /// Start in the tray, or minimised where there is none.
    pub hidden: bool,
    /// Show Help now.
    pub help_now: bool,
    /// Starts that came to nothing before this one.
    pub again: usize,
}

impl Arguments {
    /// Reads the command line without the program's name. What is not known is passed over: desktops add their own.
    pub fn read(arguments: impl Iterator<Item = String>) -> Self {
        arguments.fold(Self::default(), |mut read, argument| {
            match argument.as_str() {
                relaunch::LOCKED => read.locked = true,
                relaunch::SALVAGE => read.salvage = true,
                relaunch::HIDDEN => read.hidden = true,
                HELP_NOW => read.help_now = true,
                AGAIN => read.again += 1,
                _ => {}
            }
            read
        })
    }
}

const HELP_NOW: &str = "--help-now";
const AGAIN: &str = "--again";
/// A Cairn that is just ending is still known to the session bus, but no longer answers there: the start fails then. It
/// is gone a moment later.
const MOST_STARTS: usize = 5;
const BETWEEN_STARTS: Duration = Duration::from_millis(300);

fn try_again(arguments: Arguments) {
    if arguments.again + 1 >= MOST_STARTS {
        return;
    }
    std::thread::sleep(BETWEEN_STARTS);
    let mut line = vec![AGAIN; arguments.again + 1];
    for (given, name) in [
        (arguments.locked, relaunch::LOCKED),
        (arguments.salvage, relaunch::SALVAGE),
        (arguments.hidden, relaunch::HIDDEN),
        (arguments.help_now, HELP_NOW),
    ] {
        if given {
            line.push(name);
        }
    }
    let error = relaunch::start_again(&line);
    tracing::error!(%error, "start");
}

/// Runs Cairn until it ends.
pub fn run(arguments: &Arguments) {
    // SAFETY: nothing has started a thread yet.
    let hardened = unsafe { hardening::harden() };
    relaunch::reap_inherited_children();
    let data = match data_folder::path() {
        Ok(data) => data,
        Err(error) => {
            eprintln!("Cairn could not start: {error}");
            std::process::exit(1);
        }
    };
    let clock = clock();
    if let Err(error) = logging::start(&data, clock.now().today()) {
        eprintln!("Cairn keeps no log: {error}");
    }
    tracing::info!(
        no_core_dumps = hardened.no_core_dumps,
        session_bus = hardened.session_bus,
        "start"
    );
    let session = Arc::new(Session::begin(data, clock, arguments.locked));
    if arguments.salvage {
        session.offer_salvage();
    }
    // Cairn may have ended before a journal began from it.
    if session.hold().is_ok() && backups::forget_unpacked(&session).is_err() {
        tracing::warn!("what was unpacked");
    }
    let arguments = *arguments;
    let builder = commands::builder();
    let tauri = tauri::Builder::default();
    // On Linux we do these ourselves: see os/.
    #[cfg(not(target_os = "linux"))]
    let tauri = tauri
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_autostart::Builder::new()
                .arg(relaunch::HIDDEN)
                .build(),
        );
    #[cfg(target_os = "macos")]
    let tauri = os::page_ended::begin_anew(tauri);
    let app = tauri
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            if Arguments::read(arguments.into_iter().skip(1)).help_now {
                commands::session_of(app).lead_to(Destination::Help);
            }
            window::show(app);
        }))
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(window::KEPT)
                .build(),
        )
        .manage(Arc::clone(&session))
        .register_asynchronous_uri_scheme_protocol(photos::SCHEME, photos::serve)
        .invoke_handler(commands::handler(&builder))
        .setup(move |app| {
            builder.mount_events(app);
            set_up(app.handle(), &session, arguments)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|app, event| match event {
            RunEvent::ExitRequested { api, .. } => {
                if let Err(failure) = commands::session_of(app).shut() {
                    tracing::error!(code = ?failure.code, "stays: something is unsaved");
                    api.prevent_exit();
                    window::show(app);
                } else {
                    // Also where the system itself asks Cairn to end, as a Mac's menu does.
                    os::clipboard::clear_if_ours(app);
                }
            }
            RunEvent::Exit => {
                if let Err(failure) = commands::session_of(app).shut() {
                    tracing::error!(code = ?failure.code, "ended with something unsaved");
                }
            }
            _ => {}
        }),
        Err(error) => {
            tracing::error!(%error, "start");
            try_again(arguments);
            eprintln!("Cairn could not start: {error}");
            std::process::exit(1);
        }
    }
}

fn set_up(
    app: &tauri::AppHandle,
    session: &Arc<Session>,
    arguments: Arguments,
) -> Result<(), Box<dyn std::error::Error>> {
    if arguments.help_now {
        session.lead_to(Destination::Help);
    }
    app.manage(notes::Notes::new(app));
    if !arguments.locked {
        // Beside the web view's own start, which takes longer.
        let session = Arc::clone(session);
        std::thread::spawn(move || commands::open_from_keychain(&session));
    }
    window::make(app, arguments.hidden)?;
    tray::start(app, arguments.hidden, arguments.locked);
    let inside = app.clone();
    session.listen(move |news| {
        tray::refresh(&inside, &news);
        if scheduler::goes_by(&news) {
            commands::session_of(&inside).wake.notify_one();
        }
        commands::emit(&inside, news);
    });
    window::end_on_signals(app);
    if !session.removed.is_empty() {
        // A locked keychain may wait for the person; nobody has to wait for it.
        let (app, session) = (app.clone(), Arc::clone(session));
        std::thread::spawn(move || removal::let_go(&app, &session.removed));
    }
    let inside = app.clone();
    let watch = move || {
        let app = inside.clone();
        match session_lock::watch(move |event| window::session_event(&inside, event)) {
            Ok(watch) => {
                app.manage(watch);
            }
            Err(error) => tracing::warn!(%error, "session lock"),
        }
    };
    // A bus that does not answer must not hold up the window; macOS tells only who asks on the main thread.
    if cfg!(target_os = "macos") {
        watch();
    } else {
        std::thread::spawn(watch);
    }
    tauri::async_runtime::spawn(scheduler::run(
        app.clone(),
        Arc::clone(session),
        arguments.hidden,
    ));
    // The first number that is grouped for reading costs 70 ms: not in the person's time.
    std::thread::spawn(cairn_core::contacts::numbers::prepare);
    Ok(())
}

#[cfg(not(feature = "testing"))]
fn clock() -> Box<dyn cairn_core::clock::Clock> {
    Box::new(cairn_core::clock::SystemClock)
}

#[cfg(feature = "testing")]
fn clock() -> Box<dyn cairn_core::clock::Clock> {
    testing::clock()
}

#[cfg(feature = "testing")]
mod testing;

#[cfg(test)]
mod tests;
