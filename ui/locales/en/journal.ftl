journal-title = Journal
journal-new = New entry
journal-search = Search your entries
journal-search-hint = Type a word
journal-search-none = Nothing with those words. Your entries are all still here.
journal-search-count = { $count ->
    [one] One entry
   *[other] { $count } entries
}
journal-search-most = The first { $count } entries
journal-empty = Nothing here yet. One line is enough.
journal-trash = Trash
journal-trash-title = Trash
journal-trash-empty = Empty. Things wait here 30 days.
journal-trash-left = { $days ->
    [0] leaves today
    [one] one more day here
   *[other] { $days } more days here
}
journal-restore = Put it back
journal-restored = It is back in your journal.
journal-deleted = In the trash. It waits there 30 days.
journal-victory = Victory
journal-victory-toggle = A victory
journal-untitled = An entry without words yet
journal-back = All entries
journal-text = Your entry
journal-new-date = A new entry
journal-saving = Saving…
journal-saved = Saved
journal-not-saved = Not saved yet. What you typed stays here, and Cairn keeps trying. { $why }
