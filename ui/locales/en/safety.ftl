# The safety plan for hard thoughts, in seven steps. Our own words; nothing is promised of it.
safety-title = My safety plan
safety-lead = For thoughts that are hard to bear, also of not wanting to live. A few words of your own for such an hour, step by step.
safety-with = Best made with someone you trust.
safety-now = If it is hard right now, these words can wait. There are people to reach.
safety-emergency = If your life is in danger: { $number }
safety-body-place = What could do harm can be somewhere else, or with somebody else, for a while.
safety-print = Print my safety plan
safety-open = My safety plan
safety-open-lead = What you wrote down for hard thoughts, step by step.
safety-change = Change it in Plan

safety-title-safetySigns = Signs that hard thoughts are coming
safety-title-safetyAlone = What I can do by myself
safety-title-safetyElsewhere = People and places that take my mind elsewhere
safety-title-safetyAsk = People I can ask for help
safety-title-safetyLines = Professionals and lines
safety-title-safetyPlace = Making the place safer
safety-title-safetyWorth = What makes life worth living

safety-empty-safetySigns = A thought, a mood, something you do. How do you know that it begins?
safety-empty-safetyAlone = Something that takes you through ten minutes, and then ten more.
safety-empty-safetyElsewhere = Nobody there needs to know why you came.
safety-empty-safetyAsk = To whom could you say how bad it is?
safety-empty-safetyLines = A doctor, a therapist, a crisis team, a line. Their numbers, too.
safety-empty-safetyPlace = What is better not within reach, and who could keep it for you?
safety-empty-safetyWorth = One thing, however small. A cat counts.

safety-add-safetySigns = Add a sign
safety-add-safetyAlone = Add what I can do
safety-add-safetyElsewhere = Add someone or somewhere
safety-add-safetyAsk = Add someone to ask
safety-add-safetyLines = Add a professional or a line
safety-add-safetyPlace = Add what makes it safer
safety-add-safetyWorth = Add what is worth it

safety-ask-safetySigns = What shows that they are coming?
safety-ask-safetyAlone = What can you do by yourself?
safety-ask-safetyElsewhere = Who or where, in your words
safety-ask-safetyAsk = Who, in your words
safety-ask-safetyLines = Who, and how to reach them
safety-ask-safetyPlace = What makes the place safer?
safety-ask-safetyWorth = What makes life worth living?
