import { describe, expect, it } from "vitest";
import type { Goal } from "$lib/api";
import { asNewGoal } from "./goal";

const goal: Goal = {
  id: "g1",
  words: "Learn to swim",
  note: "",
  pathId: null,
  byDate: "2027-06-01",
  byDateText: "1 June 2027",
  doneOn: null,
  doneOnText: null,
  steps: [
    { id: "s1", words: "Find a course", done: true },
    { id: "s2", words: "Buy goggles", done: false },
  ],
};

describe("a goal", () => {
  it("is kept again with all of its steps", () => {
    const { words, byDate, steps } = asNewGoal(goal);
    expect({ words, byDate, steps }).toEqual({
      words: "Learn to swim",
      byDate: "2027-06-01",
      steps: goal.steps,
    });
  });
});
