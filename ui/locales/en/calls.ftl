# Reaching somebody: the words on every such button, also in the tray and in notifications, and the window that follows.

calls-do = { $kind ->
    [text] Text { $name }
    [email] Write to { $name }
    [link] Open the link of { $name }
    [signal] Reach { $name } on Signal
    [whatsapp] Reach { $name } on WhatsApp
    [relay] Call { $name } by relay
    [sign] Call { $name } in sign language
   *[phone] Call { $name }
  }
# The same beside a name that is read already.
calls-do-short = { $kind ->
    [text] Text
    [email] Write
    [link] Open the link
    [signal] Signal
    [whatsapp] WhatsApp
    [relay] Relay
    [sign] Sign language
   *[phone] Call
  }
# In the tray while locked: nobody is named.
calls-do-first = { $kind ->
    [text] Text first contact
    [signal] Reach first contact
    [whatsapp] Reach first contact
   *[phone] Call first contact
  }

calls-doing = { $manner ->
    [call] Calling { $name }
    [page] Opening the link of { $name }
   *[other] Writing to { $name }
  }
calls-handed = { $manner ->
    [call] The call was handed to your phone program.
    [page] It opens in your browser.
    [app] The app opens.
   *[other] It was handed to your message program. Nothing leaves before you send it there.
  }
calls-handed-to = { $manner ->
    [call] The call was handed to { $program }.
    [page] It opens in { $program }.
    [app] { $program } opens.
   *[other] It was handed to { $program }. Nothing leaves before you send it there.
  }
calls-noHandler = { $manner ->
    [call] This computer has no program for phone calls. The number works from any phone:
    [text] This computer has no program for text messages. The number works from any phone:
    [email] This computer has no program for e-mail. The address works anywhere:
    [page] This computer has no browser for it. The link works anywhere:
   *[app] The app is not on this computer. The number works from any phone:
  }
calls-failed = { $manner ->
    [call] The phone program did not start. The number works from any phone:
    [text] The program for text messages did not start. The number works from any phone:
    [email] The e-mail program did not start. The address works anywhere:
    [page] The browser did not start. The link works anywhere:
   *[app] The app did not start. The number works from any phone:
  }
calls-notDialable = { $manner ->
    [call] This one has no number to dial. Here is what you wrote down:
    [app] The app needs the number with its country, like +1 …. Here is what you wrote down:
   *[other] This one does not open from here. Here is what you wrote down:
  }
calls-shown = This opens in your browser:
calls-shown-app = The app is not on this computer. Its page opens in your browser:
calls-open = Open
calls-open-page = Open its page instead
calls-nothing-came-up = { $manner ->
    [email] Nothing came up? Here is the address:
    [page] Nothing came up? Here is the link:
   *[other] Nothing came up? Here is the number:
  }
calls-copy = { $manner ->
    [email] Copy the address
    [page] Copy the link
    [note] Copy it
   *[other] Copy the number
  }
calls-qr = { $manner ->
    [call] Point your phone’s camera here to call.
    [text] Point your phone’s camera here to write.
   *[other] Point your phone’s camera here to open it there.
  }
calls-qr-alt = { $manner ->
    [page] QR code of the link
   *[other] QR code of the phone number
  }
calls-qr-show = Show it to your phone’s camera
calls-words = Your words:
calls-words-stay = The app takes no words along. Copy them, and paste them there:
calls-words-copy = Copy the words
calls-went = How did it go?
calls-helped = Someone is there
calls-outcome-talked = They answered
calls-outcome-leftMessage = I sent it
calls-outcome-noAnswer = No answer yet
