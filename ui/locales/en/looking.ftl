# The landing page of Looking back, and the five words with which a statement is answered.
looking-empty = A few days of notes and there will be something to see. No hurry.
looking-days = Past days
looking-days-hint = What you noted, day by day.
looking-week = The week
looking-week-hint = People, a proud moment, a hard one, a wish.
looking-going = How it is going
looking-going-hint = Your check-ins as pictures.
looking-capital = What carries me
looking-capital-hint = Home, people, purpose, hope: what you lean on.
looking-scores = Scores
looking-scores-hint = Totals that a counsellor gave you.
looking-story = My story
looking-story-hint = Your chapters, in your words.
looking-report = A report for someone
looking-report-hint = You choose what is in it, and who gets it.

looking-holds-1 = Not at all
looking-holds-2 = A little
looking-holds-3 = Partly
looking-holds-4 = Mostly
looking-holds-5 = Very much
looking-holds-out = Leave out
looking-holds-out-one = Leave out: { $statement }
