//! Typing into the shipped window.

use crate::support::journey::PASSPHRASE;
use crate::support::{Shipped, World, wait_until};

/// Words that are nowhere else on any computer, made up of what a keyboard has.
pub(crate) const ENTRY: &str = "quillfrost lanternmoth";
pub(crate) const QUERY: &str = "vesperglow";
pub(crate) const GUESS: &str = "thistlewick harbourbell";

/// Bytes of a picture that change when another page is drawn, and do not when a sentence appears.
const A_PAGE: usize = 100_000;

/// Opens the shipped program on a furnished home, writes an entry and searches for a word; ends open.
pub(crate) fn written<'w>(world: &'w World, before: &[&str]) -> Shipped<'w> {
    let shipped = opened(world, before);
    write(world, &shipped);
    shipped
}

/// Writes an entry and searches for a word.
pub(crate) fn write(world: &World, shipped: &Shipped<'_>) {
    let before = log(world);
    shipped.key("ctrl+n");
    shipped.type_text(ENTRY);
    wait_until("the entry is saved", || log(world) != before);
    shipped.key("ctrl+k");
    shipped.type_text(QUERY);
}

/// Opens the shipped program on a furnished home, and the vault after a slip of the passphrase.
pub(crate) fn opened<'w>(world: &'w World, before: &[&str]) -> Shipped<'w> {
    let shipped = Shipped::open_through(world, before);
    // The field for the passphrase has the focus. A wrong one first, then the right one.
    shipped.type_text(GUESS);
    shipped.key("Return");
    shipped.key("ctrl+a");
    enter(world, &shipped, PASSPHRASE);
    shipped
}

/// Opens the shipped program on a furnished home, and the vault with its recovery code.
pub(crate) fn opened_with_code<'w>(world: &'w World, code: &str) -> Shipped<'w> {
    let shipped = Shipped::open(world);
    // With nothing in the field, the next thing is the other way in.
    shipped.key("Tab");
    shipped.key("Return");
    enter(world, &shipped, code);
    shipped
}

fn enter(world: &World, shipped: &Shipped<'_>, secret: &str) {
    shipped.type_text(secret);
    let locked = shipped.pixels();
    shipped.key("Return");
    wait_until("the vault is open", || is_open(world));
    wait_until("a page of the open vault", || {
        shipped.differs(&locked) > A_PAGE
    });
    shipped.settle();
}

/// While the vault is open its write-ahead log is beside it.
pub(crate) fn is_open(world: &World) -> bool {
    log(world).is_some()
}

/// What the write-ahead log holds: another after each saving.
pub(crate) fn log(world: &World) -> Option<Vec<u8>> {
    let files = crate::support::files::contents(&world.data());
    files
        .into_iter()
        .find(|(path, _)| path.to_string_lossy().ends_with(".db-wal"))
        .map(|(_, bytes)| bytes)
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
