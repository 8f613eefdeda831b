//! What opens the vault, and everything that locks it.

use crate::support::journey::{ENTRY, PASSPHRASE, furnished, lock, recovery_words, room, unlock};
use crate::support::{App, processes, wait_until};

const SIGN: &str = "What shows early?";

/// The locked window shows nothing of what is written, and another process than before shows it.
fn is_locked(app: &App<'_>) {
    app.find("textbox", "Passphrase");
    assert!(!app.text().contains("heron"));
}

#[test]
fn the_passphrase_opens_and_a_wrong_one_does_not() {
    let world = furnished();
    let app = world.open();
    app.paste("textbox", "Passphrase", "seven calm stones");
    app.press("Open");
    app.sees("That passphrase does not open it. Nothing is lost.");
    unlock(&app);
    room(&app, "Journal");
    app.sees(ENTRY);
}

/// Somebody who notices a slip types on at once, before the answer to the slip is there.
#[test]
fn what_is_entered_before_the_answer_is_tried_next() {
    let world = furnished();
    let app = world.open();
    let field = app.find("textbox", "Passphrase");
    app.js(
        "const [field, ...tries] = arguments;
         for (const words of tries) {
           field.value = words;
           field.dispatchEvent(new InputEvent('input', { bubbles: true }));
           field.form.querySelector('[type=submit]').click();
         }
         field.value += '!';
         field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &[
            field.argument(),
            "seven calm stones".into(),
            PASSPHRASE.into(),
        ],
    );
    app.find("navigation", "Rooms");
}

/// The answer to a slip does not select what was typed since, which the next key would replace.
#[test]
fn an_answer_leaves_what_is_being_typed_alone() {
    let world = furnished();
    let app = world.open();
    let field = app.find("textbox", "Passphrase");
    app.js(
        "const [field, first, begun] = arguments;
         const hold = (words) => {
           field.value = words;
           field.dispatchEvent(new InputEvent('input', { bubbles: true }));
         };
         hold(first);
         field.form.requestSubmit();
         hold(begun);",
        &[field.argument(), "seven calm stones".into(), "quiet".into()],
    );
    app.sees("That passphrase does not open it.");
    let selected = app.js(
        "const [field] = arguments; return [field.value, field.selectionEnd - field.selectionStart];",
        &[field.argument()],
    );
    assert_eq!(selected, serde_json::json!(["quiet", 0]));
}

#[test]
fn the_same_passphrase_typed_with_other_accents_opens() {
    let world = crate::support::World::new();
    let mut app = world.open();
    app.press("Write something");
    app.paste("textbox", "Passphrase", "caf\u{e9} au bord du lac");
    app.paste("textbox", "The same once more", "caf\u{e9} au bord du lac");
    app.press("Begin");
    app.type_into("textbox", "Your entry", "x");
    app.sees("Saved");
    app.kill();
    app.reopen();
    app.paste("textbox", "Passphrase", "cafe\u{301} au bord du lac");
    app.press("Open");
    app.find("navigation", "Rooms");
}

#[test]
fn wrong_tries_bring_a_pause_and_help_stays_open() {
    let world = furnished();
    let app = world.open();
    for _ in 0..8 {
        if app.text().contains("A short pause") {
            break;
        }
        app.paste("textbox", "Passphrase", "not this one");
        app.press("Open");
        wait_until("an answer", || {
            app.text().contains("does not open it") || app.text().contains("A short pause")
        });
    }
    app.sees("A short pause");
    app.press("Help now");
    app.find("button", "Call 112");
}

#[test]
fn the_recovery_code_opens_and_an_old_one_does_not() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let first = make_code(&app, "Make a recovery code");
    let second = make_code(&app, "Make a new recovery code");
    assert_ne!(first, second);
    lock(&mut app);
    app.press("Use the recovery code instead");
    app.paste("textbox", "The twelve words", &first);
    app.press("Open");
    app.sees("not the ones for this journal");
    app.paste(
        "textbox",
        "The twelve words",
        &second.replacen(' ', "  ", 1).to_uppercase(),
    );
    app.press("Open");
    app.find("navigation", "Rooms");
}

#[test]
fn a_code_with_a_typing_slip_is_told_as_that() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let code = make_code(&app, "Make a recovery code");
    lock(&mut app);
    app.press("Use the recovery code instead");
    app.paste("textbox", "The twelve words", &format!("{code}x"));
    app.press("Open");
    app.sees("One of the words may be spelled differently.");
}

#[test]
fn the_passphrase_can_be_changed() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    change_passphrase(&app, "eight quiet stones by the sea", false);
    lock(&mut app);
    app.paste("textbox", "Passphrase", PASSPHRASE);
    app.press("Open");
    app.sees("That passphrase does not open it.");
    app.paste("textbox", "Passphrase", "eight quiet stones by the sea");
    app.press("Open");
    app.find("navigation", "Rooms");
}

#[test]
fn a_passphrase_someone_may_know_is_replaced_with_everything_sealed_anew() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let old_code = make_code(&app, "Make a recovery code");
    change_passphrase(&app, "eight quiet stones by the sea", true);
    app.sees("Everything is sealed anew, so the old code opens nothing any more.");
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        "eight quiet stones by the sea",
    );
    app.press("Show me the words");
    let new_code = recovery_words(&app);
    app.press("I have them");
    lock(&mut app);
    app.press("Use the recovery code instead");
    app.paste("textbox", "The twelve words", &old_code);
    app.press("Open");
    app.sees("not the ones for this journal");
    app.paste("textbox", "The twelve words", &new_code);
    app.press("Open");
    app.find("navigation", "Rooms");
    room(&app, "Journal");
    app.sees(ENTRY);
}

#[test]
fn locking_is_another_process() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    let before = app.pid();
    app.press("Lock");
    app.await_relaunch();
    assert_ne!(app.pid(), before);
    assert!(processes::arguments(app.pid()).contains(&"--locked".to_owned()));
    is_locked(&app);
}

#[test]
fn ctrl_l_locks_and_keeps_the_last_words() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    app.type_into(
        "textbox",
        "Write something",
        "Typed a moment before locking",
    );
    app.keys(&["Control", "l"]);
    app.await_relaunch();
    is_locked(&app);
    unlock(&app);
    room(&app, "Journal");
    app.sees("Typed a moment before locking");
}

#[test]
fn left_alone_it_locks_by_the_wall_clock() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "Journal");
    app.sees(ENTRY);
    world.clock.pass_minutes(8);
    crate::support::stays("open", 3.0, || processes::alive(app.pid()));
    world.clock.pass_minutes(3);
    app.await_relaunch();
    is_locked(&app);
}

#[test]
fn never_left_alone_if_so_chosen() {
    let world = furnished();
    let app = world.open();
    unlock(&app);
    room(&app, "Settings");
    app.choose("Lock when the computer is left alone", "Never");
    app.sees("Changes are kept as you make them.");
    world.clock.pass_minutes(24 * 60);
    crate::support::stays("open", 3.0, || processes::alive(app.pid()));
}

#[test]
fn sleep_locks_and_holds_the_computer_until_it_is_done() {
    let world = furnished().with_logind();
    let mut app = world.open();
    unlock(&app);
    wait_until("the delay lock is taken", || {
        world.logind().delays_held() == 1
    });
    world.logind().prepare_for_sleep(true);
    app.await_relaunch();
    is_locked(&app);
}

#[test]
fn the_screen_lock_locks() {
    let world = furnished().with_logind();
    let mut app = world.open();
    unlock(&app);
    wait_until("logind is known", || world.logind().delays_held() == 1);
    world.logind().lock_session();
    app.await_relaunch();
    is_locked(&app);
}

#[test]
fn the_screen_lock_is_let_be_if_so_chosen() {
    let world = furnished().with_logind();
    let app = world.open();
    unlock(&app);
    room(&app, "Settings");
    crate::support::journey::turn(&app, "Lock when the computer locks", false);
    // Once the page has it from the core again, it is kept.
    room(&app, "Today");
    room(&app, "Settings");
    wait_until("the choice is kept", || {
        let found = app.find("checkbox", "Lock when the computer locks");
        app.js("return arguments[0].checked", &[found.argument()]) == serde_json::json!(false)
    });
    wait_until("logind is known", || world.logind().delays_held() == 1);
    world.logind().lock_session();
    crate::support::stays("open", 2.0, || processes::alive(app.pid()));
}

#[test]
fn a_new_journal_can_be_started_beside() {
    let world = furnished();
    let app = world.open();
    let before = crate::support::files::contents(&world.data().join("vaults"));
    app.press("I have neither");
    app.press("Start a new journal beside this one");
    app.find("heading", "This is yours. It stays on this computer.");
    let after = crate::support::files::contents(&world.data().join("vaults"));
    let lost: Vec<_> = crate::support::files::differences(&before, &after)
        .into_iter()
        .filter(|l| !l.ends_with("new"))
        .collect();
    assert_eq!(lost, [""; 0]);
}

fn make_code(app: &App<'_>, button: &str) -> String {
    room(app, "Settings");
    app.press(button);
    app.paste(
        "textbox",
        "Your passphrase, to be sure it is you",
        PASSPHRASE,
    );
    app.press("Show me the words");
    let words = recovery_words(app);
    app.press("I have them");
    words
}

fn change_passphrase(app: &App<'_>, new: &str, someone_may_know: bool) {
    room(app, "Settings");
    app.press("Change the passphrase");
    app.paste("textbox", "Your passphrase now", PASSPHRASE);
    app.paste("textbox", "The new passphrase", new);
    app.paste("textbox", "The same once more", new);
    if someone_may_know {
        app.click("radio", "Perhaps");
    }
    app.press("Keep this passphrase");
    app.sees("The passphrase is set.");
}

/// What was typed into forms and not kept yet is there again, and what was kept is not typed a second time.
#[test]
fn forms_that_are_begun_outlast_a_lock() {
    let world = furnished();
    let mut app = world.open();
    unlock(&app);
    room(&app, "People");
    app.press("Add someone");
    app.paste("textbox", "Name", "Ines, from the choir");
    room(&app, "Plan");
    app.press("Early signs");
    app.press("Write down an early sign");
    app.type_into("textbox", SIGN, "not answering");
    // At once: the last letters are brought in, too.
    lock(&mut app);
    unlock(&app);
    room(&app, "Plan");
    app.press("Early signs");
    wait_until("the sign is there again", || {
        app.value("textbox", SIGN) == "not answering"
    });
    app.press("Keep");
    app.sees("Kept.");
    room(&app, "People");
    wait_until("the name is there again", || {
        app.value("textbox", "Name") == "Ines, from the choir"
    });
    app.press("Cancel");

    // Left alone, it locks by itself.
    room(&app, "Plan");
    app.press("Early signs");
    app.press("Write down an early sign");
    app.type_into("textbox", SIGN, "pacing");
    world.clock.pass_minutes(11);
    app.await_relaunch();
    is_locked(&app);
    unlock(&app);
    room(&app, "Plan");
    app.press("Early signs");
    app.sees("not answering");
    wait_until("it is there again", || {
        app.value("textbox", SIGN) == "pacing"
    });
    room(&app, "People");
    app.press("Add someone");
    app.find("textbox", "Name");
    assert_eq!(app.value("textbox", "Name"), "");
}
