settings-title = Settings
settings-kept = Changes are kept as you make them.

## Privacy and lock
settings-privacy = Privacy and lock
settings-idle = Lock when the computer is left alone
settings-idle-never = Never
settings-idle-minutes = { $count ->
    [one] After one minute
   *[other] After { $count } minutes
}
settings-lock-close = Lock when the window closes
settings-lock-session = Lock when the computer locks
settings-shared-login = Someone else uses this computer’s login
settings-shared-login-hint = Then Cairn stays out of the tray, does not start by itself, and closing its window ends it.
settings-vault = What opens your journal
settings-slot-passphrase = A passphrase
settings-slot-recovery-code = A recovery code
settings-slot-this-computer = This computer’s own key
settings-slot-made = since { $date }
settings-keychain-only = Your journal is encrypted, and its key is in this computer’s keychain. Whoever can use this login can open it. If the keychain is lost, so is the key: a recovery code keeps a way in.
settings-no-code = There is no recovery code yet. Without one, a forgotten passphrase cannot be helped by anyone.
settings-capture-hidden = This window is left out of screenshots, screen recordings and screen sharing. A camera still sees it.
settings-capture-asked = macOS is asked to leave this window out of screenshots, screen recordings and screen sharing. Some newer programs show it all the same: hide Cairn before you share your screen.
settings-capture-shown = On this system no program can leave its window out of screenshots, screen recordings or screen sharing. Hide Cairn before you share your screen.
settings-keys-lock = Lock
settings-keys-hide = Hide at once, and lock
settings-keys-hide-hint = From any page. The window is gone first; what you typed is kept.
settings-keys-ctrl = Ctrl
settings-keys-shift = Shift
settings-honest = Someone who controls this computer, or a court, may still get at what is written here.
settings-passphrase-set = Set a passphrase
settings-passphrase-change = Change the passphrase
settings-passphrase-current = Your passphrase now
settings-passphrase-new = The new passphrase
settings-passphrase-own = A passphrase
settings-passphrase-known = Might someone know the old one, or have a copy?
settings-passphrase-known-no = The old passphrase stops opening this journal, and its backups here and in your folder. Copies you made yourself still open with it.
settings-passphrase-known-yes = Then everything is sealed anew with another key, and a new recovery code is needed. This can take a while.
settings-passphrase-before = The backups of before
settings-passphrase-reseal = Seal them anew
settings-passphrase-reseal-what = They go on with the new key. It takes time, and for a while the room of one more. Those in your folder follow as soon as it is connected. Copies you made yourself stay as they are.
settings-passphrase-remove = Delete them
settings-passphrase-remove-what = What you wrote stays, with a new backup of it. How it was before is gone. Those in your folder go once it is connected and has a new one. Copies you made yourself stay as they are.
settings-passphrase-perhaps = Perhaps
settings-passphrase-save = Keep this passphrase
settings-passphrase-done = The passphrase is set.
settings-backups-behind = { $count ->
    [one] One backup could not be changed, and still opens with what opened your journal before. Cairn tries again by itself.
   *[other] { $count } backups could not be changed, and still open with what opened your journal before. Cairn tries again by itself.
}
settings-backups-away = The backups in your folder still open with what opened your journal before. They follow when the folder is connected.
settings-code-new = Make a recovery code
settings-code-renew = Make a new recovery code
settings-code-replaces = The old code stops working, for the backups here and in your folder too.
settings-code-needed = Everything is sealed anew, so the old code opens nothing any more.
settings-code-lead = Twelve words that open your journal when the passphrase is forgotten. They are shown once, to print, copy or write down.
settings-code-make = Show me the words
settings-code-title = Your recovery code
settings-code-once = This is the only time they are shown. A place away from this computer is best.
settings-code-kept = I have them
settings-code-current = Your passphrase, to be sure it is you

## Words
settings-words = Words
settings-your-name = What may Cairn call you?
settings-your-name-hint = Only on this computer. Leave it empty if you like.
settings-call-label = The Call button says
settings-call-label-hint = Empty: the name of your first call.
settings-day-one = Count the first day as day 1
settings-day-one-hint = Otherwise it is day 0: “today is your first day”.
settings-leap = A first day on 29 February comes round on
settings-leap-feb28 = 28 February
settings-leap-mar1 = 1 March

## Writing
settings-writing = Writing
settings-on-this-day = Show in the Journal what you wrote on this day
settings-on-this-day-hint = Folded together until you open it. Single entries and days can be left out.
settings-hidden = What stays out of it
settings-hidden-show = Show again
settings-hidden-show-what = Show again: { $what }
settings-hidden-shown = It can come up again.
settings-photo-place = Keep the place in photos
settings-photo-place-hint = Else the place, the time and what the camera noted are taken out when you add a photo.
settings-spelling = Check spelling while you write
settings-spelling-hint = On this computer, where it has a dictionary. Nothing is sent.
settings-questions = Questions to begin with
settings-tags = Tags, triggers and what helped
settings-tags-none = None yet. They can be added below an entry.
settings-tags-find = Find one
settings-tags-tag = Tags
settings-tags-trigger = Triggers
settings-tags-helped = What helped
settings-tags-count = { $count ->
    [one] one entry
   *[other] { $count } entries
}
settings-tags-count-both = { $entries ->
    [0] { $checkIns ->
        [one] one check-in
       *[other] { $checkIns } check-ins
    }
    [one] one entry, { $checkIns ->
        [one] one check-in
       *[other] { $checkIns } check-ins
    }
   *[other] { $entries } entries, { $checkIns ->
        [one] one check-in
       *[other] { $checkIns } check-ins
    }
}
settings-tags-change = Change “{ $name }”
settings-tags-name = Name
settings-tags-merge = “{ $name }” is there already: both become one.
settings-tags-save = Keep this name
settings-tags-changed = “{ $name }” is its name now, in every entry.
settings-tags-merged = Both are “{ $name }” now, in every entry.
settings-tags-remove = Take “{ $name }” out of every entry
settings-tags-removed = “{ $name }” was taken out. The entries stay as they are.

## Appearance
settings-appearance = Appearance
settings-theme = Light or dark
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-text-size = Text size
settings-text-size-percent = { $percent }%

## Region
settings-region = Region
settings-region-label = Helplines and emergency numbers for
settings-region-auto = As the computer’s clock says

## Closing
settings-closing = Closing the window
settings-closing-tray = Cairn stays in the tray, and reminders come
settings-closing-quit = Cairn quits
settings-closing-no-tray = There is no tray on this computer: closing the window quits Cairn.

## About
settings-about = About
settings-no-phone = No program here opens phone numbers. Call shows the number large, with a code that a phone can scan.
settings-phone = Calls open in { $program }.
settings-phone-some = This computer opens calls with a program of its own.
settings-about-version = Version { $version }
settings-about-folder = Everything is kept in this folder:
settings-about-copy-folder = Copy the folder’s path
settings-place-sync = Your journal lies inside { $service }. It copies files piece by piece while they change, so a copy of a journal that is open can be broken, and a journal that two computers write to can break. Leave this folder out of what { $service } copies, or quit Cairn and move the folder elsewhere. A sealed backup may go there safely.
settings-place-network = Your journal lies on a network drive. When the connection is lost in the middle of saving, or two computers open it at once, it can break. Cairn saves in a slower and safer way there. The safest is to quit Cairn and move the folder to this computer’s own disk; backups may well go to the network.
settings-place-told = All right
settings-about-promise = No account, no server, no network.
settings-about-licences = Free software, under the MIT or Apache 2.0 licence, as you like.

settings-older-keys = The file that holds your keys is older than the one last used here. If you put an old copy back yourself, keep it. If not, the newer one can be put back: a passphrase that was changed since then counts again.
settings-older-keys-passphrase = The newest passphrase
settings-older-keys-put-back = Put the newer one back
settings-older-keys-keep = Keep this one
