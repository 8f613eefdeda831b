//! Typing into the shipped window.

use crate::support::journey::PASSPHRASE;
use crate::support::{Shipped, World, wait_until};

/// Words that are nowhere else on any computer, made up of what a keyboard has.
pub(crate) const ENTRY: &str = "quillfrost lanternmoth";
pub(crate) const QUERY: &str = "vesperglow";
pub(crate) const GUESS: &str = "thistlewick harbourbell";

/// Opens the shipped program on a furnished home, writes an entry and searches for a word; ends open.
pub(crate) fn written<'w>(world: &'w World, before: &[&str]) -> Shipped<'w> {
    let shipped = Shipped::open_through(world, before);
    // The field for the passphrase has the focus. A wrong one first, then the right one.
    shipped.type_text(GUESS);
    shipped.key("Return");
    shipped.key("ctrl+a");
    shipped.type_text(PASSPHRASE);
    shipped.key("Return");
    wait_until("the vault is open", || is_open(world));
    shipped.settle();
    shipped.key("ctrl+n");
    shipped.type_text(ENTRY);
    // Saved within half a second; the search waits for nothing.
    shipped.settle();
    shipped.key("ctrl+k");
    shipped.type_text(QUERY);
    shipped
}

/// While the vault is open its write-ahead log is beside it.
pub(crate) fn is_open(world: &World) -> bool {
    let files = crate::support::files::contents(&world.data());
    files
        .keys()
        .any(|path| path.to_string_lossy().ends_with(".db-wal"))
}

/// Locks by keyboard: the program starts itself anew and closes the vault.
pub(crate) fn lock(world: &World, shipped: &Shipped<'_>) {
    shipped.key("ctrl+l");
    wait_until("the vault is closed", || !is_open(world));
    wait_until("the window is back", || {
        world.display.windows("Cairn").len() == 1
    });
    shipped.settle();
}
