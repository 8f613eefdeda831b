# Appointments: what is coming, what is over, and the form for one.
appointments-title = Appointments
appointments-lead = Who you see, where, and when. Cairn can remind you in time, or you only write it down.
appointments-empty = Nothing written down yet. The next one will do: a day, a time, and a word or two.
appointments-none-coming = Nothing is coming up that is written down here.
appointments-add = Add an appointment
appointments-coming = Coming up
appointments-day = { $in-days ->
    [0] Today · { $day }
    [1] Tomorrow · { $day }
   *[other] { $day }
  }
appointments-over = { $count ->
    [one] Over: one appointment
   *[other] Over: { $count } appointments
  }
appointments-was = Was on { $when }
appointments-with = With { $name }
appointments-tells = Reminds you { $before }
appointments-tells-not = Only written down: no reminder
appointments-change = Change: { $words }
appointments-remove = Take away: { $words }
appointments-kept = It is written down.
appointments-changed = Changed.
appointments-removed = Taken away. It waits in the trash for 30 days.

appointments-form-add = A new appointment
appointments-form-edit = Change this appointment
appointments-form-what = What is it?
appointments-what-therapist = Therapist
appointments-what-doctor = Doctor
appointments-what-court = Court
appointments-what-coach = Coach
appointments-what-other = Something else
appointments-form-words = In your words
appointments-form-words-hint = A reminder says this, unless its text is kept neutral. Left empty, it takes the word above.
appointments-form-words-open = A word or two is still open here, or one of the kinds above.
appointments-form-contact = With someone from your circle
appointments-form-nobody = Nobody from your circle
appointments-form-place = Where?
appointments-form-tell = Remind you?
appointments-form-tell-not = No, only write it down
appointments-form-note = A note, for what to bring or to say
appointments-form-keep = Keep
