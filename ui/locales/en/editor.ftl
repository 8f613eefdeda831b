# Where one writes.
editor-tools = Ways to write
editor-bold = Bold
editor-italic = Italic
editor-strike = Crossed out
editor-heading = Heading
editor-list = List
editor-numbers = Numbered list
editor-check-list = Check list
editor-quote = Quote
editor-undo = Undo typing
editor-redo = Redo typing
editor-ctrl = Ctrl
# name: what a button does; keys: how to do it with the keyboard
editor-with-keys = { $name }, { $keys }
editor-tick = Done
editor-photo = Photo
editor-photo-gone = This photo is no longer here.
# In a list, Tab moves the line; this says how to go on to what stands after the text.
editor-leave = Tab moves this line. Esc, then Tab, leaves the text.
