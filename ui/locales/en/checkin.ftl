# A short look at one day, and what is asked in it.
checkin-title = Check-in
checkin-title-today = A short look at today
checkin-title-yesterday = A short look at yesterday
checkin-lead = Whatever you like; one tap is enough. It is kept as you say it.
checkin-kept = Kept.

## What can be said
checkin-mood = How is it?
checkin-mood-past = How was it?
checkin-craving-on = { $word }: { $path }
checkin-energy = Energy
checkin-energy-1 = Very low
checkin-energy-2 = Low
checkin-energy-3 = Some
checkin-energy-4 = Good
checkin-energy-5 = Plenty
checkin-halt = Are you any of these?
checkin-halt-past = Were you any of these?
checkin-halt-hungry = Hungry
checkin-halt-angry = Angry
checkin-halt-lonely = Lonely
checkin-halt-tired = Tired
checkin-halt-none = None of these
checkin-sleep = Hours of sleep
checkin-sleep-hint = 7 or 7:30, for instance
checkin-sleep-odd = Cairn does not understand that as hours, so it is not kept yet. Something like 7 or 7:30 works, up to 24.
checkin-quality = How was the sleep?
checkin-quality-1 = Very poor
checkin-quality-2 = Poor
checkin-quality-3 = All right
checkin-quality-4 = Good
checkin-quality-5 = Very good
checkin-routines = Medication and routines
checkin-line = One line about the day
checkin-line-hint = Kept while you type

## What can be done with it
checkin-become = Put it in the journal
checkin-became = It is in the journal now, as an entry of that day.
checkin-open-entry = Open it in the journal
checkin-remove = Take this check-in away
checkin-removed = The check-in waits in the trash for 30 days.
checkin-further = Other days, and what is asked
checkin-yesterday = Yesterday
checkin-yesterday-said = Look at yesterday
checkin-today = Today
checkin-days = Past days
checkin-choose = Choose what is asked

## On Today
checkin-card-kept = Your check-in of today is kept.
checkin-card-open = Look at it
checkin-card-more = More
checkin-card-begin = Check in

## What is asked
checkin-asked = What is asked
checkin-asked-lead = Every part can be left out. What you have said before stays.
checkin-asked-parts = Parts
checkin-part-mood = Mood
checkin-part-craving = Craving or urge, for each path
checkin-part-cravingNumber = With a number from 0 to 10
checkin-part-energy = Energy
checkin-part-halt = Hungry, angry, lonely, tired
checkin-part-sleep = Sleep
checkin-part-routines = Medication and routines
checkin-part-triggers = Triggers
checkin-part-helped = What helped
checkin-part-words = One line
checkin-asked-where = On Today
checkin-on-today = Offer a check-in on Today
checkin-on-today-hint = It stands last there, and never waits for an answer.
checkin-reminder = A reminder for it is in Settings

## Medication and routines
checkin-routines-lead = What you would like to tick. A day without a tick says nothing.
checkin-routine-add = Add one
checkin-routine-words = What is it?
checkin-routine-hint = “Morning tablets”, “a walk”: in your own words
checkin-routine-keep = Keep it
checkin-routine-kept = Kept.
checkin-routine-change = Change “{ $words }”
checkin-routine-up = Move “{ $words }” up
checkin-routine-down = Move “{ $words }” down
checkin-routine-moved = { $words }: place { $place } of { $count }
checkin-routine-end = End
checkin-routine-end-one = End “{ $words }”
checkin-routine-ended = “{ $words }” is not asked about any more. Its ticks stay.
checkin-routine-go-on = Go on
checkin-routine-go-on-one = Go on with “{ $words }”
checkin-routine-goes-on = “{ $words }” is asked about again.
checkin-routine-until = Asked about until { $date }
checkin-routine-not-asked = Not asked about
checkin-routine-remove = Take “{ $words }” away
checkin-routine-removed = It waits in the trash for 30 days, with its ticks.

## A day in a row
checkin-slept-hours = { $hours } h
checkin-slept-both = { $hours } h { $minutes } min
checkin-told-energy = Energy: { $level }
checkin-told-slept = Slept { $length }
checkin-told-quality = Sleep: { $level }
checkin-told-halt-none = Not hungry, angry, lonely or tired
checkin-told-craving = { $word }, { $path }: { $strong }
checkin-told-craving-number = { $word }, { $path }: { $strong }, { $number }
checkin-told-triggers = Triggers: { $names }
checkin-told-helped = What helped: { $names }
checkin-told-ticks = Ticked: { $names }
