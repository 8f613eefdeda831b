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
