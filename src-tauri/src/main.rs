//! Cairn: arguments, then the command line or the shell.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

use cairn_shell::{Arguments, cli};

fn main() -> ExitCode {
    if let Some(first) = std::env::args_os().nth(1)
        && cli::is_asked_for(&first)
    {
        return cli::run(std::env::args_os());
    }
    let arguments = std::env::args_os().skip(1);
    cairn_shell::run(&Arguments::read(
        arguments.map(|argument| argument.to_string_lossy().into_owned()),
    ));
    ExitCode::SUCCESS
}
