# Showing something to somebody: choosing it, and the window in which only that is there.
show-link = Show something to someone
show-title = Show something to someone
show-lead = Choose what your sponsor, a therapist or a friend may look at. The window then holds only that: no rooms, no search, nothing else of yours.
show-how-it-ends = Your journal closes while you show something. Esc ends it, and your passphrase opens the journal again.
show-how-it-ends-open = Your journal closes while you show something. Esc ends it. As there is no passphrase yet, anybody at this computer could then open the journal with one press.
show-set-passphrase = Set a passphrase first

show-paths = Paths
show-paths-what = Of a path: its name, its counter and its stones. Nothing that you wrote about it.
show-path = { $name }
show-entries = Entries
show-entries-what = Of an entry: its words and photos, with day and time. No mood, no tags.
show-search = Find an entry
show-search-none = Nothing with those words. Your entries are all still here.
show-untitled = An entry without words yet
show-entry = { $date }: { $title }
show-none = There is nothing here to show yet. An entry or a path can be, once there is one.

show-chosen-none = Nothing chosen yet.
show-chosen = { $count ->
    [one] One thing chosen.
   *[other] { $count } things chosen.
}
show-begin = Show these
show-begin-busy = Closing the journal…

## While it is shown
show-place = { $number } of { $count }
show-before = The one before
show-next = The next one
show-finish = Finish
show-hidden = The days are kept out of sight here. The stones say enough.
