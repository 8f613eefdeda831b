tray-help = Help now
tray-open = Open
tray-lock = Lock
tray-quit = Quit
tray-tooltip = Private journal
