import type { Chapter, MilestoneName, OccurrenceId, PathId, TodayCard } from "$lib/api";
import { router, type Params } from "$lib/router.svelte";

/** What is celebrated: a milestone of a path and, where it was announced, what is seen by celebrating it. */
export type Celebrated = { path: PathId; name: MilestoneName; occurrence: OccurrenceId | null };

// Celebrated since Cairn was opened: one that has not been announced yet leaves no other trace.
const celebrated = new Set<string>();

/** Leads to the celebration of a milestone. */
export function celebrate(path: PathId, name: MilestoneName, occurrence: OccurrenceId | null = null): void {
  celebrated.add(keyOf(path, name));
  router.go("milestones", paramsOf({ path, name, occurrence }));
}

/** Leads to the celebration of Today's milestone once, as Cairn is opened. Gives whether it did. */
export function celebrateOnce(card: TodayCard | null): boolean {
  if (card?.kind !== "milestone" || celebrated.has(keyOf(card.path, card.milestone.name))) return false;
  celebrate(card.path, card.milestone.name, card.occurrence);
  return true;
}

export function paramsOf({ path, name, occurrence }: Celebrated): Params {
  return { celebrate: path, name: JSON.stringify(name), ...(occurrence ? { occurrence } : {}) };
}

/** The celebration that a place in the router means; null: none. */
export function celebratedAt({ celebrate: path, name, occurrence }: Params): Celebrated | null {
  if (typeof path !== "string" || typeof name !== "string") return null;
  return {
    path,
    name: JSON.parse(name) as MilestoneName,
    occurrence: typeof occurrence === "string" ? occurrence : null,
  };
}

/** Whether both are the same milestone. */
export function sameName(one: MilestoneName, other: MilestoneName): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The chapter to which a day belongs, whose cairn has that day's stone; the last one where none does. */
export function chapterOn(chapters: Chapter[], date: string | undefined): Chapter | undefined {
  const holds = ({ start, end }: Chapter): boolean =>
    date !== undefined && start <= date && (end === null || date <= end);
  return chapters.findLast(holds) ?? chapters.at(-1);
}

function keyOf(path: PathId, name: MilestoneName): string {
  return `${path} ${JSON.stringify(name)}`;
}
