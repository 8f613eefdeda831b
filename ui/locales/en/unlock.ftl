unlock-title = Welcome back
unlock-passphrase = Passphrase
unlock-code = The twelve words
unlock-code-hint = In their order, with spaces between them.
unlock-open = Open
unlock-opening = Opening…
unlock-use-code = Use the recovery code instead
unlock-use-passphrase = Use the passphrase instead
unlock-this-computer = This computer’s keychain holds the key.
unlock-use-computer = Open with this computer’s keychain
unlock-wait = { $wait ->
    [one] A short pause, { $wait } second. Nothing is lost, and Help now is open.
   *[other] A short pause, { $wait } seconds. Nothing is lost, and Help now is open.
}
unlock-forgotten = I have neither
unlock-forgotten-what = Nobody can open this journal without its passphrase or its twelve words, not even the people who make Cairn. It stays here, untouched, for when you find them.
unlock-beside = Start a new journal beside this one
unlock-beside-what = The old one stays for when you find the code.
unlock-quit = Quit Cairn

unlock-damaged-title = Cairn cannot open your journal just now
unlock-damaged-again = Look again
unlock-damaged-beside-what = The journal here stays as it is. Cairn deletes nothing that it cannot open.

unlock-partly-title = Part of your journal cannot be read
unlock-partly = Part of the journal file cannot be read. Nothing was changed or deleted. What can still be read can be brought over into a new file, and a backup may have the rest. You can try both: nothing is taken away by it.
unlock-salvage = See what can still be read
unlock-salvage-what = Cairn reads all of the damaged file that can be read, puts it into a new one and tells you what is missing. The damaged file stays as it is.
unlock-salvage-secret = What opens your journal
unlock-salvage-do = Bring over what can be read
unlock-salvage-busy = Reading it…
unlock-salvaged-open = Open your journal
unlock-salvaged-backups = A backup may have what is missing. You can look into each one first.
unlock-salvaged-to-backups = To the backups
