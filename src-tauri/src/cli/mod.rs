//! The command line, for people who automate: a backup, a check, an export, an import, without a window and while none is
//! open. It does what Settings does, with the same parts of the core; what belongs to the person being there (when they
//! were last before the window, forms, what is told of reminders) it leaves to the window.

mod arguments;
mod backup;
mod console;
mod ending;
mod export;
mod import;
mod interrupts;
mod opening;
mod report;
mod secret;
mod terminal;
mod verify;

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use cairn_core::clock::Clock;
use clap::{CommandFactory, Parser};

use self::arguments::{Asked, Command};
use self::ending::Ending;
use self::report::{Report, Trouble};
use self::secret::Source;
use crate::os::hardening;
use crate::texts::{self, Texts};

/// Whether the first argument asks for the command line. Anything else opens the window, as desktops add arguments of their
/// own.
pub fn is_asked_for(first: &OsStr) -> bool {
    // Looked up without clap: the window does not wait for it.
    const NAMES: [&str; 9] = [
        "backup",
        "verify",
        "export",
        "import",
        "help",
        "--help",
        "-h",
        "--version",
        "-V",
    ];
    NAMES.iter().any(|name| first == *name)
}

/// Does what the arguments ask for, the program's name first, and says how it ended.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    // SAFETY: nothing has started a thread yet.
    unsafe { hardening::harden() };
    console::attach();
    let asked = match Asked::try_parse_from(arguments) {
        Ok(asked) => asked,
        Err(error) => {
            // Help and the version go to stdout and are no error.
            let ending = if error.use_stderr() {
                Ending::Usage
            } else {
                Ending::Done
            };
            let printed = error.print();
            return if printed.is_err() && ending == Ending::Done {
                Ending::Unexpected.into()
            } else {
                ending.into()
            };
        }
    };
    interrupts::listen();
    let clock = crate::clock();
    let texts = Texts::for_command_line(&texts::system_language());
    let json = asked.command.about().json;
    let done = work(&asked.command, &texts, clock.as_ref());
    report::tell(done, &texts, json).into()
}

/// The arguments as clap knows them, for what is generated from them.
#[must_use]
pub fn command() -> clap::Command {
    Asked::command()
}

fn work(command: &Command, texts: &Texts, clock: &dyn Clock) -> Result<Report, Trouble> {
    // Before anything is opened that could take its number.
    let source = Source::begin(command.about())?;
    match command {
        Command::Backup(asked) => backup::run(asked, &source, texts, clock),
        Command::Verify(asked) => verify::run(asked, &source, texts, clock),
        Command::Export(asked) => export::run(asked, &source, texts, clock),
        Command::Import(asked) => import::run(asked, &source, texts, clock),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_arguments_hold_together() {
        command().debug_assert();
    }

    #[test]
    fn every_command_is_known_before_clap_is_asked() {
        let command = command();
        let mut names: Vec<_> = (command.get_subcommands())
            .map(|command| command.get_name().to_owned())
            .collect();
        names.extend(["help", "--help", "-h", "--version", "-V"].map(str::to_owned));
        for name in names {
            assert!(is_asked_for(name.as_ref()), "{name}");
        }
        for other in [
            "--locked",
            "--hidden",
            "--help-now",
            "--again",
            "",
            "cairn:",
        ] {
            assert!(!is_asked_for(other.as_ref()), "{other}");
        }
    }

    #[test]
    fn no_argument_takes_a_secret() {
        for command in command().get_subcommands() {
            for argument in command.get_arguments() {
                let name = argument.get_id().as_str();
                let takes = argument.get_action().takes_values();
                assert!(name != "recovery_code" || !takes);
                assert!(name == "passphrase_fd" || !name.contains("pass"), "{name}");
                // The feature that reads values from the environment is not built in.
            }
        }
    }
}
