today-hello = Good to see you, { $name }.
today-write-label = Write something
today-open-in-journal = Open in Journal
today-milestones = Milestones of { $name }
today-path-hidden = You are on your way.
today-mark-a-date = Mark a date
today-first-call = Your first call
today-no-number = No number yet
today-see-person = See { $name }

## The one card
today-card = Today
today-milestone-today = Today: { $name }
today-milestone-past = { $name }, on { $date }
today-milestone-coming = { $name }, on { $date }
today-milestone-hidden = Today is a day you wanted to mark.
today-milestone-hidden-past = { $date } was a day you wanted to mark.
today-milestone-more = On your path “{ $path }”. A stone for it is on your cairn.
today-milestone-see = See it
today-reach-out = You reached out to { $name } { $when }. How did it go?
today-protect = Your journal is open to anyone who can use this login. Would you like to choose what protects it?
today-protect-go = Choose
today-code = If this computer breaks, twelve words on paper open your journal again. A good moment to write them down?
today-code-go = Show me
today-away = While you were away
today-away-milestone = { $name }, { $path }
today-away-hidden = A day you wanted to mark
today-away-check-in = A check-in. It can stay undone.
today-away-weekly = A look back at the week. It can stay undone.
today-away-words = { $words }
today-away-nudge = It has been a while with { $name }. A few words, perhaps?
today-away-birthday = A birthday: { $name }
today-away-their-milestone = { $name }: { $milestone }
today-away-not-today = Not today
today-away-not-today-one = Not today: { $name }
today-away-hour = Later
today-away-hour-one = Later: { $what }
today-away-in-an-hour = All right. Cairn tells you again in an hour.
today-away-later = All right. Cairn asks again tomorrow.
today-away-more = { $count ->
    [one] One more
   *[other] { $count } more
}
today-away-look-back = Look back at the week
today-away-seen = Thank you, seen
today-check-in = A short look at today: how is it, in a line or two?
today-check-in-seen = Not today

today-not-as-written = Cairn looked through your journal and found something that is not as it was written. Nothing was changed. There is something you can do about it.
today-not-as-written-go = See what was found
today-keys-older = The file that holds your keys is older than the one last used here.
today-keys-older-go = Look at it

## Back after a long time
today-back = Good to see you.
today-back-question = Is this date still right?
today-back-date = { $path }: { $date }
today-back-yes = Yes, it is
today-back-changed = Something changed
today-back-which = That is all right. Where would you like to begin?
today-back-first-day = Another first day
today-back-happened = Something happened

## A hard date
today-hard = Today
today-hard-company = This day may be heavy. Who could be with you in it?
today-hard-alone = This day may be heavy. There are people to talk to, at any hour.
today-hard-write = Write a few words

## What led to a setback
today-question = A question, if you like
today-question-about = { $path }, { $date }
