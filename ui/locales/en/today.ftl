today-hello = Good to see you, { $name }.
today-write-label = Write something
today-open-in-journal = Open in Journal
today-milestones = Milestones of { $name }
today-path-hidden = You are on your way.
today-mark-a-date = Mark a date
today-first-call = Your first call
today-no-number = No number yet
today-see-person = See { $name }

## Prompts: an offer, never a task
today-prompt-1 = What is on your mind?
today-prompt-2 = What was a good minute today?
today-prompt-3 = How did you sleep, and how does the day feel?
today-prompt-4 = Who crossed your mind today?
today-prompt-5 = What helped a little, the last time it was hard?
today-prompt-6 = What would you tell a friend who had your day?
today-prompt-7 = What can wait until tomorrow?
today-prompt-8 = Where does your body notice this day?
today-prompt-9 = What did you do today that nobody saw?
today-prompt-10 = What are you looking forward to, however small?
today-prompt-11 = What would make this evening easier?
today-prompt-12 = What is different from a while ago?

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
