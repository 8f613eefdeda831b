#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;

fn told(bytes: &[u8]) -> Option<&'static str> {
    Audio::take_in(bytes.to_vec()).ok().map(|audio| audio.mime)
}

fn ogg(packet: &[u8]) -> Vec<u8> {
    let mut page = vec![0; 28];
    page[..4].copy_from_slice(b"OggS");
    page[26] = 1;
    page.extend(packet);
    page
}

fn mp4(brand: &[u8; 4], handlers: &[&[u8; 4]]) -> Vec<u8> {
    let mut file = [&[0, 0, 0, 16], b"ftyp".as_slice(), brand, &[0; 4]].concat();
    for handler in handlers {
        file.extend(
            [
                &[0, 0, 0, 33],
                b"hdlr".as_slice(),
                &[0; 8],
                *handler,
                &[0; 13],
            ]
            .concat(),
        );
    }
    file
}

#[test]
fn sounds_are_told_by_their_content() {
    for (bytes, mime) in [
        (b"fLaC\0\0\0\x22".to_vec(), "audio/flac"),
        (b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), "audio/wav"),
        (ogg(b"OpusHead\x01"), "audio/ogg"),
        (ogg(b"\x01vorbis"), "audio/ogg"),
        (mp4(b"M4A ", &[b"soun"]), "audio/mp4"),
        (mp4(b"isom", &[b"soun"]), "audio/mp4"),
        (vec![0xFF, 0xF1, 0x50, 0x80], "audio/aac"),
        (vec![0xFF, 0xFB, 0x90, 0x64], "audio/mpeg"),
        (
            b"ID3\x04\0\0\0\0\0\x02ab\0\0\xFF\xFB\x90\x64".to_vec(),
            "audio/mpeg",
        ),
    ] {
        assert_eq!(told(&bytes), Some(mime));
    }
}

#[test]
fn what_is_no_sound_is_refused() {
    let jpeg = b"\xFF\xD8\xFF\xE0\0\x10JFIF";
    for bytes in [
        b"".to_vec(),
        b"ID3 is what I called it".to_vec(),
        b"ID3\x04\0\0\x7F\x7F\x7F\x7F".to_vec(),
        jpeg.to_vec(),
        b"\x89PNG\r\n\x1A\n".to_vec(),
        b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(),
        b"OggS".to_vec(),
        ogg(b"\x80theora"),
        mp4(b"isom", &[b"vide", b"soun"]),
        mp4(b"heic", &[b"pict"]),
        b"<script>alert(1)</script>".to_vec(),
        vec![0xFF, 0xFF, 0xFF, 0xFF],
        vec![0; 4096],
    ] {
        assert!(matches!(Audio::take_in(bytes), Err(ShelfError::NoAudio)));
    }
}

#[test]
fn a_file_too_long_is_refused_before_it_is_looked_through() {
    let mut long = vec![0; MOST_BYTES + 1];
    long[..4].copy_from_slice(b"fLaC");
    assert!(matches!(
        Audio::take_in(long),
        Err(ShelfError::AudioTooLarge)
    ));
}
