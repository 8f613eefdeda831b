# Words for hard conversations. The starting points are spoken by the person: plain and honest, and they leave it to them
# how much to say. “…” is where their own words go. No claims about the law anywhere.
talks-title = Telling others
talks-lead = Words for hard conversations. Yours to change, to keep, and to say or not.
talks-open = Telling others
talks-kept = What you keep
talks-begin = Begin with …
talks-begin-hint = Each opens as words to change. Nothing is kept before you do.
talks-rights = What others may ask, and what you may keep to yourself, differs from country to country. An advice service or a lawyer knows how it is where you live.
talks-rights-court = What is good to say, and what is better left out, differs from country to country. A lawyer or an advice service can read this with you before anybody else does.
talks-decide = How much you tell is yours to decide, today and later.
talks-field-title = What would you call it?
talks-field-words = Your words
talks-keep = Keep it
talks-untitled = No title yet
talks-about-and-date = { $about } · { $date }
talks-remove = Remove
talks-remove-one = Remove: { $title }
talks-removed = Removed. It waits in the trash for 30 days.
talks-print = Print
talks-print-title = Print these words
talks-print-leaves = What you print leaves Cairn: anyone who finds the paper, or the file you print to, can read it.
talks-gone = This is no longer here. It may be in the trash.

talks-about-partner = A partner
talks-about-family = Family
talks-about-friend = A friend
talks-about-boss = A boss
talks-about-interview = A job interview
talks-about-court = A court or an authority
talks-about-doctor = A doctor
talks-about-other = Someone else

talks-name-partner = To my partner
talks-name-family = To my family
talks-name-friend = To a friend
talks-name-boss = For a talk at work
talks-name-interview = For a job interview
talks-name-court = For a court or an authority
talks-name-doctor = For the doctor

talks-start-partner =
    There is something I would like to tell you, and it is not easy to begin.

    For a while now, this has been hard for me: …

    I am doing something about it: …

    I am not asking you to put it right. What would help me is …

    There are things I am not ready to talk about yet. When I am, I would like to tell you myself.

    You may have questions, or be angry, or need time. All of that is all right. I would like to hear it, today or another day.
talks-start-family =
    I would like you to hear this from me.

    For some time this has been a problem for me: …

    I am getting help with it now. You did not cause it, and you don’t have to carry it for me.

    It would help me if you …

    It would be easier for me without …

    I would like to decide myself who else hears of it. Until then, can it stay with you?

    What I would like us to go on doing together: …
talks-start-friend =
    I have been wanting to tell you something. It is about me, not about anything you did.

    I am changing something: …

    So I may say no to some things for a while, or leave early. I would still like to see you. What I would enjoy is …

    You don’t have to find the right words. It is good that you know.
talks-start-boss =
    Thank you for making time. I would like to talk with you about my health.

    I am dealing with something, and I am getting help with it. I would rather not go into what it is.

    For my work it means …

    What would help me, and from when until when: …

    I would like to go on doing this work well. Who else would hear of what we talk about? Could we write down what we agree on?
talks-start-interview =
    About the time from … to …: I took it to look after my health.

    What I have done since: …

    What I can do today: …

    I would rather keep the rest private. I am glad to talk about how I work.

    In case there is something from the past that you may come across: this is what happened, in short …

    And this is what is different now: …
talks-start-court =
    My name is …

    I am writing about …

    What I would like you to know about my life today: …

    Since then I have been doing this: …

    These people can tell you about it: …

    It has not always been easy. What keeps me going is …

    What I am asking for is …
talks-start-doctor =
    This is hard for me to say, so I wrote it down.

    What it is about: …

    How much, how often, and when last: …

    What I take besides, also from the pharmacy: …

    What worries me most: …

    What I would like from today: …

    What is safe for me to stop or change by myself, and what is not?

    Who can read what you write down about this?
