import type { Goal, NewGoal } from "$lib/api";

/** A goal as it is, to be kept again with a change. */
export function asNewGoal({ words, note, pathId, byDate, steps }: Goal): NewGoal {
  return { words, note, pathId, byDate, steps: steps.map(({ id, words, done }) => ({ id, words, done })) };
}
