# Looking through the journal: filters, calendar, the year, on this day, printing.
browse-views = Ways of looking at the journal
browse-view-list = List
browse-view-calendar = Calendar
browse-view-year = Year

## Searching
browse-how = How to search
browse-how-words = Type any part of what you remember. Capitals and accents make no difference.
browse-how-phrase = "quiet morning"
browse-how-phrase-finds = these words side by side
browse-how-without = tea -sugar
browse-how-without-finds = the first word without the second
browse-how-tag = tag:family
browse-how-tag-finds = a tag; with more than one word: tag:"old friends"
browse-how-mood = mood:good
browse-how-mood-finds = how it was, also as a number: mood:1 to mood:5
browse-how-path = path:smoking
browse-how-path-finds = what belongs to a path
browse-how-said = trigger:payday  helped:walking
browse-how-said-finds = what was hard, and what helped
browse-how-dates = after:2025  before:2026-06
browse-how-dates-finds = a time, by year, month or day
browse-how-is = is:victory  is:pinned
browse-how-is-finds = victories, and what you pinned
browse-how-has = has:photo
browse-how-has-finds = entries with a photo
browse-order = Order
browse-order-newest = Newest first
browse-order-best = Best match first
browse-more = Show more

## Filters
browse-filter = Filter
browse-mood = Mood
browse-marks = Marked as
browse-victories = Victories
browse-pinned = Pinned
browse-photos = With a photo
browse-tag = Tag
browse-tags = Tags
browse-triggers = What was hard
browse-helped = What helped
browse-path = Path
browse-any = Any
browse-number = { $count }
browse-choice = { $name } ({ $count })
browse-from = From
browse-to = To
browse-from-chip = From { $date }
browse-to-chip = To { $date }
browse-chips = What is shown
browse-chip-take = (take away)
browse-chips-clear = Show everything
browse-none = Nothing with this filter. Your entries are all still here.
browse-none-clear = Show everything
browse-has-photo = With a photo

## To a date
browse-go = Go to a date
browse-go-title = Go to a date
browse-go-date = Date
browse-go-there = Go there
browse-go-none = Nothing to show on { $date }. These are the days around it.

## Calendar
browse-month = { $month } { $year }
browse-month-back = The month before
browse-month-on = The month after
browse-to-today = Today
browse-day = { $date }, { $count ->
    [0] nothing written
    [one] one entry
   *[other] { $count } entries
}
browse-day-mood = { $date }, { $count ->
    [0] nothing written
    [one] one entry
   *[other] { $count } entries
}, mood: { $mood }
browse-day-in-list = Show in the list
browse-day-nothing = Nothing written on this day.
browse-legend-less = One entry
browse-legend-more = four or more
browse-legend-mood = A face is the mood of the day.

## The year
browse-year = Year
browse-year-back = The year before
browse-year-on = The year after
browse-year-total = { $count ->
    [0] Nothing written in { $year }.
    [one] One entry in { $year }
   *[other] { $count } entries in { $year }
}
browse-month-count = { $count ->
    [0] nothing written
    [one] one entry
   *[other] { $count } entries
}
browse-shade-by = Shade the days by
browse-shade-writing = Writing
browse-shade-mood = Mood

## On this day
browse-past = On this day
browse-past-about = What you wrote on this date in other years, folded together here and above the list. Days on which a chapter ended stay out of it.
browse-past-on = Show it
browse-past-off = Do not show it any more
browse-past-none = Nothing from this date in other years.
browse-past-ago = { $count ->
    [one] One year ago, { $year }
   *[other] { $count } years ago, { $year }
}
browse-past-not-one = Not this one
browse-past-not-one-done = This one will not come up here again.
browse-past-not-date = Not this date
browse-past-not-date-done = This date stays quiet from now on.

## The trash
browse-trash-empty = Empty the trash
browse-trash-title = Empty the trash now?
browse-trash-what = { $count ->
    [one] One entry goes, with its photos and earlier versions.
   *[other] { $count } entries go, with their photos and earlier versions.
}
browse-trash-for-good = This is for good. Nobody can bring them back, and there is no Undo.
browse-trash-do = Empty it for good
browse-trash-keep = Keep them here
browse-trash-emptied = The trash is empty.

## Printing
browse-print = Print entries
browse-print-title = Print entries
browse-print-paper = Paper leaves the vault. Whoever has it can read it, so think of where it will lie.
browse-print-from = From
browse-print-to = To
browse-print-turned = The first day comes after the last.
browse-print-count = { $count ->
    [0] Nothing was written in this time.
    [one] One entry, with its photos
   *[other] { $count } entries, with their photos
}
browse-print-do = Print
browse-print-busy = Getting it ready…
