import { describe, expect, it } from "vitest";
import type { Chapter, Path } from "$lib/api";
import { allDays, cairnOf, earlierDays, todayOf, totalText } from "./total";

/** Without the unseen signs that hold a direction together. */
function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/gu, "");
}

function chapter(start: string, end: string | null, days: number): Chapter {
  return { id: start, start, end, days } as Chapter;
}

function path(...chapters: Chapter[]): Path {
  const totalDays = chapters.reduce((sum, { days }) => sum + days, 0);
  return { id: "p", chapters, totalDays, counterWord: "", reached: [] as Path["reached"] } as Path;
}

describe("the days that still count", () => {
  const apart = path(chapter("2026-01-01", "2026-08-03", 214), chapter("2026-08-10", null, 177));

  it("are those of all chapters", () => {
    expect(allDays(apart, false)).toBe(391);
    expect(allDays(apart, true)).toBe(393);
    expect(earlierDays(apart, false)).toBe(214);
    expect(earlierDays(apart, true)).toBe(215);
  });

  it("are one day once, also where a chapter began on the day the one before ended", () => {
    const shared = path(chapter("2026-01-01", "2026-01-31", 30), chapter("2026-01-31", null, 0));
    expect(allDays(shared, true)).toBe(31);
    expect(earlierDays(shared, true)).toBe(31);
    expect(allDays(shared, false)).toBe(30);
  });

  it("are said without a day too many, and not where there are none", () => {
    const closed = chapter("2026-01-01", "2026-01-02", 1);
    const none = chapter("2026-01-01", "2026-01-01", 0);
    const said = (some: Path): string => plain(totalText(some, false));
    expect(said(path(closed, chapter("2026-01-03", null, 0)))).toBe(
      "Your one day still counts: one day in all.",
    );
    expect(said(path(closed, chapter("2026-01-03", null, 2)))).toBe(
      "Your one day still counts: 3 days in all.",
    );
    expect(said({ ...path(closed, chapter("2026-01-03", null, 0)), counterWord: "sober" })).toBe(
      "Your one day still counts: one day sober in all.",
    );
    expect(said(path(none, chapter("2026-01-03", null, 1)))).toBe("");
    expect(said(path(none))).toBe("");
    expect(said(path(closed))).toBe("Your one day still counts.");
  });
});

describe("the cairn on Today", () => {
  it("never loses a stone: of a closed chapter it is as it was", () => {
    const going = chapter("2026-01-01", null, 214);
    const before = cairnOf(path(going));
    expect(before.count).toBeGreaterThan(3);
    expect(cairnOf(path({ ...going, end: "2026-08-03" }))).toEqual(before);
    expect(cairnOf(path())).toEqual({ seed: "p", count: 1 });
  });
});

describe("a milestone of today", () => {
  const name = { kind: "span", count: 30, unit: "days" } as const;
  const reached = [{ name, date: "2026-01-31", dateText: "", inDays: 0 }];

  it("is one of the chapter that is going", () => {
    const going = { ...path(chapter("2026-01-01", null, 30)), reached };
    expect(todayOf(going)).toEqual(reached[0]);
    const closed = { ...path(chapter("2026-01-01", "2026-01-31", 30)), reached };
    expect(todayOf(closed)).toBeNull();
    const again = { ...path(...closed.chapters, chapter("2026-01-31", null, 0)), reached };
    expect(todayOf({ ...again, reached: [] })).toBeNull();
  });
});
