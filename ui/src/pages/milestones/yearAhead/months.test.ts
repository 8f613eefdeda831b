import { describe, expect, it } from "vitest";
import type { Ahead } from "$lib/api";
import { byMonth, keyOf } from "./months";

function on(date: string, count = 1): Ahead {
  return {
    date,
    dateText: date,
    inDays: 1,
    pathId: "p1",
    pathName: "Alcohol",
    counterHidden: false,
    what: { kind: "milestone", name: { kind: "span", count, unit: "months" } },
  };
}

describe("the year ahead", () => {
  it("is told month by month", () => {
    const months = byMonth([on("2026-11-30"), on("2026-12-01"), on("2026-12-24"), on("2027-11-22")]);
    expect(months.map(({ year, month, days }) => [year, month, days.length])).toEqual([
      ["2026", 11, 1],
      ["2026", 12, 2],
      ["2027", 11, 1],
    ]);
  });

  it("holds the same month of two years apart", () => {
    expect(byMonth([on("2026-11-23"), on("2027-11-23")])).toHaveLength(2);
  });

  it("is empty for nothing", () => {
    expect(byMonth([])).toEqual([]);
  });

  it("tells two milestones of one day apart", () => {
    expect(keyOf(on("2026-11-23", 1))).not.toBe(keyOf(on("2026-11-23", 2)));
  });
});
