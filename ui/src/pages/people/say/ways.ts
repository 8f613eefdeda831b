import type { ChannelKind, ContactChannel, ContactId } from "$lib/api";
import { calls } from "$lib/calls.svelte";

/** Someone to write to: a contact of the circle, or of Help now. */
export type Reader = { id: ContactId; name: string; channels: ContactChannel[] };

/** A way to write to someone. */
export type Way = {
  kind: "text" | "email" | "signal" | "whatsapp";
  channel: ContactChannel["id"];
  /** the person’s word for it, or else the number or address */
  where: string;
};

/** By which channel words go as what: a telephone takes a text message. */
const writes: Partial<Record<ChannelKind, Way["kind"]>> = {
  phone: "text",
  text: "text",
  email: "email",
  signal: "signal",
  whatsapp: "whatsapp",
};

/** The ways to write to someone, in the person’s order; a number that is both telephone and text is one way. */
export function waysToWrite({ channels }: Pick<Reader, "channels">): Way[] {
  const texts = channels.filter(({ kind }) => kind === "text").map(({ display }) => display);
  return channels
    .filter(({ opens }) => opens)
    .filter(({ kind, display }) => kind !== "phone" || !texts.includes(display))
    .flatMap(({ id, kind, label, display }) => {
      const how = writes[kind];
      return how ? [{ kind: how, channel: id, where: label || display }] : [];
    });
}

/** Hands the words to the program for this way, and shows what became of it. False: they are not on their way. */
export async function send(to: ContactId, { channel }: Way, words: string): Promise<boolean> {
  const outcome = await calls.reach(to, channel, { subject: "", body: words });
  return outcome?.result === "launched" && outcome.carried;
}
