//! The shelf: what is put there, what is at hand in Help now, and what waits for its day.
//!
//! It is 09:00 in Berlin on Sunday, 22 November 2026.

use std::path::PathBuf;

use crate::support::journey::{furnished, lock, room, stay_open, turn, unlock};
use crate::support::{App, files, wait_until};
use serde_json::{Value, json};

/// From anywhere to the shelf.
pub(crate) fn shelf(app: &App<'_>) {
    app.press("Plan");
    app.press("My shelf");
    app.find("heading", "My shelf");
}

/// Writes something and goes back to the shelf.
pub(crate) fn write(app: &App<'_>, kind: &str, title: &str, words: &str) {
    app.press(kind);
    app.find("heading", kind);
    app.paste("textbox", "What would you call it?", title);
    let field = match kind {
        "A letter to myself" => "Your letter",
        _ => "The words",
    };
    app.paste("textbox", field, words);
    app.sees("Saved");
    app.press("Done");
    app.find("heading", title);
    app.press("Back");
    app.find("heading", "My shelf");
}

pub(crate) fn add_link(app: &App<'_>, title: &str, link: &str) {
    app.press("A link");
    app.paste("textbox", "The link", link);
    app.paste("textbox", "What would you call it?", title);
    app.press("Keep");
}

fn titles(app: &App<'_>) -> Vec<String> {
    let items = app.invoke("shelf", &json!({}));
    let items = items.as_array().into_iter().flatten();
    items
        .map(|item| item["title"].as_str().unwrap().to_owned())
        .collect()
}

fn are(app: &App<'_>, expected: &[&str]) {
    wait_until(&format!("on the shelf: {expected:?}"), || {
        titles(app) == expected
    });
}

/// Two seconds of a quiet tone: RIFF, 16 bits, 8,000 a second, one channel.
pub(crate) fn tone() -> Vec<u8> {
    const RATE: u32 = 8_000;
    let samples = (0..RATE * 2).flat_map(|n| {
        let at = f64::from(n) / f64::from(RATE);
        let sample = (at * 440.0 * std::f64::consts::TAU).sin() * 2_000.0;
        #[allow(clippy::cast_possible_truncation)]
        (sample as i16).to_le_bytes()
    });
    let data: Vec<u8> = samples.collect();
    let length = u32::try_from(data.len()).unwrap();
    let mut file = b"RIFF".to_vec();
    file.extend((36 + length).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * 2).to_le_bytes());
    file.extend(b"\x02\0\x10\0data");
    file.extend(length.to_le_bytes());
    file.extend(data);
    file
}

fn sound(app: &App<'_>) -> Value {
    app.js(
        "const a = document.querySelector('audio'); return a && { at: a.currentTime, long: a.duration, ready: a.readyState, error: a.error?.message ?? null, src: a.src, paused: a.paused }",
        &[],
    )
}

#[test]
fn readings_and_words_are_kept_in_the_persons_order() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    shelf(&app);
    app.sees("Nothing here yet.");
    write(
        &app,
        "Something to read",
        "For the evening",
        "Slow down.\n\nDrink water.",
    );
    write(
        &app,
        "A prayer or words that steady",
        "",
        "This, too, will pass.",
    );
    app.sees("This, too, will pass.");
    app.press("Arrange");
    app.press("Move up: This, too, will pass.");
    are(&app, &["", "For the evening"]);
    wait_until("the focus goes along", || {
        app.focused().1 == "Move down: This, too, will pass."
    });
    app.press("Take away: For the evening");
    app.sees("Taken away. It waits in the trash for 30 days.");
    are(&app, &[""]);
    app.press("Undo");
    are(&app, &["", "For the evening"]);
    app.press("Take away: For the evening");
    app.press("What was taken away");
    app.sees("Something from your shelf");
    app.press("Bring back: For the evening");
    app.press("Back");
    app.press("For the evening");
    app.sees("Drink water.");
    app.press("Change");
    app.paste("textbox", "The words", "Half a wo");
    // Locked in the middle of a word, nothing is lost.
    lock(&mut app);
    app.sees_no("For the evening");
    unlock(&app);
    shelf(&app);
    app.press("For the evening");
    app.sees("Half a wo");
}

#[test]
fn what_says_nothing_does_not_stay() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    shelf(&app);
    app.press("Something to read");
    app.type_into("textbox", "What would you call it?", "A");
    app.sees("Saved");
    app.paste("textbox", "What would you call it?", "");
    app.press("Done");
    app.find("heading", "My shelf");
    app.sees("Nothing here yet.");
}

#[test]
fn a_letter_waits_for_its_day_and_can_be_opened_before_it() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    stay_open(&app);
    shelf(&app);
    write(
        &app,
        "A letter to myself",
        "For the spring",
        "The ice will be gone.",
    );
    app.press("For the spring");
    turn(&app, "At hand in Help now", true);
    app.sees("It is at hand in Help now.");
    app.press("Close it until then");
    app.sees("A day that is still to come can be kept.");
    app.paste("textbox", "Until which day?", "2026-11-22");
    app.press("Close it until then");
    app.sees("A day that is still to come can be kept.");
    app.paste("textbox", "Until which day?", "2026-11-24");
    app.press("Close it until then");
    app.sees("This letter waits for 24 November 2026.");
    app.sees_no("The ice will be gone.");
    app.press("Back");
    app.sees("Closed until 24 November 2026");
    app.sees_no("The ice will be gone.");
    app.press("Help now");
    app.find("heading", "What helps me");
    app.sees_no("For the spring");
    app.press("Back");
    app.press("For the spring");
    app.press("Open it now");
    app.find("dialog", "Open it before its day?");
    app.press("Leave it closed");
    app.sees_no("The ice will be gone.");
    app.press("Open it now");
    app.find("dialog", "Open it before its day?");
    app.press("Open it now");
    app.sees("The ice will be gone.");
    // It stays closed for the next time.
    app.press("Back");
    app.press("For the spring");
    app.sees("This letter waits for 24 November 2026.");
    app.press("Back");
    world.clock.set_instant("2026-11-24T08:00:00Z");
    app.press("For the spring");
    app.sees("The ice will be gone.");
    app.press("Help now");
    app.press("Read: For the spring");
    app.find("dialog", "For the spring");
    app.sees("The ice will be gone.");
}

#[test]
fn a_link_is_seen_whole_before_it_opens_and_no_other_opens() {
    let world = furnished().with_programs();
    let app = world.open();
    unlock(&app);
    shelf(&app);
    for hostile in [
        "javascript:alert(1)",
        "http://example.org/",
        "file:///etc/passwd",
        "https://bank.example@evil.example/",
    ] {
        app.press("A link");
        app.paste("textbox", "The link", hostile);
        app.press("Keep");
        app.sees("This link cannot be kept: Cairn opens only links that begin with https://");
        assert_eq!(app.value("textbox", "The link"), hostile, "nothing is lost");
        app.press("Cancel");
    }
    are(&app, &[]);
    add_link(&app, "Evening talks", "https://talks.example/evening?a=1#x");
    app.sees("The link is on your shelf.");
    app.press("Open: Evening talks");
    app.find("dialog", "Evening talks");
    app.sees("https://talks.example/evening?a=1#x");
    assert!(world.dialer().dialled().is_empty(), "nothing opened yet");
    let id = app.invoke("shelf", &json!({}))[0]["id"].clone();
    let other = json!({ "id": id, "seen": "https://evil.example/" });
    assert_eq!(app.refusal("open_shelf_link", &other), "notFound");
    app.press("Open it");
    app.sees("It opens in your browser.");
    assert_eq!(
        world.dialer().wait_for(1),
        "https://talks.example/evening?a=1#x"
    );
    // In Help now it opens the same way.
    app.press("Arrange");
    turn(&app, "At hand in Help now: Evening talks", true);
    app.sees("It is at hand in Help now.");
    app.press("Help now");
    app.press("Open: Evening talks");
    app.find("dialog", "Evening talks");
    app.press("Cancel");
    app.find("button", "Call 112");
}

#[test]
fn a_sound_is_sealed_and_plays_here_and_in_help_now() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    shelf(&app);
    app.give_file("virus.mp3", b"This is no sound at all.");
    app.sees("Cairn does not know this kind of sound. Nothing was added");
    app.press("Close this message");
    are(&app, &[]);
    app.give_file("Sea at night.wav", &tone());
    app.sees("The sound is on your shelf.");
    are(&app, &["Sea at night"]);
    app.press("Play: Sea at night");
    plays(&app);
    assert!(
        sound(&app)["src"].as_str().unwrap().starts_with("blob:"),
        "it never has an address that others could ask for"
    );
    app.press("Arrange");
    turn(&app, "At hand in Help now: Sea at night", true);
    app.sees("It is at hand in Help now.");
    app.press("Help now");
    app.find("heading", "On my shelf");
    app.press("Play: Sea at night");
    plays(&app);
    // Nothing of it stands anywhere in the plain, also not where a player would put what it plays.
    let part = &tone()[2_000..2_064];
    let roots = [
        world.root().to_owned(),
        PathBuf::from("/var/tmp"),
        PathBuf::from("/tmp"),
    ];
    for root in roots {
        let found = files::holding_bytes(&files::contents(&root), part);
        assert!(found.is_empty(), "{found:?}");
    }
    let id = app.invoke("shelf", &json!({}))[0]["id"].clone();
    lock(&mut app);
    app.press("Help now");
    app.find("button", "Call 112");
    assert!(!app.has("heading", "On my shelf"));
    for command in ["shelf", "shelf_at_hand"] {
        assert_eq!(app.refusal(command, &json!({})), "locked");
    }
    assert_eq!(app.refusal("shelf_audio", &json!({ "id": id })), "locked");
}

/// The tone lasts two seconds and goes on by itself.
fn plays(app: &App<'_>) {
    wait_until("it plays", || {
        let sound = sound(app);
        assert!(sound["error"].is_null(), "{sound}");
        sound["at"].as_f64().is_some_and(|at| at > 0.3)
            && sound["long"]
                .as_f64()
                .is_some_and(|long| (long - 2.0).abs() < 0.2)
    });
}

#[test]
fn a_half_typed_link_survives_another_page() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    shelf(&app);
    app.press("A link");
    app.paste("textbox", "The link", "https://talks.exam");
    room(&app, "Journal");
    shelf(&app);
    app.press("A link");
    assert_eq!(app.value("textbox", "The link"), "https://talks.exam");
}
