# What the operating system shows. The neutral ones say nothing that a passer-by may not read.
notifications-neutral-title = Cairn
notifications-neutral-body = Something is waiting for you.
notifications-try-title = Cairn
notifications-try-body = This is how a reminder looks.
notifications-gathered-title = While you were away
notifications-gathered-body = { $count ->
    [one] One thing is waiting for you.
   *[other] { $count } things are waiting for you.
  }
notifications-gathered-now = { $count ->
    [one] One thing for now
   *[other] { $count } things for now
  }
notifications-gathered-more = { $count ->
    [one] And one thing more.
   *[other] And { $count } things more.
  }

notifications-milestone-title = { $path }
notifications-milestone-body = { $milestone } today.
notifications-milestone-late-body = { $days ->
    [one] { $milestone } yesterday.
   *[other] { $milestone }, { $days } days ago.
  }
notifications-milestone-hidden-body = Today is a day you wanted to mark.
notifications-milestone-late-hidden-body = { $days ->
    [one] Yesterday was a day you wanted to mark.
   *[other] { $days } days ago was a day you wanted to mark.
  }
notifications-milestone-eve-hidden-body = Tomorrow is a day you wanted to mark.
notifications-milestone-eve-body = Tomorrow: { $milestone }.
notifications-milestone-welcome = Your first day
notifications-milestone-welcome-back = Welcome back
notifications-milestone-hours = { $count ->
    [one] One hour
   *[other] { $count } hours
  }
notifications-milestone-days = { $count ->
    [one] One day
   *[other] { $count } days
  }
notifications-milestone-weeks = { $count ->
    [one] One week
   *[other] { $count } weeks
  }
notifications-milestone-months = { $count ->
    [one] One month
   *[other] { $count } months
  }
notifications-milestone-years = { $count ->
    [one] One year
   *[other] { $count } years
  }
notifications-check-in-title = A moment for today
notifications-check-in-body = How is it going?
notifications-weekly-look-title = A look back at the week
notifications-weekly-look-body = How was it?
notifications-hard-date-body = This day may be heavy. Who could be with you?
notifications-nudge-body = It has been a while. A few words, perhaps?
notifications-birthday-body = Their birthday is today. A few words, perhaps?
notifications-birthday-late-body = { $days ->
    [one] Their birthday was yesterday.
   *[other] Their birthday was { $days } days ago.
  }
notifications-their-milestone-title = { $name }: { $milestone }
notifications-their-milestone-body = Today. A few words, perhaps?
notifications-their-milestone-late-body = { $days ->
    [one] Yesterday.
   *[other] { $days } days ago.
  }
notifications-appointment-body = Begins: { $time }
notifications-appointment-with-body = Begins: { $time }, with { $name }
notifications-own-body = You asked to be reminded of this.
notifications-try-words = In your own words
notifications-try-person = Someone close

notifications-action-open = Open
notifications-action-see = See it
notifications-action-call-neutral = Call
notifications-action-check-in = Check in
notifications-action-later = Later
notifications-action-look-back = Look back
notifications-action-not-today = Not today
