# Choosing a passphrase and keeping the twelve words: on first opening and in Settings.
strength-passphrase = Passphrase
strength-again = The same once more
strength-hint = Four or five ordinary words that do not belong together are strong, and easy to type.
strength-differs = The two are not the same yet.
strength-show = Show what I type
strength-hide = Hide what I type
strength-score-0 = Easily guessed: { $time }.
strength-score-1 = Still easy to guess: { $time }.
strength-score-2 = It would hold for a while: { $time }.
strength-score-3 = Strong: { $time }.
strength-score-4 = Very strong: { $time }.
strength-time-seconds = a computer would need seconds
strength-time-minutes = a computer would need minutes
strength-time-hours = a computer would need hours
strength-time-days = a computer would need days
strength-time-months = a computer would need months
strength-time-years = a computer would need years
strength-time-centuries = a computer would need centuries

strength-words-paper = Twelve words for my private journal
strength-words-paper-note = Keep this sheet where you keep other papers that matter.
strength-words-leave = Print and Copy take the words out of Cairn. The clipboard is emptied after a minute.

## What makes a passphrase weak
strength-keyboard-row = Keys in a row are easy to guess.
strength-keyboard-pattern = Short patterns on the keyboard are easy to guess.
strength-repeated-letter = Repeated letters are easy to guess.
strength-repeated-group = Repeating a part adds very little.
strength-top-ten = This is one of the ten most used passwords.
strength-top-hundred = This is one of the hundred most used passwords.
strength-common = Many people use this one.
strength-like-common = This is close to one that many people use.
strength-sequence = Sequences like abc or 6543 are easy to guess.
strength-recent-year = Recent years are easy to guess.
strength-single-word = One word by itself is easy to guess.
strength-date = Dates are often easy to guess.
strength-single-name = A name by itself is easy to guess.
strength-name = Common names are easy to guess.

## What would make it stronger
strength-use-few-words = A few words, but not a well-known phrase.
strength-no-need-for-symbols = It needs no symbols, digits or capitals.
strength-add-words = Another word or two would help most.
strength-capitals-help-little = Capitals add very little.
strength-all-capitals-help-little = All capitals are almost as easy to guess as none.
strength-reversed-helps-little = Words spelled backwards add very little.
strength-substitutions-help-little = Swaps such as @ for a add very little.
strength-longer-pattern = Words would serve better than a pattern of keys.
strength-avoid-repeats = Different words and letters would help.
strength-avoid-sequences = Leave out sequences.
strength-avoid-recent-years = Leave out recent years.
strength-avoid-own-years = Leave out years that have to do with you.
strength-avoid-own-dates = Leave out dates that have to do with you.
