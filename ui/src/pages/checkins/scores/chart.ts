import type { Score } from "$lib/api";

/** A score on the chart: percent from the start and from the top. */
export type Point = { id: string; x: number; y: number; outside: boolean };
/** What the chart goes from and to, in thousandths. */
export type Range = { low: number; high: number };

type Drawn = Pick<Score, "id" | "days" | "value" | "lowest" | "highest">;

/**
 * The range of the chart: what was said of the scores' ranges and, where an end was never said, the scores themselves.
 * `scores`: at least one.
 */
export function rangeOf(scores: Drawn[]): Range {
  const values = scores.map(({ value }) => value);
  const lows = scores.flatMap(({ lowest }) => (lowest === null ? [] : [lowest]));
  const highs = scores.flatMap(({ highest }) => (highest === null ? [] : [highest]));
  const low = Math.min(...(lows.length > 0 ? lows : values));
  const high = Math.max(...(highs.length > 0 ? highs : values));
  return { low: Math.min(low, high), high: Math.max(low, high) };
}

/**
 * Where each score stands, the oldest first; by its day from start to end. One outside the range stands at its edge: the
 * table says what it is.
 */
export function points(scores: Drawn[], { low, high }: Range): Point[] {
  const oldestFirst = scores.toReversed();
  const lastDay = oldestFirst.at(-1)?.days ?? 0;
  return oldestFirst.map(({ id, days, value }) => ({
    id,
    x: lastDay === 0 ? 50 : (days / lastDay) * 100,
    y: high === low ? 50 : Math.min(100, Math.max(0, ((high - value) / (high - low)) * 100)),
    outside: value < low || value > high,
  }));
}
