# People from and for other address books.
cards-open = Other address books
cards-open-in = Bring people in from a file
cards-open-out = Write people to a file

## Bringing in
cards-in-title = Bring people in
cards-in-lead = Most phones and mail programs can write people to a file that ends in “.vcf”. Cairn looks at it with you first. Nothing comes in until you say so, and one Undo takes it all back.
cards-in-choose = Choose a file
cards-in-other = Choose another file
cards-in-reading = Reading the file
cards-in-bringing = Bringing people in
cards-in-progress = { $done } of { $total }
cards-in-stopped = Stopped. Nothing was changed.
cards-in-empty = That file is empty.
cards-in-none = There are no people in that file. A file of people usually ends in “.vcf”.
cards-in-unreadable = That file looks like one with people in it, but nobody in it could be read. It may be damaged. Writing it anew where it came from can help.
cards-in-huge = That file is larger than 64 MB, more than Cairn can read at once. Where it came from, you could write fewer people to a file, or leave out the photos.

## Looking at the file
cards-found = { $count ->
    [one] One person in the file
   *[other] { $count } people in the file
}
cards-found-book = This looks like a whole address book, so nobody is chosen yet. Who of them belongs in your circle?
cards-found-maybe = { $count ->
    [one] One of them may be someone who is here already.
   *[other] { $count } of them may be people who are here already.
}
cards-found-here = { $count ->
    [one] One of them is here already, and stays as is.
   *[other] { $count } of them are here already, and stay as they are.
}
cards-search = Search in the file
cards-show = Show
cards-show-all = Everyone
cards-show-maybe = May be here already
cards-show-chosen = Chosen
cards-choose-all = { $count ->
    [one] Choose the one who is new
   *[other] Choose all { $count } who are new
}
cards-choose-none = Choose none of them
cards-nobody = Nobody with these words. Everyone in the file is still there.
cards-list = People in the file
cards-pages = Parts of the list
cards-pages-where = { $first } to { $last } of { $found }
cards-pages-before = Earlier
cards-pages-after = Later

cards-row-add = Bring in { $name }
cards-row-question = Is this { $name }?
cards-row-question-several = Is this one of these people?
cards-row-here = Here already as { $name }.
cards-row-here-aside = Here already as { $name }, put aside.
cards-row-twin = The same card stands earlier in the file.
cards-row-merge = Yes, add what is missing to { $name }
cards-row-merge-aside = Yes, add what is missing to { $name }, who is put aside
cards-row-new = No, this is someone new
cards-row-add-new = Bring in as someone new
cards-row-out = Leave out
cards-row-adds = This would come to { $name }:
cards-row-adds-nothing = { $name } has all of this already.
cards-row-stays = What you have of { $name } stays as it is.
cards-row-else = It is someone else who is here
cards-row-else-who = Add to
cards-row-else-nobody = Nobody
cards-row-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
cards-row-birthday = Birthday: { $birthday }
cards-row-photo = A photo
cards-row-nothing = Only the name

cards-kind-with = { $kind } ({ $label })

cards-told-name-cut = The name is long. All of it is in the notes.
cards-told-in-notes = In the notes, as there is no other place for it: { $what }
cards-told-notes-full = The notes are full. This stays out: { $what }
cards-told-birthday-stays = The file has another birthday, { $what }. The one you have stays.
cards-told-photo-unclear = The photo could not be read and stays out.

cards-counts-none = Nobody is chosen.
cards-counts-added = { $count ->
    [one] One new person
   *[other] { $count } new people
}
cards-counts-merged = { $count ->
    [one] something new for one who is here
   *[other] something new for { $count } who are here
}
cards-counts-only-merged = { $count ->
    [one] Something new for one who is here
   *[other] Something new for { $count } who are here
}
cards-counts-both = { $added }, { $merged }
cards-counts-open = { $count ->
    [one] One is not decided yet, and stays out until you decide.
   *[other] { $count } are not decided yet, and stay out until you decide.
}
cards-bring = Bring them in

## What could not be read
cards-problems = { $count ->
    [one] One thing in the file could not be read
   *[other] { $count } things in the file could not be read
}
cards-problems-hint = Everything else is here. The file itself is as it was.
cards-problems-more = { $count ->
    [one] One more of this kind is not listed.
   *[other] { $count } more are not listed.
}
cards-problem-line = Line { $line }: { $what }
cards-problem-line-of = Line { $line }, { $name }: { $what }
cards-problem-file-too-big = The file is too large to read.
cards-problem-no-cards = There are no people in it.
cards-problem-too-many-cards = More people than Cairn reads at once. Those from here on are not shown.
cards-problem-stray-text = Text that belongs to nobody is left out.
cards-problem-unfinished = This card has no end. What it has until there is kept.
cards-problem-nothing-inside = A card without a name and without anything to reach someone by is left out.
cards-problem-list-of-others = A list of other people is left out.
cards-problem-line-too-long = A very long line is left out.
cards-problem-line-unclear = A line that says nothing Cairn knows is left out.
cards-problem-too-many-values = More numbers or addresses than Cairn keeps. The rest is left out.
cards-problem-email-unclear = Something that is not an e-mail address is left out.
cards-problem-link-not-https = A link that is not secure (https) is left out.
cards-problem-birthday-unclear = A birthday that is not in the calendar is left out.
cards-problem-photo-too-big = A very large photo is left out.
cards-problem-photo-unclear = A photo that could not be read is left out.
cards-problem-photo-elsewhere = A photo that is not in the file but on the internet is left out. Cairn never goes there.
cards-problem-letters-lost = Some letters could not be read and show as “�”.

## Done
cards-done-title = Done
cards-done-added = { $count ->
    [one] One person is new in your circle.
   *[other] { $count } people are new in your circle.
}
cards-done-merged = { $count ->
    [one] One who was here has something new.
   *[other] { $count } who were here have something new.
}
cards-done-left-out = { $count ->
    [one] One person in the file stayed out.
   *[other] { $count } people in the file stayed out.
}
cards-done-told = What did not come in as it was
cards-done-told-of = { $name }: { $what }
cards-done-told-more = { $count ->
    [one] One more is not listed.
   *[other] { $count } more are not listed.
}
cards-done-file = The file itself is as it was. Anyone who can open it can read it. You may want to remove it if you no longer need it.
cards-done-undo = Undo
cards-done-people = To your people

## Writing
cards-out-title = Write people to a file
cards-out-lead = For a phone or a mail program. In the file are the name, ways to reach them, birthday and photo.
cards-out-plain = The file is not encrypted. Anyone who can open it can read it, also once it is on a phone or in a mail.
cards-out-stays = What they are to you, what was agreed, your limits, how it stands with them and their own days have no place in such a file. They stay here.
cards-out-who = Who
cards-out-all = Choose everyone shown
cards-out-none = Choose nobody
cards-out-aside = put aside
cards-out-notes = Your notes about them, too
cards-out-notes-hint = Without this, what you wrote about them stays here.
cards-out-version = For
cards-out-version-new = Newer phones and programs
cards-out-version-old = Older phones
cards-out-chosen = { $count ->
    [0] Nobody is chosen.
    [one] One person is chosen.
   *[other] { $count } people are chosen.
}
cards-out-save = Save the file
cards-out-saved = { $count ->
    [one] One person is in the file.
   *[other] { $count } people are in the file.
}
cards-out-empty = There is nobody here yet to write to a file.
