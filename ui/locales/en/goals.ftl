# Goals, victories, hard dates and the year ahead.
goals-sections = Parts of this room
goals-section-paths = Paths
goals-section-goals = Goals
goals-section-ahead = Year ahead
goals-section-hard = Hard dates

## Goals
goals-lead = Something to reach, or to keep. In any size.
goals-empty = Is there something you would like to reach, or to keep? One line is enough.
goals-add = Add a goal
goals-add-first = Write down a goal
goals-by = by { $date }
goals-steps = Steps
goals-reach = This is reached
goals-reach-one = This is reached: { $goal }
goals-edit-one = Change { $goal }
goals-up = Move { $goal } up
goals-down = Move { $goal } down
goals-moved = { $goal } is now { $place } of { $count }.
goals-reached = { $count ->
    [one] One goal reached
   *[other] { $count } goals reached
}
goals-reached-done = That is reached.
goals-reached-write = That is a victory. Would you like to write a line about it?
goals-reached-write-go = Write about it
goals-reopen = Open again
goals-reopen-one = Open again: { $goal }
goals-reopened = It is open again.
goals-changed = Changed.
goals-removed = The goal is removed. It waits in the trash for 30 days.
goals-remove = Remove this goal
goals-words-open = A few words are still open here.
goals-form-add = A goal
goals-form-edit = Change this goal
goals-form-words = What would you like to reach, or keep?
goals-form-words-hint = In your words: a course, a sum saved, a call each Sunday.
goals-form-steps = Small steps, if you like
goals-form-step = Step { $n }
goals-form-step-take = Take away step { $n }
goals-form-step-add = Add a step
goals-form-by = By when, if there is a day
goals-form-path = Does it belong to a path?
goals-form-path-none = To none
goals-form-path-other = To the one it has, out of the way
goals-form-note = Why it matters to you, if you like
goals-form-save = Keep

## Victories
goals-victories = Victories
goals-victories-write = Write one down
goals-victories-more = Show more

## Hard dates
goals-hard-lead = On these days Cairn celebrates nothing. It offers company.
goals-hard-empty = Are there days you would rather not be alone with? A death, a bad night, a day that comes back every year.
goals-hard-add = Add a hard date
goals-hard-yearly = { $when }, and every year
goals-hard-over = has been
goals-hard-with = With { $name }, or a call away
goals-hard-reminds = A reminder at { $time }
goals-hard-edit-one = Change { $words }
goals-hard-remove = Remove this date
goals-hard-removed = The date is removed. It waits in the trash for 30 days.
goals-hard-form-add = A hard date
goals-hard-form-edit = Change this date
goals-hard-words = What would you call it?
goals-hard-words-hint = Only you see this.
goals-hard-words-open = A word or a name is still open here.
goals-hard-date = Which day?
goals-hard-day-open = A day is still open here.
goals-hard-every-year = It comes back every year
goals-hard-company = Who would be good company on that day?
goals-hard-company-open = Not decided
goals-hard-company-none = Nobody is in your circle yet. People can be added under People.
goals-hard-remind = Remind me on that day
goals-hard-remind-hint = Once, quietly. It offers to call the person you chose.
goals-hard-time = At what time?

## The year ahead
goals-ahead-lead = What comes in the next twelve months.
goals-ahead-empty = Nothing with a date ahead yet. A path with a first day, or a goal with a day, will stand here.
goals-ahead-hidden = A day you wanted to mark
goals-ahead-month = { $month } { $year }
goals-ahead-hard = Show hard dates here, too
goals-ahead-export = Put into a calendar

## The calendar file
goals-export-title = Put these days into a calendar
goals-export-lead = Cairn saves a file that calendars can read. Hard dates stay here.
goals-export-what = Which days?
goals-export-goals = Goals with a day
goals-export-titles = What are they called there?
goals-export-neutral = Neutral
goals-export-neutral-hint = Each one reads “A day to remember”.
goals-export-named = By name
goals-export-named-hint = With the path and the milestone, for everyone who sees that calendar.
goals-export-leaves = The file is not locked, and many calendars keep a copy on other computers.
goals-export-save = Save the file
goals-export-saved = The calendar file is saved.
