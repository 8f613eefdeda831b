# Files that leave Cairn: what the operating system's dialog says, and the names that it suggests. They tell nothing.
files-save = Save
files-folder = Choose a folder
files-open = Choose a file
files-export = Journal
files-backup = Backup
files-dates = Dates
files-card = Card
files-people = people
files-day = A day to remember
files-day-milestone = { $path }: { $milestone }
files-day-every-year = { $path }: another year
files-day-hidden = { $path }: a day to remember

## People from and for other address books: words beside numbers, and before what goes into the notes
files-word-home = home
files-word-work = work
files-word-mobile = mobile
files-word-fax = fax
files-word-pager = pager
files-word-textphone = textphone
files-word-text = text messages
files-word-relay = relay
files-word-sign = sign language
files-word-name = Name
files-word-also = Also called
files-word-organisation = Belongs to

files-story = My story
files-report = notes

# The columns of a table of days.
files-column-date = Date
files-column-mood = Mood (1–5)
files-column-energy = Energy (1–5)
files-column-sleep = Sleep (hours)
files-column-sleep-quality = Sleep quality (1–5)
files-column-hungry = Hungry (1 = yes, 0 = no)
files-column-angry = Angry (1 = yes, 0 = no)
files-column-lonely = Lonely (1 = yes, 0 = no)
files-column-tired = Tired (1 = yes, 0 = no)
files-column-craving = { $path }: craving (0–4)
files-column-craving-number = { $path }: craving (0–10)
files-column-triggers = Triggers
files-column-helped = Helped
files-column-ticked = Ticked
files-column-line = Line
files-column-reached = Reached out (times)
