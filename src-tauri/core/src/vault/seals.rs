//! The seals of the database's pages, one by one. SQLCipher's own `cipher_integrity_check` cannot be stopped and says
//! nothing while it runs; and SQLCipher gives zeros for a page whose seal is broken, so that a text which goes on there can
//! be read with a hole in it and without an error. So what is damaged is found out here, before anything is read.
//!
//! A page of 4096 bytes (SQLCipher 4, "Database Encryption Features"): 4016 sealed bytes, a nonce of 16, then the
//! HMAC-SHA512 of both and of the page's number, least byte first. The first page begins with the salt, which is left out. The
//! HMAC's key is PBKDF2-HMAC-SHA512 of the database's key, in 2 rounds, with the salt whose bytes were each changed by 0x3a.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use secrecy::ExposeSecret;
use sha2::Sha512;
use zeroize::Zeroizing;

use super::VaultError;
use super::secret::DataKey;
use super::sqlcipher::{PAGE, PURPOSE};

/// As many bytes as a page has.
pub(super) const PAGE_BYTES: usize = 4096;
const SALT: usize = 16;
const TAG: usize = 64;
const ROUNDS_SALT: u8 = 0x3a;

/// One page as it lies in the file.
pub(super) type Page = [u8; PAGE_BYTES];

/// What tells whether a page is as it was sealed.
pub(super) struct Seals {
    key: Zeroizing<[u8; 32]>,
}

impl Seals {
    /// The seals of the database with this salt.
    ///
    /// # Errors
    /// `NotVerified`, which cannot happen: HMAC takes keys of any length.
    pub(super) fn new(data_key: &DataKey, salt: [u8; SALT]) -> Result<Self, VaultError> {
        let database = data_key.derive(PURPOSE);
        let round = |parts: &[&[u8]]| -> Result<Zeroizing<[u8; TAG]>, VaultError> {
            let mut mac = keyed(database.expose_secret())?;
            parts.iter().for_each(|part| mac.update(part));
            Ok(Zeroizing::new(mac.finalize().into_bytes().into()))
        };
        // PBKDF2 (RFC 8018 §5.2) of one block in two rounds.
        let first = round(&[&salt.map(|byte| byte ^ ROUNDS_SALT), &1_u32.to_be_bytes()])?;
        let second = round(&[first.as_slice()])?;
        let mut key = Zeroizing::new([0; 32]);
        for (to, (one, other)) in key.iter_mut().zip(first.iter().zip(second.iter())) {
            *to = one ^ other;
        }
        Ok(Self { key })
    }

    /// Whether the page of this number, counted from 1, is as it was sealed.
    pub(super) fn whole(&self, number: u32, page: &Page) -> bool {
        let (sealed, tag) = page.split_at(PAGE_BYTES - TAG);
        let begin = if number == 1 { SALT } else { 0 };
        let (Some(sealed), Ok(mut mac)) = (sealed.get(begin..), keyed(self.key.as_slice())) else {
            return false;
        };
        mac.update(sealed);
        mac.update(&number.to_le_bytes());
        mac.verify_slice(tag).is_ok()
    }

    /// The numbers of the pages of a file that nobody writes which are not as they were sealed, and how many pages it has. A page
    /// that the disk does not give is damaged, as is one that is not there to its end. `each` is told of each page.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub(super) fn broken_in(
        &self,
        path: &Path,
        mut each: impl FnMut(u32, u32),
    ) -> Result<(Vec<u32>, u32), VaultError> {
        let mut file = File::open(path)?;
        let pages = u32::try_from(file.metadata()?.len().div_ceil(PAGE)).unwrap_or(u32::MAX);
        let mut broken = Vec::new();
        for number in 1..=pages {
            let whole = read_page(&mut file, number).is_some_and(|page| self.whole(number, &page));
            if !whole {
                broken.push(number);
            }
            each(number, pages);
        }
        Ok((broken, pages))
    }
}

/// The bytes of a page; none when the disk does not give them all.
pub(super) fn read_page(file: &mut File, number: u32) -> Option<Page> {
    let mut page = [0; PAGE_BYTES];
    let at = u64::from(number.checked_sub(1)?) * PAGE;
    file.seek(SeekFrom::Start(at)).ok()?;
    loop {
        match file.read_exact(&mut page) {
            Ok(()) => return Some(page),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
}

fn keyed(key: &[u8]) -> Result<Hmac<Sha512>, VaultError> {
    Hmac::<Sha512>::new_from_slice(key).map_err(|_| VaultError::NotVerified)
}
