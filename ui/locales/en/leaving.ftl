leaving-title = Taking everything along
leaving-lead = One zip file with all of it: your entries as Markdown, your photos and sounds, and everything else in a file that Cairn, and other programs, can read.
leaving-open = It leaves Cairn: nothing in it is sealed, and whoever finds the file can read it.
leaving-what = What goes along
leaving-everything = Everything
leaving-markdown = Only the journal
leaving-current = Your passphrase, to be sure it is you
leaving-save = Save it, out of Cairn
leaving-saved = Saved: { $entries ->
    [one] one entry
   *[other] { $entries } entries
}, { $photos ->
    [one] one photo
   *[other] { $photos } photos
}.
leaving-left-out = { $count ->
    [one] One photo or sound could not go along: its file is missing or damaged.
   *[other] { $count } photos or sounds could not go along: their files are missing or damaged.
}

## Bringing it in
leaving-in = Bring an export in
leaving-in-lead = What is here stays as it is. What you brought in before does not come twice.
leaving-in-choose = Choose the zip file
leaving-in-all-here = Everything in it is here already.
leaving-in-kind = What
leaving-in-new = Comes in
leaving-in-here = Is here
leaving-in-different = Is here otherwise, and stays
leaving-in-unreadable = { $count ->
    [one] One thing in it cannot be read, and stays out.
   *[other] { $count } things in it cannot be read, and stay out.
}
leaving-in-take = Bring it in
leaving-in-backup = A backup is made first, and you can undo it. People who come in are not shown while Cairn is locked, until you choose that here.
leaving-in-done = It is all in.

## Deleting everything
leaving-delete = Delete everything
leaving-delete-lead = Removes this journal from this computer for good. Nobody can bring it back, Cairn neither.
leaving-delete-open = Delete everything, for good
leaving-delete-what = This goes, for good. Nobody can bring it back, Cairn neither:
leaving-delete-all = all you wrote, your dates, your people, your plan, photos and sounds
leaving-delete-backups = the backups on this computer
leaving-delete-rest = the keys, reminders and notifications, the log, and starting with the computer
leaving-delete-stays = This stays, because Cairn cannot reach it:
leaving-delete-copies = what you saved, printed or sent, backups in a folder that is not connected, and copies of this computer’s disk
leaving-delete-folder-gone = your backups in { $folder }, which is not connected just now
leaving-delete-disk = perhaps old pieces on the disk, above all on an SSD. They are sealed: without your passphrase, your recovery code or this computer’s key, nobody can read them.
leaving-delete-export = Take everything along first
leaving-delete-folder = The backups in your folder go as well
leaving-delete-ask-passphrase = Your passphrase or recovery code, to be sure it is you
leaving-delete-ask-code = The twelve words of your recovery code, to be sure it is you
leaving-delete-ask-word = To be sure, type “{ $word }”
# What is typed to confirm it.
leaving-delete-word = delete
leaving-delete-do = Delete everything now
leaving-delete-keep = Keep everything

leaving-things-settings = Settings
leaving-things-tags = Tags, triggers and what helped
leaving-things-paths = Paths
leaving-things-ownMilestones = Milestones of your own
leaving-things-logs = Days noted on paths
leaving-things-setbacks = What happened
leaving-things-goals = Goals
leaving-things-contacts = People
leaving-things-hardDates = Hard dates
leaving-things-reminders = Reminders and appointments
leaving-things-entries = Entries
leaving-things-photos = Photos
leaving-things-reachOuts = Calls and meetings
leaving-things-routines = Routines
leaving-things-checkIns = Check-ins
leaving-things-prompts = Questions to begin with
leaving-things-hiddenDays = Days left out of “On this day”
leaving-things-helplines = Helplines you changed
leaving-things-planItems = Lines of your plan
leaving-things-planPhotos = The photo that matters
leaving-things-planMakers = With whom a plan was made
leaving-things-messages = Short messages
leaving-things-hardTalks = Words for hard conversations
leaving-things-weekLooks = Looks at weeks
leaving-things-capitalStatements = Statements of what carries you
leaving-things-capitalLooks = Looks at what carries you
leaving-things-scores = Scores
leaving-things-storyChapters = Chapters of your story
leaving-things-storyEntries = Entries in your story
leaving-things-shelfItems = On the shelf
leaving-things-occurrences = Reminders that were told
