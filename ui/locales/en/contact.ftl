## What someone's card says
contact-more = More about { $name }
contact-quiet = It has been quiet between you and { $name } for a while. A hello is enough.
contact-there = It is { $time } where { $name } is.
contact-any-hour = { $name } said: any hour.
contact-fits = They like to be called around this time.
contact-fits-between = They like to be called from { $from } to { $until }.
contact-fits-from = They like to be called from { $from } on.
contact-fits-until = They like to be called until { $until }.
contact-own-years =
    { $years ->
        [one] One year
       *[other] { $years } years
    }
contact-own-days =
    { $days ->
        [0] The first day
        [one] One day
       *[other] { $days } days
    }
contact-own-count = { $count } { $word }
contact-own-since = Their first day: { $date }
contact-birthday-on = Birthday: { $date }
contact-rhythm-about =
    { $days ->
        [one] You like to speak about every day.
       *[other] You like to speak about every { $days } days.
    }
contact-died-said = { $name } has died. What you keep of { $name } stays here, and nothing will ask you to call.
contact-not-safe-said = You noted that { $name } is not safe for you. Cairn offers { $name } nowhere, and never reminds you.
contact-take-back = Take back into the circle
contact-take-back-one = Take back into the circle: { $name }
contact-taken-back = { $name } is back in your circle.
contact-archived = { $name } is put aside.

## Ways to reach someone
contact-kind-phone = Phone
contact-kind-text = Text message
contact-kind-email = E-mail
contact-kind-link = Video or meeting link
contact-kind-signal = Signal
contact-kind-whatsapp = WhatsApp
contact-kind-relay = Relay service
contact-kind-sign = Sign language service
contact-kind-address = Address
contact-kind-note = Something else
contact-ways = Ways to reach them
contact-way = Way { $n }
contact-way-kind = How
contact-way-label = Label
contact-way-label-hint = mobile, work, evenings …
contact-way-add = Add another way
contact-way-add-first = Add a number
contact-way-remove = Remove way { $n }
contact-value-phone = Number
contact-value-text = Number
contact-value-email = E-mail address
contact-value-link = Link
contact-value-signal = Number
contact-value-whatsapp = Number
contact-value-relay = Number or link
contact-value-sign = Number or link
contact-value-address = Address
contact-value-note = In your words
contact-number-reads = Reads as { $display }.
contact-number-odd = This has nothing to dial. It is kept as you wrote it, to read and to copy.
contact-link-odd = Cairn only opens links that begin with https://. This one is kept as you wrote it, to read and to copy.
contact-email-odd = There is no @ in it yet. It is kept as you wrote it.

## The parts of the form
contact-part-notes = Notes
contact-part-hours = When to call
contact-part-rhythm = Keeping in touch
contact-part-birthday = Birthday
contact-part-own = Their own milestone
contact-part-photo = Photo
contact-part-support = When you support them
contact-part-card = While Cairn is locked
contact-part-place = Their place with you

contact-hours-any = They said: at any hour
contact-hours-any-said = any hour
contact-hours-from = From
contact-hours-until = Until
contact-zone = Where they are
contact-zone-hint = A place with their clock, such as Europe/Lisbon. Left empty, their clock is yours.

contact-rhythm = You like to speak about every … days
contact-rhythm-hint = Left empty, nothing is counted.
contact-rhythm-said =
    { $days ->
        [1] about every day
       *[other] about every { $days } days
    }
contact-rhythm-odd = A number from 1 to 366 is still open here, or nothing.
contact-nudge = Remind me when it has been quieter than that
contact-nudge-hint = One quiet reminder, in the hours you chose in Settings.

contact-birthday-day = Day
contact-birthday-month = Month
contact-birthday-month-open = Open
contact-birthday-year = Year, if you know it
contact-birthday-remind = Remind me on the day
contact-birthday-odd = That day is in no calendar yet. A day and a month are enough.
contact-month-1 = January
contact-month-2 = February
contact-month-3 = March
contact-month-4 = April
contact-month-5 = May
contact-month-6 = June
contact-month-7 = July
contact-month-8 = August
contact-month-9 = September
contact-month-10 = October
contact-month-11 = November
contact-month-12 = December

contact-own-start = Their first day
contact-own-start-open = Their first day is still open here.
contact-own-word = What they count, in their word
contact-own-word-hint = For instance: in recovery, sober, smoke-free.
contact-own-remind = Remind me of their milestones

contact-photo-choose = Choose a photo
contact-photo-change = Choose another
contact-photo-remove = Take it away
contact-photo-adding = One moment …
contact-photo-waits = { $file } will be theirs when you keep this.
contact-photo-hint = A small square copy is kept, encrypted. The file itself stays as it is.
contact-photo-set = The photo is { $name }’s now.
contact-photo-removed = The photo is taken away.

contact-support = I support them
contact-support-hint = As a sponsor, a mentor or a friend. They stand under “People I support”.
contact-agreed = What we agreed
contact-agreed-hint = When you speak, what is shared and what stays between you.
contact-limits = My own limits
contact-limits-hint = What you can give, and when you rest.

contact-home = They are in my home group
contact-standing = How it stands
contact-near = Near
contact-died = Has died
contact-not-safe = Is not safe for me
contact-near-hint = Cairn may offer them: on the Call button, in Help now, in reminders.
contact-died-hint = What you wrote of them stays here, as long as you like. Cairn will offer them nowhere, and never remind you of them.
contact-not-safe-hint = Thank you for looking after yourself. Cairn will offer them nowhere, and never remind you of them. You can change this whenever you like.
contact-said-died = has died
contact-said-notSafe = not safe for me
contact-archive-one = Put { $name } aside
contact-archive-hint = Put aside, they are out of the circle and kept as they are. You can take them back.

## Times you reached out
contact-note = Note a time
contact-note-one = Note a time you reached out to { $name }
contact-note-kind = What it was
contact-note-day = Day
contact-note-day-open = The day is still open here.
contact-note-time = Time, if you like
contact-note-went = How did it go?
contact-outcome-unsaid = Not said
contact-note-keep = Keep
contact-note-removed = Taken away.
contact-note-write = Write about it in the journal
contact-note-write-one = Write about it in the journal: { $when }
contact-note-open = Open what you wrote
contact-note-open-one = Open what you wrote: { $when }
contact-note-entry = { $kind }: { $name }
contact-note-change = Change: { $when }
contact-note-remove = Delete this time
contact-note-earlier = Show earlier ones
contact-reach-visit = Visit
contact-reach-meeting = Meeting
contact-reach-call = Call
contact-reach-text = Text message
contact-reach-email = E-mail
contact-reach-video = Video call
contact-reach-other = Something else
