help-title = Help now
help-emergency = In danger, or someone will not wake?
help-emergency-call = Call { $number }
help-emergency-other = { $number } · { $words }
help-people = Who could you reach right now?
help-people-other = { $label }: { $number }
help-people-more = { $count ->
    [one] One more person
   *[other] { $count } more people
}
help-next = No answer? Next: { $name }
help-next-lines = No answer? A helpline picks up
help-locked = While Cairn is locked, only people you chose to show here are listed.
help-lines-region = Numbers for { $region }
help-lines-region-label = Where are you?
help-lines-region-auto = As the computer’s clock says
help-lines-none = No helplines are kept for this place yet. The emergency number above works on mobile phones in many countries.
help-way-call = Call { $number }
help-way-text = Text
help-way-chat = Chat
help-way-relay = Relay
help-way-sign = Sign language
help-way-copy = Copy { $what }
help-line-hours = Hours
help-line-cost = Cost
help-line-languages = Languages
help-line-checked = Last checked { $date }
help-line-checked-please = Last looked up { $date } · please check

## Lines as the person wants them
help-lines-change = Change these lines
help-lines-changed = Done changing
help-lines-add = Add a line
help-lines-hidden = Hidden
help-lines-all-hidden = The lines for this place are hidden. The emergency number above is always here.
help-lines-open-only = Your own lines and changes are kept in your journal. While Cairn is locked, the lines it came with are shown.
help-lines-locked = These are the lines that came with Cairn. If you added or changed some, they are here once you unlock.
help-line-own = You added this line
help-line-changed = Changed by you
help-line-change = Change { $name }
help-line-hide = Hide { $name }
help-line-show = Bring back { $name }
help-line-remove = Remove { $name }
help-line-as-it-came = Put back { $name } as it came
help-line-added = { $name } is here now.
help-line-kept = { $name } is changed.
help-line-hid = { $name } is hidden. It can be brought back here.
help-line-shown = { $name } is back.
help-line-removed = { $name } is removed. The trash keeps it for 30 days.
help-line-came = { $name } is as it came with Cairn.
help-line-form-add = A line of your own
help-line-form-change = Change { $name }
help-line-form-name = Name
help-line-form-purpose = What it is for
help-line-form-ways = How to reach it
help-line-form-way = Way { $n }
help-line-form-how = How
help-way-call-name = Call
help-line-form-number = Number or address
help-line-form-words = What to know about it
help-line-form-way-add = Another way
help-line-form-way-remove = Leave out way { $n }
help-line-form-as-typed = Numbers are dialled exactly as you type them.
help-line-form-note = A note for yourself
help-line-form-keep = Keep

## Steadying
help-steady = A few slow breaths
help-breathe-lead = Only if it feels all right. You can stop at any moment.
help-breathe-rhythm = Rhythm
help-breathe-long = In for 4, out for 6
help-breathe-box = In 4, hold 4, out 4, rest 4
help-breathe-start = Begin
help-breathe-stop = Stop
help-breathe-in = Breathe in
help-breathe-hold = Hold
help-breathe-out = Breathe out
help-breathe-rest = Rest
help-breathe-ready = Ready when you are
help-breathe-done = { $count ->
    [0] That is all right too.
    [one] One breath.
   *[other] { $count } breaths.
}
