//! The window in which somebody is reached, as it is for each way and each outcome, and Help now with many ways.

use crate::every_page::{Look, Prepare};
use crate::support::App;
use crate::support::dialer::{Behaves, PROGRAMS};
use crate::support::journey::{furnished, unlock};
use serde_json::{Value, json};

/// One of each kind, and a telephone.
pub(crate) const EVERY: [(&str, &str, &str); 9] = [
    ("phone", "mobile", "+49 170 1234567,,5#"),
    ("text", "", "0170 1234567"),
    ("email", "", "sam.o+x@example.org"),
    ("link", "Tuesdays", "https://meet.example/room?a=1#x"),
    ("signal", "", "0170 1234567"),
    ("whatsapp", "", "+49 170 1234567"),
    ("relay", "", "18001 0170 1234567"),
    ("sign", "", "https://sign.example/call/1"),
    ("address", "", "Riverside 5"),
];

/// Keeps someone who is reached by these channels (kind, label, value), in this order; gives their id.
pub(crate) fn keep(
    app: &App<'_>,
    name: &str,
    channels: &[(&str, &str, &str)],
    on_card: bool,
) -> Value {
    let channels: Vec<Value> = channels
        .iter()
        .map(|(kind, label, value)| json!({ "id": null, "kind": kind, "label": label, "value": value }))
        .collect();
    let contact = json!({
        "id": null, "name": name, "role": "friend", "roleWords": "", "channels": channels, "notes": "",
        "standing": "near", "homeGroup": false, "onHelpCard": on_card,
        "hours": { "zone": "", "anyHour": false, "from": null, "until": null },
        "rhythm": { "days": null, "nudge": false }, "birthday": null, "birthdayRemind": false, "own": null,
        "support": { "given": false, "agreed": "", "limits": "" }
    });
    app.invoke("save_contact", &json!({ "contact": contact }))
}

/// Opens the window for each way and each outcome, and calls `look` on it with its name.
pub(crate) fn reach_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished().with_programs());
    let app = world.open();
    unlock(&app);
    keep(&app, "Sam", &EVERY, false);
    let email = [(
        "email",
        "",
        "dana.of.the.long.address@recovery-group.example",
    )];
    let dana = keep(&app, "Dana", &email, false);
    app.invoke("choose_first_call", &json!({ "id": dana }));
    app.find("button", "Write to Dana");
    look(&app, "today with another way");
    app.press("Help now");
    app.find("button", "Call Sam…");
    look(&app, "help with many ways");
    app.press("Call Sam…");
    app.sees("Nothing came up?");
    look(&app, "a call that shows nothing");
    app.press("Show it to your phone’s camera");
    look(&app, "a call that shows nothing, with its code");
    app.press("Not now");
    app.press("Open the link: Tuesdays Sam");
    app.sees("This opens in your browser:");
    look(&app, "a link before it opens");
    app.press("Open");
    app.sees("It opens in Pocket Browser.");
    look(&app, "a link that opens");
    app.press("Not now");
    world
        .dialer()
        .put(&PROGRAMS.map(|(scheme, _)| scheme), Behaves::NeverStarts);
    app.press("Signal: 0170 1234567 Sam");
    app.sees("The app did not start.");
    look(&app, "an app that does not start");
    app.press("Not now");
    world.dialer().put(&["https"], Behaves::Well);
    app.press("WhatsApp: +49 170 1234567 Sam");
    app.sees("The app is not on this computer.");
    look(&app, "a page in place of an app");
    app.press("Cancel");
    app.press("Write to Dana…");
    app.sees("This computer has no program for e-mail.");
    look(&app, "an address without a program");
    app.press("Not now");
    app.press("Text: 0170 1234567 Sam");
    app.find("image", "QR code of the phone number");
    look(&app, "a text message without a program");
}
