import type { Contact } from "$lib/api";

/** The sections of the page, in their order. Everyone stands in exactly one. */
export const sections = ["circle", "home", "support", "remembered", "aside"] as const;
export type Section = (typeof sections)[number];
type Placed = Pick<Contact, "archived" | "standing" | "homeGroup" | "role"> & {
  support: Pick<Contact["support"], "given">;
};

export function sectionOf({ archived, standing, homeGroup, role, support }: Placed): Section {
  if (archived || standing === "notSafe") return "aside";
  if (standing === "died") return "remembered";
  if (support.given || role === "sponsee") return "support";
  return homeGroup ? "home" : "circle";
}

/** The whole order after some of it, a section, was put into another: the others stay where they are. */
export function withOrder<Id>(all: Id[], part: Id[]): Id[] {
  const next = part.values();
  return all.map((id) => (part.includes(id) ? (next.next().value ?? id) : id));
}
