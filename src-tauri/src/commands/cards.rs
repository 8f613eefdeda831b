//! People from and for other address books. A chosen file is read beside everything else, held while the person decides,
//! and let go of when they leave it, or lock.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};

use cairn_core::contacts::cards::{
    self, Brought, CardDecision, CardRow, CardWords, CardsCounts, CardsFound, CardsPage,
    CardsWanted, ExportChoice, Import,
};
use cairn_core::contacts::vcard::{self, Limits};
use cairn_core::contacts::{Contact, store};
use cairn_core::journal::photos::portrait;
use cairn_core::settings;
use chrono::NaiveDate;
use serde::Serialize;
use tauri::AppHandle;
use tauri::ipc::{InvokeBody, Request};

use super::photos::one_at_a_time;
use super::{Handle, files};
use crate::failure::{Failure, FailureCode};
use crate::open::Open;
use crate::session::Here;
use crate::texts::Texts;

/// What the page calls the command whose body is the file itself.
pub const READ: &str = "read_cards";

/// How far the work with a file is.
#[derive(Debug, Clone, Copy, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardsProgress {
    done: u32,
    /// 0 = not known yet.
    total: u32,
}

/// A card after a decision, and what will become of all.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardDecided {
    row: CardRow,
    counts: CardsCounts,
}

/// The work that is going on: a later one, and stopping, ends it.
struct Work {
    round: AtomicU32,
    done: AtomicU32,
    total: AtomicU32,
}

static WORK: Work = Work {
    round: AtomicU32::new(0),
    done: AtomicU32::new(0),
    total: AtomicU32::new(0),
};

impl Work {
    /// Begins, and gives the number under which it goes on.
    fn begin(&self) -> u32 {
        self.of(0);
        self.stop()
    }

    fn stop(&self) -> u32 {
        self.round.fetch_add(1, Ordering::AcqRel).wrapping_add(1)
    }

    fn of(&self, total: usize) {
        self.done.store(0, Ordering::Release);
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        self.total.store(total, Ordering::Release);
    }

    fn goes_on(&self, round: u32) -> bool {
        self.round.load(Ordering::Acquire) == round
    }

    fn at(&self, round: u32, done: usize) -> bool {
        let done = u32::try_from(done).unwrap_or(u32::MAX);
        self.done.store(done, Ordering::Release);
        self.goes_on(round)
    }
}

/// Reads a file of cards, the body of the request, and holds it. False when that was stopped.
#[tauri::command]
pub async fn read_cards(session: Handle<'_>, request: Request<'_>) -> Result<bool, Failure> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(FailureCode::Unexpected.into());
    };
    let bytes = bytes.clone();
    let round = WORK.begin();
    let here = session.open(everybody).await?;
    let words = words(&Texts::new(&session.language()));
    let region = session.here().region().to_owned();
    let import = session
        .blocking(move |_| {
            let reading = vcard::read(&bytes, &Limits::default());
            drop(bytes);
            WORK.of(reading.cards.len());
            let go_on = |done| WORK.at(round, done);
            Ok(Import::new(reading, &here, words, &region, go_on))
        })
        .await?;
    session
        .open(move |open, _| {
            // It may have been stopped in the last moment.
            let goes_on = WORK.goes_on(round) && import.is_some();
            if goes_on {
                open.cards = import;
            }
            Ok::<_, Failure>(goes_on)
        })
        .await
}

/// What is in the file that is held.
#[tauri::command]
#[specta::specta]
pub async fn cards_found(session: Handle<'_>) -> Result<CardsFound, Failure> {
    session
        .open(|open, _| Ok::<_, Failure>(held(open)?.found()))
        .await
}

/// How far reading or bringing in is.
#[tauri::command]
#[specta::specta]
pub fn cards_progress() -> CardsProgress {
    CardsProgress {
        done: WORK.done.load(Ordering::Acquire),
        total: WORK.total.load(Ordering::Acquire),
    }
}

/// Stops reading or bringing in; nothing was changed then.
#[tauri::command]
#[specta::specta]
pub fn stop_cards() {
    WORK.stop();
}

/// Lets go of the file.
#[tauri::command]
#[specta::specta]
pub async fn drop_cards(session: Handle<'_>) -> Result<(), Failure> {
    WORK.stop();
    session
        .open(|open, _| {
            open.cards = None;
            Ok::<_, Failure>(())
        })
        .await
}

/// Cards of the file that is held.
#[tauri::command]
#[specta::specta]
pub async fn cards_page(
    session: Handle<'_>,
    wanted: CardsWanted,
    from: u32,
) -> Result<CardsPage, Failure> {
    session
        .open(move |open, here| {
            let say = |date, year| birthday(here, date, year);
            Ok::<_, Failure>(held(open)?.page(&wanted, from, &say))
        })
        .await
}

/// Decides about one card.
#[tauri::command]
#[specta::specta]
pub async fn decide_card(
    session: Handle<'_>,
    card: u32,
    decision: CardDecision,
) -> Result<CardDecided, Failure> {
    session
        .open(move |open, here| {
            let import = held(open)?;
            import.decide(card, decision)?;
            let say = |date, year| birthday(here, date, year);
            Ok::<_, Failure>(CardDecided {
                row: import.card(card, &say)?,
                counts: import.counts(),
            })
        })
        .await
}

/// Chooses all of the wanted cards that are nobody who is here, or leaves them out.
#[tauri::command]
#[specta::specta]
pub async fn choose_cards(
    session: Handle<'_>,
    wanted: CardsWanted,
    come: bool,
) -> Result<(), Failure> {
    session
        .open(move |open, _| {
            held(open)?.choose_all(&wanted, come);
            Ok::<_, Failure>(())
        })
        .await
}

/// Brings in what was decided, and lets go of the file. `None` when that was stopped: nothing was changed then.
#[tauri::command]
#[specta::specta]
pub async fn bring_cards(session: Handle<'_>) -> Result<Option<Brought>, Failure> {
    let round = WORK.begin();
    let photos = session
        .open(|open, _| Ok::<_, Failure>(held(open)?.photos()))
        .await?;
    WORK.of(photos.len());
    // Beside whatever else is done in the vault: thousands of photos take a while.
    let photos = session
        .blocking(move |_| {
            let mut ready = HashMap::new();
            for (done, (card, photo)) in photos.into_iter().enumerate() {
                if !WORK.at(round, done) {
                    return Ok(None);
                }
                // One that cannot be shown is told of by its absence.
                if let Ok(jpeg) = one_at_a_time(|| portrait(&photo.bytes)) {
                    ready.insert(card, jpeg);
                }
            }
            Ok(Some(ready))
        })
        .await?;
    let Some(photos) = photos else {
        return Ok(None);
    };
    session
        .open(move |open, here| {
            if !WORK.goes_on(round) {
                return Ok(None);
            }
            let people = everybody(open, here)?;
            let import = open.cards.take().ok_or(FailureCode::NotFound)?;
            let brought = import.bring_in(&mut open.vault.db, &people, &photos, &here.now);
            if brought.is_err() {
                open.cards = Some(import);
            }
            Ok::<_, Failure>(Some(brought?))
        })
        .await
}

/// Writes people as cards where the person chooses. False when they chose nowhere.
#[tauri::command]
#[specta::specta]
pub async fn save_people(
    app: AppHandle,
    session: Handle<'_>,
    choice: ExportChoice,
) -> Result<bool, Failure> {
    let texts = Texts::new(&session.language());
    let (name, words) = (texts.get("files-people"), words(&texts));
    let file = session
        .open(move |open, here| {
            let people = everybody(open, here)?;
            let db = &open.vault.db;
            Ok::<_, Failure>(db.read(|c| cards::file(c, &people, &choice, &words))?)
        })
        .await?;
    files::save(&app, &session.language(), name, "vcf", file).await
}

fn held(open: &mut Open) -> Result<&mut Import, Failure> {
    Ok(open.cards.as_mut().ok_or(FailureCode::NotFound)?)
}

fn everybody(open: &mut Open, here: &Here) -> Result<Vec<Contact>, Failure> {
    Ok(open.vault.db.read(|c| {
        let look = here.look(settings::load(c)?.leap_day);
        store::contacts(c, here.region(), &look)
    })?)
}

fn birthday(here: &Here, date: NaiveDate, with_year: bool) -> String {
    if with_year {
        here.words.date(date)
    } else {
        here.words.day(date)
    }
}

fn words(texts: &Texts) -> CardWords {
    CardWords {
        home: texts.get("files-word-home"),
        work: texts.get("files-word-work"),
        mobile: texts.get("files-word-mobile"),
        fax: texts.get("files-word-fax"),
        pager: texts.get("files-word-pager"),
        textphone: texts.get("files-word-textphone"),
        text: texts.get("files-word-text"),
        relay: texts.get("files-word-relay"),
        sign: texts.get("files-word-sign"),
        name: texts.get("files-word-name"),
        also: texts.get("files-word-also"),
        organisation: texts.get("files-word-organisation"),
    }
}
