# What Cairn reminds of, and when.
reminders-title = Reminders
reminders-at = At
reminders-next = Next: { $when }
reminders-next-none = Nothing is due.
reminders-kept-back = The quiet hours keep it back at that time until it is too late. With another time, or other quiet hours, it comes.
reminders-try = Try it now
reminders-try-one = Try it now: { $kind }
reminders-try-done = Sent. If you saw nothing, this computer may be keeping notifications quiet.

## What Cairn can remind of
reminders-milestones = Tell me on a milestone
reminders-eve = Also the evening before
reminders-check-in = Ask me once a day how it is
reminders-weekly = Offer a look back at the week
reminders-nudges = Tell me when I have not spoken with someone for a while
reminders-nudges-where = After how many days, you choose for each person. At most one comes a day.
reminders-nudges-go = Go to People
reminders-theirs = Tell me of birthdays, and of milestones of others
reminders-theirs-where = You choose it for each person.
reminders-theirs-go = Go to People
reminders-theirs-birthday = Next birthday: { $when }
reminders-theirs-milestone = Next milestone: { $when }
reminders-theirs-none = No such day is chosen with anybody yet.
reminders-theirs-try-birthday = Try a birthday
reminders-theirs-try-milestone = Try a milestone
reminders-hard = On hard dates
reminders-hard-where = You choose it with each date.
reminders-hard-go = Go to hard dates
reminders-days = On these days
reminders-on-day = On
reminders-day-mon = Mon
reminders-day-tue = Tue
reminders-day-wed = Wed
reminders-day-thu = Thu
reminders-day-fri = Fri
reminders-day-sat = Sat
reminders-day-sun = Sun

## The person's own
reminders-own = Your own
reminders-own-empty = Medicine, a meeting, a call you would like to make: Cairn can remind you, in your words.
reminders-own-add = Add a reminder
reminders-own-words = { $words }
reminders-own-when = { $repeat }, { $time }
reminders-own-before = { $when }, told { $before }
reminders-own-over = This one is over.
reminders-own-quiet = That is in the quiet hours: it comes after them.
reminders-own-quiet-appointment = That is in the quiet hours: it comes after them, unless it has begun by then.
reminders-own-change = Change { $words }
reminders-own-changed = Changed.
reminders-own-removed = The reminder is removed. It waits in the trash for 30 days.
reminders-own-try = Try a reminder
reminders-own-try-appointment = Try an appointment

## How often
reminders-repeat = How often?
reminders-repeat-once = Once
reminders-repeat-daily = { $count ->
    [one] Every day
   *[other] Every { $count } days
}
reminders-repeat-weekly = { $count ->
    [one] Every week
   *[other] Every { $count } weeks
}
reminders-repeat-weekly-on = { $weeks } on { $days }
reminders-repeat-monthly = { $count ->
    [one] Every month
   *[other] Every { $count } months
}
reminders-repeat-monthly-weekday = { $months }, on the same weekday
reminders-repeat-yearly = Every year
reminders-repeat-custom = By a rule of its own
reminders-every-daily = After how many days again?
reminders-every-weekly = After how many weeks again?
reminders-every-monthly = After how many months again?
reminders-every-odd = A whole number from 1 to { $most } is still open here.
reminders-repeat-days = On which days?
reminders-repeat-days-hint = None chosen: the weekday of the first day.
reminders-repeat-by = On which day of the month?
reminders-repeat-by-day = The same date
reminders-repeat-by-weekday = The same weekday, like each second Tuesday

## The form
reminders-form-add = A reminder of your own
reminders-form-edit = Change this reminder
reminders-form-kind = What kind?
reminders-form-kind-own = A reminder
reminders-form-kind-appointment = An appointment
reminders-form-words = What is it about?
reminders-form-words-hint = A notification shows these words, unless its text is kept neutral.
reminders-form-words-open = A word or two is still open here.
reminders-form-date = Which day?
reminders-form-date-first = From which day on?
reminders-form-date-open = A day is still open here.
reminders-form-date-over = That time is over, or too far away. A later day or time can be kept.
reminders-form-time = At what time?
reminders-form-time-begins = When does it begin?
reminders-form-time-open = A time is still open here.
reminders-form-before = When to tell you?
reminders-before-now = as it begins
reminders-before-minutes = { $count ->
    [one] one minute before
   *[other] { $count } minutes before
}
reminders-before-hours = { $count ->
    [one] one hour before
   *[other] { $count } hours before
}
reminders-before-days = { $count ->
    [one] one day before
   *[other] { $count } days before
}
reminders-form-save = Keep
reminders-form-remove = Remove this reminder

## How they come
reminders-how = How reminders come
reminders-quiet = Quiet hours
reminders-quiet-from = From
reminders-quiet-to = To
reminders-quiet-none = The same time twice means no quiet hours.
reminders-most = At most this many a day
reminders-most-hint = Milestones come first, then appointments.
reminders-neutral = Keep the text neutral
reminders-neutral-hint = No names, numbers or kinds, also while open. While locked it is always so.
reminders-autostart = Start Cairn when I log in
reminders-autostart-tray = It waits in the tray without a window, so that reminders come.
reminders-autostart-window = Its window comes minimised, so that reminders come.
reminders-autostart-shared = Someone else uses this login, so Cairn does not start by itself and stays out of the tray. Reminders come while its window is open.

## This computer
reminders-computer = On this computer
reminders-computer-server = { $server } shows the notifications.
reminders-moved = Reminders on this computer are stopped, because Cairn moved to another one. They can begin again under Backups.
reminders-no-server = This computer shows no notifications just now. What is due waits on Today instead.
reminders-no-disturb = This computer keeps notifications quiet just now. What is due waits on Today, too.
reminders-no-tray = There is no tray here, so reminders come only while Cairn’s window is open.
reminders-no-actions = Notifications have no buttons here. A click on one opens Cairn.
