import type { Chapter, MilestoneName, PathId, TodayCard } from "$lib/api";
import type { CivilDate } from "$lib/civilDate.svelte";
import { router, type Params } from "$lib/router.svelte";

/** What is celebrated: a milestone of a path, on its day. Several chapters can have the same one. */
export type Celebrated = { path: PathId } & Marked;
type Marked = { name: MilestoneName; date: CivilDate };

// Led to since Cairn was opened: Today may be asked again before it is noted there.
const celebrated = new Set<string>();

/** Leads to the celebration of a milestone. */
export function celebrate(path: PathId, { name, date }: Marked): void {
  const which = { path, name, date };
  celebrated.add(keyOf(which));
  router.go("milestones", paramsOf(which));
}

/** Leads to the celebration of Today's milestone once, as Cairn is opened. Gives whether it did. */
export function celebrateOnce(card: TodayCard | null): boolean {
  if (card?.kind !== "milestone" || celebrated.has(keyOf({ path: card.path, ...card.milestone })))
    return false;
  celebrate(card.path, card.milestone);
  return true;
}

export function paramsOf({ path, name, date }: Celebrated): Params {
  return { celebrate: path, name: JSON.stringify(name), date };
}

/** The celebration that a place in the router means; null: none. */
export function celebratedAt({ celebrate: path, name, date }: Params): Celebrated | null {
  if (typeof path !== "string" || typeof name !== "string" || typeof date !== "string") return null;
  return { path, name: JSON.parse(name) as MilestoneName, date };
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

/** One text for each. */
export function keyOf({ path, name, date }: Celebrated): string {
  return `${path} ${date} ${JSON.stringify(name)}`;
}
