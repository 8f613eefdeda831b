# A path: what it is about, what kind it is, what is noted on it, its milestones, what its days give.

## What it is about, and which kind
path-about = What is it about?
path-about-hint = So that the words fit. Nobody else sees it.
path-about-open = Choose, if you like
path-about-alcohol = Alcohol
path-about-opioids = Opioids
path-about-sedatives = Sedatives or sleeping pills
path-about-stimulants = Stimulants
path-about-cannabis = Cannabis
path-about-nicotine = Smoking or nicotine
path-about-otherSubstance = Another substance
path-about-gambling = Gambling
path-about-eating = Eating
path-about-selfHarm = Self-harm
path-about-mentalHealth = Mental health
path-about-someoneElse = Someone close to me
path-about-other = Something else
path-kind = How would you like to go about it?
path-kind-abstinence = Day by day
path-kind-abstinence-hint = Days without it, or days on this path: each one is counted.
path-kind-days-hint = The days on this path: each one counts.
path-kind-cuttingDown = Having less
path-kind-cuttingDown-hint = A limit of your own, for a day or a week. You note how much it was.
path-kind-practice = Doing something
path-kind-practice-hint = A meeting, a walk, a medicine: as often as you would like it to be.
path-kind-date = Keeping a date
path-kind-date-hint = The days since a date that matters. There is nothing to give up.
path-starts-hidden = On this path the numbers stay out of sight at first. “More” can change that.

## Its first day
path-start-known = There is a day it began
path-start-began = When did it begin?
path-start-date-known = I know the day
path-start-date = Which day is it?
path-start-add-date = Add the day
path-start-change-date = Change the day

## More about a path
path-more-of = More about { $name }
path-numbers = Which numbers would you like to see?
path-numbers-all = Those of this chapter, and of all together
path-numbers-chapter = Those of this chapter
path-numbers-total = The days of all chapters together
path-word-setback = What do you call a setback here?
path-word-urge = What do you call a craving here?
path-word-urge-eating = What do you call an urge here?
path-word-empty = Left empty, it reads “{ $word }”.
path-craving = Craving
path-urge = Urge
path-own-words = A celebration may show me a sentence of mine
path-own-words-hint = From an entry about this path, or from a victory.

## Amounts
path-amount = { $amount }
path-amount-unit = { $amount } { $unit }
path-amount-times = { $amount ->
    [one] once
   *[other] { $amount } times
}
path-amount-odd = A number is still open here, such as 2 or 1.5.
path-amount-less = One less
path-amount-more = One more

## A limit, or how often
path-limit-most-day = At most { $amount } a day
path-limit-most-week = At most { $amount } a week
path-limit-least-day = At least { $amount } a day
path-limit-least-week = At least { $amount } a week
path-limit-since = { $limit }, since { $date }
path-limit-from = { $limit }, from { $date }
path-limit-how-much = How much at most?
path-limit-how-often = How often at least?
path-limit-unit = Of what?
path-limit-unit-hint = Any word: glasses, cigarettes, hours.
path-limit-unit-hint-practice = Any word: meetings, minutes. Empty means times.
path-limit-period = For how long?
path-limit-day = A day
path-limit-week = A week
path-limit-wait = It can wait, too: left empty, there is none yet.
path-limit-title = Your limit
path-limit-title-practice = How often
path-limit-lead = It holds from the day you choose. What was before stays as it was.
path-limit-when = From which day on?
path-limit-save = Keep this
path-limit-set = Set a limit
path-limit-set-practice = Say how often
path-limit-change = Change the limit
path-limit-change-practice = Change how often
path-limit-changed = Kept.
path-limit-all = Until now
path-limit-take = Take away
path-limit-take-one = Take away: { $limit }
path-limit-taken = It is taken away. The one before holds again.

## How it goes
path-within-days = { $count ->
    [one] day within your limit
   *[other] days within your limit
}
path-within-weeks = { $count ->
    [one] week within your limit
   *[other] weeks within your limit
}
path-kept-days = { $count ->
    [one] day kept
   *[other] days kept
}
path-kept-weeks = { $count ->
    [one] week kept
   *[other] weeks kept
}
path-word-weeks = { $count ->
    [one] week { $word }
   *[other] weeks { $word }
}
path-noted-days = { $count ->
    [one] day noted
   *[other] days noted
}
path-begins = It begins with the first day you note.
path-since = On this path since { $date }

## Noting a day
path-days = The last 28 days
path-days-within = within your limit
path-days-kept = kept
path-days-noted = noted
path-days-open = nothing noted, which is fine
path-day = { $date }: { $what }
path-day-within = { $date }: { $what }, within your limit
path-day-kept = { $date }: { $what }, kept
path-day-open = { $date }: nothing noted
path-noted = noted
path-noted-none = none
path-noted-not = not that day
path-log-today = Today
path-log-another = An earlier day
path-log-which = Which day?
path-log-how-much = How much was it?
path-log-how-often = How often was it?
path-log-more = Anything more?
path-log-note = Note it
path-log-none-today = None today
path-log-none = None that day
path-log-not-today = Not today
path-log-not = Not that day
path-log-line = Add a line
path-log-line-words = A line about it
path-log-done = Noted.
path-log-take = Take away
path-log-take-one = Take away: { $what }
path-log-taken = It is taken away. It waits in the trash for 30 days.
path-log-week = This week so far: { $amount }
path-log-sum = { $amount } in all

## Chapters
path-chapter-about = Write about it
path-chapter-about-one = Write about it: { $chapter }
path-chapter-change = Change the words
path-chapter-change-one = Change the words: { $chapter }
path-chapter-write = Write about this chapter
path-close-open = Close this chapter
path-close-lead = Nothing has to have happened: a chapter can simply be finished. It keeps all its days.
path-close-save = Close it
path-chapter-title = About this chapter
path-chapter-said = Some words, if you like
path-chapter-learnt = What did you learn in it?
path-chapter-learnt-title = Learnt
path-chapter-keep = Keep
path-chapter-kept = Kept.

## The ladder
path-ladder-open = Choose its milestones
path-ladder-title = Milestones of this path
path-ladder-lead = Each can be left out, and others can stand beside them.
path-ladder-none = No ladder is chosen. Milestones of your own can stand here all the same.
path-ladder-reached = { $count ->
    [one] One that is reached
   *[other] { $count } that are reached
}
path-ladder-later = { $count ->
    [one] One more, later
   *[other] { $count } more, later
}
path-ladder-own = your own
path-ladder-take-one = Take away { $name }
path-ladder-taken = It is taken away. It waits in the trash for 30 days.
path-own-title = One of your own
path-own-what = What would you like to mark?
path-own-what-hint = With a number it can stay empty.
path-own-when = When is it?
path-own-after = After a while
path-own-on = On a date
path-own-count = How many?
path-own-unit = Of what?
path-own-days = Days
path-own-weeks = Weeks
path-own-months = Months
path-own-years = Years
path-own-date = Which day is it?
path-own-date-waits = It is told while a chapter is open on this path.
path-own-add = Add it
path-own-added = It is on this path now.
path-own-count-odd = A whole number is still open here.
path-own-words-open = A word or two are still open here.
path-own-day-open = A day is still open here.

## What the days give
path-gain-open = What the days give
path-gain-title = What the days give
path-gain-lead = Money or time that you would have spent, if you like to see it add up. Fill in one of them, or both.
path-gain-money = Money
path-gain-money-odd = A sum is still open here, such as 12.50.
path-gain-currency = Currency, such as EUR
path-gain-currency-odd = Three letters are still open here.
path-gain-time = Time, in hours
path-gain-time-odd = That is more time than there is in it.
path-gain-period = In how long?
path-gain-day = A day
path-gain-week = A week
path-gain-month = A month
path-gain-what-for = What is it for, if you like?
path-gain-save = Keep this
path-gain-kept = Kept.
path-gain-stop = Do not count it any more
path-gain-stopped = It is not counted any more.
path-gave = What the days gave
path-gave-two = { $money } and { $time }
path-gave-total = { $gave } in all chapters
path-gave-for = For: { $what }

## Order, and out of the way
path-order-hint = The first path is the one on Today.
path-order-drag = Drag to move { $name }
path-order-up = Move { $name } up
path-order-down = Move { $name } down
path-order-moved = { $name } is now { $place } of { $count }.
path-archive-one = Put it out of the way: { $name }
path-archive = Put it out of the way
path-archive-hint = It rests below, with all that belongs to it, and Cairn does not mention it.
path-archived = { $count ->
    [one] One path out of the way
   *[other] { $count } paths out of the way
}
path-archived-done = “{ $name }” is out of the way. Nothing of it is lost.
path-archived-back = Bring back
path-archived-back-one = Bring back { $name }
path-archived-back-done = “{ $name }” is here again.
path-remove = Remove
path-archived-chapters = { $count ->
    [0] no date yet
    [one] one chapter
   *[other] { $count } chapters
}

## A milestone that is reached
path-reached-see = See it
path-reached-again = { $name }: see it again, or keep a card
path-safety = Good to know about stopping
