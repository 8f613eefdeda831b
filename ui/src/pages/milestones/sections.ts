/** The parts of the room, in the order in which they are offered. */
export const sections = [
  { view: "paths", label: "goals-section-paths" },
  { view: "goals", label: "goals-section-goals" },
  { view: "ahead", label: "goals-section-ahead" },
  { view: "hard", label: "goals-section-hard" },
] as const;

export type Section = (typeof sections)[number]["view"];

/** The part that a place in the router means; the paths where it says nothing else. */
export function sectionOf(view: string | boolean | undefined): Section {
  return sections.find((section) => section.view === view)?.view ?? "paths";
}
