## Backups
backups-title = Backups
backups-lead = Once a day, when something was written, Cairn makes a sealed copy of everything and reads it again. It opens with what opens your journal.
backups-now = Make a backup now
backups-making = Making it…
backups-made = The backup is made, and all of it can be read.
backups-none = There is none yet. The first comes by itself, a minute after you wrote something.
backups-failure = Not every daily backup could be made. { $why }
backups-list = Your backups
backups-all = All { $count } backups
backups-thinning = Those of the last seven days stay, one a week for a month, one a month for a year. What you delete is in older ones until they go.
backups-own = on this computer
backups-chosen = in your folder
backups-then = made under an earlier key
backups-unreadable = cannot be read
backups-behind = opens with the passphrase or code of before
backups-sealing = Older backups are not sealed under the new key yet. Cairn goes on with it by itself while it is open.
backups-folder-behind = When you changed what opens your journal, your folder was not connected. The backups in it open with what opened it before, until the folder is here again.
backups-size = { NUMBER($megabytes, maximumFractionDigits: 1) } MB
backups-entries = { $count ->
    [one] one entry
   *[other] { $count } entries
}
backups-photos = { $count ->
    [one] one photo
   *[other] { $count } photos
}
backups-paths = { $count ->
    [one] one path
   *[other] { $count } paths
}
backups-contacts = { $count ->
    [one] one person
   *[other] { $count } people
}
backups-check-ins = { $count ->
    [one] one check-in
   *[other] { $count } check-ins
}
backups-nothing-in = Nothing is written in it yet.
backups-newest = The newest in it
backups-untitled = An entry without words
backups-inside = Look inside: { $when }
backups-check = Read it again
backups-checked = All of it can be read.
backups-checked-photos = { $count ->
    [one] All of it can be read, but one photo is missing.
   *[other] All of it can be read, but { $count } photos are missing.
}
backups-remove = Remove it
backups-remove-sure = Yes, remove it for good
backups-removed = The backup is removed.

## Where they go
backups-folder-title = Another place
backups-folder-lead = A stick or another drive has them when this computer is lost. It may come and go.
backups-folder-is = They also go to this folder:
backups-folder-gone = It is not connected just now. The next one goes there when it is.
backups-folder-choose = Choose a folder
backups-folder-change = Choose another folder
backups-folder-forget = Not there any more
backups-folder-forgot = They stay on this computer from now on. Those in the folder are still there.

## Putting one back
backups-put-back = Put it back
backups-put-back-what = Your journal becomes what it was then. What is there today is kept as a backup first, so you can come back to it. Cairn locks afterwards, and opens with what opens it today. While it is locked, it shows nobody whom you have not chosen to show today.
backups-put-back-do = Yes, put it back
backups-current = Your passphrase, to be sure it is you
backups-secret = What opened your journal then
backups-way-passphrase = Passphrase
backups-way-code = Recovery code
backups-way-computer = This computer’s key

## Before a journal is open
backups-have = I have a backup
backups-have-title = Begin from a backup
backups-beside = Put a backup back
backups-here = Beside the journal
backups-here-none = None lies beside the journal.
backups-elsewhere = Look in a folder or on a stick
backups-elsewhere-none = There is no backup of Cairn in that folder. It is in a folder called “cairn-backups”.
backups-begin = Open your journal from it
backups-begin-what = Type what opened your journal when the backup was made. Nothing that is here now is deleted. While Cairn is locked it shows nobody, until you choose people on this computer again.
backups-in-file = Choose the one file from another computer

## Moving
backups-move = Move to another computer
backups-move-lead = Everything goes along in one sealed file. It opens with your passphrase or your recovery code, and with nothing else.
backups-move-save = Save the one file
backups-move-save-what = On a stick, for instance. Cairn opens it again right away and makes sure that all of it is there.
backups-move-no-code = So far only this computer’s key opens your journal, so the file would open nowhere else. A recovery code changes that.
backups-move-make-code = Make a recovery code
backups-move-saved = { $entries ->
    [one] Saved, and opened again: one entry
   *[other] Saved, and opened again: { $entries } entries
}, { $photos ->
    [one] one photo
   *[other] { $photos } photos
}. All of it is there.
backups-move-last = Last saved: { $when }
backups-move-there = Open it there
backups-move-there-what = On the other computer, start Cairn, press “I have a backup”, and choose the file.
backups-move-back = Come back here
backups-move-back-what = When your journal is open there, two computers would remind you. Reminders here can stop then.
backups-move-first = Save the file first.
backups-move-opens = It opens there
backups-move-sure = Reminders on this computer stop. Your journal stays here until you delete it; what you write here from now on is not there.
backups-move-stop = Stop the reminders here
backups-move-stopped = Reminders on this computer are stopped.
backups-move-begin = Let them begin again
