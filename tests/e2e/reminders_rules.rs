//! When reminders come: quiet hours, the day's share, how late is too late, sleep, hard dates.
//!
//! 22 November 2026 is a Sunday; noon in Berlin is 11:00 UTC.

use crate::support::journey::{furnished, furnished_before_it_is_due, lock, open_lock, room};
use crate::support::reminding::{
    NEUTRAL, appointment, choose, daily, hard_date, later, nudge_after, opened, own, says,
    waits_on_today,
};
use crate::support::{World, stays, wait_until};
use serde_json::json;

/// Waits long enough for whatever would come, and finds that `count` notifications have come in all.
fn no_more_than(world: &World, count: usize) {
    stays(&format!("{count} notifications"), 2.5, || {
        world.notifications().shown().len() == count
    });
}

#[test]
fn in_quiet_hours_nothing_comes_open_or_locked() {
    let world = furnished().with_notifications();
    let mut app = opened(&world);
    own(&app, "Late thoughts", "2026-11-22", "23:30");
    own(&app, "Later thoughts", "2026-11-23", "23:30");
    appointment(&app, "The early train", "2026-11-23", "07:30", 30);
    for quiet in [
        "2026-11-22T22:30:10Z",
        "2026-11-23T06:00:10Z",
        "2026-11-23T06:59:00Z",
    ] {
        world.clock.set_instant(quiet);
        no_more_than(&world, 0);
    }
    world.clock.set_instant("2026-11-23T07:00:10Z");
    assert_eq!(world.notifications().wait_for(1).title, "Late thoughts");
    lock(&mut app);
    for quiet in ["2026-11-23T22:30:10Z", "2026-11-24T06:59:00Z"] {
        world.clock.set_instant(quiet);
        no_more_than(&world, 1);
    }
    world.clock.set_instant("2026-11-24T07:00:10Z");
    assert_eq!(world.notifications().wait_for(2).title, NEUTRAL.0);
    open_lock(&app);
    waits_on_today(&app, "Later thoughts");
    assert!(!app.text().contains("The early train"), "{}", app.text());
}

/// What is over is over: the fifth waits for the morning, whether Cairn is open or locked.
#[test]
fn four_come_in_a_day_open_and_locked_together() {
    let world = furnished().with_notifications();
    let mut app = opened(&world);
    for (words, time) in [
        ("First", "10:00"),
        ("Second", "11:00"),
        ("Third", "12:00"),
        ("Fourth", "13:00"),
        ("Fifth", "14:00"),
    ] {
        own(&app, words, "2026-11-22", time);
    }
    for (n, time) in [(1, "2026-11-22T09:00:10Z"), (2, "2026-11-22T10:00:10Z")] {
        world.clock.set_instant(time);
        world.notifications().wait_for(n);
    }
    lock(&mut app);
    for (n, time) in [(3, "2026-11-22T11:00:10Z"), (4, "2026-11-22T12:00:10Z")] {
        world.clock.set_instant(time);
        assert_eq!(world.notifications().wait_for(n).title, NEUTRAL.0);
    }
    world.clock.set_instant("2026-11-22T13:00:10Z");
    no_more_than(&world, 4);
    open_lock(&app);
    waits_on_today(&app, "Fourth");
    no_more_than(&world, 4);
    world.clock.set_instant("2026-11-23T07:00:10Z");
    assert_eq!(world.notifications().wait_for(5).title, "Fifth");
}

#[test]
fn a_milestone_has_its_place_among_the_four() {
    let world = furnished_before_it_is_due().with_notifications();
    world.clock.set_instant("2026-11-21T18:50:00Z");
    let app = opened(&world);
    choose(&app, &json!({ "milestoneTime": "18:00" }));
    room(&app, "People");
    let times = [
        "2026-11-22T09:00:10Z",
        "2026-11-22T10:00:10Z",
        "2026-11-22T11:00:10Z",
    ];
    for (words, time) in [
        ("First", "10:00"),
        ("Second", "11:00"),
        ("Third", "12:00"),
        ("Fourth", "13:00"),
    ] {
        own(&app, words, "2026-11-22", time);
    }
    for (n, time) in (1..).zip(times) {
        world.clock.set_instant(time);
        world.notifications().wait_for(n);
    }
    world.clock.set_instant("2026-11-22T12:00:10Z");
    no_more_than(&world, 3);
    world.clock.set_instant("2026-11-22T17:00:10Z");
    let shown = world.notifications().wait_for(4);
    assert_eq!(
        says(&shown),
        (
            "Evenings",
            "30 days today.\nAnd one thing more.",
            vec!["See it", "Call Robin"]
        )
    );
    room(&app, "Today");
    app.find("heading", "30 days");
}

#[test]
fn an_appointment_is_not_told_after_it_began() {
    let world = furnished().with_notifications();
    let mut app = opened(&world);
    appointment(&app, "Group", "2026-11-22", "12:00", 30);
    appointment(&app, "The dentist", "2026-11-22", "15:00", 30);
    appointment(&app, "Choir", "2026-11-22", "18:00", 30);
    appointment(&app, "Supper with Ash", "2026-11-22", "20:00", 30);
    world.clock.set_instant("2026-11-22T10:50:00Z");
    assert_eq!(
        world.notifications().wait_for(1).body,
        "Begins: 22 November 2026, 12:00"
    );
    world.clock.set_instant("2026-11-22T14:00:30Z");
    no_more_than(&world, 1);
    lock(&mut app);
    world.clock.set_instant("2026-11-22T17:02:00Z");
    no_more_than(&world, 1);
    world.clock.set_instant("2026-11-22T18:50:00Z");
    assert_eq!(world.notifications().wait_for(2).title, NEUTRAL.0);
    open_lock(&app);
    waits_on_today(&app, "Supper with Ash");
    let text = app.text();
    assert!(
        !text.contains("dentist") && !text.contains("Choir"),
        "{text}"
    );
}

#[test]
fn ones_own_is_told_for_a_day_and_a_check_in_for_six_hours() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    choose(&app, &json!({ "checkIn": true, "checkInTime": "12:00" }));
    own(&app, "Too long ago", "2026-11-22", "11:00");
    own(&app, "Within a day", "2026-11-22", "12:00");
    world.clock.set_instant("2026-11-23T10:30:00Z");
    assert_eq!(world.notifications().wait_for(1).title, "Within a day");
    waits_on_today(&app, "Within a day");
    assert!(!app.text().contains("Too long ago"), "{}", app.text());
    // The check-in of this day, and of the next.
    world.clock.set_instant("2026-11-23T17:01:00Z");
    no_more_than(&world, 1);
    world.clock.set_instant("2026-11-24T16:58:00Z");
    assert_eq!(
        world.notifications().wait_for(2).title,
        "A moment for today"
    );
}

#[test]
fn what_nobody_could_show_waits_on_today() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    own(&app, "Water the plants", "2026-11-22", "12:00");
    own(&app, "Call the surgery", "2026-11-22", "13:00");
    world.notifications().die();
    world.clock.set_instant("2026-11-22T11:00:10Z");
    wait_until("nobody was there to show it", || {
        world.has_noted("no notification server")
    });
    waits_on_today(&app, "Water the plants");
    world.notifications().come_back();
    no_more_than(&world, 0);
    world.clock.set_instant("2026-11-22T12:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(shown.title, "Call the surgery");
    world.notifications().press("Open");
    waits_on_today(&app, "Call the surgery");
}

#[test]
fn after_a_week_of_sleep_all_is_gathered_into_one() {
    let world = furnished_before_it_is_due().with_notifications();
    world.clock.set_instant("2026-11-21T18:50:00Z");
    let app = opened(&world);
    choose(
        &app,
        &json!({
            "checkIn": true, "checkInTime": "10:00", "weeklyLook": true, "weeklyLookDay": "fri", "nudgeTime": "10:00",
        }),
    );
    daily(&app, "Water the plants", "2026-11-22", "09:00");
    appointment(&app, "Group, church hall", "2026-11-25", "19:00", 30);
    hard_date(&app, "The day of the letter", "2026-11-26", "10:00");
    nudge_after(&app, "5");
    room(&app, "Settings");
    // Saturday, 10:30 in Berlin.
    world.clock.set_instant("2026-11-28T09:30:00Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "While you were away",
            "5 things are waiting for you.",
            vec!["Open", "Later"]
        )
    );
    no_more_than(&world, 1);
    world.notifications().press("Open");
    app.find("heading", "30 days");
    app.press("Later");
    waits_on_today(&app, "A look back at the week. It can stay undone.");
    app.sees("It has been a while with Robin.");
    let text = app.text();
    assert_eq!(text.matches("Water the plants").count(), 1, "{text}");
    assert!(
        !text.contains("Group, church hall") && !text.contains("The day of the letter"),
        "{text}"
    );
    app.press("Thank you, seen");
    // What is asked about the twelve words comes before the check-in.
    app.press("Not now");
    app.sees("A short look at today: how is it, in a line or two?");
}

#[test]
fn sleep_locks_and_waking_tells_once() {
    let world = furnished().with_notifications().with_logind();
    let mut app = opened(&world);
    wait_until("sleep is held up", || world.logind().delays_held() == 1);
    choose(&app, &json!({ "checkIn": true, "checkInTime": "10:00" }));
    daily(&app, "Water the plants", "2026-11-23", "09:00");
    world.logind().sleep();
    app.await_relaunch();
    app.find("textbox", "Passphrase");
    world.clock.set_instant("2026-11-29T09:30:00Z");
    world.logind().wake();
    let shown = world.notifications().wait_for(1);
    assert_eq!(says(&shown), (NEUTRAL.0, NEUTRAL.1, vec!["Open"]));
    no_more_than(&world, 1);
    world.notifications().press("Open");
    open_lock(&app);
    waits_on_today(&app, "Water the plants");
    no_more_than(&world, 1);
}

/// The loop sleeps as long as it is shipped to: only that the computer woke makes it look.
#[test]
fn waking_looks_at_once() {
    let world = furnished()
        .with_notifications()
        .with_logind()
        .with_env("CAIRN_TEST_LOOKS", "as shipped");
    let mut app = opened(&world);
    wait_until("sleep is held up", || world.logind().delays_held() == 1);
    daily(&app, "Water the plants", "2026-11-23", "09:00");
    world.logind().sleep();
    app.await_relaunch();
    app.find("textbox", "Passphrase");
    world.clock.set_instant("2026-11-23T08:30:00Z");
    world.logind().wake();
    let shown = world.notifications().within(12, 1).expect("it looks");
    assert_eq!(says(&shown), (NEUTRAL.0, NEUTRAL.1, vec!["Open"]));
}

#[test]
fn what_is_due_at_once_is_named_in_one() {
    let world = furnished().with_notifications();
    let app = opened(&world);
    own(&app, "Water the plants", "2026-11-22", "12:00");
    // They are named in the order in which they were written down.
    world.clock.pass_minutes(1);
    own(&app, "Call the surgery", "2026-11-22", "12:00");
    room(&app, "Settings");
    world.clock.set_instant("2026-11-22T11:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(
        says(&shown),
        (
            "2 things for now",
            "Water the plants · Call the surgery",
            vec!["Open", "Later"]
        )
    );
    later(&world, &app);
    no_more_than(&world, 1);
    world.clock.pass_minutes(61);
    assert_eq!(world.notifications().wait_for(2).title, "2 things for now");
    world.notifications().press("Open");
    waits_on_today(&app, "Water the plants");
    // Here, too, each can be put off.
    app.press("Later: Water the plants");
    app.sees("All right. Cairn tells you again in an hour.");
    app.sees_no("Water the plants");
    app.sees("Call the surgery");
    world.clock.pass_minutes(61);
    assert_eq!(world.notifications().wait_for(3).title, "Water the plants");
}

#[test]
fn on_a_hard_date_a_milestone_waits_for_the_next_day() {
    let world = furnished_before_it_is_due().with_notifications();
    world.clock.set_instant("2026-11-21T18:50:00Z");
    let app = opened(&world);
    hard_date(&app, "The day of the letter", "2026-11-22", "10:00");
    world.clock.set_instant("2026-11-22T08:00:10Z");
    no_more_than(&world, 0);
    room(&app, "People");
    room(&app, "Today");
    app.find("heading", "The day of the letter");
    assert!(
        !app.has("heading", "Today: 30 days") && !app.has("heading", "30 days"),
        "{}",
        app.text()
    );
    world.clock.set_instant("2026-11-22T09:00:10Z");
    assert_eq!(
        world.notifications().wait_for(1).title,
        "The day of the letter"
    );
    world.clock.set_instant("2026-11-22T20:00:00Z");
    no_more_than(&world, 1);
    world.clock.set_instant("2026-11-23T08:00:10Z");
    assert_eq!(world.notifications().wait_for(2).body, "30 days yesterday.");
    app.find("heading", "30 days, on 22 November 2026");
    world.notifications().press("See it");
    app.find("heading", "30 days");
    app.find("button", "Keep a card");
}
