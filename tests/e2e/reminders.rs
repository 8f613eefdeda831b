//! Real notifications on a real server of ours: due once, neutral while locked, never lost.
//!
//! The furnished path has its 30 days on the day the world starts on; they are told at 09:00 in Berlin.

use crate::support::journey::{
    PATH, SPONSOR, add_path, furnished, furnished_before_it_is_due, lock, open_lock, room, turn,
    unlock,
};
use crate::support::reminding::{kind_says, says};
use crate::support::{App, Launch, World, stays, wait_until};

/// The evening before.
const BEFORE: &str = "2026-11-21T18:50:00Z";
/// 09:00 in Berlin is 08:00 UTC.
const DUE: &str = "2026-11-22T08:00:10Z";

/// Opens with milestone reminders chosen, on the evening before one is due.
fn waiting(world: &World) -> App<'_> {
    world.clock.set_instant(BEFORE);
    let app = world.open();
    unlock(&app);
    room(&app, "Settings");
    // The clock will jump: that is not what locks here.
    app.choose("Lock when the computer is left alone", "Never");
    turn(&app, "Tell me on a milestone", true);
    app.paste("textbox", "At", "09:00");
    turn(&app, "Keep the text neutral", false);
    let next = "Next: 22 November 2026, 09:00";
    wait_until("it says when", || {
        kind_says(&app, "Tell me on a milestone").contains(next)
    });
    room(&app, "Today");
    assert_eq!(world.notifications().shown().len(), 0, "nothing is due yet");
    app
}

/// Waits for the milestone to be celebrated and leaves it.
fn celebrated(app: &App<'_>) {
    app.find("heading", "30 days");
    app.press("Later");
    app.find("navigation", "Rooms");
}

#[test]
fn a_milestone_is_shown_once_and_its_action_calls_the_sponsor() {
    let world = furnished_before_it_is_due()
        .with_notifications()
        .with_dialer();
    let mut app = waiting(&world);
    world.clock.set_instant(DUE);
    let shown = world.notifications().wait_for(1);
    assert!(
        shown.title.contains(PATH.0) && shown.body.contains("30 days"),
        "{shown:?}"
    );
    assert!(shown.action("See it").is_some(), "{shown:?}");
    world.notifications().press(&format!("Call {}", SPONSOR.0));
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);

    world.clock.pass_minutes(60);
    stays("shown once", 3.0, || {
        world.notifications().shown().len() == 1
    });
    world.clock.set_instant(BEFORE);
    stays("shown once, also when the clock goes back", 2.0, || {
        world.notifications().shown().len() == 1
    });
    world.clock.set_instant(DUE);
    app.kill();
    app.reopen();
    unlock(&app);
    app.sees(&format!("You reached out to {}", SPONSOR.0));
    stays("shown once, also after a new start", 3.0, || {
        world.notifications().shown().len() == 1
    });
    assert_eq!(world.dialer().dialled().len(), 1);
}

/// The person may be writing as it comes: then it waits to be seen.
#[test]
fn it_stands_on_today_and_nothing_moves_by_itself() {
    let world = furnished_before_it_is_due().with_notifications();
    let app = waiting(&world);
    world.clock.set_instant(DUE);
    world.notifications().wait_for(1);
    app.find("heading", "Today: 30 days");
    stays("nothing takes its place", 2.0, || {
        app.has("heading", "Today: 30 days")
    });
    world.notifications().press("See it");
    celebrated(&app);
    app.gone("heading", "Today: 30 days");
}

#[test]
fn see_it_brings_the_window() {
    let world = furnished_before_it_is_due()
        .with_notifications()
        .with_tray();
    let app = waiting(&world);
    app.close_window();
    app.press("Stay in the tray");
    wait_until("the window is hidden", || app.windows().is_empty());
    world.clock.set_instant(DUE);
    world.notifications().wait_for(1);
    world.notifications().press("See it");
    wait_until("the window is back", || !app.windows().is_empty());
    celebrated(&app);
}

#[test]
fn while_locked_nothing_is_named() {
    let world = furnished_before_it_is_due()
        .with_notifications()
        .with_dialer();
    let mut app = waiting(&world);
    lock(&mut app);
    world.clock.set_instant(DUE);
    let shown = world.notifications().wait_for(1);
    for word in [
        PATH.0,
        SPONSOR.0,
        SPONSOR.1,
        "30",
        "days",
        "milestone",
        "Milestone",
        "recovery",
    ] {
        assert!(!shown.words().contains(word), "{word:?} in {shown:?}");
    }
    stays("shown once", 2.0, || {
        world.notifications().shown().len() == 1
    });
    world.notifications().click(shown.id, "default");
    open_lock(&app);
    celebrated(&app);
    stays("not told again after unlocking", 3.0, || {
        world.notifications().shown().len() == 1
    });
}

#[test]
fn locked_and_started_again_it_still_comes() {
    let world = furnished_before_it_is_due().with_notifications();
    let mut app = waiting(&world);
    lock(&mut app);
    app.kill();
    app.reopen_as(&Launch::with(&["--locked"]));
    world.clock.set_instant(DUE);
    world.notifications().wait_for(1);
}

#[test]
fn chosen_neutral_it_is_neutral_while_open() {
    let world = furnished_before_it_is_due()
        .with_notifications()
        .with_dialer();
    let app = waiting(&world);
    room(&app, "Settings");
    turn(&app, "Keep the text neutral", true);
    world.clock.set_instant(DUE);
    let shown = world.notifications().wait_for(1);
    for word in [PATH.0, SPONSOR.0, "30", "days"] {
        assert!(!shown.words().contains(word), "{word:?} in {shown:?}");
    }
    world.notifications().press("Call");
    assert_eq!(world.dialer().wait_for(1), SPONSOR.2);
}

#[test]
fn a_server_that_went_and_came_back_is_used_again() {
    let world = furnished_before_it_is_due().with_notifications();
    let app = waiting(&world);
    room(&app, "Settings");
    turn(&app, "Ask me once a day how it is", true);
    world.notifications().die();
    world.clock.set_instant(DUE);
    wait_until("nobody was there to show it", || {
        world.has_noted("no notification server")
    });
    room(&app, "Today");
    celebrated(&app);
    world.notifications().come_back();
    stays(
        "what came while it was away stands on Today, it is not shown late",
        2.0,
        || world.notifications().shown().is_empty(),
    );
    // The check-in of the next day finds the server that is back.
    world.clock.set_instant("2026-11-23T19:30:00Z");
    world.notifications().wait_for(1);
}

#[test]
fn without_a_server_it_stands_on_today() {
    let world = furnished_before_it_is_due();
    world.clock.set_instant(DUE);
    let app = world.open();
    open_lock(&app);
    celebrated(&app);
    room(&app, "Settings");
    app.sees("This computer shows no notifications just now. What is due waits on Today instead.");
    app.press("Try it now");
    app.sees("This computer shows no notifications right now.");
}

#[test]
fn a_long_sleep_brings_one_gathered_note() {
    let world = furnished_before_it_is_due().with_notifications();
    let app = waiting(&world);
    add_path(&app, "Mornings", "2026-10-24");
    world.clock.set_instant("2026-11-23T08:30:00Z");
    let shown = world.notifications().wait_for(1);
    // That of this day has the word, the one of the day before comes with it.
    assert_eq!(
        says(&shown),
        (
            "Mornings",
            "30 days today.\nAnd one thing more.",
            vec!["See it", "Call Robin"]
        )
    );
    stays("one note", 3.0, || world.notifications().shown().len() == 1);
}

#[test]
fn a_milestone_is_told_late_with_its_day() {
    let world = furnished_before_it_is_due().with_notifications();
    let app = waiting(&world);
    world.clock.set_instant("2026-11-24T10:00:00Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(shown.body, "30 days, 2 days ago.");
    app.find("heading", "30 days, on 22 November 2026");
}

#[test]
fn a_milestone_is_not_told_after_a_week() {
    let world = furnished_before_it_is_due().with_notifications();
    let app = waiting(&world);
    world.clock.set_instant("2026-11-30T10:00:00Z");
    stays("nothing is told", 3.0, || {
        world.notifications().shown().is_empty()
    });
    room(&app, "People");
    room(&app, "Today");
    app.sees("30 November 2026");
    assert!(!app.text().contains("30 days"), "{}", app.text());
}

#[test]
fn trying_shows_one() {
    let world = furnished().with_notifications();
    let app = world.open();
    unlock(&app);
    room(&app, "Settings");
    app.press("Try it now");
    assert_eq!(
        world.notifications().wait_for(1).body,
        "This is how a reminder looks."
    );
}
