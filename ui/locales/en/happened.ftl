# “Something happened”: safe first, then a person, then rest. Why waits until tomorrow.
happened-step = Step { $step } of { $steps }
happened-go-on = Go on
happened-left = Nothing was noted. “Something happened” is here whenever you like.

## Safe
happened-thanks = Thank you for being honest here.
happened-thanks-more = Every day up to now still counts. You can stop at any step.
happened-safe = First of all: are you safe?
happened-safe-yes = I am safe

## The body. Short, with its source, never advice on amounts.
happened-opioids = After a break, the body takes less
happened-opioids-amount = An amount from before can stop your breathing, also after only a few days without.
happened-opioids-alone = Better not alone: could someone stay with you, with naloxone near if there is any?
happened-opioids-wake = Someone who will not wake, or hardly breathes: call { $number }.
happened-opioids-source = From: World Health Organization, “Community management of opioid overdose”, 2014.
happened-stopping = Stopping suddenly can be dangerous
happened-stopping-doctor = After a time of much alcohol, or of sedatives, the body may need help to stop. A doctor can make it safer.
happened-stopping-signs = Shaking, seeing things that are not there, or a fit: call { $number }.
happened-stopping-source = From: National Institute for Health and Care Excellence, guidelines CG100 and NG215.

## A person
happened-person = Who could you reach right now?
happened-person-lead = You do not need the right words. “Something happened” is enough.
happened-person-none = Nobody is in your circle here yet. The people at a helpline are there for exactly this.
happened-person-none-go = People and numbers
happened-person-next = No answer? Next: { $name }
happened-person-lines = No answer? A helpline may pick up
happened-person-reached = Good that you are not alone with it.
happened-message = Or a message
happened-message-hint = Change it as you like. Cairn sends nothing: copy it to where you write to them.
happened-message-text = Something happened, and I would rather not be alone with it. Could you call me when you can?

## Rest
happened-rest = And now, rest
happened-rest-lead = Something to drink, something to eat, somewhere quiet. Nothing has to be sorted out today.
happened-rest-why = What led to it can wait. If you note it here, Cairn offers that question once, tomorrow.
happened-rest-breathe = A few slow breaths
happened-rest-note = Note what happened
happened-rest-stop = That is enough for now

## Noting it
happened-note = What would you like to note?
happened-note-lead = As little as you like.
happened-word = Setback
happened-word-slip = Slip
happened-word-hard-day = Hard day
happened-note-medicine = Medicine taken as prescribed is never a setback.
happened-note-called = What would you call it?
happened-note-called-hint = Any word of yours. Left empty, it reads “{ $word }”.
happened-note-when = When was it?
happened-note-day-open = A day is still open here.
happened-note-chapter = And the chapter that is going?
happened-note-later = Decide later
happened-note-later-hint = It is written down, and nothing else changes until you decide.
happened-note-noted = Note it, and go on
happened-note-noted-hint = The chapter goes on and keeps its days.
happened-note-closed = Close this chapter
happened-note-closed-hint = It ends on that day and keeps all its days. The next one begins beside it, when you are ready.
happened-note-words = Some words about this chapter, if you like
happened-note-save = Note it

## Done
happened-done-closed = The chapter is closed. All of its days still count.
happened-done-noted = It is noted, and the chapter goes on.
happened-done-only = It is noted.
happened-done-later = It is noted. The chapter can be decided on whenever you like.
happened-done-tomorrow = Tomorrow Cairn asks one thing: what led to it. “No, thank you” is an answer.
happened-done-begin = Begin the next chapter
happened-done-write = Write about it
happened-done-close = That is all for now

## What led to it
happened-question-led = What led to it?
happened-question-helps = What would help, another time?
happened-question-keep = Keep
happened-question-kept = Kept.
happened-question-no = No, thank you
happened-question-away = All right. Cairn does not ask again.

## What was noted
happened-list = What was noted
happened-list-open = something to decide
happened-list-decide = Is the chapter closed by it, or does it go on?
happened-list-go-on = It goes on
happened-list-answer = Write what led to it
happened-list-change = Change what is written
happened-list-correct = Change the day or the name
happened-list-changed = Changed.
happened-list-moves = The chapter that it closed ends on the same day.
happened-list-close = Close the chapter with it
happened-list-remove = Take away
happened-list-remove-called = Take away { $called }
happened-list-remove-one = Take away { $called }, { $date }
happened-list-removed = It is taken away. It waits in the trash for 30 days.
