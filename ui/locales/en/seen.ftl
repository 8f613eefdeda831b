# What is seen in the pictures of how it is going. Plain and without a why: what was beside what, and on how many days it rests.
seen-few = { $days ->
    [one] One day so far. Not enough days yet to say anything. No hurry.
   *[other] { $days } days so far. Not enough days yet to say anything. No hurry.
  }
seen-one-day = One day so far: { $value }.
seen-all-same = The same each time: { $value }, on all { $days } days.
seen-most-often = Most often: { $value }, on { $count } of { $days } days.
seen-between = Between { $low } and { $high }, over { $days } days. No step was noted most often.
seen-half-slept = On half of { $days } nights you slept { $time } or longer.
seen-time = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
  }
seen-weekday-higher = { $name }: higher than on the other days, { $count } of { $of } times.
seen-weekday-lower = { $name }: lower than on the other days, { $count } of { $of } times.
seen-hours-higher = { $name }: higher than at other times, on { $count } of { $of } days.
seen-hours-lower = { $name }: lower than at other times, on { $count } of { $of } days.
seen-named-one = Named most often: { $first }, on { $count } of the { $days } days with any.
seen-named-two = Named most often: { $first } and { $second }, each on { $count } of the { $days } days with any.
seen-named-three = Named most often: { $first }, { $second } and { $third }, each on { $count } of the { $days } days with any.

## Weeks and days beside the others. $than: which way at least two in three of them lay.
seen-contacts-1 = { $than ->
    [higher] In weeks when you talked with someone, your mood was higher: { $count } of { $of }.
    [lower] In weeks when you talked with someone, your mood was lower: { $count } of { $of }.
    [same] In weeks when you talked with someone, your mood was no different: { $count } of { $of }.
   *[mixed] In weeks when you talked with someone, your mood was sometimes higher and sometimes not: higher in { $count } of { $of }.
  }
seen-contacts-2 = { $than ->
    [higher] In weeks when you talked with someone twice or more, your mood was higher: { $count } of { $of }.
    [lower] In weeks when you talked with someone twice or more, your mood was lower: { $count } of { $of }.
    [same] In weeks when you talked with someone twice or more, your mood was no different: { $count } of { $of }.
   *[mixed] In weeks when you talked with someone twice or more, your mood was sometimes higher and sometimes not: higher in { $count } of { $of }.
  }
seen-contacts-3 = { $than ->
    [higher] In weeks when you talked with someone three times or more, your mood was higher: { $count } of { $of }.
    [lower] In weeks when you talked with someone three times or more, your mood was lower: { $count } of { $of }.
    [same] In weeks when you talked with someone three times or more, your mood was no different: { $count } of { $of }.
   *[mixed] In weeks when you talked with someone three times or more, your mood was sometimes higher and sometimes not: higher in { $count } of { $of }.
  }
seen-meetings-1 = { $than ->
    [higher] In weeks with a meeting, your mood was higher: { $count } of { $of }.
    [lower] In weeks with a meeting, your mood was lower: { $count } of { $of }.
    [same] In weeks with a meeting, your mood was no different: { $count } of { $of }.
   *[mixed] In weeks with a meeting, your mood was sometimes higher and sometimes not: higher in { $count } of { $of }.
  }
seen-meetings-2 = { $than ->
    [higher] In weeks with two meetings or more, your mood was higher: { $count } of { $of }.
    [lower] In weeks with two meetings or more, your mood was lower: { $count } of { $of }.
    [same] In weeks with two meetings or more, your mood was no different: { $count } of { $of }.
   *[mixed] In weeks with two meetings or more, your mood was sometimes higher and sometimes not: higher in { $count } of { $of }.
  }
seen-meetings-3 = { $than ->
    [higher] In weeks with three meetings or more, your mood was higher: { $count } of { $of }.
    [lower] In weeks with three meetings or more, your mood was lower: { $count } of { $of }.
    [same] In weeks with three meetings or more, your mood was no different: { $count } of { $of }.
   *[mixed] In weeks with three meetings or more, your mood was sometimes higher and sometimes not: higher in { $count } of { $of }.
  }
seen-longer-nights = { $than ->
    [higher] On days after nights of more than { $time }, your mood was higher: { $count } of { $of }.
    [lower] On days after nights of more than { $time }, your mood was lower: { $count } of { $of }.
    [same] On days after nights of more than { $time }, your mood was no different: { $count } of { $of }.
   *[mixed] On days after nights of more than { $time }, your mood was sometimes higher and sometimes not: higher in { $count } of { $of }.
  }
seen-rests-weeks = { $of } such weeks and { $others } others; { $days } days in all.
seen-rests-days = { $of } such days and { $others } others.
