# What the command line says, beside the sentences of failure.ftl, backups.ftl and leaving.ftl.
cli-ask-passphrase = Passphrase
cli-ask-recovery-code = Recovery code
cli-called-off = Called off. What was not finished was taken back.

cli-backup-made = Made, and all of it can be read: { $path }
cli-backup-not-made = Not made: { $path }
cli-backup-contents = { $size } MB. { $contents }
cli-export-file = { $path }
cli-import-line = { $things }: { $new } new, { $here } here already, { $different } here otherwise
cli-import-dry = Nothing was brought in: this only showed what would be.
cli-import-backup = A backup was made first: { $path }

cli-verify-backup = The backup { $path }

# What can be done, one for each remedy.
cli-remedy-putBackABackup = What can be done: a backup brings back what was there when it was made. The window offers it, in Settings.
cli-remedy-salvage = What can be done: the window can bring over what can still be read, in Settings. A backup may have the rest.
cli-remedy-makeSearchAnew = What can be done: the window can make that list anew, in Settings.
cli-remedy-lookForMedia = What can be done: a backup may have these photos or sounds. Everything else is still there.
cli-remedy-openAgain = What can be done: it comes back by itself when the journal is opened next.

# What can only happen here, one for each code.
cli-trouble-noDataFolder = No folder for Cairn’s data is known. Say which one it is with --data-dir.
cli-trouble-noVault = There is no journal in that folder. Perhaps a drive is not connected, or it is in another folder: say which one with --data-dir.
cli-trouble-noSuchVault = There is no journal of that name here. The folders below “vaults” have the names.
cli-trouble-noBackup = There is no backup of Cairn in that folder. It is in a folder called “cairn-backups”, or beside the journal in “backups”.
cli-trouble-noFolder = The folder for the backup is not there, so none was made. Perhaps a drive is not connected.
cli-trouble-fileThere = There is a file of that name already, and it stays as it is. Another name will do, or --force to replace it.
cli-trouble-fileUnreadable = That file is not there, or cannot be read. Nothing was changed.
cli-trouble-noTerminal = There is no terminal to ask for the passphrase on. A file descriptor can give it: --passphrase-fd.
cli-trouble-descriptor = Nothing that could be a passphrase came from the file descriptor given with --passphrase-fd. It has to be open, and give one line of text.
cli-trouble-keychain = This computer’s keychain has the key, and it does not answer here: it needs the session of the desktop. The recovery code opens the journal as well: --recovery-code.
