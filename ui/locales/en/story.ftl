# My story. A chapter here is a piece of the person's own writing; a chapter of a path is called "a chapter of …" with its path.
story-title = My story
story-lead = What lies behind you, in order. Write it up if you like, tell it if you like. It stays here until you take it out.

# The three pages.
story-sections = Parts of my story
story-timeline = Timeline
story-writing = Writing
story-telling = Telling it

# The timeline.
story-order = Order
story-order-oldest = Oldest first
story-order-newest = Newest first
story-setbacks = Show what happened, too
story-choose = Choose entries
story-year-go = Go to a year
story-year-begin = Begin a chapter with { $year }
story-count = { $count ->
    [one] One thing on the timeline
   *[other] { $count } things on the timeline
}
story-earlier = Page before
story-later = Next page
story-empty = Milestones, victories and the entries you choose will stand here. One of them is enough to begin.
story-event-began = { $path }: a chapter begins
story-event-began-again = { $path }: a new chapter begins
story-event-date = { $path }: the days are counted from here
story-event-ended = { $path }: a chapter closes
story-event-milestone = { $path }: { $milestone }
story-event-day = { $path }: a day you wanted to mark
story-event-setback = { $path }: something happened
story-event-setback-called = { $path }: { $called }
story-event-entry = An entry without words
story-kind-chapter = Chapter
story-kind-milestone = Milestone
story-kind-happened = What happened
story-kind-victory = Victory
story-kind-chosen = From the journal
story-take-out = Take out of my story
story-take-out-one = Take out of my story: { $title }
story-taken-out = Taken out of my story. It stays in the journal.
story-put-in = Put into my story
story-put-in-one = Put into my story: { $title }
story-put = It is in my story now.
story-choose-search = Words in the entry
story-choose-hint = The newest stand here until you type.
story-choose-none = Nothing with those words. Your entries are all still here.

# Writing.
story-new = Write a chapter
story-chapters = Chapters of my story
story-chapters-empty = Nothing written yet. One memory is enough; the order can come later.
story-untitled = Untitled chapter
story-up = Move up: { $title }
story-down = Move down: { $title }
story-moved = { $title } is now { $place } of { $count }
story-order-kept = The new order is kept.
story-remove = Put in the trash
story-remove-one = Put in the trash: { $title }
story-removed = In the trash. It waits there for 30 days.
story-gone = This chapter is no longer here. It may be in the trash.
story-chapter = A chapter of my story
story-field-title = What would you call it?
story-field-from = From
story-field-to = Until
story-field-dates = A year, a month or a day: 2019, 2019-03 or 2019-03-12. Both can stay empty.
story-field-words = Your words
story-dates = { $from } – { $to }
story-dates-from = from { $from }
story-dates-to = until { $to }
story-dates-changed = The dates are kept.
story-speaking = { $minutes ->
    [one] About one minute to say aloud
   *[other] About { $minutes } minutes to say aloud
}

# Taking it out.
story-leave = Print or save
story-paper = Print or save my story
story-paper-what = What goes along
story-paper-title-page = A first page with a title
story-paper-title = Title
story-paper-chapters = The chapters I wrote
story-paper-timeline = The timeline
story-paper-setbacks = On the timeline, what happened
story-paper-entries = Entries from my journal
story-paper-leaves = What you print or save leaves Cairn: anyone who finds the paper or the file can read it.
story-paper-nothing = There is nothing to see yet. Choose something above, or write a line first.
story-paper-as = Shown as
story-paper-as-paper = Paper
story-paper-as-file = Markdown file
story-paper-seen = This is what leaves
story-paper-file = Text of the file
story-save = Save as a file
story-saved = Saved where you chose.

# Telling it.
story-talk-lead = Each chapter can be a card with a few words on it, to tell from.
story-talk-empty = There is no chapter to tell yet. Write one first; a line is enough.
story-talk-minutes = Minutes you have
story-talk-total = { $count ->
    [0] Nothing to tell yet; you have { $minutes } minutes.
   *[other] About { $count } of { $minutes } minutes
}
story-talk-told = Tell this one
story-talk-cue = What stands on the card
story-talk-cue-hint = A few words that bring it back.
story-talk-time = Minutes for this one
story-talk-time-hint = { $minutes ->
    [0] Empty: as long as its words take.
    [one] Empty: as long as its words take, about one minute.
   *[other] Empty: as long as its words take, about { $minutes } minutes.
}
story-talk-time-kept = The time is kept.
story-talk-told-kept = It is told.
story-talk-untold-kept = It is left out of the telling, and stays in the story.
story-talk-practise = Practise
story-talk-print = Print the cards
story-talk-print-title = Print the cards
story-practice = Practising
story-practice-card = Card { $place } of { $count }
story-practice-next = Next card
story-practice-before = Card before
story-practice-end = Stop practising
story-practice-clock-hide = Hide the clock
story-practice-clock-show = Show the clock
story-practice-clock = { $minutes }:{ $seconds } of { $of } minutes
story-practice-again = Start the clock again
story-practice-keys = Arrow keys turn the cards. Esc stops.
