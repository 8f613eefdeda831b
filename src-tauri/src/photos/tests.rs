#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use cairn_core::clock::{Clock, Now, SettableClock};
use cairn_core::contacts::ContactDraft;
use cairn_core::journal::NewEntry;
use cairn_core::journal::photos::{Photo, Picture};
use cairn_core::vault::{self, ComputerKey, Key};
use tempfile::TempDir;

use super::*;

/// The smallest picture there is in a GIF: one white pixel.
const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\xFF\xFF\xFF\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3B";

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
        zone: chrono_tz::UTC,
    }
}

/// A session whose vault is open and has a photo.
fn open_session(data: &TempDir) -> (Session, Photo) {
    let clock: Box<dyn Clock> = Box::new(SettableClock::new(now()));
    let session = Session::begin(data.path().to_owned(), clock, false);
    let key = ComputerKey::random().unwrap();
    let vault = vault::create(data.path(), &Key::ThisComputer(&key), &now()).unwrap();
    session.opened(vault).unwrap();
    let photo = session
        .open_now(|open, here| {
            let begun = NewEntry::begin(false, &here.now);
            let id = begun.id.clone();
            open.drafts.begin(begun);
            open.drafts.ensure(&mut open.vault.db, &id, &here.now)?;
            let folder = PhotoFolder::of(&open.vault);
            let picture = Picture::take_in(GIF.to_vec(), false)?;
            let added = photos::add(&mut open.vault.db, &folder, &id, picture, &here.now)?;
            Ok::<_, Failure>(added)
        })
        .unwrap();
    (session, photo)
}

fn get(session: &Session, path: &str) -> Response<Vec<u8>> {
    let uri = format!("photo://localhost/{path}");
    let request = Request::get(uri).body(Vec::new()).unwrap();
    answer(session, &request)
}

#[test]
fn an_open_vault_shows_its_pictures_and_a_shut_one_none() {
    let data = TempDir::new().unwrap();
    let (session, photo) = open_session(&data);
    let id = photo.id.as_str();

    let whole = get(&session, id);
    assert_eq!(whole.status(), StatusCode::OK);
    assert_eq!(whole.body(), GIF);
    assert_eq!(whole.headers()["content-type"], "image/gif");
    assert_eq!(whole.headers()["cache-control"], "no-store");
    assert_eq!(whole.headers()["x-content-type-options"], "nosniff");

    let thumb = get(&session, &format!("{id}?thumb"));
    assert_eq!(thumb.status(), StatusCode::OK);
    assert_eq!(thumb.headers()["content-type"], "image/jpeg");
    assert!(thumb.body().starts_with(b"\xFF\xD8"));

    for unknown in [
        "",
        "x",
        "../vault.keys",
        "0199a000-0000-7000-8000-000000000001",
        "x?thumb",
    ] {
        assert_eq!(get(&session, unknown).status(), StatusCode::NOT_FOUND);
    }
    let request = Request::post(format!("photo://localhost/{id}"));
    let posted = answer(&session, &request.body(Vec::new()).unwrap());
    assert_eq!(posted.status(), StatusCode::METHOD_NOT_ALLOWED);

    session.shut().unwrap();
    for path in [id.to_owned(), format!("{id}?thumb"), "x".to_owned()] {
        let refused = get(&session, &path);
        assert_eq!(refused.status(), StatusCode::FORBIDDEN);
        assert!(refused.body().is_empty());
    }
}

#[test]
fn a_contact_shows_its_photo_while_the_vault_is_open() {
    let data = TempDir::new().unwrap();
    let (session, _) = open_session(&data);
    let id = session
        .open_now(|open, here| {
            let db = &mut open.vault.db;
            let id = store::save_contact(db, &ContactDraft::of_name("Mara"), &here.now)?;
            Ok::<_, Failure>(id)
        })
        .unwrap();
    let path = format!("{}?contact=1", id.as_str());
    assert_eq!(get(&session, &path).status(), StatusCode::NOT_FOUND);
    let portrait = photos::portrait(GIF).unwrap();
    session
        .open_now(|open, _| store::set_photo(&mut open.vault.db, &id, Some(&portrait)))
        .unwrap();
    let shown = get(&session, &path);
    assert_eq!(shown.status(), StatusCode::OK);
    assert_eq!(shown.body(), &portrait);
    assert_eq!(shown.headers()["content-type"], "image/jpeg");
    assert_eq!(get(&session, "x?contact=1").status(), StatusCode::NOT_FOUND);
    session.shut().unwrap();
    assert_eq!(get(&session, &path).status(), StatusCode::FORBIDDEN);
}

#[test]
fn a_damaged_file_is_an_error_and_no_picture() {
    let data = TempDir::new().unwrap();
    let (session, photo) = open_session(&data);
    let folder = session
        .open_now(|open, _| Ok::<_, Failure>(open.vault.photos()))
        .unwrap();
    std::fs::write(folder.join(photo.id.as_str()), GIF).unwrap();
    let damaged = get(&session, photo.id.as_str());
    assert_eq!(damaged.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(damaged.body().is_empty());
    std::fs::remove_file(folder.join(photo.id.as_str())).unwrap();
    assert_eq!(
        get(&session, photo.id.as_str()).status(),
        StatusCode::NOT_FOUND
    );
}

#[test]
fn what_is_shown_has_its_pictures_and_no_others() {
    let data = TempDir::new().unwrap();
    let (session, photo) = open_session(&data);
    let found = "SELECT entry_id FROM photo WHERE id = ?1";
    let entry = session
        .open_now(|open, _| {
            open.vault.db.read(|c| {
                let entry = c.query_row(found, [&photo.id], |row| row.get(0))?;
                Ok::<_, cairn_core::db::DbError>(entry)
            })
        })
        .unwrap();
    let choice = cairn_core::show::ShowChoice {
        paths: Vec::new(),
        entries: vec![entry],
    };
    session.show(&choice).unwrap();
    let shown = get(&session, photo.id.as_str());
    assert_eq!(
        (shown.status(), shown.body().as_slice()),
        (StatusCode::OK, GIF)
    );
    for other in [format!("{}?thumb", photo.id.as_str()), "other".to_owned()] {
        assert_eq!(get(&session, &other).status(), StatusCode::FORBIDDEN);
    }
    session.shut().unwrap();
    let shut = get(&session, photo.id.as_str());
    assert_eq!(shut.status(), StatusCode::FORBIDDEN);
}
