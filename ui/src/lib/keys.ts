/** Whether a key was pressed with the computer's command key: Ctrl, or Cmd on a Mac. */
export function withCommand(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}

/** Whether keys typed now are meant as text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable='true']");
}

/** Whether a dialog is open, which has Esc for itself. */
export function dialogIsOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/** Whether what hides Cairn at once was pressed: Ctrl+Shift+H, or Cmd+Shift+H; by its place where H is no letter of the keyboard. */
export function hidesAtOnce(event: KeyboardEvent): boolean {
  const chord = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
  const latin = /^[a-z]$/i.test(event.key);
  return chord && (latin ? event.key.toLowerCase() === "h" : event.code === "KeyH");
}
