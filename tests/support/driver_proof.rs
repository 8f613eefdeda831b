//! The driver and the way things are found, tried on WebKitGTK's own small browser.

use crate::support::World;
use crate::support::driver::Driver;
use crate::support::find;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = r#"<!doctype html><html lang=en><title>Page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<main><h1>Stones</h1>
<button>Write something</button><button hidden>Hidden</button>
<button aria-label="Call &#x2068;Sam&#x2069;">x</button>
<label for=a>Your words</label><textarea id=a></textarea>
<label for=p>Passphrase</label><input id=p type=password>
<details><summary>More</summary><button>Inside</button></details>
<label><input type=checkbox>Neutral</label>
<label for=s>Region</label><select id=s><option>Germany<option>Chile</select>
<nav aria-label=Rooms><a href="/today">Today</a></nav></main>
<dialog id=d aria-label="Really?"><button>Delete</button></dialog>"#;

fn browser() -> Option<PathBuf> {
    let places = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/libexec",
        "/usr/lib",
    ];
    places
        .iter()
        .map(|place| Path::new(place).join("webkit2gtk-4.1/MiniBrowser"))
        .find(|path| path.exists())
}

#[test]
fn finds_by_role_and_name() {
    let Some(browser) = browser() else {
        eprintln!(
            "WebKitGTK's MiniBrowser is not installed: the driver is proved by the other targets only"
        );
        return;
    };
    let world = World::new();
    let page = world.root().join("page.html");
    fs::write(&page, PAGE).unwrap();
    let driver = Driver::start(&world, &browser, &["--automation".to_owned()], &[]).unwrap();
    driver
        .post(
            "url",
            &json!({ "url": format!("file://{}", page.display()) }),
        )
        .unwrap();
    let names = |role: &str, name: &str| -> Vec<String> {
        find::all(&driver, role, name)
            .unwrap()
            .into_iter()
            .map(|e| e.name)
            .collect()
    };

    assert_eq!(names("heading", ""), ["Stones"]);
    assert_eq!(names("button", ""), ["Write something", "Call Sam", "More"]);
    assert_eq!(names("button", "Call …"), ["Call Sam"]);
    assert_eq!(names("button", "Call Sam"), ["Call Sam"]);
    assert_eq!(names("button", "Write"), [""; 0]);
    assert_eq!(names("button", "Hidden"), [""; 0]);
    assert_eq!(names("textbox", ""), ["Your words", "Passphrase"]);
    assert_eq!(names("checkbox", ""), ["Neutral"]);
    assert_eq!(names("combobox", "Region"), ["Region"]);
    assert_eq!(names("link", "Today"), ["Today"]);
    assert_eq!(names("navigation", ""), ["Rooms"]);

    // A page whose policy forbids every script can still be asked.
    driver
        .js("document.getElementById('d').showModal()", &[])
        .unwrap();
    assert_eq!(
        names("button", ""),
        ["Delete"],
        "what lies behind an open dialog cannot be reached"
    );
    assert_eq!(names("dialog", ""), ["Really?"]);
    driver
        .js("document.getElementById('d').close()", &[])
        .unwrap();

    let field = find::all(&driver, "textbox", "Your words")
        .unwrap()
        .remove(0);
    driver
        .post(
            &format!("element/{}/value", field.id),
            &json!({ "text": "Grüße שלום" }),
        )
        .unwrap();
    assert_eq!(
        driver
            .js("return arguments[0].value", &[field.argument()])
            .unwrap(),
        json!("Grüße שלום")
    );
}

#[test]
fn a_program_that_does_not_start_is_told() {
    let world = World::new();
    let failed = Driver::start(&world, Path::new("/bin/false"), &[], &[]);
    assert!(failed.is_err());
}
