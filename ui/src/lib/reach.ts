import Link from "@lucide/svelte/icons/link";
import Mail from "@lucide/svelte/icons/mail";
import MessageCircle from "@lucide/svelte/icons/message-circle";
import MessageSquare from "@lucide/svelte/icons/message-square";
import Phone from "@lucide/svelte/icons/phone";
import Hand from "@lucide/svelte/icons/hand";
import type { CallOutcome, ChannelKind, ContactChannel } from "./api";
import { t } from "./i18n";

const icons: Record<ChannelKind, typeof Phone> = {
  phone: Phone,
  text: MessageSquare,
  email: Mail,
  link: Link,
  signal: MessageCircle,
  whatsapp: MessageCircle,
  relay: Phone,
  sign: Hand,
  address: Link,
  note: Link,
};

/** What stands on a button for a channel, beside its words. */
export function reachIcon(kind: ChannelKind): typeof Phone {
  return icons[kind];
}

/** "Call NAME", "Text NAME", "Write to NAME" … */
export function reachWords(kind: ChannelKind, name: string): string {
  return t("calls-do", { kind, name });
}

/** The same where the name is read already: "Call", "Text". */
export function reachShort(kind: ChannelKind): string {
  return t("calls-do-short", { kind });
}

function isVoice({ kind }: ContactChannel): boolean {
  return kind === "phone" || kind === "relay";
}

/** The channels that open, those where a voice answers before the others; else in the person’s order. */
export function voiceFirst(channels: ContactChannel[]): ContactChannel[] {
  const open = channels.filter(({ opens }) => opens);
  return [...open.filter(isVoice), ...open.filter((channel) => !isVoice(channel))];
}

/** What one click on a name does, as the core chooses it. */
export function firstChoice(channels: ContactChannel[]): ContactChannel | undefined {
  return voiceFirst(channels)[0];
}

/** What reaching somebody was like, for the words about it. */
export type Manner = "call" | "text" | "email" | "app" | "page" | "note";

export function mannerOf({ kind, web, result }: CallOutcome, seen: boolean): Manner {
  if (seen) return "page";
  switch (kind) {
    case "phone":
      return "call";
    case "relay":
    case "sign":
      return web === null ? "call" : "page";
    case "signal":
    case "whatsapp":
      return result === "shown" ? "page" : "app";
    case "text":
    case "email":
      return kind;
    case "link":
      return "page";
    case "address":
    case "note":
      return "note";
  }
}
