# A report for somebody. Nothing on the paper, in the title or in the file's name says what it is about.
report-title = A report for someone
report-lead = For a therapist, a coach or a sponsor. You choose what goes along, see all of it first, and hand it over yourself.

# For whom, and which time.
report-for = For whom
report-for-therapist = A therapist
report-for-coach = A coach
report-for-sponsor = A sponsor
report-for-hint = Chooses a few things to begin with. All of it can be changed.
report-name = Title on the paper
report-name-therapist = Notes for my therapist
report-name-coach = Notes for my coach
report-name-sponsor = Notes for my sponsor
report-name-plain = Notes
report-period = Which time
report-period-week = Last 7 days
report-period-month = Last 30 days
report-period-quarter = Last 90 days
report-period-own = My own dates
report-from = First day
report-to = Last day

# What goes along.
report-include = What goes along
report-include-days = Check-ins, day by day
report-include-lines = With the lines I wrote in them
report-include-figures = Means and counts
report-include-pictures = Pictures of mood, craving and sleep
report-include-tags = Triggers, and what helped
report-include-reached = How often I reached out
report-include-names = With names
report-include-weeks = Looking back at weeks
report-include-capital = What carries me
report-include-scores = Scores
report-include-milestones = Milestones
report-include-plan = My plan
report-include-safety = My safety plan
report-include-setbacks = What happened
report-entries-choose = Choose entries
report-entries-chosen = { $count ->
    [0] No entry goes along.
    [one] One entry goes along.
   *[other] { $count } entries go along.
}
report-entry-with-one = Take along: { $title }
report-entry-without-one = Leave out: { $title }
report-entry-with = Take along
report-entry-without = Leave out

# What is seen.
report-seen = This is what leaves
report-seen-hint = Exactly as it will stand on the paper.
report-nothing = Nothing of that is there in this time. Another time, or another choice above, may have something.
report-leaves = What you print or save leaves Cairn: anyone who finds the paper or the file can read it.
report-print = Print, or save as PDF
report-print-hint = Most print dialogs can save a PDF file, too.
report-table = As a table
report-table-title = The table, as it is saved
report-table-hint = A row a day and a column for what was noted, as a CSV file for spreadsheets. What a spreadsheet would take for a formula begins with an apostrophe.
report-table-more = { $count ->
    [one] One more day is in the file.
   *[other] { $count } more days are in the file.
}
report-save = Save the table
report-saved = Saved where you chose.

# On the paper.
report-span = { $from } – { $to }
report-head-figures = Means and counts
report-head-pictures = Pictures
report-head-days = Day by day
report-head-triggers = Triggers
report-head-helped = What helped
report-head-reached = Reaching out
report-head-whom = To whom
report-head-weeks = Weeks
report-head-capital = What carries me
report-head-scores = Scores
report-head-milestones = Milestones
report-head-plan = My plan
report-head-safety = My safety plan
report-head-setbacks = What happened
report-head-entries = Entries
report-figure-days = Days with a check-in
report-figure-days-of = { $days } of { $of }
report-figure-mood = Mood, 1 to 5
report-figure-energy = Energy, 1 to 5
report-figure-sleep = Sleep, hours and minutes
report-figure-sleep-quality = How well I slept, 1 to 5
report-figure-craving = { $path }: craving, 0 to 4
report-picture-craving = Craving, 0 to 4
report-figure-hungry = Hungry
report-figure-angry = Angry
report-figure-lonely = Lonely
report-figure-tired = Tired
report-figure-mean = { $days ->
    [one] { $mean }, on one day
   *[other] { $mean }, mean of { $days } days
}
report-figure-yes = { $of ->
    [one] { $days } of one day
   *[other] { $days } of { $of } days
}
report-times = { $times ->
    [one] once
   *[other] { $times } times
}
report-on-days = { $days ->
    [one] on one day
   *[other] on { $days } days
}
report-named = { $name }: { $what }
report-what = What
report-when = When
report-how-much = How much
report-day-mood = Mood: { $mood }
report-day-energy = Energy: { $energy } of 5
report-day-sleep = Sleep: { $hours }:{ $minutes } hours
report-day-sleep-well = Sleep: { $hours }:{ $minutes } hours, { $quality } of 5
report-day-sleep-quality = Sleep: { $quality } of 5
report-day-craving = { $path }: { $craving }
report-day-craving-number = { $path }: { $craving }, { $number } of 10
report-day-triggers = Triggers: { $names }
report-day-helped = Helped: { $names }
report-day-ticked = Ticked: { $names }
report-reached-call = Calls
report-reached-text = Messages
report-reached-email = E-mails
report-reached-video = Video calls
report-reached-visit = Visits
report-reached-meeting = Meetings
report-reached-other = In another way
report-week-of = Week of { $date }
report-week-proud = Proud of: { $words }
report-week-hard = Hard: { $words }
report-week-wish = Wish: { $words }
report-capital-of = { $date }
report-capital-answer = { $value } of 5
report-score = { $value }
report-score-of = { $value } (from { $lowest } to { $highest })
report-milestone = { $date }: { $path }, { $milestone }
report-milestone-day = { $date }: { $path }, a day to mark
report-setback = { $date }: { $path }, { $called }
report-setback-plain = { $date }: { $path }
report-plan-reasons = What it is for
report-plan-triggers = What makes it hard
report-plan-signs = Early signs
report-plan-helps = What helps
report-plan-people = People to call
report-plan-places = Safe places
report-plan-rhythm = Rhythm
report-plan-firstDay = The first 24 hours
report-plan-firstWeek = The first week
report-plan-firstNinety = The first 90 days
report-plan-others = What others may do
report-plan-happens = If something happens
report-plan-practical = Practical help
report-plan-gives = What I give back
report-plan-limits = My limits
report-plan-safetySigns = Signs that hard thoughts are coming
report-plan-safetyAlone = What I can do alone
report-plan-safetyElsewhere = People and places that take my mind elsewhere
report-plan-safetyAsk = People to ask for help
report-plan-safetyLines = Professionals and lines
report-plan-safetyPlace = Making the place safer
report-plan-safetyWorth = What makes life worth living
report-plan-other = More
