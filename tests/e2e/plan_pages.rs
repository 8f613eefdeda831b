//! The pages of the plan, one after the other, empty and full.

use crate::every_page::{Look, Prepare};
use crate::support::App;
use crate::support::journey::{SPONSOR, furnished, room, unlock};
use serde_json::json;

/// Opens each and calls `look` on it, with its name.
pub(crate) fn plan_pages(prepare: Prepare, look: Look<'_>) {
    let world = prepare(furnished());
    let app = world.open();
    unlock(&app);
    room(&app, "Plan");
    app.sees("Pay day, a certain street, being tired.");
    look(&app, "plan: empty");
    app.press("My safety plan");
    app.find("heading", "7. What makes life worth living");
    look(&app, "plan: safety, empty");
    fill(&app);
    app.press("Add someone to ask");
    app.press("Ideas to pick from: Making the place safer");
    app.sees("Not be alone tonight");
    look(&app, "plan: safety");
    room(&app, "Plan");
    app.sees("Sunday mornings by the water");
    look(&app, "plan: full");
    for title in [
        "What makes it hard",
        "What helps me",
        "People to call",
        "After leaving treatment",
        "Practical help",
    ] {
        room(&app, "Plan");
        app.press(title);
        app.find("button", "Back");
        let list = match title {
            "After leaving treatment" => "The first 24 hours",
            other => other,
        };
        app.press(&format!("Change the list “{list}”"));
        look(&app, title);
    }
    app.press("Add something practical");
    look(&app, "plan: a form");
    room(&app, "Plan");
    app.press("Made with: all that is noted");
    app.press("Note with whom");
    look(&app, "plan: made with");
    room(&app, "Plan");
    app.press("Print or save as PDF");
    app.find("heading", "Practical help");
    look(&app, "plan: print");
    app.click("radio", "A card for the pocket");
    app.sees("In danger: 112");
    look(&app, "plan: card");
    app.press("Help now");
    app.press("My safety plan");
    app.find("heading", "What makes life worth living");
    look(&app, "plan: in Help now");
    app.press("Back");
    room(&app, "Milestones");
    app.press("Something happened");
    app.press("I am safe");
    app.press("Skip for now");
    app.find("heading", "What you wrote down for now");
    look(&app, "plan: something happened");
}

pub(crate) fn fill(app: &App<'_>) {
    let robin = app.invoke("contacts", &json!({}))[0]["id"].clone();
    let line = |words: &str| {
        json!({
            "words": words, "kind": null, "note": "", "status": null, "tried": null, "done": false, "contact": null,
        })
    };
    let with = |words: &str, more: &[(&str, serde_json::Value)]| {
        let mut line = line(words);
        for (key, value) in more {
            line[*key] = value.clone();
        }
        line
    };
    let all = [
        (
            "reasons",
            vec![
                line("Lina, and Sunday mornings by the water"),
                line(
                    "To be somebody who can be called at night, and who then really answers, also when it is late and it was a long day",
                ),
            ],
        ),
        (
            "triggers",
            vec![
                with("the long way home", &[("kind", json!("places"))]),
                with("pay day", &[("kind", json!("times"))]),
                with("the last Friday of the month", &[("kind", json!("times"))]),
                line("rain"),
            ],
        ),
        ("signs", vec![line("bad sleep")]),
        (
            "helps",
            vec![
                with("the lake", &[("tried", json!("aLot"))]),
                line("a call"),
            ],
        ),
        (
            "people",
            vec![
                with(
                    "",
                    &[
                        ("contact", robin.clone()),
                        ("note", json!("after six, ring twice")),
                    ],
                ),
                line("the night nurse"),
            ],
        ),
        ("places", vec![line("the library")]),
        (
            "happens",
            vec![line("first: am I safe?"), line("call Robin")],
        ),
        ("others", vec![line("come by, even if I say no")]),
        (
            "firstDay",
            vec![
                with(
                    "a bed for the night",
                    &[("kind", json!("housing")), ("done", json!(true))],
                ),
                with(
                    "to the chemist",
                    &[("kind", json!("medication")), ("contact", robin.clone())],
                ),
            ],
        ),
        (
            "practical",
            vec![with(
                "a room",
                &[
                    ("kind", json!("housing")),
                    ("status", json!("asked")),
                    ("contact", robin.clone()),
                    ("note", json!("bring the pay slips")),
                ],
            )],
        ),
        ("safetySigns", vec![line("I see no way out")]),
        ("safetyAsk", vec![with("", &[("contact", robin)])]),
        ("safetyWorth", vec![line("the cat")]),
    ];
    for (part, lines) in all {
        app.invoke("add_plan_lines", &json!({ "part": part, "lines": lines }));
    }
    let made = json!({ "about": "plan", "contact": null, "name": SPONSOR.0, "date": "2026-11-20", "agreed": "all of it" });
    app.invoke("add_plan_maker", &json!({ "maker": made }));
}
