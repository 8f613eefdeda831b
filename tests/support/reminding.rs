//! Reminders as a test needs them: chosen, waited for, read.

use super::app::App;
use super::find::plain;
use super::journey::{self, SPONSOR};
use super::notifications::Shown;
use super::wait::wait_until;
use super::world::World;
use serde_json::{Value, json};

/// What a neutral notification says, whatever it is about.
pub const NEUTRAL: (&str, &str) = ("Cairn", "Something is waiting for you.");

/// Opens, with the kinds named in notifications. The clock will jump: that is not what locks here.
pub fn opened(world: &World) -> App<'_> {
    let app = world.open();
    journey::unlock(&app);
    choose(&app, &json!({ "neutral": false }));
    app
}

/// Chooses reminders: `chosen` holds some of their settings.
pub fn choose(app: &App<'_>, chosen: &Value) {
    journey::stay_open(app);
    let mut settings = app.invoke("settings", &json!({}));
    for (name, value) in chosen.as_object().expect("settings") {
        settings["reminders"][name] = value.clone();
    }
    app.invoke("change_settings", &json!({ "settings": settings }));
}

/// A reminder of the person's own, once.
pub fn own(app: &App<'_>, words: &str, date: &str, time: &str) {
    add(
        app,
        "own",
        words,
        (date, time),
        0,
        &json!({ "kind": "once" }),
    );
}

/// A reminder of the person's own, every day from `date` on.
pub fn daily(app: &App<'_>, words: &str, date: &str, time: &str) {
    let every_day = json!({ "kind": "daily", "every": 1 });
    add(app, "own", words, (date, time), 0, &every_day);
}

/// An appointment, told `before` minutes before it begins.
pub fn appointment(app: &App<'_>, words: &str, date: &str, time: &str, before: u16) {
    let once = json!({ "kind": "once" });
    add(app, "appointment", words, (date, time), before, &once);
}

fn add(
    app: &App<'_>,
    kind: &str,
    words: &str,
    (date, time): (&str, &str),
    before: u16,
    repeat: &Value,
) {
    app.invoke(
        "add_own_reminder",
        &json!({ "reminder": {
            "kind": kind, "words": words, "start": date, "time": time, "rule": repeat, "minutesBefore": before,
            "enabled": true, "about": { "what": null, "place": "", "note": "", "contact": null },
        } }),
    );
}

/// A hard date with its reminder; the sponsor would be good company.
pub fn hard_date(app: &App<'_>, words: &str, date: &str, time: &str) {
    let contacts = app.invoke("contacts", &json!({}));
    let sponsor = contacts.as_array().into_iter().flatten();
    let sponsor = sponsor
        .filter(|contact| contact["name"] == SPONSOR.0)
        .find_map(|contact| contact["id"].as_str());
    app.invoke(
        "add_hard_date",
        &json!({ "hardDate": {
            "words": words, "date": date, "yearly": true, "remind": true, "remindTime": time,
            "contactId": sponsor.expect("the sponsor"),
        } }),
    );
}

/// After how many days without a call the sponsor is to be spoken of.
pub fn nudge_after(app: &App<'_>, days: &str) {
    journey::room(app, "People");
    app.press(&format!("Change {}", SPONSOR.0));
    app.press("Keeping in touch");
    app.paste("textbox", "You like to speak about every … days", days);
    app.click("checkbox", "Remind me when it has been quieter than that");
    app.press("Keep");
    app.find("button", &format!("Change {}", SPONSOR.0));
}

/// What is known of someone in the circle, changed by `part`: some of its fields.
pub fn change_contact(app: &App<'_>, name: &str, part: &Value) {
    let mut contact = contact_called(app, name);
    for (field, value) in part.as_object().expect("fields") {
        contact[field] = value.clone();
    }
    app.invoke("save_contact", &json!({ "contact": contact }));
}

/// Someone in the circle, as the page is told of them.
pub fn contact_called(app: &App<'_>, name: &str) -> Value {
    let contacts = app.invoke("contacts", &json!({}));
    let mut contacts = contacts.as_array().cloned().unwrap_or_default().into_iter();
    let found = contacts.find(|contact| contact["name"] == name);
    found.expect("someone of that name")
}

/// The sponsor's birthday, told on that day of every year: "--11-23".
pub fn birthday(app: &App<'_>, day: &str) {
    let part = json!({ "birthday": day, "birthdayRemind": true });
    change_contact(app, SPONSOR.0, &part);
}

/// Since when the sponsor counts, with milestones told.
pub fn counts_since(app: &App<'_>, day: &str) {
    let own = json!({ "since": day, "word": "in recovery", "remind": true });
    change_contact(app, SPONSOR.0, &json!({ "own": own }));
}

/// The labels of a notification's buttons: a click on the notification itself has none that is seen.
pub fn buttons(shown: &Shown) -> Vec<&str> {
    let seen = shown.actions.iter().filter(|(key, _)| key != "default");
    seen.map(|(_, label)| label.as_str()).collect()
}

/// What a notification says: its title, its text and its buttons.
pub fn says(shown: &Shown) -> (&str, &str, Vec<&str>) {
    (&shown.title, &shown.body, buttons(shown))
}

/// Whether Today gathers `words` under "While you were away".
pub fn waits_on_today(app: &App<'_>, words: &str) {
    app.find("heading", "While you were away");
    app.sees(words);
}

/// Presses "Later", and waits until it is planned anew for an hour later than 12:00.
pub fn later(world: &World, app: &App<'_>) {
    world.notifications().press("Later");
    wait_until("it is put off", || {
        app.invoke("reminders", &json!({}))
            .to_string()
            .contains("22 November 2026, 13:00")
    });
}

/// The choice of a kind of reminder in the settings, with when it comes next.
pub fn kind_says(app: &App<'_>, kind: &str) -> String {
    let group = app.find("group", kind);
    let text = app.js("return arguments[0].innerText", &[group.argument()]);
    plain(text.as_str().unwrap_or_default())
}
