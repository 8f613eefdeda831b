//! A wrong passphrase changes no byte.

use crate::support::files::{contents, differences};
use crate::support::journey::{furnished, unlock};
use crate::support::wait_until;

#[test]
fn a_wrong_passphrase_changes_no_byte() {
    let world = furnished();
    let app = world.open();
    app.find("textbox", "Passphrase");
    let vaults = world.data().join("vaults");
    let before = contents(&vaults);
    assert!(
        before.len() >= 2,
        "a database and its keys: {:?}",
        before.keys()
    );
    for wrong in ["seven calm stones", "Seven calm stones by the river", " "] {
        app.paste("textbox", "Passphrase", wrong);
        if wrong.trim().is_empty() {
            continue;
        }
        app.press("Open");
        app.sees("That passphrase does not open it.");
    }
    app.press("I have neither");
    assert_eq!(differences(&before, &contents(&vaults)), [""; 0]);
    unlock(&app);
    wait_until("opening does write", || contents(&vaults) != before);
}

#[test]
fn a_wrong_recovery_code_changes_no_byte() {
    let world = furnished();
    let app = world.open();
    let vaults = world.data().join("vaults");
    let before = contents(&vaults);
    if app.has("button", "Use the recovery code instead") {
        app.press("Use the recovery code instead");
        // The all-zero code of BIP-39: good words, of no vault.
        app.paste(
            "textbox",
            "The twelve words",
            &format!("{}about", "abandon ".repeat(11)),
        );
        app.press("Open");
        app.sees("not the ones for this journal");
    }
    assert_eq!(differences(&before, &contents(&vaults)), [""; 0]);
}
