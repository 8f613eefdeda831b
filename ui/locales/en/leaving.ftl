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
leaving-in-backup = A backup is made first, and you can undo it.
leaving-in-done = It is all in.

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
