health-title = Is everything still as it was written?
health-lead = Drives grow old, and a file can be damaged without a word. Cairn can read every page and every photo again and say how they are. You can go on writing meanwhile.
health-look = Look through everything
health-looking = Looking…
health-stopped = Stopped. Nothing was changed.
health-when = Looked through: { $when }

## What was found
health-well = All is well. { $media ->
    [0] All { $pages } pages of the journal file are as they were written.
    [one] All { $pages } pages of the journal file and the one photo or sound are as they were written.
   *[other] All { $pages } pages of the journal file and all { $media } photos and sounds are as they were written.
}
health-well-quick = All is well. All { $pages } pages of the journal file are as they were written. Photos and sounds were not looked at this time.
health-pages = { $count ->
    [one] One of the { $pages } pages of the journal file is not as it was written.
   *[other] { $count } of the { $pages } pages of the journal file are not as they were written.
}
health-beyond = It is where the file says what lies where, so nothing else in it can be found for certain.
health-lies-there = Something of this lies there:
health-only-lists = Nothing that you wrote lies there, only lists by which Cairn finds things.
health-apart = Some things in the journal file no longer go together.
health-search = The list of words that searching uses is not whole. Your entries are.
health-media-missing = { $count ->
    [one] One photo or sound is missing.
   *[other] { $count } photos or sounds are missing.
}
health-media-damaged = { $count ->
    [one] One photo or sound is damaged.
   *[other] { $count } photos or sounds are damaged.
}
health-keys = One of the two files that hold the locks is not whole. The other one opens your journal.

## What can be done
health-what = What can be done
health-do-putBackABackup = A backup brings back what was there when it was made. For that the journal is closed first; what you typed is saved.
health-do-salvage = Cairn can bring over what can still be read into a new file and tell you what is missing. A backup may have the rest. For both the journal is closed first; what you typed is saved.
health-do-makeSearchAnew = Searching may not find everything. The list can be made anew from your entries.
health-do-lookForMedia = A backup may have these photos or sounds. Everything else is still there.
health-do-openAgain = It comes back by itself when your journal is opened next.
health-button-putBackABackup = Close the journal and go on there
health-button-salvage = Close the journal and go on there
health-button-makeSearchAnew = Make it anew
health-button-openAgain = Lock now
health-search-made = Searching finds everything again.
health-in-entry = { $title }, { $when }
health-in-trash = { $title }, { $when }, in the trash
health-in-plan = The photo that matters
health-on-shelf = On the shelf: { $title }
health-more-places = { $count ->
    [one] and one more place
   *[other] and { $count } more places
}

## What came over of a damaged journal
health-came-over = What came over on { $when }
health-over-title = What came over
health-over-complete = Everything came over: all of it could still be read.
health-over-lacking = This could still be read and came over. What is known to be missing stands beside it.
health-over-here = Came over
health-over-missing = Missing
health-missing = { $count ->
    [one] one
   *[other] { $count }
}
health-pieces-missing = { $count ->
    [one] one piece of them
   *[other] { $count } pieces of them
}
health-more-may-miss = perhaps more, which nobody can tell
health-none-missing = none
health-over-media = { $count ->
    [one] The file of one photo or sound is missing or damaged.
   *[other] The files of { $count } photos or sounds are missing or damaged.
}
health-over-kept = The damaged file stays here, untouched:
