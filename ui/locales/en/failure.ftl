# One for each code: what happened, what is safe, what to do next.
failure-wrongPassphrase = That passphrase does not open it. Nothing is lost. Have another look at capitals and spaces, or use the recovery code.
failure-wrongRecoveryCode = These are twelve good words, but not the ones for this journal. Nothing is lost. An older code stops working when a new one is made: is there a newer sheet?
failure-recoveryCodeTypo = One of the words may be spelled differently. Nothing is lost. Check the twelve words and their order.
failure-tooManyTries =
    Cairn pauses after several tries, so that nobody can guess quickly. Nothing is lost. You can try again in { $wait ->
        [one] { $wait } second
       *[other] { $wait } seconds
    }.
failure-noKeychain = This computer offers no keychain to hold the key. Nothing was written yet. A passphrase protects your journal just as well.
failure-keychainLost = The key is no longer in this computer’s keychain. Your writing is still here, sealed. The recovery code or your passphrase opens it.
failure-keysDamaged = The file that holds the locks is damaged, and so is its copy. Your writing is still in its folder and nothing was changed. Copy that folder somewhere safe before trying anything else.
failure-keysTooNew = A newer Cairn made these locks. Your writing is safe and untouched. Open it with the newer version.
failure-vaultDamaged = Part of the journal file cannot be read. Nothing was changed or deleted. Copy its folder somewhere safe, then quit and open Cairn again.
failure-vaultForeign = The journal file and its locks do not belong together; perhaps one was copied alone. Both are untouched. Put the files back as they were, side by side.
failure-vaultTooNew = A newer Cairn wrote this journal. It is safe and untouched. Open it with the newer version.
failure-vaultMissing = The journal file is not where it was. Nothing was deleted by Cairn. Perhaps a drive is not connected, or the folder was moved: put it back and open Cairn again.
failure-vaultInUse = Another Cairn has this journal open. Everything is safe. Close the other one, then try again.
failure-folderNotWritable = Cairn may not write to its folder just now. Everything saved before is safe. Check that the drive is connected and not write-protected.
failure-diskFull = The disk is full, so this could not be saved. Everything saved before is safe. Free some space and try again.
failure-notEnoughMemory = This computer has too little free memory to open the journal just now. Everything is safe. Close a program or two, then try again.
failure-notVerified = What was written just now did not read back as it was meant, so it was not kept. What was there before is untouched. Please try once more.
failure-tooManyPhones = That is more numbers than one person can have here. Nothing is lost. Leave one out, or keep it in the notes.
failure-locked = Cairn is locked now. What you wrote is saved. Unlock it to go on.
failure-passphraseEmpty = The passphrase is still empty. Nothing was changed. Any words you can remember will do.
failure-nothingToUndo = There is nothing left to undo here. Everything is as you see it.
failure-undoConflict = Something was changed after that, so it cannot be undone any more. Nothing was lost.
failure-notFound = That is not here any more. Perhaps it was deleted: the trash keeps things for 30 days.
failure-startInFuture = That day is still to come. Nothing was changed. Choose today or an earlier day.
failure-startTooLongAgo = That day is too long ago to count from. Nothing was changed. Have another look at the year.
failure-endBeforeStart = That day is before the first day. Nothing was changed. Choose a day on or after it.
failure-endInFuture = That day is still to come. Nothing was changed. Choose today or an earlier day.
failure-chapterStillOpen = A chapter is still open on this path. Nothing was changed. Close that one first, or keep it going.
failure-chaptersOverlap = Those days belong to another chapter already. Nothing was changed. Choose days that do not overlap.
failure-nameEmpty = A name is missing. Nothing is lost. One word is enough.
failure-textTooLong = That is longer than Cairn can keep in one place. What you typed is still here. Split it in two.
failure-photoKind = Cairn does not know this kind of file. Nothing was added, and your file is as it was. Pictures in JPEG, PNG, WebP, GIF, BMP or TIFF can be added.
failure-photoHeic = This picture is in HEIC or AVIF, which Cairn cannot read yet. Nothing was added, and your file is as it was. The phone or a picture program can save it as JPEG: that copy can be added.
failure-photoBroken = This picture is not whole, so it could not be added. Your file is as it was. Perhaps it is whole where it came from: copy it again from there.
failure-photoTooLarge = This picture is larger than Cairn can keep: up to 25 MB and 120 megapixels. Nothing was added, and your file is as it was. A smaller copy can be added.
failure-noNotificationServer = This computer shows no notifications right now. What is due waits for you on Today.
failure-clipboard = It could not be copied. Nothing else happened. You can still read it here and write it down.
failure-print = It could not be printed. Nothing else happened. Check the printer, or write it down by hand.
failure-unexpected = Something went wrong that Cairn did not expect. What was saved is safe. Please try once more; if it stays, quit and open Cairn again.
failure-tooManyTags = One entry can have 50 of these. This one was not added.
failure-tagTooLong = That is more than a name can hold: 100 characters. It was not kept; a shorter one can be.
failure-badDate = This date cannot be kept here. Nothing was changed. Have another look at the day and the year.
failure-badAmount = This amount cannot be kept: whole or decimal numbers from 0 on can be. Nothing was changed.
failure-badRule = Cairn does not understand how often this comes again. Nothing was changed. One of the offered ways will do.
failure-tooManyReminders = There are as many reminders as Cairn can keep. Nothing was changed. One that is over can be taken away.
failure-notForThisKind = This kind of path has no such thing. Nothing was changed.
failure-noDays = There is no day ahead in what you chose, so no file was saved. A path with a first day and milestones has some, and a goal with a day.
failure-nothingToShow = Nothing is chosen yet. Your journal is open as before. One path or one entry is enough.
failure-tooMuchToShow = That is more than can be shown at once. Your journal is open as before. A few less will do, above all with large photos.
failure-nothingToMark = There is nothing to mark yet. Nothing was changed. A number of days, or a date with a word or two, is enough.
failure-autostart = This computer did not let Cairn change what starts with the login. Nothing else happened.
failure-sharedLogin = Someone else uses this login, so Cairn does not start by itself. Nothing was changed.
failure-file = The file could not be written there. Nothing here was changed. Another folder may take it.
