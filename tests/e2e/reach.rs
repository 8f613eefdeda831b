//! Every way to reach somebody: what the program for it is handed, and what is there when it cannot be.

use crate::reach_pages::{EVERY, keep};
use crate::support::dialer::{Behaves, PROGRAMS};
use crate::support::journey::{SPONSOR, furnished, lock, unlock};
use crate::support::{App, stays, wait_until};
use serde_json::{Value, json};

/// Reaches by the channel of that kind, and gives what became of it.
fn reach(app: &App<'_>, contact: &Value, kind: &str, message: &Value, seen: bool) -> Value {
    let channel = channel_of(app, contact, kind);
    app.invoke(
        "reach",
        &json!({ "contact": contact, "channel": channel["id"], "message": message, "seen": seen }),
    )
}

fn channel_of(app: &App<'_>, contact: &Value, kind: &str) -> Value {
    let all = app.invoke("contacts", &json!({}));
    let them = all
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == *contact);
    let channels = them.unwrap()["channels"].as_array().unwrap();
    let found = channels.iter().find(|channel| channel["kind"] == kind);
    found.unwrap().clone()
}

fn reach_outs(app: &App<'_>, contact: &Value) -> Vec<(String, String)> {
    let all = app.invoke("reach_outs", &json!({ "contact": contact }));
    let word = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let all = all.as_array().unwrap().iter();
    all.map(|one| (word(one, "kind"), word(one, "number")))
        .collect()
}

#[test]
fn the_program_for_each_channel_gets_its_link() {
    let world = furnished().with_programs();
    let app = world.open();
    unlock(&app);
    let sam = keep(&app, "Sam", &EVERY, false);
    let said = json!({ "subject": "Today", "body": "Can you talk?\nNothing is on fire." });
    let mut count = 0;
    for (kind, message, link, program, logged) in [
        (
            "phone",
            &Value::Null,
            "tel:+491701234567,,5%23",
            "Pocket Phone",
            "call",
        ),
        (
            "text",
            &said,
            "sms:01701234567?body=Can%20you%20talk%3F%0D%0ANothing%20is%20on%20fire.",
            "Pocket Texts",
            "text",
        ),
        (
            "email",
            &said,
            "mailto:sam.o%2Bx@example.org?subject=Today&body=Can%20you%20talk%3F%0D%0ANothing%20is%20on%20fire.",
            "Pocket Mail",
            "email",
        ),
        (
            "signal",
            &said,
            "sgnl://signal.me/#p/+491701234567",
            "Pocket Signal",
            "text",
        ),
        (
            "whatsapp",
            &said,
            "whatsapp://send?phone=491701234567&text=Can%20you%20talk%3F%0D%0ANothing%20is%20on%20fire.",
            "Pocket Chat",
            "text",
        ),
        (
            "relay",
            &Value::Null,
            "tel:1800101701234567",
            "Pocket Phone",
            "call",
        ),
    ] {
        let outcome = reach(&app, &sam, kind, message, false);
        assert_eq!(outcome["result"], "launched", "{kind}: {outcome}");
        assert_eq!(outcome["handler"], program, "{kind}");
        // Signal takes no words along, and says so.
        assert_eq!(outcome["carried"], json!(kind != "signal"), "{kind}");
        count += 1;
        assert_eq!(world.dialer().wait_for(count), link);
        assert_eq!(reach_outs(&app, &sam).len(), count);
        assert_eq!(reach_outs(&app, &sam)[0].0, logged, "{kind}");
    }
    for (kind, link) in [
        ("link", "https://meet.example/room?a=1#x"),
        ("sign", "https://sign.example/call/1"),
    ] {
        let shown = reach(&app, &sam, kind, &Value::Null, false);
        assert_eq!(
            (&shown["result"], &shown["web"]),
            (&json!("shown"), &json!(link))
        );
        assert_eq!(shown["reachOut"], Value::Null);
        assert_eq!(reach_outs(&app, &sam).len(), count, "looking is no attempt");
        let opened = reach(&app, &sam, kind, &Value::Null, true);
        assert_eq!(opened["result"], "launched");
        count += 1;
        assert_eq!(world.dialer().wait_for(count), link);
        assert_eq!(reach_outs(&app, &sam)[0].0, "video");
    }
    assert_eq!(channel_of(&app, &sam, "address")["opens"], json!(false));
    assert_eq!(world.dialer().dialled().len(), count);
}

#[test]
fn without_an_app_its_page_is_shown_and_then_opens() {
    let world = furnished().with_programs_for(&["https"], Behaves::Well);
    let app = world.open();
    unlock(&app);
    keep(&app, "Sam", &[("signal", "", "+49 170 1234567")], false);
    app.press("Help now");
    app.press("Reach Sam on Signal…");
    app.sees("The app is not on this computer. Its page opens in your browser:");
    app.sees("https://signal.me/#p/+491701234567");
    assert!(world.dialer().dialled().is_empty());
    app.press("Open");
    assert_eq!(
        world.dialer().wait_for(1),
        "https://signal.me/#p/+491701234567"
    );
    app.sees("It opens in Pocket Browser.");
    app.find("button", "We talked");
}

#[test]
fn a_link_is_seen_before_it_opens() {
    let world = furnished().with_programs();
    let app = world.open();
    unlock(&app);
    let group = keep(
        &app,
        "Tuesday group",
        &[("link", "", "https://bücher.example/room")],
        false,
    );
    app.press("Help now");
    app.press("Open the link of Tuesday group…");
    app.find("dialog", "Open the link of Tuesday group");
    app.sees("This opens in your browser:");
    app.sees("https://xn--bcher-kva.example/room");
    app.press("Cancel");
    app.gone("dialog", "");
    assert!(world.dialer().dialled().is_empty());
    assert!(reach_outs(&app, &group).is_empty());
    app.press("Open the link of Tuesday group…");
    app.press("Open");
    assert_eq!(
        world.dialer().wait_for(1),
        "https://xn--bcher-kva.example/room"
    );
    app.press("We talked");
    assert_eq!(
        reach_outs(&app, &group),
        [("video".to_owned(), "https://bücher.example/room".to_owned())],
        "kept as typed"
    );
}

#[test]
fn a_hostile_link_is_kept_and_shown_and_never_opened() {
    let world = furnished().with_programs();
    let app = world.open();
    unlock(&app);
    for link in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://meet.example/room",
        "data:text/html,<b>1</b>",
        "https://sam:word@meet.example/",
        "https://meet.example@evil.example/",
        "https://meet.example/\u{202e}moc",
    ] {
        for kind in ["link", "sign", "relay", "signal", "whatsapp"] {
            let them = keep(&app, "Someone", &[(kind, "", link)], false);
            let channel = channel_of(&app, &them, kind);
            assert_eq!(channel["value"], link, "kept as typed");
            assert_eq!(channel["display"], link, "shown as typed");
            assert_eq!(channel["opens"], json!(false), "{kind} {link}");
            for seen in [false, true] {
                let outcome = reach(&app, &them, kind, &Value::Null, seen);
                assert_eq!(outcome["result"], "notDialable", "{kind} {link}");
                assert_eq!(outcome["web"], Value::Null);
            }
            assert!(reach_outs(&app, &them).is_empty());
        }
    }
    // The page cannot hand in a link of its own: there is no such command, and no channel of that name.
    let channel = json!({ "contact": "x", "channel": "https://evil.example/", "message": null, "seen": true });
    let refused = app.js(
        "return window.__TAURI_INTERNALS__.invoke('reach', arguments[0]).then(() => 'opened', (e) => e.code)",
        &[channel],
    );
    assert_eq!(refused, "notFound");
    stays("nothing was opened", 1.0, || {
        world.dialer().dialled().is_empty()
    });
}

#[test]
fn without_programs_each_channel_is_there_to_copy() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    let sam = keep(&app, "Sam", &EVERY, false);
    for (kind, scanned) in [
        ("phone", true),
        ("text", true),
        ("email", false),
        ("link", true),
        ("signal", true),
        ("whatsapp", true),
        ("relay", true),
        ("sign", true),
    ] {
        for seen in [false, true] {
            let outcome = reach(&app, &sam, kind, &Value::Null, seen);
            assert_eq!(outcome["result"], "noHandler", "{kind}");
            assert_eq!(outcome["qrSvg"].is_string(), scanned, "{kind}");
            assert!(
                outcome["reachOut"].is_string(),
                "{kind}: it may be done by hand"
            );
        }
    }
    keep(&app, "Dana", &[("email", "", "dana@example.org")], false);
    app.press("Help now");
    app.press("Write to Dana…");
    app.sees("This computer has no program for e-mail. The address works anywhere:");
    app.press("Copy the address");
    app.sees("Copied.");
    app.press("I sent it");
    app.press("Text: 0170 1234567 Sam");
    app.sees("This computer has no program for text messages.");
    app.find("image", "QR code of the phone number");
    app.press("Not now");
}

#[test]
fn a_program_that_does_not_start_leaves_the_number() {
    let world =
        furnished().with_programs_for(&PROGRAMS.map(|(scheme, _)| scheme), Behaves::NeverStarts);
    let app = world.open();
    unlock(&app);
    let sam = keep(&app, "Sam", &EVERY, false);
    for kind in ["phone", "text", "email", "signal", "whatsapp", "relay"] {
        let outcome = reach(&app, &sam, kind, &Value::Null, false);
        assert_eq!(outcome["result"], "failed", "{kind}");
    }
    assert_eq!(
        reach(&app, &sam, "link", &Value::Null, true)["result"],
        "failed"
    );
    app.press(&format!("Call {}", SPONSOR.0));
    app.sees("The phone program did not start.");
    app.sees(SPONSOR.1);
    app.find("image", "QR code of the phone number");
    app.press("Not now");
    // Signal may not start, and a browser has been installed since.
    world.dialer().put(&["sgnl"], Behaves::NeverStarts);
    app.press("Help now");
    app.press("Signal: 0170 1234567 Sam");
    app.sees("The app did not start.");
    world.dialer().put(&["https"], Behaves::Well);
    app.press("Open its page instead");
    assert_eq!(
        world.dialer().wait_for(1),
        "https://signal.me/#p/+491701234567"
    );
}

#[test]
fn a_program_that_shows_nothing_is_followed_softly_by_the_number() {
    let world = furnished().with_programs();
    let app = world.open();
    unlock(&app);
    app.press(&format!("Call {}", SPONSOR.0));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    app.find("heading", &format!("Calling {}", SPONSOR.0));
    let focused = app.focused();
    app.sees_no("Nothing came up?");
    app.sees("Nothing came up? Here is the number:");
    app.sees(SPONSOR.1);
    assert_eq!(app.focused(), focused, "the focus stays where it is");
    app.press("Show it to your phone’s camera");
    app.find("image", "QR code of the phone number");
    app.press("Copy the number");
    app.sees("Copied.");
    app.press("No answer");
    app.gone("dialog", "");
}

#[test]
fn the_button_on_every_page_says_how_someone_is_reached() {
    let world = furnished().with_programs();
    let app = world.open();
    unlock(&app);
    let sam = keep(
        &app,
        "Sam",
        &[("email", "", "sam@example.org"), ("text", "", "988")],
        false,
    );
    app.invoke("choose_first_call", &json!({ "id": sam }));
    app.press("Write to Sam");
    assert_eq!(world.dialer().wait_for(1), "mailto:sam@example.org");
    app.sees("It was handed to Pocket Mail. Nothing leaves before you send it there.");
    app.press("I sent it");
    wait_until("header and Today say so", || {
        let names = app.names("button");
        names.iter().filter(|name| *name == "Write to Sam").count() == 2
    });
    app.press("Milestones");
    app.press("Something happened");
    app.find("heading", "Thank you for being honest here.");
    app.press("Close");
}

#[test]
fn while_locked_only_the_help_card_is_reached() {
    let world = furnished().with_programs();
    let mut app = world.open();
    unlock(&app);
    let sam = keep(&app, "Sam", &EVERY, true);
    let email = channel_of(&app, &sam, "email");
    lock(&mut app);
    app.press("Help now");
    app.find("button", "Call Sam…");
    app.sees_no("sam.o+x@example.org");
    app.sees_no("meet.example");
    app.press("Text: 0170 1234567 Sam");
    assert_eq!(world.dialer().wait_for(1), "sms:01701234567");
    app.press("Someone is there");
    app.press("Signal: 0170 1234567 Sam");
    assert_eq!(
        world.dialer().wait_for(2),
        "sgnl://signal.me/#p/+491701234567"
    );
    app.press("Someone is there");
    let inside = json!({ "contact": sam, "channel": email["id"], "message": null, "seen": true });
    let refused = app.js(
        "return window.__TAURI_INTERNALS__.invoke('reach', arguments[0]).then(() => 'opened', (e) => e.code)",
        &[inside],
    );
    assert_eq!(refused, "notFound");
    assert_eq!(world.dialer().dialled().len(), 2);
}
