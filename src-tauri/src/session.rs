//! The one piece of state: whether there is a vault, whether it is open, and what is open in it. It begins as
//! `NoVault`, `Locked` or `Damaged`, becomes `Open`, perhaps then `Showing`, and never goes back: locking starts the process
//! anew.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cairn_core::clock::{Clock, Now};
use cairn_core::db::Subject;
use cairn_core::settings::device::{self, DeviceFile};
use cairn_core::vault::{self, Folder, ProcessLock, Vault};
use cairn_core::words::Words;
use tokio::sync::Notify;

use crate::asking::Asking;
use crate::backups::Backups;
use crate::checks::Checks;
use crate::failure::{Failure, FailureCode};
pub use crate::here::Here;
use crate::open::Open;
use crate::removal;
use crate::state;
pub use crate::state::State;
use crate::texts;
use crate::whereabouts::{Destination, Whereabouts};
use crate::work::Work;

/// What the process holds.
pub struct Session {
    /// The data folder.
    pub data: PathBuf,
    clock: Box<dyn Clock>,
    device: Mutex<DeviceFile>,
    state: Mutex<State>,
    /// Where the page is led, and when the person was there.
    pub whereabouts: Whereabouts,
    /// Held while a vault is being made or opened: both take a while.
    pub opening: Mutex<()>,
    /// What was typed wrong so far.
    pub asking: Asking,
    /// What is known of backups.
    pub backups: Backups,
    /// A long work that the person waits for.
    pub work: Work,
    /// The look through the open vault that may be under way.
    pub checks: Checks,
    texts_taken: AtomicU64,
    /// Wakes the scheduler: something changed that it goes by.
    pub wake: Notify,
    /// Told after every change, outside of all locks.
    listener: Mutex<Option<Listener>>,
    lock: Mutex<Option<ProcessLock>>,
    /// Vaults whose removal had been cut off and went on at the start.
    pub removed: Vec<String>,
}

type Listener = Arc<dyn Fn(News) + Send + Sync>;

/// Something that the page, the tray or the scheduler may want to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// These subjects changed.
    Changed(Vec<Subject>),
    /// The session itself is another: opened, a notice, a destination.
    Session,
}

impl Session {
    /// Looks at the data folder and begins. Nothing in it is changed, but for a lock file against a second process; a vault
    /// whose removal was cut off goes.
    /// `patient`: another process of Cairn may just be ending.
    pub fn begin(data: PathBuf, clock: Box<dyn Clock>, patient: bool) -> Self {
        let mut device = device::load(&data);
        let mut removed = Vec::new();
        let (state, lock) = match state::hold(&data, patient) {
            Ok(lock) => {
                removed = removal::go_on(&data, &mut device);
                (state::look(&data, &device), Some(lock))
            }
            Err(error) => (State::Damaged(error.into()), None),
        };
        Self {
            data,
            clock,
            device: Mutex::new(device),
            state: Mutex::new(state),
            whereabouts: Whereabouts::default(),
            texts_taken: AtomicU64::new(0),
            opening: Mutex::new(()),
            asking: Asking::default(),
            backups: Backups::default(),
            work: Work::default(),
            checks: Checks::default(),
            wake: Notify::new(),
            listener: Mutex::new(None),
            lock: Mutex::new(lock),
            removed,
        }
    }

    /// A text came from the page while it was being typed. Every command that takes one says so: Cairn closes only after it.
    pub fn take_text(&self) {
        self.texts_taken.fetch_add(1, Ordering::Relaxed);
    }

    /// How many such texts have come.
    pub fn texts_taken(&self) -> u64 {
        self.texts_taken.load(Ordering::Relaxed)
    }

    /// Looks at a vault that could not be opened again: a drive may be back, another process gone.
    pub fn look_again(&self) {
        let mut state = self.state();
        if matches!(*state, State::Damaged(_)) {
            *state = match self.hold() {
                Ok(()) => state::look(&self.data, &self.device()),
                Err(failure) => State::Damaged(failure),
            };
            drop(state);
            self.tell(News::Session);
        }
    }

    /// Offers what can be done about a vault that opens and is damaged, as about one that does not open.
    pub fn offer_salvage(&self) {
        let mut state = self.state();
        if matches!(*state, State::Locked(_)) {
            *state = State::Damaged(FailureCode::VaultDamaged.into());
        }
    }

    /// Makes sure that this process has the data folder for itself.
    ///
    /// # Errors
    /// `VaultInUse`, `FolderNotWritable`, `DiskFull`.
    pub fn hold(&self) -> Result<(), Failure> {
        let mut lock = held(&self.lock);
        if lock.is_none() {
            *lock = Some(vault::hold(&self.data)?);
        }
        Ok(())
    }

    /// Leaves a vault that cannot be opened where it is: a new one may be made beside it.
    ///
    /// # Errors
    /// `VaultInUse` when it is another process that has it.
    pub fn start_beside(&self) -> Result<(), Failure> {
        let mut state = self.state();
        if held(&self.lock).is_none() {
            return Err(FailureCode::VaultInUse.into());
        }
        if matches!(*state, State::Locked(_) | State::Damaged(_)) {
            *state = State::NoVault;
        }
        drop(state);
        self.tell(News::Session);
        Ok(())
    }

    /// Says who is told of changes.
    pub fn listen(&self, listener: impl Fn(News) + Send + Sync + 'static) {
        *held(&self.listener) = Some(Arc::new(listener));
    }

    /// Now.
    pub fn now(&self) -> Now {
        self.clock.now()
    }

    /// Where and when.
    pub fn here(&self) -> Here {
        Here {
            now: self.now(),
            words: Words::new(&self.language()),
            region: self.device().device.region,
        }
    }

    /// The language in force, a BCP 47 tag.
    pub fn language(&self) -> String {
        let chosen = self.device().device.language;
        if chosen.is_empty() {
            texts::system_language()
        } else {
            chosen
        }
    }

    /// The device settings.
    pub fn device(&self) -> DeviceFile {
        held(&self.device).clone()
    }

    /// Changes and keeps the device settings.
    ///
    /// # Errors
    /// `FolderNotWritable`; the old settings then stay.
    pub fn change_device(&self, change: impl FnOnce(&mut DeviceFile)) -> Result<(), Failure> {
        let mut device = held(&self.device);
        let mut changed = device.clone();
        change(&mut changed);
        if changed == *device {
            return Ok(());
        }
        device::save(&self.data, &changed).map_err(|_| FailureCode::FolderNotWritable)?;
        *device = changed;
        drop(device);
        self.tell(News::Session);
        Ok(())
    }

    /// The state itself. Held for as short as can be.
    pub fn state(&self) -> MutexGuard<'_, State> {
        held(&self.state)
    }

    /// Does `work` in the open vault, on a thread that may wait, and tells of what changed.
    ///
    /// # Errors
    /// `Locked` when the vault is not open; those of `work`.
    pub async fn open<T, E>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Open, &Here) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: Into<Failure>,
    {
        self.blocking(move |session| session.open_now(work)).await
    }

    /// Does `work` on a thread that may wait: whatever asks for the state may have to, while a vault is re-keyed.
    ///
    /// # Errors
    /// Those of `work`.
    pub async fn blocking<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let session = Arc::clone(self);
        tauri::async_runtime::spawn_blocking(move || work(&session))
            .await
            .map_err(|_| FailureCode::Unexpected)?
    }

    /// Whether the vault is open.
    pub fn is_open(&self) -> bool {
        matches!(*self.state(), State::Open(_))
    }

    /// Whether something of the journal is in this process: it is open, or something of it is shown.
    pub fn holds_something(&self) -> bool {
        matches!(*self.state(), State::Open(_) | State::Showing(_))
    }

    /// The folder of a vault that is shut, while locked and while something is shown.
    pub fn shut_folder(&self) -> Option<Folder> {
        match &*self.state() {
            State::Locked(locked) => Some(locked.folder.clone()),
            State::Showing(showing) => Some(showing.folder.clone()),
            State::NoVault | State::Damaged(_) | State::Open(_) => None,
        }
    }

    /// As [`Session::open`], on this thread.
    ///
    /// # Errors
    /// As there.
    pub fn open_now<T, E: Into<Failure>>(
        &self,
        work: impl FnOnce(&mut Open, &Here) -> Result<T, E>,
    ) -> Result<T, Failure> {
        let here = self.here();
        let mut state = self.state();
        let State::Open(open) = &mut *state else {
            return Err(FailureCode::Locked.into());
        };
        let result = work(open, &here).map_err(Into::into);
        let result = open.past_damage(result);
        let changed = open.vault.db.take_changed();
        if !changed.is_empty() {
            open.changed(here.now.instant());
        }
        if changed.contains(&Subject::Contacts) {
            open.refresh_help_card();
        }
        drop(state);
        if !changed.is_empty() {
            self.tell(News::Changed(changed));
        }
        result
    }

    /// Puts a freshly opened vault in place.
    ///
    /// # Errors
    /// What the database says.
    pub fn opened(&self, vault: Vault) -> Result<(), Failure> {
        let now = self.now().instant();
        let id = vault.folder().id().to_owned();
        let stopped = self.device().moved_away.as_ref() == Some(&id);
        let mut open = Open::new(vault, now, stopped)?;
        open.note_first_time()?;
        open.refresh_help_card();
        *self.state() = State::Open(Box::new(open));
        self.whereabouts.opened(now);
        if let Err(failure) = self.change_device(|device| device.last_vault = Some(id)) {
            tracing::warn!(code = ?failure.code, "device file");
        }
        Ok(())
    }

    /// The person is there.
    pub fn active(&self) {
        self.whereabouts.seen(self.now().instant());
    }

    /// Leads the page to `destination`, after unlocking if need be.
    pub fn lead_to(&self, destination: Destination) {
        self.whereabouts.lead(Some(destination));
        self.tell(News::Session);
    }

    /// Saves what is being written, empties the write-ahead log, closes the vault and wipes its keys.
    /// The process has to end or start anew after it.
    ///
    /// # Errors
    /// When something that was typed cannot be saved: the vault then stays open.
    pub fn shut(&self) -> Result<(), Failure> {
        let now = self.now();
        // What a look has open would outlive the closing.
        let _none = self.checks.none();
        let mut state = self.state();
        match &mut *state {
            State::Open(open) => {
                if open.settle(&now).is_err() {
                    // A connection that has met a damaged page saves nothing; another one may.
                    open.vault.go_on_after_damage()?;
                    open.settle(&now)?;
                }
            }
            State::Showing(_) => {}
            _ => return Ok(()),
        }
        // A page that asks in the last moment hears that the vault is shut.
        let shut = state::look(&self.data, &self.device());
        if let State::Open(open) = std::mem::replace(&mut *state, shut) {
            open.close();
        }
        Ok(())
    }

    /// Tells the listener.
    pub fn tell(&self, news: News) {
        let listener = held(&self.listener).clone();
        if let Some(listener) = listener {
            listener(news);
        }
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
