# The days of which something was said.
days-title = Past days
days-lead = What you said of your days, newest first. Days without a note are simply not here.
days-empty = Nothing here yet. One tap on how it is, and there will be a day.
days-check-in = Check in
days-more = Earlier days
days-go = Another day
days-open = Open it
