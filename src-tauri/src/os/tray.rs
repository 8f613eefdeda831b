//! The icon in the tray, where there is a tray.

use tauri::image::Image;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Runtime};

/// What the menu says, in this order. Names nobody while locked: the caller sees to that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayItems {
    /// "Call NAME"; `None` when there is no first call.
    pub call: Option<String>,
    pub help: String,
    pub open: String,
    /// `None` when nothing is open.
    pub lock: Option<String>,
    pub quit: String,
    /// Not shown on Linux.
    pub tooltip: String,
}

/// What was chosen in the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrayChoice {
    Call,
    Help,
    Open,
    Lock,
    Quit,
}

/// The icon. It stays until [`Tray::remove`] or the end of the process.
pub struct Tray<R: Runtime> {
    app: AppHandle<R>,
}

const ID: &str = "cairn";
const ICON: &[u8] = include_bytes!("../../../icons/32x32.png");

impl<R: Runtime> Tray<R> {
    /// Puts the icon there, on the main thread. `Ok(None)` where there is no tray: on Linux the tray seems to
    /// come about even when nothing shows it, and the program ends when its library is missing.
    ///
    /// # Errors
    /// Tauri's, when the icon or the menu could not be made.
    pub fn build(
        app: &AppHandle<R>,
        items: &TrayItems,
        on_choice: impl Fn(TrayChoice) + Send + Sync + 'static,
    ) -> tauri::Result<Option<Self>> {
        if !is_there() {
            return Ok(None);
        }
        let on_choice = std::sync::Arc::new(on_choice);
        let on_click = std::sync::Arc::clone(&on_choice);
        let mut builder = TrayIconBuilder::with_id(ID)
            .icon(Image::from_bytes(ICON)?)
            .icon_as_template(false)
            .tooltip(&items.tooltip)
            .menu(&menu(app, items)?)
            .show_menu_on_left_click(!cfg!(windows))
            .on_menu_event(move |_, event| {
                if let Some(choice) = choice(event.id().as_ref()) {
                    on_choice(choice);
                }
            })
            .on_tray_icon_event(move |_, event| {
                // Windows: a left click opens, a right click shows the menu.
                let click = matches!(
                    event,
                    TrayIconEvent::Click {
                        button: MouseButton::Left,
                        button_state: MouseButtonState::Up,
                        ..
                    }
                );
                if click && cfg!(windows) {
                    on_click(TrayChoice::Open);
                }
            });
        // The icon passes through a file, by default in a folder of /tmp that another person may own.
        if let Some(folder) = dirs::runtime_dir().or_else(|| super::data_folder::path().ok()) {
            builder = builder.temp_dir_path(folder.join("tray"));
        }
        builder.build(app)?;
        Ok(Some(Self { app: app.clone() }))
    }

    /// Changes what the menu says. Any thread.
    ///
    /// # Errors
    /// Tauri's, when the main thread is gone.
    pub fn update(&self, items: TrayItems) -> tauri::Result<()> {
        let app = self.app.clone();
        // Tauri lets the icon be used from any thread, but what is inside belongs to the main one.
        self.app.run_on_main_thread(move || {
            if change(&app, &items).is_err() {
                tracing::warn!("the tray menu could not be changed");
            }
        })
    }

    /// Takes the icon away. Any thread.
    ///
    /// # Errors
    /// Tauri's, when the main thread is gone.
    pub fn remove(self) -> tauri::Result<()> {
        let app = self.app.clone();
        self.app
            .run_on_main_thread(move || drop(app.remove_tray_by_id(ID)))
    }
}

fn change<R: Runtime>(app: &AppHandle<R>, items: &TrayItems) -> tauri::Result<()> {
    let Some(icon) = app.tray_by_id(ID) else {
        return Ok(());
    };
    icon.set_tooltip(Some(&items.tooltip))?;
    icon.set_menu(Some(menu(app, items)?))
}

/// Whether a tray is there now: asks each time, for at most two seconds (Linux; elsewhere always yes). Panels
/// come and go, so ask before hiding the window in the tray.
#[must_use]
pub fn is_there() -> bool {
    #[cfg(target_os = "linux")]
    {
        linux::library_loads() && linux::host_is_there(super::bus::Bus::Session)
    }
    #[cfg(not(target_os = "linux"))]
    {
        true
    }
}

fn menu<R: Runtime>(app: &AppHandle<R>, items: &TrayItems) -> tauri::Result<Menu<R>> {
    let menu = Menu::new(app)?;
    let item = |choice, label: &str| {
        MenuItem::with_id(app, id(choice), escaped(label), true, None::<&str>)
    };
    if let Some(call) = &items.call {
        menu.append(&item(TrayChoice::Call, call)?)?;
    }
    menu.append(&item(TrayChoice::Help, &items.help)?)?;
    menu.append(&PredefinedMenuItem::separator(app)?)?;
    menu.append(&item(TrayChoice::Open, &items.open)?)?;
    if let Some(lock) = &items.lock {
        menu.append(&item(TrayChoice::Lock, lock)?)?;
    }
    menu.append(&item(TrayChoice::Quit, &items.quit)?)?;
    Ok(menu)
}

/// `&` marks a letter in a menu; doubled it is itself ("Call A & B").
fn escaped(label: &str) -> String {
    label.replace('&', "&&")
}

const CHOICES: [TrayChoice; 5] = [
    TrayChoice::Call,
    TrayChoice::Help,
    TrayChoice::Open,
    TrayChoice::Lock,
    TrayChoice::Quit,
];

const fn id(choice: TrayChoice) -> &'static str {
    match choice {
        TrayChoice::Call => "tray-call",
        TrayChoice::Help => "tray-help",
        TrayChoice::Open => "tray-open",
        TrayChoice::Lock => "tray-lock",
        TrayChoice::Quit => "tray-quit",
    }
}

fn choice(menu_id: &str) -> Option<TrayChoice> {
    CHOICES.into_iter().find(|choice| id(*choice) == menu_id)
}

#[cfg(target_os = "linux")]
mod linux {
    use std::time::Duration;

    use crate::os::bus::Bus;
    use crate::os::patience::within;

    const PATIENCE: Duration = Duration::from_secs(2);
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";

    /// The names that the tray itself tries, in its order; it panics when none loads.
    const LIBRARIES: [&str; 4] = [
        "libayatana-appindicator3.so.1",
        "libappindicator3.so.1",
        "libayatana-appindicator3.so",
        "libappindicator3.so",
    ];

    pub(super) fn library_loads() -> bool {
        LIBRARIES.iter().any(|name| {
            // SAFETY: the desktop's own library, whose start-up code the tray would run anyway.
            let library = unsafe { libloading::Library::new(name) };
            // Never unloaded: it registers types that cannot be taken back.
            library.map(std::mem::forget).is_ok()
        })
    }

    /// Whether something on the session bus shows tray icons (StatusNotifierItem specification).
    pub(super) fn host_is_there(bus: Bus) -> bool {
        within(PATIENCE, move || registered_host(&bus).unwrap_or(false)).unwrap_or(false)
    }

    fn registered_host(bus: &Bus) -> zbus::Result<bool> {
        let connection = bus.connect(PATIENCE)?;
        // Asked first, so that no service is started for the question.
        let daemon = zbus::blocking::fdo::DBusProxy::new(&connection)?;
        if !daemon.name_has_owner(WATCHER.try_into()?)? {
            return Ok(false);
        }
        let watcher = zbus::blocking::fdo::PropertiesProxy::builder(&connection)
            .destination(WATCHER)?
            .path("/StatusNotifierWatcher")?
            .build()?;
        let interface = zbus::names::InterfaceName::try_from(WATCHER)?;
        Ok(watcher
            .get(interface, "IsStatusNotifierHostRegistered")?
            .try_into()?)
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
