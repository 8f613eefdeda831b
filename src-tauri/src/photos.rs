//! `photo://localhost/<id>`: how the page gets the pictures, and `?contact`: the photo of a contact. They are opened in
//! memory for each request, nothing keeps them, and while the vault is shut there are none but those that the person chose
//! to show.

use cairn_core::contacts::store;
use cairn_core::db::{ContactId, PhotoId};
use cairn_core::journal::photos::{self, Kind, PhotoError, PhotoFolder};
use tauri::http::{Method, Request, Response, StatusCode, header};
use tauri::{UriSchemeContext, UriSchemeResponder, Wry};

use crate::commands::session_of;
use crate::failure::{Failure, FailureCode};
use crate::session::{Session, State};

/// The scheme, as the content security policy has it.
pub const SCHEME: &str = "photo";
/// What asks for the small picture: `photo://localhost/<id>?thumb`.
const THUMB: &str = "thumb";
/// What asks for the photo of a contact: `photo://localhost/<contact>?contact=<mark>`. The mark only makes another
/// address for another photo.
const CONTACT: &str = "contact=";

/// Answers the page's request for a picture, on a thread that may wait.
pub fn serve(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let session = session_of(context.app_handle());
    tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&session, &request)));
}

fn answer(session: &Session, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    if request.method() != Method::GET {
        return response(StatusCode::METHOD_NOT_ALLOWED, None, Vec::new());
    }
    let uri = request.uri();
    let id = uri.path().trim_start_matches('/').to_owned();
    let query = uri.query().unwrap_or_default();
    let found = match query.starts_with(CONTACT) {
        true => portrait(session, &ContactId::from(id)),
        false => picture(session, &PhotoId::from(id), query == THUMB),
    };
    match found {
        Ok((kind, bytes)) => response(StatusCode::OK, Some(kind), bytes),
        Err(failure) => {
            let status = match failure.code {
                FailureCode::Locked => StatusCode::FORBIDDEN,
                FailureCode::NotFound => StatusCode::NOT_FOUND,
                code => {
                    tracing::warn!(?code, "photo");
                    StatusCode::INTERNAL_SERVER_ERROR
                }
            };
            response(status, None, Vec::new())
        }
    }
}

fn picture(session: &Session, id: &PhotoId, small: bool) -> Result<(Kind, Vec<u8>), Failure> {
    if let State::Showing(showing) = &*session.state() {
        let shown = showing.photo(id).filter(|_| !small);
        return shown.ok_or_else(|| FailureCode::Locked.into());
    }
    if small {
        let thumb = session.open_now(|open, _| open.vault.db.read(|c| photos::thumb(c, id)))?;
        return Ok((Kind::Jpeg, thumb));
    }
    let (sealed, folder) = session.open_now(|open, _| {
        let sealed = open.vault.db.read(|c| photos::sealed(c, id))?;
        Ok::<_, PhotoError>((sealed, PhotoFolder::of(&open.vault)))
    })?;
    // Beside whatever else is done in the vault: a large file takes a while.
    Ok(sealed.open(&folder)?)
}

fn portrait(session: &Session, id: &ContactId) -> Result<(Kind, Vec<u8>), Failure> {
    let photo = session.open_now(|open, _| open.vault.db.read(|c| store::photo(c, id)))?;
    Ok((Kind::Jpeg, photo.ok_or(FailureCode::NotFound)?))
}

fn response(status: StatusCode, kind: Option<Kind>, bytes: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    let mime = kind.map_or("text/plain", Kind::mime);
    for (name, value) in [
        (header::CONTENT_TYPE, mime),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Opened by itself it may do nothing.
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ),
    ] {
        response
            .headers_mut()
            .insert(name, header::HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests;
