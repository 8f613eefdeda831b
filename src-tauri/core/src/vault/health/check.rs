//! The check itself.

use std::ffi::c_int;
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::{CheckStep, Depth, Health, KeysCopy, look_through_media, reach};
use crate::db;
use crate::journal::photos::PhotoFolder;
use crate::vault::keys_file::KeysFile;
use crate::vault::seals::{PAGE_BYTES, Page, Seals};
use crate::vault::sqlcipher::{self, DatabaseKey};
use crate::vault::{Folder, Vault, VaultError, files, keys_file};

/// How often SQLite asks whether to go on, in steps of its own; some ten thousand times a second.
const ASK_AFTER: c_int = 10_000;
/// Pages that were written at the very moment are read again.
const AGAIN: [Duration; 3] = [
    Duration::from_millis(10),
    Duration::from_millis(50),
    Duration::from_millis(200),
];

/// Checks one open vault, on any thread, beside whatever goes on in it. Its keys are wiped when it goes.
pub struct Checker {
    folder: Folder,
    keys: KeysFile,
    key: DatabaseKey,
    seals: Seals,
    stop: Arc<AtomicBool>,
}

/// Stops a check from another thread.
#[derive(Debug, Clone)]
pub struct StopChecking(Arc<AtomicBool>);

impl StopChecking {
    /// The check ends within some milliseconds, and gives nothing.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Checker")
    }
}

impl Vault {
    /// What checks this vault. Moves the log into the database first, so that all of it is looked at.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn checker(&self) -> Result<Checker, VaultError> {
        self.db.checkpoint()?;
        Ok(Checker {
            folder: self.folder.clone(),
            keys: self.keys.clone(),
            key: DatabaseKey::new(&self.data_key, self.keys.salt),
            seals: Seals::new(&self.data_key, self.keys.salt)?,
            stop: Arc::default(),
        })
    }
}

impl Checker {
    /// What stops the check, from wherever.
    pub fn stopper(&self) -> StopChecking {
        StopChecking(Arc::clone(&self.stop))
    }

    /// Looks through the vault. None when it was stopped. Reads only; a check that is under way when the vault is closed has to be
    /// stopped before, so that nothing of it stays open.
    ///
    /// # Errors
    /// When the check itself cannot be done: `VaultMissing`, `NotWritable`. What is wrong with the vault is no error.
    pub fn check(
        &self,
        depth: Depth,
        mut progress: impl FnMut(CheckStep),
    ) -> Result<Option<Health>, VaultError> {
        let stopped = |error: VaultError| if self.stopped() { Ok(None) } else { Err(error) };
        let Some((broken, pages)) = self.pages(&mut progress)? else {
            return Ok(None);
        };
        let [keys, keys_copy] =
            [self.folder.keys(), self.folder.keys_copy()].map(|path| self.keys_at(&path));
        let mut health = Health {
            pages,
            damage: None,
            in_order: true,
            dangling: 0,
            search_whole: true,
            media: None,
            keys,
            keys_copy,
        };
        progress(CheckStep::Structure);
        if !broken.is_empty() {
            health.damage = reach::reached(broken, || self.connect(), || !self.stopped())?;
            let Some(damage) = &health.damage else {
                return Ok(None);
            };
            health.search_whole = !damage.search;
            return Ok(Some(health));
        }
        let connection = self.connect()?;
        let looked = structure(&connection, depth, &mut health).and_then(|()| {
            if depth == Depth::Whole {
                self.media(&connection, &mut health, &mut progress)
            } else {
                Ok(true)
            }
        });
        match looked {
            Ok(true) => Ok(Some(health)),
            Ok(false) => Ok(None),
            Err(VaultError::VaultDamaged) => {
                health.in_order = false;
                Ok(Some(health))
            }
            Err(error) => stopped(error),
        }
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn media(
        &self,
        connection: &Connection,
        health: &mut Health,
        progress: &mut impl FnMut(CheckStep),
    ) -> Result<bool, VaultError> {
        let folder = PhotoFolder::new(self.folder.photos(self.keys.number), self.folder.id());
        health.media = look_through_media(connection, &folder, &mut |done, of| {
            progress(CheckStep::Media { done, of });
            !self.stopped()
        })?;
        Ok(health.media.is_some())
    }

    /// The pages whose seal is broken, and how many there are. None when it was stopped.
    fn pages(
        &self,
        progress: &mut impl FnMut(CheckStep),
    ) -> Result<Option<(Vec<u32>, u32)>, VaultError> {
        let connection = self.connect_unread()?;
        // So that SQLite opens the file.
        let _ = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
        let file = OpenFile::of(&connection)?;
        let pages = u32::try_from(file.length()?.div_ceil(PAGE_BYTES as u64)).unwrap_or(u32::MAX);
        let whole = |number| {
            file.page(number)
                .is_some_and(|page| self.seals.whole(number, &page))
        };
        let mut broken = Vec::new();
        for number in 1..=pages {
            if self.stopped() {
                return Ok(None);
            }
            if !whole(number) {
                broken.push(number);
            }
            progress(CheckStep::Pages {
                done: number,
                of: pages,
            });
        }
        for pause in AGAIN.iter().take_while(|_| !self.stopped()) {
            if !broken.is_empty() {
                std::thread::sleep(*pause);
                broken.retain(|number| !whole(*number));
            }
        }
        Ok(Some((broken, pages)))
    }

    fn keys_at(&self, path: &std::path::Path) -> KeysCopy {
        match files::read_at_most(path, keys_file::MOST_BYTES) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => KeysCopy::Missing,
            Err(_) | Ok(None) => KeysCopy::Damaged,
            Ok(Some(bytes)) => match keys_file::parse(&bytes) {
                Ok(parsed) if parsed.file == self.keys => KeysCopy::Good,
                Ok(_) | Err(VaultError::KeysTooNew) => KeysCopy::Different,
                Err(_) => KeysCopy::Damaged,
            },
        }
    }

    fn connect(&self) -> Result<Connection, VaultError> {
        let connection = self.connect_unread()?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(connection)
    }

    fn connect_unread(&self) -> Result<Connection, VaultError> {
        let path = self.folder.database(self.keys.number);
        if !path.exists() {
            return Err(VaultError::VaultMissing);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        db::prepare(&connection)?;
        sqlcipher::unseal(&connection, &self.key)?;
        let stop = Arc::clone(&self.stop);
        connection.progress_handler(ASK_AFTER, Some(move || stop.load(Ordering::Relaxed)))?;
        Ok(connection)
    }
}

/// What pages that are all as they were written say.
fn structure(connection: &Connection, depth: Depth, health: &mut Health) -> Result<(), VaultError> {
    let told = |sql: &str| -> rusqlite::Result<Vec<String>> {
        connection
            .prepare(sql)?
            .query_map([], |row| row.get(0))?
            .collect()
    };
    let fine = |told: &[String]| matches!(told, [only] if only == "ok");
    let search = told("PRAGMA integrity_check(entry_index)");
    let search = match search {
        // An index that SQLite cannot even open.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
            vec![String::new()]
        }
        other => other?,
    };
    health.search_whole = fine(&search) && everything_is_indexed(connection)?;
    let all = told(match depth {
        Depth::Quick => "PRAGMA quick_check",
        Depth::Whole => "PRAGMA integrity_check",
    })?;
    health.in_order = fine(&all) || all.iter().all(|fault| search.contains(fault));
    health.dangling =
        connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get(0)
        })?;
    Ok(())
}

/// Whether each entry either is in the search index or waits to come into it, and nothing else is in it.
fn everything_is_indexed(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row(
        "SELECT NOT EXISTS (SELECT n FROM entry EXCEPT SELECT n FROM entry_unindexed EXCEPT SELECT id FROM entry_index_docsize)
            AND NOT EXISTS (SELECT id FROM entry_index_docsize EXCEPT SELECT n FROM entry)",
        [],
        |row| row.get(0),
    )
}

/// The database's file as SQLite has it open: a second handle of ours, when closed, would let go of SQLite's locks on it (SQLite,
/// "How To Corrupt" §2.2).
struct OpenFile<'a> {
    file: ptr::NonNull<ffi::sqlite3_file>,
    _of: &'a Connection,
}

impl<'a> OpenFile<'a> {
    fn of(connection: &'a Connection) -> Result<Self, VaultError> {
        let mut file: *mut ffi::sqlite3_file = ptr::null_mut();
        // SAFETY: the handle is open for as long as `connection` is borrowed and is used by this thread alone; `main` is
        // NUL-terminated; this operation writes one pointer where it is told.
        let code = unsafe {
            ffi::sqlite3_file_control(
                connection.handle(),
                c"main".as_ptr(),
                ffi::SQLITE_FCNTL_FILE_POINTER,
                (&raw mut file).cast(),
            )
        };
        match ptr::NonNull::new(file) {
            Some(file) if code == ffi::SQLITE_OK => Ok(Self {
                file,
                _of: connection,
            }),
            _ => Err(VaultError::VaultMissing),
        }
    }

    fn length(&self) -> Result<u64, VaultError> {
        let mut length = 0;
        // SAFETY: the file stays open with the connection that is borrowed; its methods are null until it is open.
        let code = unsafe {
            let methods = (*self.file.as_ptr()).pMethods.as_ref();
            methods
                .and_then(|methods| methods.xFileSize)
                .map(|size| size(self.file.as_ptr(), &raw mut length))
        };
        if code == Some(ffi::SQLITE_OK) {
            Ok(u64::try_from(length).unwrap_or(0))
        } else {
            Err(VaultError::VaultMissing)
        }
    }

    /// None where the disk does not give all of it.
    fn page(&self, number: u32) -> Option<Page> {
        let mut page = [0; PAGE_BYTES];
        let at = i64::from(number.checked_sub(1)?) * PAGE_BYTES as i64;
        // SAFETY: as above; `page` has room for as many bytes as are asked for.
        let code = unsafe {
            let methods = (*self.file.as_ptr()).pMethods.as_ref()?;
            methods.xRead?(
                self.file.as_ptr(),
                page.as_mut_ptr().cast(),
                PAGE_BYTES as c_int,
                at,
            )
        };
        (code == ffi::SQLITE_OK).then_some(page)
    }
}
