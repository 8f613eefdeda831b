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
today-keep = Not now
today-reach-out = You reached out to { $name } { $when }. How did it go?
today-protect = Your journal is open to anyone who can use this login. Would you like to choose what protects it?
today-protect-go = Choose
today-code = If this computer breaks, twelve words on paper open your journal again. A good moment to write them down?
today-code-go = Show me
today-away = While you were away
today-away-milestone = { $when }: { $name }, { $path }
today-away-hidden = { $when }: a day you wanted to mark
today-away-check-in = { $when }: a check-in. It can stay undone.
today-away-seen = Thank you, seen
today-check-in = A short look at today: how is it, in a line or two? The page above is for it.
today-check-in-seen = Not today

today-keys-older = The file that holds your keys is older than the one last used here.
today-keys-older-go = Look at it
