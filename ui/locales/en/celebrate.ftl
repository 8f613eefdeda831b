# A milestone, celebrated, and the card to keep.
celebrate-hidden = Today is a day you wanted to mark.
celebrate-hidden-past = { $date } was a day you wanted to mark.
celebrate-own-words = Your own words, { $date }
celebrate-glad = Who would be glad to know?
celebrate-card = Keep a card
celebrate-later = Later

## The card
celebrate-card-title = A card to keep
celebrate-card-lead = It is drawn here. It leaves Cairn only if you save, print or copy it.
celebrate-card-milestone = Which milestone it is
celebrate-card-path = What the path is called
celebrate-card-date = The date
celebrate-card-name = A name on it
celebrate-card-line = A line of yours
celebrate-card-a-day = A day I wanted to mark
celebrate-card-alt = The card. It reads: { $text }
celebrate-card-save = Save as a picture
celebrate-card-saved = The card is saved.
celebrate-card-copy = Copy as text
celebrate-card-done = Done
celebrate-card-leaves = Outside Cairn the card is not locked: who finds it can read it.
