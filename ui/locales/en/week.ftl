# The look back at a week.
week-title = A look at the week
week-range = { $from } to { $to }
week-present = This week, { $from } to { $to }
week-before = The week before
week-after = The week after
week-all = All weeks
week-nav = Weeks

week-facts = What there was
week-facts-none = Nothing is noted of this week. That is fine.
week-facts-talked-1 = You spoke with { $a }.
week-facts-talked-2 = You spoke with { $a } and { $b }.
week-facts-talked-3 = You spoke with { $a }, { $b } and { $c }.
week-facts-talked-more = You spoke with { $a }, { $b } and { $more } more.
week-facts-meeting-1 = A meeting: { $a }.
week-facts-meeting-2 = Meetings: { $a } and { $b }.
week-facts-meeting-3 = Meetings: { $a }, { $b } and { $c }.
week-facts-meeting-more = Meetings: { $a }, { $b } and { $more } more.
week-facts-check-ins = { $count ->
    [one] A check-in on one day.
   *[other] Check-ins on { $count } days.
}
week-facts-entries = { $count ->
    [one] One entry in your journal.
   *[other] { $count } entries in your journal.
}
week-facts-milestone = { $path }: { $milestone }.
week-facts-milestone-hidden = { $path }: a day you wanted to mark.

week-last-wish = The week before, you wished:
week-lead = Any of it, or none. It is kept as you type.
week-connection = With people: how was it?
week-connection-hint = Who was there, who was not, a call, a meeting, a quiet hour.
week-belonging = Belonging
week-belonging-hint = Three statements in Cairn’s own words. They are not a test, and nothing is added up. Any can be left out.
week-belonging-known = Somebody knows how I really am.
week-belonging-welcome = There is a place where I am welcome.
week-belonging-needed = Somebody is glad that I am here.
week-belonging-out = Left out.
week-proud = A proud moment
week-proud-hint = Small counts.
week-hard = A hard one
week-wish = A wish for next week
week-wish-hint = Only a wish. Nobody asks later.

week-tell = Would you like to tell somebody?
week-tell-hint = Nothing of this goes along by itself. You pick the lines, see all of it, and change every word.
week-tell-one = Write to { $name }
week-tell-open = Write to somebody
week-remove = Take this week away
week-removed = The week is in the trash.

week-list-title = All weeks
week-list-empty = No week is written about yet. This one can be the first, with a single line.
week-list-present = Look at this week
week-list-more = Earlier weeks
