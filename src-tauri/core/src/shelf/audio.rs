//! Sounds on the shelf: told by their content, kept as they are, sealed in a file as photos are, under the name of their row.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::store::{place_of_next, room_for_one};
use super::{LONGEST_TITLE, ShelfError};
use crate::clock::Now;
use crate::db::{Db, DbError, PhotoId, ShelfItemId, Subject, UndoToken};
use crate::journal::photos::{Key, PhotoFolder, seal, unseal};

/// The longest file that is taken in, in bytes.
pub const MOST_BYTES: usize = 40 * 1024 * 1024;

/// A sound of a kind that is kept.
#[derive(Debug, PartialEq, Eq)]
pub struct Audio {
    mime: &'static str,
    bytes: Vec<u8>,
}

impl Audio {
    /// Takes a file in: MP3, M4A, AAC, Ogg with Opus, Vorbis or FLAC, WAV, FLAC.
    ///
    /// # Errors
    /// `AudioTooLarge`, `NoAudio`.
    pub fn take_in(bytes: Vec<u8>) -> Result<Self, ShelfError> {
        if bytes.len() > MOST_BYTES {
            return Err(ShelfError::AudioTooLarge);
        }
        let mime = sniff(&bytes).ok_or(ShelfError::NoAudio)?;
        Ok(Self { mime, bytes })
    }

    /// Of what kind it is: a media type (IANA).
    pub(crate) fn mime(&self) -> &'static str {
        self.mime
    }

    /// The sound itself.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// What opens the file of one sound.
#[derive(Debug)]
pub struct SealedAudio {
    id: PhotoId,
    key: Key,
}

impl SealedAudio {
    /// The sound.
    ///
    /// # Errors
    /// `File` when the file is not there, or is not what was sealed.
    pub fn open(&self, folder: &PhotoFolder) -> Result<Vec<u8>, ShelfError> {
        Ok(unseal(folder, &self.id, &self.key)?)
    }
}

/// Puts a sound on the shelf, after the others. A title that is too long is cut: it is the name of the file. The file is on
/// the disk before the row that names it. Undone, it waits as what no row names, and is tidied away later.
///
/// # Errors
/// `Full`, `File` when it cannot be sealed, `Db`.
pub fn add_audio(
    db: &mut Db,
    folder: &PhotoFolder,
    title: &str,
    audio: &Audio,
    now: &Now,
) -> Result<UndoToken, ShelfError> {
    db.read(room_for_one)?;
    let id = ShelfItemId::new(now);
    let title: String = title.trim().chars().take(LONGEST_TITLE).collect();
    let key = seal(folder, &file_of(&id), &audio.bytes)?;
    let ((), token) = db.write_undoable(Subject::Shelf, |tx| {
        let position = place_of_next(tx)?;
        tx.execute(
            "INSERT INTO shelf_item (id, kind, title, position, key, mime, bytes, created_at, changed_at)
             VALUES (:id, 'audio', :title, :position, :key, :mime, :bytes, :now, :now)",
            named_params! {
                ":id": id, ":title": title, ":position": position, ":key": key.as_slice(), ":mime": audio.mime,
                ":bytes": i64::try_from(audio.bytes.len()).unwrap_or(i64::MAX), ":now": now.instant().0,
            },
        )?;
        Ok::<_, ShelfError>(())
    })?;
    Ok(token)
}

/// What opens the sound `id`. The file can be read without the database then.
///
/// # Errors
/// `NotFound`, `Db`.
pub fn sealed_audio(connection: &Connection, id: &ShelfItemId) -> Result<SealedAudio, ShelfError> {
    let key = connection
        .prepare_cached(
            "SELECT key FROM shelf_item WHERE id = :id AND deleted_at IS NULL AND key IS NOT NULL",
        )?
        .query_row(named_params! { ":id": id }, |row| row.get("key"))
        .optional()?;
    Ok(SealedAudio {
        id: file_of(id),
        key: Key::new(key.ok_or(DbError::NotFound)?),
    })
}

/// The name of the file of a sound: that of its row.
pub(super) fn file_of(id: &ShelfItemId) -> PhotoId {
    PhotoId::from(id.as_str().to_owned())
}

/// The media type of a sound, by its content: names are often wrong. `None` for anything else.
fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"fLaC") {
        Some("audio/flac")
    } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WAVE") {
        Some("audio/wav")
    } else if begins(b"OggS") {
        is_ogg_sound(bytes).then_some("audio/ogg")
    } else if bytes.get(4..8) == Some(b"ftyp") {
        is_mp4_sound(bytes).then_some("audio/mp4")
    } else if is_adts(bytes) {
        Some("audio/aac")
    } else {
        let after_tag = bytes.get(tag_length(bytes)..).unwrap_or_default();
        let padded = after_tag.iter().position(|byte| *byte != 0).unwrap_or(0);
        is_mp3_frame(after_tag.get(padded..).unwrap_or_default()).then_some("audio/mpeg")
    }
}

/// The first packet names the codec (RFC 3533 §6, RFC 7845 §5.1, Vorbis I §4.2.1, FLAC to Ogg mapping 1.0).
fn is_ogg_sound(bytes: &[u8]) -> bool {
    let Some(segments) = bytes.get(26) else {
        return false;
    };
    let packet = bytes.get(27 + usize::from(*segments)..).unwrap_or_default();
    [b"OpusHead".as_slice(), b"\x01vorbis", b"\x7FFLAC"]
        .iter()
        .any(|codec| packet.starts_with(codec))
}

/// A track of sound, and none of pictures (ISO/IEC 14496-12 §8.4.3: the handler box names what a track is).
fn is_mp4_sound(bytes: &[u8]) -> bool {
    let tracks = |kind: &[u8; 4]| {
        bytes
            .windows(16)
            .any(|box_| box_.starts_with(b"hdlr") && box_.ends_with(kind))
    };
    tracks(b"soun") && !tracks(b"vide")
}

/// A frame of AAC on its own (ISO/IEC 13818-7 §6.2): a syncword of twelve bits, the layer 0.
fn is_adts(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFF, second, third, ..] if second & 0xF6 == 0xF0 && third >> 2 & 0xF < 13)
}

/// A frame of MPEG audio, layer III (ISO/IEC 11172-3 §2.4.1.3), with a bit rate and a sampling frequency that exist.
fn is_mp3_frame(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFF, second, third, ..]
        if second & 0xE0 == 0xE0 && second >> 3 & 3 != 1 && second >> 1 & 3 == 1
            && !matches!(third >> 4, 0 | 15) && third >> 2 & 3 != 3)
}

/// How long the ID3v2 tag before the sound is, in bytes (ID3v2.4.0 §3.1); 0 where there is none.
fn tag_length(bytes: &[u8]) -> usize {
    let &[b'I', b'D', b'3', 2..=4, 0..=0xFE, flags, a, b, c, d, ..] = bytes else {
        return 0;
    };
    if [a, b, c, d].iter().any(|byte| *byte > 0x7F) {
        return 0;
    }
    let length = [a, b, c, d]
        .iter()
        .fold(0, |length, byte| length << 7 | usize::from(*byte));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    10 + length + footer
}

#[cfg(test)]
#[path = "audio_tests.rs"]
mod tests;
