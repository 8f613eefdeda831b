import type { Bar, Going, Line, Stone } from "$lib/api";
import { t } from "$lib/i18n";
import { stoneText } from "./words";

/** The rows of a line's table: the places of which something is known, and those with a milestone. */
export function ofPlaces({ step }: Pick<Going, "step">, { points }: Line, stones: Stone[]): string[][] {
  const known = new Map(points.map((point) => [point.slot, point]));
  const marked = new Map<number, Stone[]>();
  for (const stone of stones) marked.set(stone.slot, [...(marked.get(stone.slot) ?? []), stone]);
  const slots = [...new Set([...known.keys(), ...marked.keys()])].sort((one, other) => one - other);
  return slots.map((slot) => {
    const point = known.get(slot);
    const here = marked.get(slot) ?? [];
    const name = point?.text ?? here[0]?.dateText ?? "";
    const cells = [name, point?.valueText ?? t("going-table-none")];
    if (step !== "day") cells.push(t("going-day-count", { days: point?.days ?? 0 }));
    if (stones.length > 0) cells.push(here.map(stoneText).join("; "));
    return cells;
  });
}

/** The rows of the table of people and meetings. */
export function ofBars(bars: Bar[]): string[][] {
  return bars.map(({ text, contacts, meetings }) => [
    text,
    t("browse-number", { count: contacts }),
    t("browse-number", { count: meetings }),
  ]);
}
