welcome-title = This is yours. It stays on this computer.
welcome-more = No account, no one else. Begin wherever you like.
welcome-write = Write something
welcome-date = Mark a date
welcome-help = I need someone now
welcome-passphrase-title = A passphrase first
welcome-passphrase-why = This computer offers no keychain that could hold the key, so your own words hold it.
welcome-forgetting = If it is forgotten, nobody can open your journal, not even the people who make Cairn. A sheet with twelve words can be the other way in; that comes right after.
welcome-begin = Begin

protect-step = { $step } of { $count }
protect-later = Later
protect-saved = Saved, on this computer only. A few questions, all of them optional.
protect-login-title = Does anyone else use this computer’s login?
protect-login-why = Someone who can log in as you could open Cairn as well, unless a passphrase is in the way.

protect-key-title = What opens it?
protect-key-passphrase = A passphrase
protect-key-keychain = This computer’s keychain
protect-key-keychain-what = You open Cairn with one click. This protects your writing when someone takes the disk or copies the files. It does not protect it from someone who can use this login.
protect-key-passphrase-what = You type it whenever Cairn opens. This also protects your writing from someone who can use this login.
protect-key-forgetting = If it is forgotten, nobody can open your journal, not even the people who make Cairn. The twelve words on the next page are the other way in.
protect-key-save = Use this passphrase
protect-key-keep = Keep it in the keychain
protect-key-again = Your passphrase, once more

protect-code-title = Twelve words, in case
protect-code-why-passphrase = If the passphrase is ever forgotten, these words open your journal.
protect-code-why-keychain = Computers break and keychains get lost. These words open your journal then.
protect-code-shown = They are shown this once. Keep them on paper, away from this computer.
protect-code-make = Show the twelve words
protect-code-tomorrow = Remind me tomorrow
protect-code-written = I have written it down

protect-name-title = What would you like to be called?
protect-name-label = A name
protect-name-hint = Any name, or none. Only you see it.

protect-path-title = Is there something you are recovering from, or working on?
protect-path-name = What it is
protect-path-name-hint = In your own words. You can add more later, or change it.
protect-path-word = What the days are
protect-path-word-hint = For example: sober, in recovery, smoke-free.
protect-path-word-default = in recovery
protect-path-start = The first full day
protect-path-start-hint = Leave it empty if there is no date yet. You don’t need one to begin.

protect-person-title = Who would you call first?
protect-person-why = One click calls this person from any page.
protect-person-name = Their name
protect-person-number = Their number
protect-person-locked = Show this number while Cairn is locked
protect-person-locked-hint = Help now can show it then without the passphrase. Anyone at this computer could see it.
protect-save = Keep
