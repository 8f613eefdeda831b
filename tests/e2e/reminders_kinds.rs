//! Each kind of reminder while Cairn is open: what it says, and what its buttons do. Milestones themselves are in
//! [`super::reminders`].
//!
//! 22 November 2026 is a Sunday; noon in Berlin is 11:00 UTC.

use crate::support::journey::{SPONSOR, furnished, furnished_before_it_is_due, room, unlock};
use crate::support::reminding::{
    NEUTRAL, appointment, choose, hard_date, kind_says, later, nudge_after, opened, own, says,
    waits_on_today,
};
use crate::support::{stays, wait_until};
use serde_json::json;

#[test]
fn the_evening_before_looks_forward() {
    let world = furnished_before_it_is_due().with_notifications();
    world.clock.set_instant("2026-11-21T17:50:00Z");
    let app = opened(&world);
    choose(&app, &json!({ "milestoneEve": true }));
    room(&app, "Settings");
    world.clock.set_instant("2026-11-21T18:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        ("Evenings", "Tomorrow: 30 days.", vec!["See it"])
    );
    world.notifications().press("See it");
    waits_on_today(&app, "30 days, Evenings");
    // The day itself is told, too, and what looked forward to it is gone.
    world.clock.set_instant("2026-11-22T08:00:10Z");
    assert_eq!(world.notifications().wait_for(2).body, "30 days today.");
    app.find("heading", "Today: 30 days");
    app.press("Thank you, seen");
    app.gone("heading", "Today: 30 days");
    assert!(!app.has("heading", "While you were away"));
}

#[test]
fn a_check_in_comes_again_in_an_hour_or_leads_to_its_page() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    choose(&app, &json!({ "checkIn": true, "checkInTime": "12:00" }));
    room(&app, "Settings");
    world.clock.set_instant("2026-11-22T11:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "A moment for today",
            "How is it going?",
            vec!["Check in", "Later"]
        )
    );
    later(&world, &app);
    world.clock.pass_minutes(58);
    stays("an hour has not passed", 2.0, || {
        world.notifications().shown().len() == 1
    });
    world.clock.pass_minutes(3);
    world.notifications().wait_for(2);
    app.find("heading", "Settings");
    world.notifications().press("Check in");
    app.find("heading", "A short look at today");
    app.press("Back");
    room(&app, "Today");
    app.sees("A short look at today: how is it, in a line or two?");
    app.press("Not today");
    app.sees_no("A short look at today: how is it");
}

#[test]
fn a_look_back_at_the_week_leads_to_today() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    room(&app, "Settings");
    app.click("checkbox", "Offer a look back at the week");
    wait_until("it says when", || {
        kind_says(&app, "Offer a look back at the week").contains("Next: 22 November 2026, 18:00")
    });
    world.clock.set_instant("2026-11-22T17:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "A look back at the week",
            "How was it?",
            vec!["Look back", "Later"]
        )
    );
    wait_until("it says when it comes again", || {
        kind_says(&app, "Offer a look back at the week").contains("Next: 29 November 2026, 18:00")
    });
    world.notifications().press("Look back");
    waits_on_today(&app, "A look back at the week. It can stay undone.");
    app.press("Thank you, seen");
    app.gone("heading", "While you were away");
}

#[test]
fn a_hard_date_offers_company() {
    let world = furnished().with_notifications().with_dialer();
    let app = opened(&world);
    room(&app, "Settings");
    app.press("Go to hard dates");
    app.press("Add a hard date");
    app.paste(
        "textbox",
        "What would you call it?",
        "The day of the letter",
    );
    app.paste("textbox", "Which day?", "2026-11-23");
    app.choose("Who would be good company on that day?", SPONSOR.0);
    app.click("checkbox", "Remind me on that day");
    app.paste("textbox", "At what time?", "10:00");
    app.press("Keep");
    app.sees("A reminder at 10:00");
    room(&app, "Settings");
    app.sees("Next: 23 November 2026, 10:00");
    world.clock.set_instant("2026-11-23T09:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "The day of the letter",
            "This day may be heavy. Who could be with you?",
            vec!["Call Robin", "Open"]
        )
    );
    world.notifications().press("Open");
    app.find("heading", "The day of the letter");
    app.sees("This day may be heavy. Who could be with you in it?");

    // Another one, to call.
    hard_date(&app, "The evening", "2026-11-23", "18:00");
    world.clock.set_instant("2026-11-23T17:00:10Z");
    world.notifications().wait_for(2);
    world.notifications().press("Call Robin");
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
}

#[test]
fn a_nudge_waits_for_tomorrow_or_calls() {
    let world = furnished().with_notifications().with_dialer();
    let app = opened(&world);
    nudge_after(&app, "1");
    room(&app, "Settings");
    wait_until("it says when", || {
        kind_says(
            &app,
            "Tell me when I have not spoken with someone for a while",
        )
        .contains("Next: 23 November 2026, 17:00")
    });
    room(&app, "Today");
    world.clock.set_instant("2026-11-23T16:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            SPONSOR.0,
            "It has been a while. A few words, perhaps?",
            vec!["Call Robin", "Not today"]
        )
    );
    waits_on_today(&app, "It has been a while with Robin.");
    world.notifications().press("Not today");
    app.sees_no("It has been a while with Robin.");
    world.clock.set_instant("2026-11-23T21:00:00Z");
    stays("not today", 2.0, || {
        world.notifications().shown().len() == 1
    });
    world.clock.set_instant("2026-11-24T16:00:10Z");
    world.notifications().wait_for(2);
    world.notifications().press("Call Robin");
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
    app.sees("You reached out to Robin");
    app.press("We talked");
    app.sees_no("You reached out to Robin");
    app.sees_no("It has been a while with Robin.");
}

/// On Today the same can be said as on the notification.
#[test]
fn a_nudge_on_today_waits_for_tomorrow() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    nudge_after(&app, "1");
    room(&app, "Today");
    world.clock.set_instant("2026-11-23T16:00:10Z");
    world.notifications().wait_for(1);
    app.press("Not today: Robin");
    app.sees("All right. Cairn asks again tomorrow.");
    app.sees_no("It has been a while with Robin.");
    world.clock.set_instant("2026-11-24T16:00:10Z");
    world.notifications().wait_for(2);
}

#[test]
fn an_appointment_is_told_before_it_begins_and_later_as_it_begins() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    appointment(&app, "Group, church hall", "2026-11-22", "12:00", 30);
    room(&app, "Settings");
    world.clock.set_instant("2026-11-22T10:30:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "Group, church hall",
            "Begins: 22 November 2026, 12:00",
            vec!["Open", "Later"]
        )
    );
    world.notifications().press("Later");
    world.clock.set_instant("2026-11-22T10:58:00Z");
    stays("it has not begun", 2.0, || {
        world.notifications().shown().len() == 1
    });
    world.clock.set_instant("2026-11-22T11:00:10Z");
    world.notifications().wait_for(2);
    world.notifications().press("Open");
    waits_on_today(&app, "Group, church hall");
    app.sees("22 November 2026, 12:00");
}

#[test]
fn ones_own_words_come_at_their_time() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    own(&app, "Water <the> plants & rest", "2026-11-22", "12:00");
    room(&app, "Settings");
    world.clock.set_instant("2026-11-22T11:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "Water <the> plants & rest",
            "You asked to be reminded of this.",
            vec!["Open", "Later"]
        )
    );
    later(&world, &app);
    world.clock.pass_minutes(58);
    stays("an hour has not passed", 2.0, || {
        world.notifications().shown().len() == 1
    });
    world.clock.pass_minutes(3);
    world.notifications().wait_for(2);
    world.notifications().press("Open");
    waits_on_today(&app, "Water <the> plants & rest");
    app.press("Thank you, seen");
    app.gone("heading", "While you were away");
    world.clock.pass_minutes(90);
    stays("seen, it is done with", 2.0, || {
        world.notifications().shown().len() == 2
    });
}

/// A click on the notification itself, not on a button.
#[test]
fn a_click_opens_the_window_on_what_it_is_about() {
    let world = furnished().with_notifications().with_tray();
    let app = opened(&world);
    own(&app, "Water the plants", "2026-11-22", "12:00");
    room(&app, "People");
    app.close_window();
    app.press("Stay in the tray");
    wait_until("the window is hidden", || app.windows().is_empty());
    world.clock.set_instant("2026-11-22T11:00:10Z");
    let shown = world.notifications().wait_for(1);
    world.notifications().click(shown.id, "default");
    wait_until("the window is back", || !app.windows().is_empty());
    waits_on_today(&app, "Water the plants");
}

#[test]
fn a_click_leads_to_it_whatever_else_today_has() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    choose(&app, &json!({ "checkIn": true, "checkInTime": "12:00" }));
    hard_date(&app, "The day of the letter", "2026-11-22", "11:30");
    own(&app, "Water the plants", "2026-11-22", "12:30");
    room(&app, "Settings");
    let asked = "A short look at today";
    for (n, due, button, words) in [
        (1, "2026-11-22T10:30:10Z", "Open", "The day of the letter"),
        (2, "2026-11-22T11:00:10Z", "Check in", asked),
        (3, "2026-11-22T11:30:10Z", "Open", "Water the plants"),
    ] {
        world.clock.set_instant(due);
        world.notifications().wait_for(n);
        world.notifications().press(button);
        app.sees(words);
    }
    app.press("Thank you, seen");
    app.find("heading", "The day of the letter");
    room(&app, "People");
    room(&app, "Today");
    app.find("heading", "The day of the letter");
}

#[test]
fn kept_neutral_all_look_alike() {
    let world = furnished().with_notifications();
    let app = world.open();
    unlock(&app);
    choose(
        &app,
        &json!({
            "neutral": true, "mostPerDay": 12, "checkIn": true, "checkInTime": "10:00", "weeklyLook": true,
        }),
    );
    own(&app, "Water the plants", "2026-11-22", "11:00");
    appointment(&app, "Group, church hall", "2026-11-22", "12:30", 30);
    hard_date(&app, "The day of the letter", "2026-11-22", "13:00");
    nudge_after(&app, "1");
    let times = [
        "2026-11-22T09:00:10Z",
        "2026-11-22T10:00:10Z",
        "2026-11-22T11:00:10Z",
        "2026-11-22T12:00:10Z",
        "2026-11-22T17:00:10Z",
        "2026-11-23T16:00:10Z",
    ];
    for (n, time) in (1..).zip(times) {
        world.clock.set_instant(time);
        let shown = world.notifications().wait_for(n);
        let expected = (NEUTRAL.0, NEUTRAL.1, vec!["Open", "Call", "Later"]);
        assert_eq!(says(&shown), expected, "{time}");
    }
}
