//! The days of others while Cairn is open: birthdays, and the milestones of what someone counts.
//!
//! 22 November 2026 is a Sunday; nine in the morning in Berlin is 08:00 UTC.

use crate::support::journey::{SPONSOR, furnished, room};
use crate::support::reminding::{
    NEUTRAL, birthday, change_contact, choose, counts_since, kind_says, opened, says,
    waits_on_today,
};
use crate::support::{stays, wait_until};
use serde_json::json;

const MORNING: &str = "2026-11-23T08:00:10Z";
const CHOICE: &str = "Tell me of birthdays, and of milestones of others";

#[test]
fn a_birthday_comes_again_in_an_hour_or_calls() {
    let world = furnished().with_notifications().with_dialer();
    let app = opened(&world);
    birthday(&app, "1980-11-23");
    room(&app, "Today");
    world.clock.set_instant(MORNING);
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            SPONSOR.0,
            "Their birthday is today. A few words, perhaps?",
            vec!["Call Robin", "Later"]
        )
    );
    waits_on_today(&app, "A birthday: Robin");
    app.sees("23 November 2026");
    world.notifications().press("Later");
    app.sees_no("A birthday: Robin");
    world.clock.pass_minutes(58);
    stays("an hour has not passed", 2.0, || {
        world.notifications().shown().len() == 1
    });
    world.clock.pass_minutes(3);
    world.notifications().wait_for(2);
    world.notifications().press("Call Robin");
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    app.sees("You reached out to Robin");
    app.press("We talked");
    app.sees_no("A birthday: Robin");
    // Told once, and seen.
    world.clock.pass_minutes(120);
    stays("told once", 2.0, || {
        world.notifications().shown().len() == 2
    });
}

#[test]
fn what_someone_counts_leads_to_them() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    counts_since(&app, "2021-11-23");
    room(&app, "Settings");
    world.clock.set_instant(MORNING);
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "Robin: 5 years",
            "Today. A few words, perhaps?",
            vec!["Call Robin", "Later"]
        )
    );
    world.notifications().click(shown.id, "default");
    app.find("heading", "People");
    app.find("heading", "Robin");
    wait_until("they are looked at", || app.focused().1 == "Robin");
    // It was seen by that.
    room(&app, "Today");
    app.find("textbox", "Write something");
    assert!(!app.has("heading", "While you were away"));
}

#[test]
fn on_today_they_offer_the_same_as_the_notification() {
    let world = furnished().with_notifications().with_dialer();
    let app = opened(&world);
    birthday(&app, "--11-23");
    room(&app, "Today");
    world.clock.set_instant(MORNING);
    world.notifications().wait_for(1);
    waits_on_today(&app, "A birthday: Robin");
    app.press("Later: A birthday: Robin");
    app.sees("All right. Cairn tells you again in an hour.");
    app.sees_no("A birthday: Robin");
    world.clock.pass_minutes(61);
    world.notifications().wait_for(2);
    // Nobody to call: a look at their page is offered.
    change_contact(&app, SPONSOR.0, &json!({ "channels": [] }));
    waits_on_today(&app, "A birthday: Robin");
    app.press("See Robin");
    app.find("heading", "People");
    wait_until("they are looked at", || app.focused().1 == "Robin");
}

#[test]
fn kept_neutral_they_look_like_any_other_and_lead_to_them() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    choose(&app, &json!({ "neutral": true }));
    birthday(&app, "--11-23");
    room(&app, "Settings");
    world.clock.set_instant(MORNING);
    let shown = world.notifications().wait_for(1);
    let expected = (NEUTRAL.0, NEUTRAL.1, vec!["Open", "Call", "Later"]);
    assert_eq!(says(&shown), expected);
    world.notifications().press("Open");
    app.find("heading", "People");
    wait_until("they are looked at", || app.focused().1 == "Robin");
}

#[test]
fn one_choice_is_for_both_and_says_when_they_come() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    room(&app, "Settings");
    wait_until("nothing is chosen", || {
        kind_says(&app, CHOICE).contains("No such day is chosen with anybody yet.")
    });
    birthday(&app, "--02-29");
    counts_since(&app, "2021-11-23");
    for next in [
        "Next birthday: 28 February 2027, 09:00",
        "Next milestone: 23 November 2026, 09:00",
    ] {
        wait_until(next, || kind_says(&app, CHOICE).contains(next));
    }
    app.press("Try a milestone");
    let shown = world.notifications().wait_for(1);
    assert_eq!(shown.title, "Robin: 30 days");
    app.click("checkbox", CHOICE);
    wait_until("it is off", || !kind_says(&app, CHOICE).contains("Next"));
    world.clock.set_instant(MORNING);
    stays("off", 2.0, || world.notifications().shown().len() == 1);
    // Chosen again after its time it begins with the next one.
    app.click("checkbox", CHOICE);
    wait_until("when it comes", || {
        kind_says(&app, CHOICE).contains("Next milestone: 23 November 2027, 09:00")
    });
    stays("past", 2.0, || world.notifications().shown().len() == 1);
}
