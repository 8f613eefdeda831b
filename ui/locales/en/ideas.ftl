# Ideas to pick from: own words, gentle, many ways. What is taken becomes a line of the person’s own.

ideas-reasons-any-1 = To wake up clear
ideas-reasons-any-2 = Somebody who needs me, and whom I need
ideas-reasons-any-3 = My health
ideas-reasons-any-4 = To keep my word to myself
ideas-reasons-any-5 = Money for things I care about
ideas-reasons-any-6 = Quiet in my head
ideas-reasons-any-7 = Work I can be proud of
ideas-reasons-any-8 = Because I want to find out who I am like this

ideas-triggers-people-1 = Somebody I used to use with
ideas-triggers-people-2 = A quarrel with someone close
ideas-triggers-people-3 = People who do not know, and ask
ideas-triggers-people-4 = Being alone all evening
ideas-triggers-people-5 = A family gathering
ideas-triggers-people-6 = Someone who does not believe me
ideas-triggers-places-1 = The street where it used to be
ideas-triggers-places-2 = A party, a bar, a festival
ideas-triggers-places-3 = An airport or a station
ideas-triggers-places-4 = My own kitchen late at night
ideas-triggers-places-5 = The shop on the way home
ideas-triggers-places-6 = A waiting room
ideas-triggers-times-1 = The hour after work
ideas-triggers-times-2 = Pay day
ideas-triggers-times-3 = Weekends with no plan
ideas-triggers-times-4 = Sleepless hours
ideas-triggers-times-5 = Holidays and birthdays
ideas-triggers-times-6 = The days around a hard date
ideas-triggers-feelings-1 = Shame
ideas-triggers-feelings-2 = Boredom
ideas-triggers-feelings-3 = Anger that has nowhere to go
ideas-triggers-feelings-4 = Being very happy, too
ideas-triggers-feelings-5 = Pain in the body
ideas-triggers-feelings-6 = Feeling that I do not belong

ideas-signs-any-1 = I stop answering the phone
ideas-signs-any-2 = I sleep badly, or all day
ideas-signs-any-3 = I leave out meals
ideas-signs-any-4 = I tell small untruths
ideas-signs-any-5 = I think: just this once
ideas-signs-any-6 = I stop doing what does me good
ideas-signs-any-7 = Everything makes me angry
ideas-signs-any-8 = I put off appointments
ideas-signs-any-9 = I hide how I am

ideas-helps-any-1 = A walk, whatever the weather
ideas-helps-any-2 = A shower, warm or cold
ideas-helps-any-3 = Calling someone before I know what to say
ideas-helps-any-4 = Eating something
ideas-helps-any-5 = Ten minutes, and then ten more
ideas-helps-any-6 = A meeting or a group, there or online
ideas-helps-any-7 = Writing it down
ideas-helps-any-8 = Music that I know by heart
ideas-helps-any-9 = My medicine, as prescribed
ideas-helps-any-10 = Going to bed, the day may be over

ideas-people-any-1 = Someone who has been through it
ideas-people-any-2 = Someone from my group
ideas-people-any-3 = Someone in my family
ideas-people-any-4 = A friend who just listens
ideas-people-any-5 = A neighbour
ideas-people-any-6 = My counsellor, in office hours

ideas-places-any-1 = A friend’s kitchen
ideas-places-any-2 = The library
ideas-places-any-3 = A park in daylight
ideas-places-any-4 = The swimming pool
ideas-places-any-5 = A meeting, a club house, a recovery centre
ideas-places-any-6 = A place of prayer or quiet
ideas-places-any-7 = My own room with the door shut

ideas-rhythm-daily-1 = Getting up at the same time
ideas-rhythm-daily-2 = Breakfast
ideas-rhythm-daily-3 = My medicine, as prescribed
ideas-rhythm-daily-4 = Half an hour outside
ideas-rhythm-daily-5 = One call or message to somebody
ideas-rhythm-daily-6 = Ten quiet minutes
ideas-rhythm-daily-7 = The same time for bed
ideas-rhythm-weekly-1 = A meeting or a group
ideas-rhythm-weekly-2 = A talk with someone who knows me well
ideas-rhythm-weekly-3 = Sport, or something for the body
ideas-rhythm-weekly-4 = Washing and shopping
ideas-rhythm-weekly-5 = One evening for something I like
ideas-rhythm-weekly-6 = A day with no plan but one

ideas-firstDay-appointments-1 = Know when and where the first appointment is
ideas-firstDay-medication-1 = My medicine and the prescription are with me
ideas-firstDay-medication-2 = Know which chemist is open
ideas-firstDay-meetings-1 = A meeting or a call this evening
ideas-firstDay-housing-1 = Know where I sleep tonight
ideas-firstDay-housing-2 = Somebody has been through the rooms before me
ideas-firstDay-transport-1 = Someone picks me up
ideas-firstDay-transport-2 = The ticket or the money for the way
ideas-firstDay-papers-1 = Identity card, discharge letter, insurance card

ideas-firstWeek-appointments-1 = See a doctor or counsellor this week
ideas-firstWeek-medication-1 = Go on with my medicine as prescribed
ideas-firstWeek-medication-2 = Ask early about the next prescription
ideas-firstWeek-meetings-1 = Find two meetings or groups that could suit me
ideas-firstWeek-meetings-2 = Meet someone who has been there
ideas-firstWeek-housing-1 = A key, a bed, a quiet hour
ideas-firstWeek-transport-1 = Know the way to the first appointments
ideas-firstWeek-papers-1 = Tell the office, or my work, that I am back

ideas-firstNinety-appointments-1 = A talk every week or two
ideas-firstNinety-appointments-2 = A check of my health, teeth too
ideas-firstNinety-medication-1 = Talk about how the medicine suits me
ideas-firstNinety-meetings-1 = A group where they would ask where I was
ideas-firstNinety-housing-1 = A place where I can stay
ideas-firstNinety-transport-1 = A ticket for the month, a bicycle
ideas-firstNinety-papers-1 = Benefits, debts, licence: one at a time
ideas-firstNinety-papers-2 = Ask for help with forms

ideas-others-any-1 = Ask me how I am, and wait for the answer
ideas-others-any-2 = Come by, even if I say no at first
ideas-others-any-3 = Just sit with me
ideas-others-any-4 = Do not give advice unless I ask
ideas-others-any-5 = Remind me to eat and to sleep
ideas-others-any-6 = Take me to a meeting or an appointment
ideas-others-any-7 = Keep my money or my keys for a while, if I ask
ideas-others-any-8 = Call for help if I cannot

ideas-happens-any-1 = First: am I safe? If not, the emergency number
ideas-happens-any-2 = Call the first person on my list
ideas-happens-any-3 = Not alone tonight
ideas-happens-any-4 = Drink water, eat something, sleep
ideas-happens-any-5 = Nothing has to be sorted out today
ideas-happens-any-6 = Tell one person the truth
ideas-happens-any-7 = Tell my doctor, so that my medicine stays safe
ideas-happens-any-8 = Tomorrow: one small thing of my rhythm

ideas-practical-housing-1 = A room or a flat
ideas-practical-housing-2 = Stay where I am
ideas-practical-housing-3 = Sober or supported living
ideas-practical-work-1 = Write a short CV
ideas-practical-work-2 = Ask about returning to work step by step
ideas-practical-work-3 = A course or training
ideas-practical-legal-1 = Find out what is open at court
ideas-practical-legal-2 = Legal advice, free if there is any
ideas-practical-legal-3 = Keep every letter in one folder
ideas-practical-health-1 = Find a family doctor
ideas-practical-health-2 = The dentist
ideas-practical-health-3 = Insurance
ideas-practical-transport-1 = A ticket for the month
ideas-practical-transport-2 = My driving licence
ideas-practical-transport-3 = Somebody who can give me a lift
ideas-practical-children-1 = Someone for the evenings I need
ideas-practical-children-2 = Talk with the school or day care
ideas-practical-children-3 = Advice for parents

ideas-gives-service-1 = Make the tea, put out the chairs
ideas-gives-service-2 = Open the door and say hello
ideas-gives-service-3 = Look after the phone list
ideas-gives-sponsoring-1 = Walk along with one person
ideas-gives-sponsoring-2 = Be there for calls at certain hours
ideas-gives-sponsoring-3 = Pass on what was passed on to me
ideas-gives-volunteering-1 = Help where I was helped
ideas-gives-volunteering-2 = A few hours a week somewhere kind
ideas-gives-volunteering-3 = Drive somebody to an appointment
ideas-gives-advocacy-1 = Tell my story where it helps
ideas-gives-advocacy-2 = Write to those who decide
ideas-gives-advocacy-3 = Speak for better help in my town

ideas-limits-any-1 = My own day comes first
ideas-limits-any-2 = No calls after ten
ideas-limits-any-3 = One person at a time
ideas-limits-any-4 = I do not lend money
ideas-limits-any-5 = I talk with somebody about what I carry
ideas-limits-any-6 = I can say no, and explain nothing
ideas-limits-any-7 = A break whenever I need one

ideas-safetySigns-any-1 = I think that I am a burden
ideas-safetySigns-any-2 = I see no way out
ideas-safetySigns-any-3 = I cannot sleep, and everything turns in circles
ideas-safetySigns-any-4 = I pull back from everyone
ideas-safetySigns-any-5 = I begin to say goodbye
ideas-safetySigns-any-6 = I feel numb
ideas-safetySigns-any-7 = I cannot stand the feeling any more

ideas-safetyAlone-any-1 = Breathe out slowly, for a while
ideas-safetyAlone-any-2 = Cold water on hands and face
ideas-safetyAlone-any-3 = Go outside, around the house
ideas-safetyAlone-any-4 = A film or a song that I know
ideas-safetyAlone-any-5 = Hold on to something: a blanket, an animal, a stone
ideas-safetyAlone-any-6 = Write down what I think, and put it away
ideas-safetyAlone-any-7 = Wait ten minutes before anything else

ideas-safetyElsewhere-people-1 = Someone I can talk with about anything else
ideas-safetyElsewhere-people-2 = A neighbour
ideas-safetyElsewhere-people-3 = Someone with a dog to walk
ideas-safetyElsewhere-people-4 = People playing, working or singing together
ideas-safetyElsewhere-places-1 = A café with people in it
ideas-safetyElsewhere-places-2 = A library
ideas-safetyElsewhere-places-3 = A park in daylight
ideas-safetyElsewhere-places-4 = A place of prayer or quiet
ideas-safetyElsewhere-places-5 = A train or bus ride

ideas-safetyAsk-any-1 = Someone who does not take fright
ideas-safetyAsk-any-2 = Someone in my family
ideas-safetyAsk-any-3 = A friend who would come at night
ideas-safetyAsk-any-4 = Someone who has been there
ideas-safetyAsk-any-5 = The person I made this plan with

ideas-safetyLines-any-1 = My therapist or counsellor
ideas-safetyLines-any-2 = My doctor
ideas-safetyLines-any-3 = The crisis team where I live
ideas-safetyLines-any-4 = A crisis line, by phone or chat
ideas-safetyLines-any-5 = The nearest emergency room

ideas-safetyPlace-any-1 = Give what could do harm to somebody to keep
ideas-safetyPlace-any-2 = Only a few days’ medicine at home; the chemist can help
ideas-safetyPlace-any-3 = Lock it away, and give the key to someone
ideas-safetyPlace-any-4 = Take what is old back to the chemist
ideas-safetyPlace-any-5 = Not be alone tonight
ideas-safetyPlace-any-6 = Sleep somewhere else for a while
ideas-safetyPlace-any-7 = No alcohol in the house for now

ideas-safetyWorth-any-1 = Somebody who would miss me
ideas-safetyWorth-any-2 = An animal that waits for me
ideas-safetyWorth-any-3 = A promise I gave
ideas-safetyWorth-any-4 = Something I still want to see
ideas-safetyWorth-any-5 = A place I love
ideas-safetyWorth-any-6 = Music
ideas-safetyWorth-any-7 = What I have come through already
ideas-safetyWorth-any-8 = Tomorrow may be different
