milestones-title = Milestones
milestones-empty = You don’t need a date to begin.
milestones-empty-more = A path is something you are recovering from or working on. It can have a day it began, or none yet.
milestones-add = Add a path
milestones-add-first = Begin a path

## Names of milestones (notifications and the tray use these too)
milestones-name-welcome = Welcome
milestones-name-welcome-back = Welcome back
milestones-name-hours = { $count ->
    [one] One hour
   *[other] { $count } hours
}
milestones-name-days = { $count ->
    [one] One day
   *[other] { $count } days
}
milestones-name-weeks = { $count ->
    [one] One week
   *[other] { $count } weeks
}
milestones-name-months = { $count ->
    [one] One month
   *[other] { $count } months
}
milestones-name-years = { $count ->
    [one] One year
   *[other] { $count } years
}

## The counter
milestones-first-day = Today is your first day
milestones-count = { $count }
milestones-count-days = { $count ->
    [one] day
   *[other] days
}
milestones-count-days-word = { $count ->
    [one] day { $word }
   *[other] days { $word }
}
milestones-count-hours = { $count ->
    [one] hour
   *[other] hours
}
milestones-count-hours-word = { $count ->
    [one] hour { $word }
   *[other] hours { $word }
}
milestones-span-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
milestones-span-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
milestones-span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
milestones-span-two = { $first } and { $second }
milestones-span-three = { $first }, { $second } and { $third }
milestones-since = since { $date }
milestones-since-time = since { $date }, { $time }
milestones-no-date = No date yet, and that is fine.
milestones-no-chapter = No chapter is open just now.
milestones-total = { $earlier ->
    [one] Your one day still counts: { $total ->
        [one] one day in all.
       *[other] { $total } days in all.
    }
   *[other] Your { $earlier } days still count: { $total } days in all.
}
milestones-total-word = { $earlier ->
    [one] Your one day still counts: { $total ->
        [one] one day { $word } in all.
       *[other] { $total } days { $word } in all.
    }
   *[other] Your { $earlier } days still count: { $total } days { $word } in all.
}
milestones-total-closed = { $total ->
    [one] Your one day still counts.
   *[other] Your { $total } days still count, every one.
}

## Numbers out of sight
milestones-hidden = The stones keep count. The numbers stay out of sight.
milestones-hide = Hide again
milestones-rather-not = I would rather not see numbers
milestones-hidden-done = The numbers are out of sight.

## Next and reached
milestones-next = Next
milestones-today = Today
milestones-today-is = Today: { $name }
milestones-today-hidden = Today is a day you wanted to mark.
milestones-in-days = { $count ->
    [0] today
    [1] tomorrow
   *[other] in { $count } days
}
milestones-reached = Reached
milestones-reached-more = { $count ->
    [one] One more, earlier
   *[other] { $count } more, earlier
}

## Chapters
milestones-chapters-earlier = { $count ->
    [one] One earlier chapter
   *[other] { $count } earlier chapters
}
milestones-chapters-earlier-hidden = Earlier chapters
milestones-chapter-from = { $start } – { $end }
milestones-chapter-open = { $start } – now
milestones-chapter-begin = Begin a chapter
milestones-chapter-first = Add a first day
milestones-chapter-change = Change the date
milestones-chapter-change-one = Change the date: { $chapter }
milestones-chapter-change-end = Change the end
milestones-chapter-change-end-one = Change the end: { $chapter }
milestones-something-happened = Something happened

## Adding and changing a path
milestones-form-add = A new path
milestones-form-edit = Change this path
milestones-form-name = What would you call it?
milestones-form-name-hint = Any words you like: a substance, a habit, a hope.
milestones-form-word = What does the counter count?
milestones-form-word-hint = Any word of yours, or none.
milestones-form-word-reads = { $count ->
    [one] It will read “{ $count } day { $word }”.
   *[other] It will read “{ $count } days { $word }”.
}
milestones-word-sober = sober
milestones-word-recovery = in recovery
milestones-word-smoke-free = smoke-free
milestones-form-start = Do you have a first day?
milestones-form-start-first = I know my first full day
milestones-form-start-last = I only know the last time
milestones-form-start-none = No date yet
milestones-start-first = What was your first full day?
milestones-start-last = When was the last time?
milestones-start-last-is = Then your first full day is the day after: { $date }.
milestones-start-last-tomorrow = Then your first full day is tomorrow. Nothing is lost: “I know my first full day” can be today, and “No date yet” is fine as well.
milestones-start-time = What time was it?
milestones-start-time-hint = Only if you like: then the first three days can be shown in hours.
milestones-start-none-hint = No date yet is a fine place to begin. You can add one whenever you like.
milestones-start-needed = A day is still open here. “No date yet” is fine too.
milestones-start-needed-chapter = A day is still open here.
milestones-form-ladder = Which milestones would you like marked?
milestones-ladder-common = Common ones
milestones-ladder-common-hint = 24 hours, 30, 60 and 90 days, 6 and 9 months, a year, 18 months, then every year
milestones-ladder-key-tags = Key tags
milestones-ladder-key-tags-hint = A welcome, 1, 30, 60 and 90 days, 6 and 9 months, a year, 18 months, then every year
milestones-ladder-small-steps = Small steps
milestones-ladder-small-steps-hint = 1, 3, 7, 14, 21, 30, 45 days and on, monthly to a year, then every half year
milestones-ladder-none = None
milestones-ladder-none-hint = Only the counting, or not even that
milestones-form-save-add = Add this path
milestones-form-save = Keep changes
milestones-added = “{ $name }” is here now.
milestones-changed = Changed.
milestones-edit-one = Change { $name }
milestones-remove-one = Remove { $name }
milestones-removed = “{ $name }” is removed. It waits in the trash for 30 days.

## Changing a first day
milestones-change-title = Change the first day
milestones-change-lead = A correction, not a setback. The chapter stays the same chapter.
milestones-change-save = Keep this day
milestones-change-done = The first day is corrected.

## Changing an end
milestones-end-title = Change the end
milestones-end-lead = A correction: every day of the chapter keeps counting. What was noted as its end moves along.
milestones-end-when = When did it end?
milestones-end-done = The end is corrected.
milestones-end-open = Open it again
milestones-end-open-done = The chapter goes on. What was noted is still noted.

## Opening the next chapter
milestones-open-title = The next chapter
milestones-open-title-first = A first day
milestones-open-lead = It begins on the same ground, beside the stones that are already there.
milestones-open-save = Begin it
milestones-open-done = A new chapter has begun.
