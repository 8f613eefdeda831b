import type { Goal, GoalStepId, NewGoal } from "$lib/api";

/** A goal as it is, to be kept again with a change. */
export function asNewGoal({ words, note, pathId, byDate, steps }: Goal): NewGoal {
  return { words, note, pathId, byDate, steps: steps.map(({ id, words, done }) => ({ id, words, done })) };
}

/** The goal with one step done, or not. */
export function withStep(goal: Goal, step: GoalStepId, done: boolean): NewGoal {
  const now = asNewGoal(goal);
  return { ...now, steps: now.steps.map((one) => (one.id === step ? { ...one, done } : one)) };
}
