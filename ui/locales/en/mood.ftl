# How an entry says it was.
mood-veryLow = Very low
mood-low = Low
mood-okay = Okay
mood-good = Good
mood-veryGood = Very good
