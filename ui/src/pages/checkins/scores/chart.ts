import type { Score } from "$lib/api";

/** A score on the chart: percent from the start and from the top. */
export type Point = { id: string; x: number; y: number; outside: boolean };
/** What the chart goes from and to, in thousandths. */
export type Range = { low: number; high: number };

type Drawn = Pick<Score, "id" | "days" | "value" | "lowest" | "highest" | "outside">;

/**
 * The range of the chart: what was said of the scores' ranges, or else the scores themselves; wide enough that each has a
 * place in it. `scores`: at least one.
 */
export function rangeOf(scores: Drawn[]): Range {
  const said = scores.flatMap(({ lowest, highest }) => [lowest, highest]).filter((one) => one !== null);
  const all = [...said, ...scores.map(({ value }) => value)];
  const low = Math.min(...all);
  const high = Math.max(...all);
  // Scores that are all the same, without a range, stand in the middle.
  return low === high ? { low: low - 1000, high: high + 1000 } : { low, high };
}

/** Where each score stands, the oldest first; by its day from start to end. */
export function points(scores: Drawn[], { low, high }: Range): Point[] {
  const oldestFirst = scores.toReversed();
  const lastDay = oldestFirst.at(-1)?.days ?? 0;
  return oldestFirst.map(({ id, days, value, outside }) => ({
    id,
    x: lastDay === 0 ? 50 : (days / lastDay) * 100,
    y: ((high - value) / (high - low)) * 100,
    outside,
  }));
}
