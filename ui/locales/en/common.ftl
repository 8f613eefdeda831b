# Words that more than one page uses.
common-cancel = Cancel
common-close = Close
common-close-message = Close this message
common-back = Back
common-delete = Delete
common-edit = Change
common-undo = Undo
common-undone = Put back as it was.
common-not-now = Not now
common-skip = Skip for now
common-yes = Yes
common-no = No
common-copy = Copy
common-copied = Copied. It leaves the clipboard again after a minute.
common-print = Print
common-show = Show
common-try-again = Try again
common-how-far = How far it is
common-percent = { $percent } %
common-stop = Stop

common-skip-to-content = Go to the page
common-rooms = Rooms
common-room-today = Today
common-room-journal = Journal
common-room-milestones = Milestones
common-room-people = People
common-room-plan = Plan
common-room-looking-back = Looking back
common-room-settings = Settings
common-more = More
common-lock = Lock
common-help-now = Help now
common-call-add = Add someone to call

common-outcome-talked = We talked
common-outcome-leftMessage = Left a message
common-outcome-noAnswer = No answer
common-outcome-dismissed = Not now

common-closing-title = Before the window closes
common-closing-tray = Cairn stays in the tray, so that it can remind you. You can quit it there, or choose otherwise in Settings.
common-closing-quits = Closing the window quits Cairn. Reminders come again when it is open.
common-closing-keep = Stay in the tray
common-closing-quit = Quit
