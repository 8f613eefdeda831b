import type { ShownPath } from "$lib/api";
import { t } from "$lib/i18n";

/** The number that a path shows large, with what it counts; none on a first day, or where there is nothing to count. */
export function countOf(path: ShownPath, dayOne: boolean): { count: number; unit: string } | null {
  const { within, counter } = path;
  if (path.counterHidden) return null;
  if (within) return withinOf(path, within);
  if (!counter) return null;
  const { hours } = counter;
  if (hours !== null) return { count: hours, unit: unitOf(path, hours, "hours") };
  const days = counter.days + (dayOne ? 1 : 0);
  return counter.days > 0 || path.pathKind === "date"
    ? { count: days, unit: unitOf(path, days, "days") }
    : null;
}

function withinOf(path: ShownPath, within: NonNullable<ShownPath["within"]>) {
  if (!path.limit) {
    const count = within.loggedDays;
    return count > 0 ? { count, unit: t("path-noted-days", { count }) } : null;
  }
  const count = path.byWeek ? within.unitsWithin : within.daysWithin;
  if (count === 0) return null;
  const word = path.counterWord;
  if (word)
    return {
      count,
      unit: t(path.byWeek ? "path-word-weeks" : "milestones-count-days-word", { count, word }),
    };
  if (path.pathKind === "practice")
    return { count, unit: t(path.byWeek ? "path-kept-weeks" : "path-kept-days", { count }) };
  return { count, unit: t(path.byWeek ? "path-within-weeks" : "path-within-days", { count }) };
}

const units = {
  days: ["milestones-count-days", "milestones-count-days-word"],
  hours: ["milestones-count-hours", "milestones-count-hours-word"],
} as const;

function unitOf({ counterWord: word }: ShownPath, count: number, unit: "days" | "hours"): string {
  const [plain, withWord] = units[unit];
  return word ? t(withWord, { count, word }) : t(plain, { count });
}
