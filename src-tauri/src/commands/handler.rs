//! What answers the page.

use tauri::Wry;
use tauri::ipc::Invoke;
use tauri_specta::Builder;

use super::{cards, contacts, files, photos, plan, shelf};

/// What answers the page: the typed commands, and those whose body is a file.
pub fn handler(builder: &Builder<Wry>) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let typed = builder.invoke_handler();
    let by_hand = by_hand();
    move |invoke| match invoke.message.command() {
        photos::ADD
        | contacts::SET_PHOTO
        | plan::CHOOSE_PHOTO
        | files::SAVE_CARD
        | cards::READ
        | shelf::ADD_AUDIO
        | shelf::AUDIO => by_hand(invoke),
        _ => typed(invoke),
    }
}

fn by_hand() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        photos::add_photo,
        contacts::set_contact_photo,
        plan::choose_plan_photo,
        files::save_card,
        cards::read_cards,
        shelf::add_shelf_audio,
        shelf::shelf_audio
    ]
}
