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

cli-verify-well = All is as it was written: { $pages } pages of the journal file, { $files ->
    [0] and no photo or sound.
    [one] and one photo or sound.
   *[other] and { $files } photos and sounds.
}
cli-verify-pages = { $count ->
    [one] One page of the journal file is not as it was written, of { $of }.
   *[other] { $count } pages of the journal file are not as they were written, of { $of }.
}
cli-verify-order = The pages of the journal file do not go together.
cli-verify-dangling = { $count ->
    [one] One thing belongs to another that is not there.
   *[other] { $count } things belong to others that are not there.
}
cli-verify-search = The search index is not whole. What you wrote is not touched by that.
cli-verify-files-missing = { $count ->
    [one] The file of one photo or sound is not there.
   *[other] The files of { $count } photos or sounds are not there.
}
cli-verify-files-damaged = { $count ->
    [one] The file of one photo or sound is damaged.
   *[other] The files of { $count } photos or sounds are damaged.
}
cli-verify-keys = The file that holds the locks, or its copy, is not as it is meant to be. The other one is whole.
cli-verify-backup = The backup { $path }

# What can be done, one for each remedy.
cli-remedy-putBackABackup = What can be done: copy Cairn’s folder somewhere safe, then put a backup back in the window, in Settings.
cli-remedy-salvage = What can be done: copy Cairn’s folder somewhere safe. A backup from before has what these pages held: it can be looked into and put back in the window, in Settings.
cli-remedy-makeSearchAnew = What can be done: a backup that is put back brings a whole search index. Nothing is lost until then.
cli-remedy-lookForMedia = What can be done: an earlier backup may have these files. Look through one with “cairn verify” and its folder.
cli-remedy-openAgain = What can be done: open the journal in the window once. That mends the file.

# What can only happen here, one for each code.
cli-trouble-noDataFolder = No folder for Cairn’s data is known. Say which one it is with --data-dir.
cli-trouble-noVault = There is no journal in that folder. Perhaps a drive is not connected, or it is in another folder: say which one with --data-dir.
cli-trouble-noSuchVault = There is no journal of that name here. The folders below “vaults” have the names.
cli-trouble-noBackup = There is no backup of Cairn in that folder. It is in a folder called “cairn-backups”, or beside the journal in “backups”.
cli-trouble-noFolder = The folder for the backup is not there, so none was made. Perhaps a drive is not connected.
cli-trouble-backupDamaged = Part of this backup cannot be read. Nothing was changed. Others may be whole: look through them as well, and make a new one.
cli-trouble-fileThere = There is a file of that name already, and it stays as it is. Another name will do, or --force to replace it.
cli-trouble-fileUnreadable = That file is not there, or cannot be read. Nothing was changed.
cli-trouble-noTerminal = There is no terminal to ask for the passphrase on. A file descriptor can give it: --passphrase-fd.
cli-trouble-descriptor = Nothing that could be a passphrase came from the file descriptor given with --passphrase-fd. It has to be open, and give one line of text.
cli-trouble-keychain = This computer’s keychain has the key, and it does not answer here: it needs the session of the desktop. The recovery code opens the journal as well: --recovery-code.
