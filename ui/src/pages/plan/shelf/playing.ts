/** What plays now: one sound at a time. */
let playing: HTMLAudioElement | null = null;

/** This one plays now, and no other. */
export function onlyThis(sound: HTMLAudioElement): void {
  if (playing !== sound) playing?.pause();
  playing = sound;
}

/** Whether this computer says that it plays such a sound. */
export function plays(mime: string): boolean {
  return document.createElement("audio").canPlayType(mime) !== "";
}
