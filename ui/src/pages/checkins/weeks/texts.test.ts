import { describe, expect, it } from "vitest";
import type { WeekFacts } from "$lib/api";
import { plain } from "$lib/plain";
import { factLines, joined, parted } from "./texts";

const none: WeekFacts = {
  people: [],
  morePeople: 0,
  meetings: [],
  moreMeetings: 0,
  checkIns: 0,
  entries: 0,
  milestones: [],
};

function lines(facts: Partial<WeekFacts>): string[] {
  return factLines({ ...none, ...facts }).map(plain);
}

describe("what is written of a week", () => {
  it("is kept together and comes apart as it was", () => {
    const texts = { connection: "a\n\n“b” \\", proud: "", hard: "{}", wish: " 🌙 " };
    expect(parted(joined(texts))).toEqual(texts);
    expect(parted("")).toEqual({ connection: "", proud: "", hard: "", wish: "" });
  });
});

describe("what there was in a week", () => {
  it("is nothing where nothing is noted", () => {
    expect(lines({})).toEqual([]);
  });

  it("names people, and of many only how many more", () => {
    expect(lines({ people: ["Mara"] })).toEqual(["You spoke with Mara."]);
    expect(lines({ people: ["Mara", "Lina"] })).toEqual(["You spoke with Mara and Lina."]);
    expect(lines({ people: ["Mara", "Lina", "Kim"] })).toEqual(["You spoke with Mara, Lina and Kim."]);
    expect(lines({ people: ["Mara", "Lina"], morePeople: 4 })).toEqual([
      "You spoke with Mara, Lina and 4 more.",
    ]);
    expect(lines({ meetings: ["Monday group"] })).toEqual(["A meeting: Monday group."]);
    expect(lines({ meetings: ["A", "B"], moreMeetings: 2 })).toEqual(["Meetings: A, B and 2 more."]);
  });

  it("counts days and entries, and has no number that is hidden", () => {
    const name = { kind: "span", unit: "days", count: 30 } as const;
    const milestones = [
      { pathName: "Evenings", name },
      { pathName: "Quiet", name: null },
    ];
    expect(lines({ checkIns: 1, entries: 3, milestones })).toEqual([
      "A check-in on one day.",
      "3 entries in your journal.",
      "Evenings: 30 days.",
      "Quiet: a day you wanted to mark.",
    ]);
  });

  it("never judges", () => {
    const facts = { people: ["Mara"], meetings: ["B"], checkIns: 2, entries: 1 };
    expect(lines(facts).join(" ")).not.toMatch(/only|already|well done|more than|less than|missed/i);
  });
});
