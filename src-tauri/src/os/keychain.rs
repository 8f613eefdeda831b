//! This computer's slot: a random key in the operating system's keychain.
//!
//! Linux: the Secret Service over D-Bus (never the kernel's keyutils, which forgets at reboot). macOS: the login
//! keychain, which is not synchronised. Windows: the credential manager, kept on this computer.
//!
//! Every call opens the store anew, on a plain thread: a keyring service may end and come back.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};
use zeroize::Zeroizing;

use super::patience::within;

/// What our items are found by, and the name that other programs show for them.
const SERVICE: &str = "app.cairn.journal";
#[cfg(target_os = "linux")]
const LABEL: &str = "Cairn";
/// The user name of the item that [`available`] tries with.
const PROBE: &str = "probe";

/// The person may have to type the keychain's own password into a prompt of the system's.
const PATIENCE: Duration = Duration::from_secs(120);
/// Trying does not prompt.
const SHORT: Duration = Duration::from_secs(8);

/// Why the keychain did not serve.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    #[error("there is no keychain, or it did not answer in time")]
    NoKeychain,
    #[error("the keychain refused")]
    Refused,
    #[error("the keychain's item is not one of ours")]
    Strange,
}

/// Whether a key can be kept here: writes an item, reads it back and deletes it. At most eight seconds.
///
/// A keychain that is locked or not set up counts as none: finding out must not ask the person anything.
#[must_use]
pub fn available() -> bool {
    within(SHORT, || {
        silent() && open().is_ok_and(|store| try_it(&store))
    })
    .unwrap_or(false)
}

/// Keeps `key` for the vault, in place of an earlier one. Waits for a prompt of the system's, two minutes at most.
///
/// # Errors
/// [`KeychainError`]
pub fn store(vault_id: &str, key: &[u8; 32]) -> Result<(), KeychainError> {
    let key = Zeroizing::new(*key);
    on_entry(vault_id, move |entry| {
        entry.set_secret(key.as_slice()).map_err(|e| told(&e))
    })
}

/// The vault's key; `None` when the keychain is there but does not have it. Waits as [`store`] does.
///
/// # Errors
/// [`KeychainError`]
pub fn load(vault_id: &str) -> Result<Option<Zeroizing<[u8; 32]>>, KeychainError> {
    on_entry(vault_id, |entry| {
        match entry.get_secret().map(Zeroizing::new) {
            Ok(secret) => {
                let key =
                    <[u8; 32]>::try_from(secret.as_slice()).map_err(|_| KeychainError::Strange)?;
                Ok(Some(Zeroizing::new(key)))
            }
            Err(Error::NoEntry) => Ok(None),
            Err(e) => Err(told(&e)),
        }
    })
}

/// Removes the vault's key; fine when there is none. Waits as [`store`] does.
///
/// # Errors
/// [`KeychainError`]
pub fn forget(vault_id: &str) -> Result<(), KeychainError> {
    on_entry(vault_id, |entry| match entry.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(e) => Err(told(&e)),
    })
}

fn on_entry<T: Send + 'static>(
    vault_id: &str,
    work: impl FnOnce(&Entry) -> Result<T, KeychainError> + Send + 'static,
) -> Result<T, KeychainError> {
    let vault_id = vault_id.to_owned();
    within(PATIENCE, move || {
        let store = open().map_err(|e| told(&e))?;
        work(&entry(&store, &vault_id).map_err(|e| told(&e))?)
    })
    .unwrap_or(Err(KeychainError::NoKeychain))
}

fn try_it(store: &Arc<CredentialStore>) -> bool {
    // Not a secret, but not the same twice either, so that an old item cannot pass for a new one.
    let mark = format!("{}-{:?}", std::process::id(), std::thread::current().id());
    let Ok(entry) = entry(store, PROBE) else {
        return false;
    };
    let wrote = entry.set_secret(mark.as_bytes()).is_ok();
    let read = entry.get_secret().is_ok_and(|back| back == mark.as_bytes());
    let deleted = entry.delete_credential().is_ok();
    wrote && read && deleted
}

/// Nothing of the store's own words goes further: some of its errors carry the secret's bytes.
fn told(error: &Error) -> KeychainError {
    match error {
        Error::PlatformFailure(_) | Error::NoDefaultStore => KeychainError::NoKeychain,
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::Ambiguous(_) => {
            KeychainError::Strange
        }
        _ => KeychainError::Refused,
    }
}

#[cfg(target_os = "linux")]
fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

fn entry(store: &Arc<CredentialStore>, user: &str) -> keyring_core::Result<Entry> {
    #[cfg(target_os = "linux")]
    let modifiers = HashMap::from([("label", LABEL)]);
    // Its own default, "Enterprise", roams to the other computers of a domain.
    #[cfg(windows)]
    let modifiers = HashMap::from([("persistence", "Local")]);
    #[cfg(target_os = "macos")]
    let modifiers = HashMap::new();
    store.build(SERVICE, user, Some(&modifiers))
}

/// Whether the store can be used without a prompt.
#[cfg(target_os = "linux")]
fn silent() -> bool {
    unlocked_default().unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
fn silent() -> bool {
    true
}

/// Secret Service API 0.2: the collection that new items go to exists and is open.
#[cfg(target_os = "linux")]
fn unlocked_default() -> zbus::Result<bool> {
    const NAME: &str = "org.freedesktop.secrets";
    const SERVICE: &str = "org.freedesktop.Secret.Service";
    const PATH: &str = "/org/freedesktop/secrets";
    let connection = super::bus::Bus::Session.connect(SHORT / 2)?;
    let answer =
        connection.call_method(Some(NAME), PATH, Some(SERVICE), "ReadAlias", &"default")?;
    let collection: zbus::zvariant::OwnedObjectPath = answer.body().deserialize()?;
    if collection.as_str() == "/" {
        return Ok(false);
    }
    let properties = zbus::blocking::fdo::PropertiesProxy::builder(&connection)
        .destination(NAME)?
        .path(collection)?
        .build()?;
    let interface = zbus::names::InterfaceName::try_from("org.freedesktop.Secret.Collection")?;
    let locked: bool = properties.get(interface, "Locked")?.try_into()?;
    Ok(!locked)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use std::io::Write;
    use std::process::{Child, Command, Stdio};

    use super::*;
    use crate::os::fakes::{PrivateBus, eventually, run_alone};

    /// The GNOME keyring on a bus of its own; it ends with this value.
    struct Keyring(Child);

    impl Keyring {
        fn start(bus: &PrivateBus, home: &std::path::Path) -> Self {
            let mut child = Command::new("gnome-keyring-daemon")
                .args(["--foreground", "--components=secrets", "--unlock"])
                .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
                .env("HOME", home)
                .env("XDG_DATA_HOME", home)
                .env("XDG_RUNTIME_DIR", home)
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("gnome-keyring-daemon is needed for this test");
            child.stdin.take().unwrap().write_all(b"password").unwrap();
            let probe = bus.connect();
            assert!(eventually(|| {
                let daemon = zbus::blocking::fdo::DBusProxy::new(&probe).unwrap();
                daemon
                    .name_has_owner("org.freedesktop.secrets".try_into().unwrap())
                    .unwrap()
            }));
            Self(child)
        }
    }

    impl Drop for Keyring {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    #[test]
    fn a_key_is_kept_loaded_and_forgotten() {
        let bus = PrivateBus::start();
        let home = tempfile::tempdir().unwrap();
        let _keyring = Keyring::start(&bus, home.path());
        run_alone(
            "os::keychain::tests::inside_with_a_keyring",
            &[("DBUS_SESSION_BUS_ADDRESS", &bus.address)],
        );
    }

    #[test]
    fn without_a_keyring_there_is_none() {
        let bus = PrivateBus::start();
        for address in [bus.address.as_str(), "disabled:"] {
            run_alone(
                "os::keychain::tests::inside_without_a_keyring",
                &[("DBUS_SESSION_BUS_ADDRESS", address)],
            );
        }
    }

    #[test]
    #[ignore = "run by a_key_is_kept_loaded_and_forgotten"]
    fn inside_with_a_keyring() {
        assert!(available());
        assert!(available());
        assert_eq!(load("one").unwrap(), None);
        store("one", &[7; 32]).unwrap();
        store("two", &[8; 32]).unwrap();
        store("one", &[9; 32]).unwrap();
        assert_eq!(*load("one").unwrap().unwrap(), [9; 32]);
        assert_eq!(*load("two").unwrap().unwrap(), [8; 32]);
        forget("one").unwrap();
        forget("one").unwrap();
        assert_eq!(load("one").unwrap(), None);
        assert_eq!(*load("two").unwrap().unwrap(), [8; 32]);
        let strange = entry(&open().unwrap(), "two").unwrap();
        strange.set_secret(b"short").unwrap();
        assert_eq!(load("two"), Err(KeychainError::Strange));
        lock_default();
        assert!(!available());
    }

    fn lock_default() {
        let bus = crate::os::bus::Bus::Session.connect(SHORT).unwrap();
        let path = |p| zbus::zvariant::ObjectPath::try_from(p).unwrap();
        bus.call_method(
            Some("org.freedesktop.secrets"),
            "/org/freedesktop/secrets",
            Some("org.freedesktop.Secret.Service"),
            "Lock",
            &vec![path("/org/freedesktop/secrets/aliases/default")],
        )
        .unwrap();
    }

    #[test]
    #[ignore = "run by without_a_keyring_there_is_none"]
    fn inside_without_a_keyring() {
        assert!(!available());
        assert_eq!(store("one", &[7; 32]), Err(KeychainError::NoKeychain));
        assert_eq!(load("one"), Err(KeychainError::NoKeychain));
        assert_eq!(forget("one"), Err(KeychainError::NoKeychain));
    }
}
