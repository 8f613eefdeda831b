# The page of one entry.

## Date and time
entry-time-in = { $time } in { $zone }
entry-when-title = Change date and time
entry-when-date = Date
entry-when-time = Time
entry-when-zone = The time is that of { $zone }, where it was written.
entry-when-save = Keep this date
entry-when-done = The date was changed.

## Along the top
entry-pin = Pin
entry-focus = Only the page
entry-focus-end = Show everything again
entry-more = More for this entry
entry-plain-view = Show the marks
entry-live-view = Hide the marks
entry-words = { $count ->
    [one] One word
   *[other] { $count } words
}

## About this entry
entry-about = About this entry
entry-take-back = Take back
entry-mood = Mood
entry-mood-gone = No mood is noted any more.
entry-craving = Craving
entry-craving-gone = No craving is noted any more.
entry-urge = Urge
entry-urge-gone = No urge is noted any more.
entry-craving-none = None
entry-craving-slight = Slight
entry-craving-some = Some
entry-craving-strong = Strong
entry-craving-veryStrong = Very strong
entry-craving-number = As a number, if you like
entry-craving-no-number = No number
entry-tags = Tags
entry-tags-hint = Words to find it by
entry-triggers = Triggers
entry-triggers-hint = What set it off, if anything did
entry-helped = What helped
entry-helped-hint = Anything that made it easier
entry-tag-placeholder = A word, then Enter
entry-tag-known = { $label }: used before
entry-tag-remove = Take “{ $name }” away
entry-tag-gone = “{ $name }” was taken away.
entry-path = Path
entry-path-none = None
entry-path-gone = It belongs to no path any more.

## Photos
entry-photos = Photos
entry-photo = Photo { $number }
entry-photo-add = Add a photo
entry-photo-adding = { $count ->
    [one] Adding the photo…
   *[other] Adding photo { $number } of { $count }…
}
entry-photo-taken-out = Added. The place and what the camera noted were taken out.
entry-photo-viewer = Photos, large
entry-photo-picture = The photo
entry-photo-of = { $number } of { $count }
entry-photo-before = The one before
entry-photo-next = The next one
entry-photo-larger = Larger
entry-photo-smaller = Smaller
entry-photo-description = Description
entry-photo-description-hint = What is to be seen, in your words
entry-photo-described = The description was changed.
entry-photo-remove = Take this photo away
entry-photo-removed = The photo was taken away. It waits 30 days.

## Versions
entry-versions = Earlier versions
entry-versions-none = There is no earlier version yet. One is kept when you leave an entry.
entry-version-since = Since then: what is underlined was added, what is struck through was taken away.
entry-version-same = This is how it reads now.
entry-version-difference = What was changed since then
entry-version-added = Added:
entry-version-removed = Taken away:
entry-version-left = … unchanged …
entry-version-restore = Bring this version back
entry-version-restored = It reads again as on { $date }. What stood there is kept as a version.

## Print
entry-print = Print this entry
entry-print-leaves = Paper leaves the vault: whoever holds it can read it, and some printers keep a copy. Its outside says nothing about what it is.

## Questions to begin with
entry-prompts = A question to begin with
entry-prompts-none = No question is shown here.
entry-prompts-change = Change the questions
entry-prompts-choose = Choose one
entry-prompt-begin = Begin with a question
entry-prompt-another = Another question
entry-prompt-theme = About
entry-theme-today = The day
entry-theme-people = People
entry-theme-gratitude = What is good to have
entry-theme-hard = When it is hard
entry-theme-strength = What carries you
entry-theme-back = Looking back
entry-theme-ahead = Looking ahead
entry-theme-steps = Small steps
entry-theme-family = Family and those close to you
entry-prompt-text = Your question
entry-prompt-save = Keep it
entry-prompt-add = Add a question
entry-prompt-added = Your question is here.
entry-prompt-change = Change: { $question }
entry-prompt-changed = The question was changed.
entry-prompt-hide = Hide: { $question }
entry-prompt-hid = The question is not offered any more.
entry-prompt-show = Offer again: { $question }
entry-prompt-shown = The question is offered again.
entry-prompt-hidden = (not offered)
entry-prompt-remove = Delete: { $question }
entry-prompt-removed = The question was deleted.
entry-prompt-as-it-came = As it came: { $question }
entry-prompt-came = The question reads again as it came.
