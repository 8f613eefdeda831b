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
help-steady = What could steady you a little?
help-steady-lead = Only what feels all right. You can stop at any moment.
help-steady-breathe = A few slow breaths
help-steady-surf = Riding out an urge
help-steady-senses = Five senses, one after the other
help-steady-halt = Hungry, angry, lonely, tired?
help-begin = Begin
help-pause = Pause
help-go-on = Go on
help-reach = Who could be near you now?
help-reach-people = People to reach
help-reach-lines = To the helplines

## Breathing
help-breathe-rhythm = Rhythm
help-breathe-long = In for 4, out for 6
help-breathe-box = In 4, hold 4, out 4, rest 4
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

## Riding out an urge
help-surf-lead = An urge is often like a wave: it rises, stands for a while, and sinks again. You can watch it for as long as you choose. A few words come along.
help-surf-how-long = How long would you like to stay with it?
help-surf-minutes = { $minutes } minutes
# Only while the journal is open.
help-surf-stays-open = While this goes on, Cairn does not lock by itself.
help-surf-time = Show the time that is left
help-surf-left = { $minutes ->
    [one] About a minute left
   *[other] About { $minutes } minutes left
}
help-surf-end = End here
help-surf-paused = Paused. There is no hurry.
help-surf-over = That is the time you chose. Perhaps it is quieter now, perhaps not yet. If it is still there, it need not be carried alone.
help-surf-ended = You can end whenever you like. If it is still there, it need not be carried alone.
help-surf-longer = Five minutes more
help-surf-resume = Go on after all

# What is said while an urge rises and passes, in this order; a short time leaves the later lines of each part out.
# No promises: “often”, “many people notice”, “perhaps”.
help-wave-arrive-1 = You are here, and that is enough to begin with. Nothing needs to be done about the urge just now.
help-wave-arrive-2 = Where do you notice it, if anywhere? Throat, chest, stomach, hands. You can simply look, as one looks at the weather.
help-wave-rise-1 = It may grow for a while. Many people notice that it comes in swells, and not in one straight line.
help-wave-rise-2 = Is it tight, warm, restless, heavy? There is no right answer.
help-wave-rise-3 = Thoughts may come along that argue and hurry. They often belong to the wave. You can let them float by without an answer.
help-wave-rise-4 = What carries you just now: a chair, the floor, a bed? You can lean into it a little more.
help-wave-rise-5 = If your shoulders or your jaw would like to be looser, they can be. If not, that is all right.
help-wave-crest-1 = This may be a high place. It can feel as if it would stay like this. Often it does not.
help-wave-crest-2 = If it is too much to watch alone, somebody can watch with you. The people and the lines above are there the whole time.
help-wave-crest-3 = The urge is something that you feel. It is not all of you.
help-wave-crest-4 = One breath is enough at a time. Then another, as it comes.
help-wave-ease-1 = Perhaps something has shifted a little. Perhaps not yet. Both are all right.
help-wave-ease-2 = Many people notice that it quietens, comes back for a moment, and quietens again.
help-wave-ease-3 = Is there something here that you did not notice before? A sound, the light, the air on your hands.
help-wave-ease-4 = You have been with this for a while now. It does not need to be won, only watched.
help-wave-ease-5 = What might be kind to do afterwards? A cup of tea, fresh air, a few words with somebody.
help-wave-shore-1 = The time you chose is nearly over. There is nothing to get ready for.
help-wave-shore-2 = It may be smaller now, or as strong as before. Either way, you are still here.

## Five senses
help-senses-step = { $step } of { $count }
help-senses-see = Five things you can see
help-senses-see-hint = Near or far, large or small. A corner, a colour, a shadow.
help-senses-feel = Four things you can feel
help-senses-feel-hint = Cloth, the edge of a table, the floor under your feet, air on your skin.
help-senses-hear = Three things you can hear
help-senses-hear-hint = In the room, outside, or your own breath.
help-senses-smell = Two things you can smell
help-senses-smell-hint = Soap, the air, a sleeve. If there is nothing, two smells that you like.
help-senses-taste = One thing you can taste
help-senses-taste-hint = Whatever is there just now. A sip of water will do, or a taste you remember.
help-senses-other = If one of these does not suit you, take another sense, or go on.
help-senses-next = Next
help-senses-before = The one before
help-senses-done = You are here, in this place, at this moment. That is all it was for.
help-senses-again = Once more

## Hungry, angry, lonely, tired
help-halt-near = Is one of them near just now?
help-halt-lead = Often one of these is behind a hard moment, and something small can help.
help-halt-hungry = Hungry
help-halt-hungry-1 = Is there something plain within reach, and a glass of water? It need not be a proper meal.
help-halt-hungry-2 = If eating is a hard subject, you could say just that to somebody who knows.
help-halt-angry = Angry
help-halt-angry-1 = Anger often wants to move: a walk, a towel to wring, something to carry from here to there.
help-halt-angry-2 = What you would like to say can be written down first, and sent tomorrow, or never.
help-halt-lonely = Lonely
help-halt-lonely-1 = It need not be about anything. “I did not want to sit here alone” is enough to begin with.
help-halt-lonely-2 = If talking is too much, three written words are a beginning: “Are you there?” A place with people around counts as well.
help-halt-tired = Tired
help-halt-tired-1 = Could you lie down, or close your eyes where you are, for a quarter of an hour?
help-halt-tired-2 = What can wait until tomorrow? It may be more than it seems.

## Afterwards
help-after = Did something help?
help-after-hint = One line for another day, kept in your journal. Only if you like.
help-after-keep = Keep it
help-after-kept = Kept in your journal.

## Keys
help-keys-show = Show keys
help-keys-hide = Hide keys
help-keys-how = Press the small letter or number beside something to go to it, then Enter. Esc leads back.
