import type { Contact, ContactChannel } from "$lib/api";

/** Longer words are folded away, in characters. */
const shortEnough = 160;
/** Ways to reach someone that a card shows at once. */
const channelsAtOnce = 2;

export function notesShow({ notes }: Pick<Contact, "notes">): boolean {
  return notes !== "" && notes.length <= shortEnough && lines(notes) <= 3;
}

/** What was agreed and the limits, both or neither. */
export function agreementShows({ support }: Pick<Contact, "support">): boolean {
  const { agreed, limits } = support;
  return agreed.length + limits.length <= 2 * shortEnough && lines(agreed) + lines(limits) <= 6;
}

/** The ways to reach someone that stand on the card, and those that are folded: none are offered of who is not near. */
export function shared({ channels, standing }: Pick<Contact, "channels" | "standing">): {
  shown: ContactChannel[];
  folded: ContactChannel[];
} {
  if (standing !== "near") return { shown: [], folded: channels };
  // One more costs no more room than the fold.
  const at = channels.length === channelsAtOnce + 1 ? channels.length : channelsAtOnce;
  return { shown: channels.slice(0, at), folded: channels.slice(at) };
}

function lines(text: string): number {
  return text.split("\n").length;
}
