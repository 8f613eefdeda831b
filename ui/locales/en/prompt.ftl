# Questions to begin writing with. Each is an offer: open, plain, without a right answer, and true for anyone who reads
# it, with or without a group, a date, a faith or a family, in the worst week or the best. The core knows how many there
# are of each kind.

## The day
prompt-today-1 = What is on your mind?
prompt-today-2 = What is today like, in a few plain words?
prompt-today-3 = How did you sleep, and how does the day feel?
prompt-today-4 = Where would you begin, if you told someone about today?
prompt-today-5 = What takes effort these days, even if nobody sees it?
prompt-today-6 = What could you leave on this page for now, so that you don’t have to carry it?

## People
prompt-people-1 = Who crossed your mind today?
prompt-people-2 = Who is easy to be near? Animals count too.
prompt-people-3 = What do you wish someone knew about how things are for you?
prompt-people-4 = Think of a time when someone really listened to you. What was it like?
prompt-people-5 = Whose voice would be good to hear this week?

## What is good to have
prompt-gratitude-1 = Was there anything small today that you were glad of?
prompt-gratitude-2 = Has anyone made something easier for you lately, even a little?
prompt-gratitude-3 = Which ordinary thing around you would you not want to be without?
prompt-gratitude-4 = What has stayed with you through a lot: a place, a song, an old coat?

## When it is hard
prompt-hard-1 = What is hard right now? It can be said plainly here.
prompt-hard-2 = When things are hard, what helps a little?
prompt-hard-3 = What feels like too much at the moment?
prompt-hard-4 = If the feeling you have now could speak, what would it say?
prompt-hard-5 = What can wait until tomorrow, or longer?

## What carries you
prompt-strength-1 = Think of something you got through. What carried you?
prompt-strength-2 = What can you do now that you once could not?
prompt-strength-3 = How would you comfort a friend who had a day like yours?
prompt-strength-4 = When do you feel most like yourself?

## Looking back
prompt-back-1 = What is different from a while ago?
prompt-back-2 = Which moment of the past week has stayed with you?
prompt-back-3 = What did you like to do when you were younger?
prompt-back-4 = What do you know now that would have been good to know earlier?

## Looking ahead
prompt-ahead-1 = Is there something you look forward to, however small?
prompt-ahead-2 = What would a good ordinary day be like for you?
prompt-ahead-3 = Is something coming up that you think about a lot? Who could be near you then?
prompt-ahead-4 = What would make the next few hours a little easier?

## Small steps
prompt-steps-1 = What is one small thing you could do for yourself today?
prompt-steps-2 = What would you like to try, if it did not have to go well?
prompt-steps-3 = Is there something you did lately that you would do again?
prompt-steps-4 = What would you like more room for in your days?

## Family and those close to you
prompt-family-1 = Who feels like family to you, related or not?
prompt-family-2 = What would you say to someone close to you, if you knew they would only listen?
prompt-family-3 = When you worry about someone, what helps you rest?
prompt-family-4 = What makes a place feel like home to you?
