import { describe, expect, it } from "vitest";
import type { Milestone, MilestoneRung } from "$lib/api";
import { foldRungs } from "./foldRungs";
import { gainAnswer, gainOf } from "./gainAnswer";
import { emptyLimit, limitAnswer, limitOf } from "./limitAnswer";

describe("a limit as it is typed", () => {
  it("is one when there is a number", () => {
    expect(limitOf(emptyLimit())).toBeNull();
    expect(limitOf({ amount: "2,5", unit: " glasses ", period: "day" })).toEqual({
      amount: 2500,
      unit: "glasses",
      period: "day",
    });
  });

  it("begins as the one that holds", () => {
    const limit = { amount: 4000, unit: "", period: "week", since: "2026-11-01", sinceText: "" } as const;
    expect(limitAnswer(limit)).toEqual({ amount: "4", unit: "", period: "week" });
    expect(limitAnswer(null)).toEqual(emptyLimit());
  });
});

describe("what the days give as it is typed", () => {
  const open = gainAnswer(null);

  it("is money, time, or both", () => {
    expect(gainOf({ ...open, money: "12.50", currency: "eur", whatFor: " a bicycle " })).toEqual({
      money: 1250,
      currency: "EUR",
      minutes: 0,
      period: "day",
      whatFor: "a bicycle",
    });
    expect(gainOf({ ...open, time: "1,5", currency: "EUR" })).toMatchObject({
      money: 0,
      currency: "",
      minutes: 90,
    });
  });

  it("says what is still open", () => {
    expect(gainOf(open)).toMatchObject({ money: true });
    expect(gainOf({ ...open, money: "12" })).toMatchObject({ money: false, currency: true });
    expect(gainOf({ ...open, money: "12.345", currency: "EUR" })).toMatchObject({ money: true });
    expect(gainOf({ ...open, time: "25" })).toMatchObject({ time: "long" });
    expect(gainOf({ ...open, time: "1h" })).toMatchObject({ time: "odd" });
    expect(gainOf({ ...open, time: "25", period: "week" })).toMatchObject({ minutes: 1500 });
  });

  it("comes back as it was", () => {
    for (const minutes of [0, 1, 40, 90, 1440]) {
      const gain = { money: 5, currency: "EUR", minutes, period: "day", whatFor: "" } as const;
      expect(gainOf(gainAnswer(gain))).toEqual(gain);
    }
  });
});

describe("a long ladder", () => {
  const rung = (count: number, date: string | null): MilestoneRung => ({
    name: { kind: "span", count, unit: "days" },
    shown: true,
    own: null,
    date,
    dateText: date,
  });
  const reached = (date: string): Milestone => ({
    name: { kind: "span", count: 1, unit: "days" },
    date,
    dateText: date,
    inDays: -1,
  });
  const day = (n: number): string => `2026-01-${String(n).padStart(2, "0")}`;
  const days = (last: number): MilestoneRung[] =>
    Array.from({ length: last }, (_, index) => rung(index + 1, day(index + 1)));

  it("shows what comes first, and folds what is reached and what is far", () => {
    const folded = foldRungs(days(20), [reached(day(3)), reached(day(1))]);
    expect([folded.reached.length, folded.soon.length, folded.later.length]).toEqual([3, 8, 9]);
    expect(folded.soon[0]?.date).toBe(day(4));
  });

  it("is whole where it is short, and without dates", () => {
    expect(foldRungs(days(10), []).later).toEqual([]);
    expect(foldRungs([rung(1, null), rung(3, null)], [reached(day(9))]).reached).toEqual([]);
  });
});
