import type { Chapter, MilestoneName, PathId, TodayCard } from "$lib/api";
import { router, type Params } from "$lib/router.svelte";

/** What is celebrated: a milestone of a path. */
export type Celebrated = { path: PathId; name: MilestoneName };

// Led to since Cairn was opened: Today may be asked again before it is noted there.
const celebrated = new Set<string>();

/** Leads to the celebration of a milestone. */
export function celebrate(path: PathId, name: MilestoneName): void {
  celebrated.add(keyOf(path, name));
  router.go("milestones", paramsOf({ path, name }));
}

/** Leads to the celebration of Today's milestone once, as Cairn is opened. Gives whether it did. */
export function celebrateOnce(card: TodayCard | null): boolean {
  if (card?.kind !== "milestone" || celebrated.has(keyOf(card.path, card.milestone.name))) return false;
  celebrate(card.path, card.milestone.name);
  return true;
}

export function paramsOf({ path, name }: Celebrated): Params {
  return { celebrate: path, name: JSON.stringify(name) };
}

/** The celebration that a place in the router means; null: none. */
export function celebratedAt({ celebrate: path, name }: Params): Celebrated | null {
  if (typeof path !== "string" || typeof name !== "string") return null;
  return { path, name: JSON.parse(name) as MilestoneName };
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
