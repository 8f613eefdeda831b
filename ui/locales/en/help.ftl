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
help-next-lines = No answer? A helpline may pick up
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
help-line-checked-please = Last checked { $date } · please check

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
