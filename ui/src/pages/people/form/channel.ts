import type { ChannelKind } from "$lib/api";

export const kinds: ChannelKind[] = [
  "phone",
  "text",
  "email",
  "link",
  "signal",
  "whatsapp",
  "relay",
  "sign",
  "address",
  "note",
];

/** Where a number is asked for; the relay and sign language services take a link as well. */
const numbered: ChannelKind[] = ["phone", "text", "signal", "whatsapp", "relay", "sign"];
const linked: ChannelKind[] = ["link", "relay", "sign"];

/** How a value can be told to be odd, or how it will be read. */
export type Look = "number" | "http" | "noAt" | null;

/** What there is to say about a value as it is typed. Whatever it is, it is kept. */
export function lookAt(kind: ChannelKind, value: string): Look {
  const typed = value.trim();
  if (typed === "") return null;
  const link = typed.includes("://");
  if (kind === "link" || (linked.includes(kind) && link)) return /^https:\/\/\S/i.test(typed) ? null : "http";
  if (kind === "email") return typed.includes("@") ? null : "noAt";
  return numbered.includes(kind) ? "number" : null;
}

/** What kind of field a value is typed into. */
export function fieldOf(kind: ChannelKind): "tel" | "email" | "url" | "text" | "lines" {
  if (kind === "address" || kind === "note") return "lines";
  if (kind === "email") return "email";
  if (kind === "link") return "url";
  return kind === "relay" || kind === "sign" ? "text" : "tel";
}
