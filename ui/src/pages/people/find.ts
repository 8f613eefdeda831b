import type { Contact } from "$lib/api";
import { roleText } from "./words";

/** Whether someone is meant by these words: each is found in their name, in what they are to the person or in the notes. */
export function isMeant(
  contact: Pick<Contact, "name" | "role" | "roleWords" | "notes">,
  words: string,
): boolean {
  const said = folded(`${contact.name} ${roleText(contact)} ${contact.notes}`);
  return folded(words)
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** Without capitals and accents. */
function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
