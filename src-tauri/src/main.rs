//! Cairn: arguments, then the shell.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() {
    cairn_shell::run(&cairn_shell::Arguments::read(std::env::args().skip(1)));
}
