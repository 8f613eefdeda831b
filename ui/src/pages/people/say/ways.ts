import { commands, type CallOutcome, type ContactId, type HelpContact } from "$lib/api";
import { calls } from "$lib/calls.svelte";

/** Someone to write to: a contact of the circle, or of Help now. */
export type Reader = Pick<HelpContact, "name" | "phones"> & { id: ContactId };

/** A way to write to someone. */
export type Way = {
  kind: "text" | "email";
  /** names it, among all by which they are reached */
  channel: string;
  /** the person’s word for it, or else the number or address */
  where: string;
};

type Reach = (contact: ContactId, channel: string, body: string | null) => Promise<CallOutcome>;

const reach = (commands as unknown as { reach?: Reach }).reach;

/** Whether words can be handed to a program that sends them; otherwise they are copied. */
export const canSend = reach !== undefined;

/** The ways to write to someone, in the person’s order. */
export function waysToWrite({ phones }: Pick<Reader, "phones">): Way[] {
  return phones
    .filter(({ dialable }) => dialable)
    .map(({ id, label, display }) => ({ kind: "text", channel: id, where: label || display }));
}

/** Hands the words to the program for this way, and shows what became of it. Throws what the command throws. */
export async function send(to: ContactId, { channel }: Way, words: string): Promise<void> {
  if (reach) calls.current = await reach(to, channel, words);
}
