import { describe, expect, it } from "vitest";
import type { WeekLetter } from "$lib/api";
import { letterText, sentences } from "./letter";

const week: WeekLetter = {
  sinceText: "16 November 2026",
  paths: [
    { id: "p1", name: "Evenings", days: 30, marked: [{ name: { kind: "span", unit: "days", count: 30 } }] },
    { id: "p2", name: "Quiet", days: null, marked: [{ name: null }] },
  ],
  people: [
    { contact: "c1", name: "Ash", talked: true, meeting: false },
    { contact: "c2", name: "Kim", talked: false, meeting: false },
    { contact: "c3", name: "Monday group", talked: false, meeting: true },
  ],
  goals: [{ id: "g1", words: "The course" }],
  lookedBack: null,
};

describe("a letter about the week", () => {
  it("offers what there was, in its own words and without unseen signs", () => {
    expect(sentences(week).map(({ text }) => text)).toEqual([
      "Evenings: today is 30 days.",
      "Evenings: I came to 30 days this week.",
      "Quiet: there was a day this week that I wanted to mark.",
      "I talked with Ash.",
      "I reached out to Kim.",
      "I was at a meeting: Monday group.",
      "Something I set out to do is done: The course.",
    ]);
  });

  it("offers what was written of the week, each by itself", () => {
    const texts = { connection: " Mara rang. ", proud: "Said no", hard: " ", wish: "Sleep" };
    const all = sentences({ paths: [], people: [], goals: [], lookedBack: { week: "2026-11-16", texts } });
    expect(all.map(({ text }) => text)).toEqual([
      "With people: Mara rang.",
      "A proud moment: Said no",
      "A wish for next week: Sleep",
    ]);
    expect(letterText(all, { ids: ["proud 2026-11-16"], own: "" }, "", "")).toContain("Said no");
  });

  it("has a name for each thing to pick", () => {
    const ids = sentences(week).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("says what was picked, and nothing else", () => {
    const all = sentences(week);
    expect(letterText(all, { ids: ["goal g1", "person c1"], own: " It was long. \n" }, "Robin", "Mara")).toBe(
      "Hello Robin,\n\nthis is how my week was.\n\n" +
        "I talked with Ash.\nSomething I set out to do is done: The course.\n\nIt was long.\n\nMara",
    );
    expect(letterText(all, { ids: [], own: "" }, "", "")).toBe("Hello,\n\nthis is how my week was.");
  });

  it("never has a number that is hidden", () => {
    const hidden = sentences({ ...week, paths: week.paths.slice(1), people: [], goals: [] });
    expect(hidden.map(({ text }) => text).join()).not.toMatch(/\d/);
  });
});
