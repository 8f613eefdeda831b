//! What can be asked for. The help that `--help` shows is written here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::ending;

/// A private journal. Without a command, its window opens.
#[derive(Debug, Parser)]
#[command(name = "cairn", version, after_help = ending::HELP)]
pub struct Asked {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a backup beside the journal and, where there is one, in another folder
    ///
    /// Each is read again whole before it counts. Older ones are thinned as the window does it.
    #[command(after_help = ending::HELP)]
    Backup(Backup),
    /// Look through the journal, or a backup of it, and say what is wrong
    ///
    /// A journal is looked through with all photos and sounds. Nothing that was written is changed.
    #[command(after_help = ending::HELP)]
    Verify(Verify),
    /// Write everything to a zip file, which is not sealed
    #[command(after_help = ending::HELP)]
    Export(Export),
    /// Bring the zip file of an export in
    ///
    /// What is here stays as it is; the same file a second time brings nothing. A backup is made first.
    #[command(after_help = ending::HELP)]
    Import(Import),
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct About {
    /// The folder of Cairn's data, in place of the usual one or CAIRN_DATA_DIR
    #[arg(long, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// The journal to use where there are several: the name of its folder below vaults/ [default: the one opened last]
    #[arg(long, value_name = "ID")]
    pub vault: Option<String>,
    /// Read what opens the journal from this file descriptor, up to the end of the line, in place of asking for it
    #[arg(long, value_name = "N")]
    pub passphrase_fd: Option<u16>,
    /// It is the recovery code that is given, not the passphrase
    #[arg(long)]
    pub recovery_code: bool,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Backup {
    /// Put the second backup here, in place of the folder chosen in Settings
    #[arg(long, value_name = "FOLDER")]
    pub to: Option<PathBuf>,
    #[command(flatten)]
    pub about: About,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// A backup, or a folder with backups, of which the newest is read; it opens with what opened the journal then
    #[arg(value_name = "BACKUP-FOLDER")]
    pub backup: Option<PathBuf>,
    #[command(flatten)]
    pub about: About,
}

#[derive(Debug, Args)]
pub struct Export {
    /// The file to write
    #[arg(value_name = "FILE.zip")]
    pub file: PathBuf,
    /// Only the entries, as Markdown, with their photos; Cairn cannot bring that in again
    #[arg(long)]
    pub markdown: bool,
    /// Replace a file that is there already
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub about: About,
}

#[derive(Debug, Args)]
pub struct Import {
    /// The file to read
    #[arg(value_name = "FILE.zip")]
    pub file: PathBuf,
    /// Only show what would come in
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub about: About,
}

impl Command {
    /// What every command takes.
    pub fn about(&self) -> &About {
        match self {
            Self::Backup(asked) => &asked.about,
            Self::Verify(asked) => &asked.about,
            Self::Export(asked) => &asked.about,
            Self::Import(asked) => &asked.about,
        }
    }
}
