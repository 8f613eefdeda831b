# The trash, for all that was taken away besides entries.
trash-others = Other things
trash-kind-path = A path, with all that belongs to it
trash-kind-setback = Something that happened
trash-kind-own-milestone = A milestone of your own
trash-kind-log = A noted day
trash-kind-goal = A goal
trash-kind-hard-date = A hard date
trash-kind-reminder = A reminder
trash-kind-appointment = An appointment
trash-kind-contact = Someone in your circle
trash-kind-helpline = A helpline of your own
trash-kind-plan-item = A line of yours in Help now
trash-kind-plan-photo = A photo in Help now
trash-kind-message = A short message
trash-kind-hard-talk = Words for a hard conversation
trash-kind-story-chapter = A chapter of my story
trash-kind-check-in = A check-in
trash-kind-routine = A routine to tick
trash-bring-back = Bring back
trash-bring-back-one = Bring back: { $name }
trash-back = “{ $name }” is back.
trash-link = What was taken away
trash-empty-others = { $count ->
    [one] One other thing goes, with all that belongs to it.
   *[other] { $count } other things go, with all that belongs to them.
}
