import type { Path, Setback } from "$lib/api";
import { t } from "$lib/i18n";

/** What the person calls a setback on this path. */
export function setbackWord(path: Pick<Path, "setbackWord">): string {
  return path.setbackWord || t("happened-word");
}

/** What this one is called. */
export function calledText(setback: Pick<Setback, "called">, path: Pick<Path, "setbackWord">): string {
  return setback.called || setbackWord(path);
}

/** The days of all chapters, each one more where the first day counts as day 1. */
export function allDays(
  { totalDays, chapters }: Pick<Path, "totalDays" | "chapters">,
  dayOne: boolean,
): number {
  return totalDays + (dayOne ? chapters.length : 0);
}
