# Files that leave Cairn: what the operating system's dialog says, and the names that it suggests. They tell nothing.
files-save = Save
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
