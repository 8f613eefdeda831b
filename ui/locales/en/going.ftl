# Pictures of how it is going: what they are called, and their tables.
going-title = How it is going
going-lead = Pictures of what you noted, in check-ins and entries. They show; they do not judge.
going-period = How long
going-period-month = 30 days
going-period-season = 90 days
going-period-year = A year
going-period-all = All
going-range = { $from } to { $to }
going-earlier = Earlier
going-later = Later
going-path = Path
going-path-all = All paths
going-days = { $days ->
    [0] Nothing was noted in this time.
    [one] Something was noted on one day.
   *[other] Something was noted on { $days } days.
  }
going-empty = A few days of notes and there will be something to see. No hurry.
going-print = Print these pictures
going-print-paper = On paper, anybody who finds it can read what is in these pictures.
going-table = Show as a table
going-table-of = Show as a table: { $what }
# A part of a picture's table: $what is the picture, $part the day of the week or the time of day.
going-part = { $what }: { $part }
going-table-none = Nothing noted

## What is noted, as a heading
going-mood = Mood
going-sleep = Sleep
going-energy = Energy
going-urge-of = { $word }: { $path }
going-urge-no-path = { $word }, without a path

## The ends of the scales
going-energy-1 = Very low
going-energy-2 = Low
going-energy-3 = Medium
going-energy-4 = High
going-energy-5 = Very high
going-hours-asleep = { $hours } h
going-each-day = A dot is a day.
going-each-week = A dot is a week: the average of its days.
going-each-month = A dot is a month: the average of its days.
going-stone = { $name }, { $path }
going-stone-quiet = A day you wanted to mark
going-stones-more = { $count ->
    [one] One more milestone is in the table.
   *[other] { $count } more milestones are in the table.
  }

## By the day of the week, and by the hours
going-by-weekday = By day of the week
going-by-hour = By time of day
going-day-count = { $days ->
    [one] 1 day
   *[other] { $days } days
  }

## What was named
going-triggers = Triggers
going-helped = What helped
going-named-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
  }

## People and sleep beside mood
going-people = People and meetings beside mood
going-people-legend = How often you talked with someone, and meetings
going-people-contacts = Talked with someone
going-people-meetings = Meetings
going-sleep-beside = Sleep beside mood
going-beside-note = This says what was beside what, not why. Many people reach out most when it is hard.

## What stands over the columns of a table
going-column-day = Day
going-column-week = Week from
going-column-month = Month
going-column-weekday = Day of the week
going-column-hours = Hours
going-column-days = Days
going-column-value = { $what }, { $low } to { $high }
going-column-sleep = Hours and minutes
going-column-stone = Milestone
going-column-named = Named
going-column-mood = Mood on such days, 1 to 5
going-scale-mood = From 1, very low, to 5, very good.
going-scale-energy = From 1, very low, to 5, very high.
going-scale-craving = From 0, none, to 4, very strong.
going-how = How to read these
going-how-day = A day has one value: what its check-in says or, without one, the average of what its entries say.
going-how-gaps = Days without a note stay empty. Nothing is guessed between them.
going-how-higher = "Higher" and "lower" set each such day or week beside the middle one of all the others: half of them lie above it, half below.
going-how-enough = Something is said only where there are enough days for it: two weeks of days, eight of a weekday or a time of day, six weeks on either side.
going-how-talked = Calls and messages count where you noted that you talked; visits and meetings where you noted them.
