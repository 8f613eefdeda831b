# The person’s own plan: what they wrote down in a calmer hour. Help now shows what is for a hard moment while the journal is open.
plan-mine = In your own words
plan-mine-lead = What you wrote down in a calmer hour. Nobody sees it while Cairn is locked.
plan-lead = Your own words, for any day and for a hard one. Begin anywhere, leave out what does not fit.

## The room
plan-group-hard = For a hard moment
plan-group-days = My days
plan-group-happens = If something happens
plan-group-after = After treatment, and practical help
plan-group-giving = Giving back
plan-more-lines = { $count ->
    [one] and one more line
   *[other] and { $count } more lines
}
plan-open-safety = My safety plan
plan-open-safety-empty = For thoughts that are hard to bear. Best made with someone you trust.
plan-open-safety-begun = { $count ->
    [one] One line so far.
   *[other] { $count } lines so far.
}
plan-open-appointments = Appointments
plan-open-appointments-lead = Who, when and where, and what to bring up.
plan-open-shelf = My shelf
plan-open-shelf-lead = Readings, links, a letter to yourself.
plan-open-print = Print or save as PDF
plan-open-makers = Made with
plan-makers-open = Made with: all that is noted
plan-open-makers-empty = A plan can be made with someone you trust.

## The parts
plan-title-reasons = My reasons
plan-title-triggers = What makes it hard
plan-title-signs = Early signs
plan-title-helps = What helps me
plan-title-people = People to call
plan-title-places = Places that are safe
plan-title-rhythm = Daily and weekly rhythm
plan-title-after = After leaving treatment
plan-title-firstDay = The first 24 hours
plan-title-firstWeek = The first week
plan-title-firstNinety = The first 90 days
plan-title-others = What others can do
plan-title-happens = If something happens
plan-title-practical = Practical help
plan-title-giving = What I give back
plan-title-gives = What I give
plan-title-limits = My limits in it

plan-lead-reasons = What it is for. Help now shows these lines.
plan-lead-triggers = People, places, times and feelings that make it harder. What one knows, one sees coming.
plan-lead-signs = What shows, early, that it is getting harder. You may notice it, or somebody else.
plan-lead-helps = What has helped, and what you would like to try. Help now shows what helped most first.
plan-lead-people = Who would pick up, or call back? Your circle in People stays as it is.
plan-lead-places = Where it is easier to be. Help now shows these lines.
plan-lead-rhythm = What gives a day and a week their shape. Small is fine.
plan-lead-after = The first days out can be a lot. What is arranged now does not need to be thought of then.
plan-lead-others = What you would like the people around you to do, or not to do, when you are struggling. Show it to them when you like.
plan-lead-happens = Written in a calm hour, for an hour that is not. “Something happened” shows these lines.
plan-lead-practical = Housing, work, papers, health care. Who can help with it, and how far it has come.
plan-lead-giving = Service, sponsoring, volunteering, speaking up; and how much of it is good for you.

plan-empty-reasons = A name, a place, a morning without a headache. One line is enough.
plan-empty-triggers = Pay day, a certain street, being tired. Whatever it is, it can stand here.
plan-empty-signs = Sleeping badly, not picking up the phone. What do you notice first?
plan-empty-helps = A walk, a shower, a song, somebody’s voice. What has helped before?
plan-empty-people = Who would be glad that you called? One name will do.
plan-empty-places = A kitchen, a library, a bench by the water. Where is it easier?
plan-empty-rhythm = Breakfast, medicine, a call at seven. What carries your day?
plan-empty-after = An appointment, a lift home, somebody who knows. What would be good to have arranged?
plan-empty-firstDay = Who picks you up, what is in the fridge, whom you call first.
plan-empty-firstWeek = The first appointment, the first meeting, the first quiet evening.
plan-empty-firstNinety = What would make the time after that easier?
plan-empty-others = “Ask me how I am.” “Come by.” “No advice, please.” What would help?
plan-empty-happens = Who comes first? What is near? What can wait until tomorrow?
plan-empty-practical = A room, a form, a lift to work. What would take a weight off you?
plan-empty-giving = Making tea, listening, telling your story. Only if and when you like.
plan-empty-gives = Making tea, listening, telling your story. Only if and when you like.
plan-empty-limits = One evening a week, no calls after ten. What keeps it good for you?

plan-add-reasons = Write down a reason
plan-add-triggers = Write down what makes it hard
plan-add-signs = Write down an early sign
plan-add-helps = Write down what helps
plan-add-people = Add someone to call
plan-add-places = Write down a place
plan-add-rhythm = Add to my rhythm
plan-add-firstDay = Add to the first 24 hours
plan-add-firstWeek = Add to the first week
plan-add-firstNinety = Add to the first 90 days
plan-add-others = Write down what others can do
plan-add-happens = Add to this list
plan-add-practical = Add something practical
plan-add-gives = Write down what I give
plan-add-limits = Write down a limit

plan-ask-reasons = What is it for?
plan-ask-triggers = What makes it hard?
plan-ask-signs = What shows early?
plan-ask-helps = What has helped before?
plan-ask-people = Who, in your words
plan-ask-places = Where is it easier to be?
plan-ask-rhythm = What, and when?
plan-ask-firstDay = What is good to have arranged?
plan-ask-firstWeek = What is good to have arranged?
plan-ask-firstNinety = What is good to have arranged?
plan-ask-others = What would help, or not?
plan-ask-happens = What would be good to do then?
plan-ask-practical = What is it about?
plan-ask-gives = What do you give, or would you like to?
plan-ask-limits = What keeps it good for you?

plan-body = What to know about the body

## Sorts
plan-kind = What sort? (if you like)
plan-kind-none = Not said
plan-kind-other = Others
plan-kind-people = People
plan-kind-places = Places
plan-kind-times = Times
plan-kind-feelings = Feelings
plan-kind-daily = Every day
plan-kind-weekly = Every week
plan-kind-appointments = Appointments
plan-kind-medication = Medication
plan-kind-meetings = Meetings and groups
plan-kind-housing = Housing
plan-kind-transport = Transport
plan-kind-papers = Papers
plan-kind-work = Work
plan-kind-legal = Legal matters
plan-kind-health = Health care
plan-kind-children = Child care
plan-kind-service = Service
plan-kind-sponsoring = Sponsoring
plan-kind-volunteering = Volunteering
plan-kind-advocacy = Speaking up

## A line
plan-keep = Keep
plan-kept = Kept.
plan-removed = Taken away. It waits in the trash for 30 days.
plan-changed = Done changing
plan-change-list = Change the list “{ $title }”
plan-up = Move up: { $words }
plan-down = Move down: { $words }
plan-moved = “{ $words }” is now { $place } of { $count }.
plan-change-one = Change: { $words }
plan-remove-one = Take away: { $words }
plan-note = More about it, if you like
plan-contact = Who?
plan-contact-own = In my own words
plan-contact-beside = Who helps with it? (if you like)
plan-contact-none = Nobody named
plan-contact-not-offered = As before: someone who is not offered at present
plan-with = With { $name }
plan-tried-of = How well did it help: { $words }
plan-tried-none = Not tried yet
plan-tried-notMuch = Not much
plan-tried-aLittle = A little
plan-tried-well = Well
plan-tried-aLot = A lot
plan-tried-told-aLot = It helped a lot.
plan-tried-told-well = It helped well.
plan-tried-told-aLittle = It helped a little.
plan-tried-told-notMuch = It did not help much.
plan-status-of = How far it is: { $words }
plan-status-none = Not said
plan-status-notBegun = Not begun
plan-status-asked = Asked
plan-status-going = Going
plan-status-done = Done
plan-not-shown = { $count ->
    [one] One line is about someone Cairn does not offer at present
   *[other] { $count } lines are about people Cairn does not offer at present
}
plan-not-shown-lead = They have died, are not safe, were put aside or are in the trash. These lines are shown nowhere else.

## Ideas to pick from
plan-ideas = Ideas to pick from
plan-ideas-lead = Take what fits, change it as you like, leave the rest.
plan-ideas-none = All of these ideas are in your list already.
plan-ideas-take = { $count ->
    [0] Take what is ticked
    [one] Take this one
   *[other] Take these { $count }
}
plan-ideas-taken = { $count ->
    [one] It is in your list.
   *[other] { $count } lines are in your list.
}

## Made with someone
plan-makers = Made with
plan-makers-lead = A plan can be made, or gone through, with someone you trust. What you share of it is for you to say.
plan-makers-empty = Nobody is noted yet.
plan-makers-add = Note with whom
plan-makers-about-plan = My plan
plan-makers-about-safety = My safety plan
plan-makers-told = { $name }, { $date }
plan-makers-which = Which plan?
plan-makers-who = With whom?
plan-makers-who-other = Someone else
plan-makers-name = Their name
plan-makers-name-open = Who was it? One word is enough.
plan-makers-date = When?
plan-makers-date-open = A day is still open here.
plan-makers-agreed = What did you agree to share? (if you like)
plan-makers-agreed-told = Agreed to share: { $agreed }
plan-makers-kept = Noted.
plan-makers-change-one = Change: { $name }, { $date }
plan-makers-remove-one = Take away: { $name }, { $date }

## Where it is offered
plan-happened = What you wrote down for now
plan-happened-lead = Your own words, from a calmer hour.

## On paper
plan-print = Print or save as PDF
plan-print-leaves = What is printed, or saved as a PDF, leaves Cairn: it is no longer sealed, and whoever finds it can read it.
plan-print-what = What would you like on paper?
plan-print-what-plan = My plan
plan-print-what-safety = My safety plan
plan-print-what-card = A card for the pocket
plan-print-parts = Which parts?
plan-print-nothing = There is nothing to put on paper yet.
plan-print-seen = This is what the paper will show
plan-print-do = Print, out of Cairn
plan-paper-plan = My plan
plan-paper-card = For a hard moment
plan-paper-tick-done = Done
plan-paper-tick-open = Open
plan-paper-reasons = What it is for
plan-paper-helps = Helps me
plan-paper-people = I can call
plan-paper-number = { $name }: { $number }
plan-paper-emergency = In danger: { $number }

plan-photo = A photo that matters
plan-photo-empty = Somebody, somewhere, an animal. It is kept sealed with your journal.
plan-photo-choose = Choose a photo
plan-photo-another = Choose another photo
plan-photo-remove = Take the photo away
plan-photo-kept = The photo is kept here.
plan-photo-removed = The photo is taken away.
plan-photo-busy = The photo is being made ready.
plan-photo-large = Show the photo large
plan-photo-words = What it shows, in your words, if you like
