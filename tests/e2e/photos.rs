//! Photos in an entry: pasted, shown, described, found; and files that are none.

use crate::support::journey::{furnished, lock, room, unlock};
use crate::support::{App, wait_until};
use crate::writing::{begin, invoke, open_newest, search};
use serde_json::json;

#[test]
fn a_pasted_photo_is_shown_described_and_found() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let id = begin(&app, "A picture of the day");
    room(&app, "Journal");
    open_newest(&app);
    paste_picture(&app);
    wait_until("the photo is shown", || pictures(&app) == 1);
    let entry = invoke(&app, "entry", &json!({ "id": id }));
    let photo = entry["photos"][0]["id"].as_str().unwrap().to_owned();
    wait_until("it stands in the text", || {
        let entry = invoke(&app, "entry", &json!({ "id": id }));
        let mark = format!("![](photo:{photo})");
        entry["text"]
            .as_str()
            .is_some_and(|text| text.contains(&mark))
    });
    invoke(
        &app,
        "describe_photo",
        &json!({ "id": photo, "description": "a green kayak" }),
    );
    lock(&mut app);
    unlock(&app);
    room(&app, "Journal");
    search(&app, "kayak has:photo");
    app.sees("One entry");
    lock(&mut app);
    let refused = app.js(
        "return new Promise((ok) => { const i = new Image(); i.onload = () => ok('shown'); i.onerror = () => ok('refused'); i.src = `photo://localhost/${arguments[0]}`; })",
        &[json!(photo)],
    );
    assert_eq!(refused, json!("refused"));
}

#[test]
fn a_file_that_is_no_picture_is_told() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    begin(&app, "With a strange file");
    room(&app, "Journal");
    open_newest(&app);
    paste_file(
        &app,
        "return new File([new Uint8Array([0,0,0,24,0x66,0x74,0x79,0x70,0x68,0x65,0x69,0x63,0,0,0,0])], 'a.heic', { type: 'image/heic' })",
    );
    app.sees("HEIC");
    app.press("Close this message");
    paste_file(
        &app,
        "return new File(['no picture at all'], 'a.png', { type: 'image/png' })",
    );
    app.sees("Nothing was added");
    assert_eq!(app.value("textbox", "Your entry"), "With a strange file");
}

/// How many photos stand in the text and have come: it shows them as a background.
pub(crate) fn pictures(app: &App<'_>) -> u64 {
    app.js(
        "return Promise.all([...document.querySelectorAll('.md-photo')].map(async (place) => {
           const shown = new Image();
           shown.src = place.style.backgroundImage.slice(5, -2);
           await shown.decode().catch(() => null);
           return shown.naturalWidth > 0 && place.offsetWidth > 100 ? 1 : 0;
         })).then((all) => all.reduce((sum, one) => sum + one, 0))",
        &[],
    )
    .as_u64()
    .unwrap()
}

/// Pastes a small picture into the entry that is open.
pub(crate) fn paste_picture(app: &App<'_>) {
    paste_file(
        app,
        "const c = document.createElement('canvas'); c.width = 640; c.height = 400;
         const x = c.getContext('2d'); x.fillStyle = '#2f6b57'; x.fillRect(0, 0, 640, 400); x.fillStyle = '#e9e4da'; x.fillRect(100, 90, 300, 120);
         return new Promise((ok) => c.toBlob((b) => ok(new File([b], 'lake.jpg', { type: 'image/jpeg' })), 'image/jpeg', 0.9))",
    );
}

/// Pastes the file that the script makes into the text.
fn paste_file(app: &App<'_>, file: &str) {
    let field = app.find("textbox", "Your entry");
    app.js(
        &format!(
            "const el = arguments[0]; el.focus();
             return Promise.resolve((() => {{ {file} }})()).then((file) => {{
               const data = new DataTransfer(); data.items.add(file);
               el.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));
             }})"
        ),
        &[field.argument()],
    );
}
