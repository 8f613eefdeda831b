# Words for when asking is hard. They leave Cairn only when the person sends them, and are read by somebody else: plain,
# short, first person, nothing that tells more than it has to.
say-open = Say it for me
say-open-to = Say it for me: words for { $name }
say-title = Say it for me
say-title-to = Words for { $name }
say-lead = Pick something close to what you mean. You can change it before it goes.
say-list = Words to begin with
say-written = What you wrote
say-plan = From your plan: what others can do
say-own-words = In my own words
say-field = Your words
say-field-hint = Nothing leaves before you send it. Closed in between, it waits here until Cairn locks.
say-other-words = Other words
say-keep = Keep among my messages
say-kept = Kept among your messages.
say-none = No messages here just now. Your own words are as good.
say-empty = A word or two, and it can go.

## The messages that come with Cairn
say-message-talk = Can you talk? Nothing is on fire.
say-message-rough = I am having a rough night.
say-message-before = I want to tell you something before I change my mind.
say-message-days = Today is { $days ->
    [0] my first day.
    [one] one day.
   *[other] { $days } days.
}
say-message-days-of = { $path }: today is { $days ->
    [0] my first day.
    [one] one day.
   *[other] { $days } days.
}
say-message-days-listed = Today is … days.
say-message-call = Could you call me when you have a minute? Calling first is hard for me today.
say-message-company = Could you keep me company for a bit? We don’t have to talk about it.
say-message-listen = I don’t need advice right now. Could you just listen?
say-message-thinking = I am thinking of you. No need to answer.
say-message-thanks = Thank you for being there the other day. It helped.

## Changing them
say-change = Change these
say-choose = Choose one
say-days-hint = The number comes from your path, if it shows its numbers.
say-add = Add your own
say-edit-text = The message
say-edit-save = Keep
say-edit = Change: { $message }
say-as-it-came = As it came: { $message }
say-remove = Remove: { $message }
say-up = Move up: { $message }
say-down = Move down: { $message }
say-moved = Now { $place } of { $count }.
say-added = Added.
say-changed = Changed.
say-came = It has its first words again.
say-removed = Removed. It waits in the trash for 30 days.

## Sending
say-to = To whom?
say-to-nobody = Someone else
say-send = { $kind ->
    [text] Text message to { $where }
    [email] E-mail to { $where }
    [whatsapp] WhatsApp to { $where }
   *[signal] Signal to { $where }
}
say-copied = Copied. It can be pasted for about a minute.

## A check-in about the week, as a letter
say-letter-open = Weekly check-in
say-letter-open-to = Weekly check-in for { $name }
say-letter-lead = Seven days, since { $date }. Nothing is in it but what you pick.
say-letter-pick = What would you like to say?
say-letter-nothing = There is nothing noted this week to pick from. Your own lines are enough.
say-letter-own = A line or two of your own
say-letter-whole = All of it, as it would leave
say-letter-whole-hint = You can change every word.
say-letter-by-hand = These words are yours now. What you pick above no longer changes them.
say-letter-anew = Put it together anew
say-letter-back-to-mine = Back to my words
say-letter-hello = Hello { $name },
say-letter-hello-nobody = Hello,
say-letter-intro = this is how my week was.
say-letter-days = { $path }: { $days ->
    [0] today is my first day.
    [one] today is one day.
   *[other] today is { $days } days.
}
say-letter-milestone = { $path }: I came to { $milestone } this week.
say-letter-milestone-hidden = { $path }: there was a day this week that I wanted to mark.
say-letter-talked = I talked with { $name }.
say-letter-reached = I reached out to { $name }.
say-letter-meeting = I was at a meeting: { $name }.
say-letter-goal = Something I set out to do is done: { $goal }.
say-letter-look-connection = With people: { $words }
say-letter-look-proud = A proud moment: { $words }
say-letter-look-hard = A hard one: { $words }
say-letter-look-wish = A wish for next week: { $words }
say-letter-look-back = Look back at the week first
