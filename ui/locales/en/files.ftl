# Files that leave Cairn: what the operating system's dialog says, and the names that it suggests. They tell nothing.
files-save = Save
files-dates = Dates
files-card = Card
files-day = A day to remember
files-day-milestone = { $path }: { $milestone }
files-day-every-year = { $path }: another year
files-day-hidden = { $path }: a day to remember
