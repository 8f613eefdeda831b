//! Reminders while Cairn is locked: they say that something waits, nothing of what, and lead on to it.

use crate::support::journey::{
    SPONSOR, add_person, furnished, furnished_before_it_is_due, lock, open_lock, room,
};
use crate::support::reminding::{
    NEUTRAL, appointment, birthday, choose, counts_since, hard_date, nudge_after, opened, own,
    says, waits_on_today,
};
use crate::support::{App, World, stays, wait_until};
use serde_json::json;

/// What is chosen, until `due` comes while locked. The notification is clicked, Cairn unlocked.
fn told_while_locked<'w>(world: &'w World, chosen: impl FnOnce(&App<'_>), due: &str) -> App<'w> {
    let mut app = opened(world);
    chosen(&app);
    // What is chosen last is planned for the locked Cairn, too.
    lock(&mut app);
    stays("nothing is due yet", 2.0, || {
        world.notifications().shown().is_empty()
    });
    world.clock.set_instant(due);
    let shown = world.notifications().wait_for(1);
    assert_eq!(says(&shown), (NEUTRAL.0, NEUTRAL.1, vec!["Open"]));
    world.notifications().click(shown.id, "default");
    app.find("textbox", "Passphrase");
    open_lock(&app);
    app.find("navigation", "Rooms");
    app
}

/// What was told while locked is not told again.
fn told_once(world: &World) {
    stays("told once", 2.5, || {
        world.notifications().shown().len() == 1
    });
}

#[test]
fn an_evening_before() {
    let world = furnished_before_it_is_due().with_notifications();
    world.clock.set_instant("2026-11-21T17:50:00Z");
    let eve = json!({ "milestoneEve": true });
    let app = told_while_locked(&world, |app| choose(app, &eve), "2026-11-21T18:00:10Z");
    waits_on_today(&app, "30 days, Evenings");
    told_once(&world);
}

#[test]
fn a_check_in() {
    let world = furnished().with_notifications();
    let noon = json!({ "checkIn": true, "checkInTime": "12:00" });
    let app = told_while_locked(&world, |app| choose(app, &noon), "2026-11-22T11:00:10Z");
    app.sees("A short look at today: how is it, in a line or two?");
    told_once(&world);
}

#[test]
fn a_look_back_at_the_week() {
    let world = furnished().with_notifications();
    let weekly = json!({ "weeklyLook": true });
    let app = told_while_locked(&world, |app| choose(app, &weekly), "2026-11-22T17:00:10Z");
    waits_on_today(&app, "A look back at the week. It can stay undone.");
    told_once(&world);
}

#[test]
fn a_hard_date() {
    let world = furnished().with_notifications();
    let letter = |app: &App<'_>| hard_date(app, "The day of the letter", "2026-11-23", "10:00");
    let app = told_while_locked(&world, letter, "2026-11-23T09:00:10Z");
    app.find("heading", "The day of the letter");
    told_once(&world);
}

#[test]
fn a_nudge() {
    let world = furnished().with_notifications();
    let app = told_while_locked(&world, |app| nudge_after(app, "1"), "2026-11-23T16:00:10Z");
    waits_on_today(&app, "It has been a while with Robin.");
    told_once(&world);
}

#[test]
fn a_birthday_and_what_someone_counts() {
    for (chosen, said) in [
        (birthday as fn(&App<'_>, &str), "A birthday: Robin"),
        (counts_since, "Robin: 5 years"),
    ] {
        let world = furnished().with_notifications();
        let day = if said.starts_with('A') {
            "--11-23"
        } else {
            "2021-11-23"
        };
        let app = told_while_locked(&world, |app| chosen(app, day), "2026-11-23T08:00:10Z");
        waits_on_today(&app, said);
        app.sees("23 November 2026");
        app.find("button", "Call Robin");
        told_once(&world);
    }
}

#[test]
fn an_appointment() {
    let world = furnished().with_notifications();
    let group = |app: &App<'_>| appointment(app, "Group, church hall", "2026-11-22", "12:00", 30);
    let app = told_while_locked(&world, group, "2026-11-22T10:30:10Z");
    waits_on_today(&app, "Group, church hall");
    told_once(&world);
}

#[test]
fn ones_own() {
    let world = furnished().with_notifications();
    let plants = |app: &App<'_>| own(app, "Water the plants", "2026-11-22", "12:00");
    let app = told_while_locked(&world, plants, "2026-11-22T11:00:10Z");
    waits_on_today(&app, "Water the plants");
    told_once(&world);
}

/// "Call" while locked leads to those whom the person chose to show, before any passphrase.
#[test]
fn call_leads_to_help_now() {
    let world = furnished().with_notifications().with_dialer();
    let mut app = opened(&world);
    add_person(&app, "Ash", "Friend", "+49 30 7654321", true);
    own(&app, "Water the plants", "2026-11-22", "12:00");
    lock(&mut app);
    world.clock.set_instant("2026-11-22T11:00:10Z");
    let shown = world.notifications().wait_for(1);
    assert_eq!(says(&shown), (NEUTRAL.0, NEUTRAL.1, vec!["Open", "Call"]));
    world.notifications().press("Call");
    app.find("button", "Call Ash…");
    assert!(!app.text().contains(SPONSOR.0), "{}", app.text());
    assert!(world.dialer().dialled().is_empty(), "nobody is called yet");
    app.press("Call Ash…");
    assert_eq!(world.dialer().wait_for(1), "tel:+49307654321");
}

/// What stood on the screen with names goes as Cairn locks; what comes then is neutral and brings a hidden window.
#[test]
fn locking_takes_names_from_the_screen() {
    let world = furnished().with_notifications().with_tray();
    let mut app = opened(&world);
    own(&app, "Water the plants", "2026-11-22", "12:00");
    own(&app, "Call the surgery", "2026-11-22", "13:00");
    room(&app, "People");
    world.clock.set_instant("2026-11-22T11:00:10Z");
    assert_eq!(world.notifications().wait_for(1).title, "Water the plants");
    app.close_window();
    app.press("Stay in the tray");
    wait_until("the window is hidden", || app.windows().is_empty());
    let icons = world.tray().icons();
    world.tray().click("Lock");
    app.await_relaunch();
    wait_until("it is gone from the screen", || {
        world
            .notifications()
            .shown()
            .iter()
            .all(|shown| shown.closed)
    });
    wait_until("its own icon", || world.tray().icons() > icons);
    assert!(app.windows().is_empty(), "locked out of sight");
    world.clock.set_instant("2026-11-22T12:00:10Z");
    let shown = world.notifications().wait_for(2);
    assert_eq!(says(&shown), (NEUTRAL.0, NEUTRAL.1, vec!["Open"]));
    world.notifications().press("Open");
    wait_until("the window is there", || !app.windows().is_empty());
    open_lock(&app);
    waits_on_today(&app, "Water the plants");
    app.sees("Call the surgery");
}
