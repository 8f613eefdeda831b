import type { Chapter, Milestone, Path } from "$lib/api";
import { stonesFor } from "$lib/components/stones";
import { t } from "$lib/i18n";

type Days = Pick<Path, "totalDays" | "chapters">;

/** The days of all chapters. Where the first day counts as day 1, each has one more, but for a day that two share. */
export function allDays({ totalDays, chapters }: Days, dayOne: boolean): number {
  if (!dayOne) return totalDays;
  const shared = chapters.filter(({ start }, index) => start === chapters[index - 1]?.end);
  return totalDays + chapters.length - shared.length;
}

/** The days of the chapters that are closed. */
export function earlierDays({ chapters }: Pick<Path, "chapters">, dayOne: boolean): number {
  const closed = chapters.filter(({ end }) => end !== null);
  const totalDays = closed.reduce((sum, { days }) => sum + days, 0);
  return allDays({ totalDays, chapters: closed }, dayOne);
}

/**
 * That every day still counts, in words; empty where there is nothing to say beside the counter. While that is `hidden`,
 * nothing by which it could be reckoned.
 */
export function totalText(path: Days & Pick<Path, "counterWord">, dayOne: boolean, hidden = false): string {
  const [earlier, total] = [earlierDays(path, dayOne), allDays(path, dayOne)];
  const word = path.counterWord;
  if (earlier === 0) return "";
  if (hidden || !openChapterOf(path)) return t("milestones-total-closed", { total });
  return word
    ? t("milestones-total-word", { earlier, total, word })
    : t("milestones-total", { earlier, total });
}

/** The chapter that is going. */
export function openChapterOf({ chapters }: Pick<Path, "chapters">): Chapter | undefined {
  return chapters.findLast(({ end }) => end === null);
}

/** What was reached today in the chapter that is going: those of a closed one are not announced. */
export function todayOf(path: Pick<Path, "chapters" | "reached">): Milestone | null {
  const open = openChapterOf(path);
  const isToday = ({ inDays, date }: Milestone): boolean =>
    inDays === 0 && open !== undefined && open.start <= date;
  return path.reached.find(isToday) ?? null;
}

/** The cairn that stands for a path: that of its last chapter, with all of its stones, closed or not. */
export function cairnOf({ id, chapters }: Pick<Path, "id" | "chapters">): { seed: string; count: number } {
  const last = chapters.at(-1);
  return { seed: last?.id ?? id, count: stonesFor(last?.days ?? 0) };
}
