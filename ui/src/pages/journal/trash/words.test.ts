import { describe, expect, it } from "vitest";
import type { Trashed } from "$lib/api";
import { kindText, nameText, noteText } from "./words";

const goal: Trashed = {
  what: { kind: "goal", id: "g1" },
  words: "Learn to swim",
  milestone: null,
  logged: null,
  of: null,
  dateText: null,
  daysLeft: 30,
};
const setback: Trashed = { ...goal, what: { kind: "setback", id: "s1" }, words: "" };
const log: Trashed = {
  ...goal,
  what: { kind: "log", id: "l1" },
  words: "at home",
  logged: { amount: 1500, unit: "glasses", kind: "cuttingDown", hidden: false },
};

describe("what is in the trash", () => {
  it("has a kind in words", () => {
    expect(kindText(goal)).toBe("A goal");
    for (const kind of [
      "path",
      "setback",
      "ownMilestone",
      "log",
      "goal",
      "hardDate",
      "reminder",
      "appointment",
      "contact",
      "helpline",
      "message",
      "hardTalk",
      "checkIn",
      "routine",
    ] as const)
      expect(kindText({ what: { kind, id: "" } })).toMatch(/^[A-Z]/);
  });

  it("is called by its own words, or else as on its page", () => {
    expect(nameText(goal)).toBe("Learn to swim");
    expect(nameText({ ...setback, words: "a slip" })).toBe("a slip");
    expect(nameText(setback)).toBe("Setback");
    const message = { kind: "message", id: "rough" } as const;
    expect(nameText({ ...goal, what: message, words: "" })).toBe("I am having a rough night.");
    expect(nameText({ ...goal, what: { kind: "hardTalk", id: "t1" }, words: "" })).toBe(
      "Words for a hard conversation",
    );
    const milestone = { kind: "span", unit: "days", count: 70 } as const;
    expect(nameText({ ...goal, words: "", milestone })).toBe("\u206870\u2069 days");
  });

  it("shows what was noted, and no number where numbers are hidden", () => {
    expect(nameText(log)).toBe("\u20681.5\u2069 \u2068glasses\u2069");
    expect(noteText(log)).toBe("at home");
    expect(noteText(goal)).toBe("");
    const hidden = { amount: 1500, unit: "glasses", kind: "cuttingDown", hidden: true } as const;
    expect(nameText({ ...log, logged: hidden })).toBe("noted");
  });
});
