import { beforeEach, describe, expect, it } from "vitest";
import type { Chapter, MilestoneName, TodayCard } from "$lib/api";
import { router } from "$lib/router.svelte";
import { celebrate, celebrateOnce, celebratedAt, chapterOn, sameName } from "./lead";

const own: MilestoneName = { kind: "own", words: "The spring" } as MilestoneName;

function card(path: string): TodayCard {
  return {
    kind: "milestone",
    path,
    pathName: "Alcohol",
    counterHidden: false,
    milestone: {
      name: { kind: "span", count: 90, unit: "days" },
      date: "2026-11-22",
      dateText: "",
      inDays: 0,
    },
  };
}

describe("being led to a celebration", () => {
  beforeEach(() => router.replace("today"));

  it("says which milestone it is, in any words", () => {
    celebrate("p1", { name: own, date: "2026-11-22" });
    expect(router.page).toBe("milestones");
    expect(celebratedAt(router.params)).toEqual({ path: "p1", name: own, date: "2026-11-22" });
  });

  it("happens by itself once", () => {
    expect(celebrateOnce(card("once"))).toBe(true);
    router.back();
    expect(celebrateOnce(card("once"))).toBe(false);
    expect(router.page).toBe("today");
    expect(celebrateOnce(card("another"))).toBe(true);
    expect(celebratedAt(router.params)?.path).toBe("another");
  });

  it("does not happen by itself for what the person has opened", () => {
    const name: MilestoneName = { kind: "span", count: 90, unit: "days" };
    celebrate("opened", { name, date: "2026-11-22" });
    expect(celebrateOnce(card("opened"))).toBe(false);
    // The same of an earlier chapter is another one.
    celebrate("both", { name, date: "2025-03-01" });
    expect(celebrateOnce(card("both"))).toBe(true);
    expect(celebratedAt(router.params)?.date).toBe("2026-11-22");
  });

  it("does not happen for any other card", () => {
    expect(celebrateOnce(null)).toBe(false);
    expect(celebrateOnce({ kind: "protect" })).toBe(false);
    expect(celebratedAt({ path: "p1" })).toBeNull();
    expect(celebratedAt({ celebrate: "p1", name: JSON.stringify(own) })).toBeNull();
  });
});

describe("a milestone", () => {
  it("is the same one by all that its name says", () => {
    expect(sameName(own, { ...own })).toBe(true);
    expect(
      sameName({ kind: "span", count: 1, unit: "years" }, { kind: "span", count: 1, unit: "months" }),
    ).toBe(false);
  });

  it("belongs to the chapter of its day", () => {
    const chapters = [
      { id: "c1", start: "2025-01-01", end: "2025-10-25" },
      { id: "c2", start: "2026-04-22", end: null },
    ] as Chapter[];
    expect(chapterOn(chapters, "2025-01-31")?.id).toBe("c1");
    expect(chapterOn(chapters, "2026-05-22")?.id).toBe("c2");
    expect(chapterOn(chapters, "2027-05-22")?.id).toBe("c2");
    expect(chapterOn(chapters, undefined)?.id).toBe("c2");
    expect(chapterOn([], "2026-05-22")).toBeUndefined();
  });
});
