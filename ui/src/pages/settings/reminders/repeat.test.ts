import { describe, expect, it } from "vitest";
import type { Repeat } from "$lib/api";
import { answerOf, beforeText, offeredBefore, repeatOf, repeatText } from "./repeat";

const rules: Repeat[] = [
  { kind: "once" },
  { kind: "daily", every: 1 },
  { kind: "weekly", every: 2, days: ["mon", "thu"] },
  { kind: "monthly", every: 3, by: "nthWeekday" },
  { kind: "yearly" },
  { kind: "custom", rrule: "FREQ=MONTHLY;BYMONTHDAY=1,15" },
];

function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, "");
}

describe("how often something comes again", () => {
  it("stays as it was through the form", () => {
    for (const rule of rules) expect(repeatOf(answerOf(rule))).toEqual(rule);
  });

  it("has a number that can be", () => {
    const weekly = answerOf({ kind: "weekly", every: 1, days: [] });
    for (const every of ["", "0", "53", "1.5", "-1", "two"])
      expect(repeatOf({ ...weekly, every })).toBeNull();
    expect(repeatOf({ ...weekly, every: "52" })).toEqual({ kind: "weekly", every: 52, days: [] });
    expect(repeatOf({ ...weekly, kind: "yearly", every: "" })).toEqual({ kind: "yearly" });
  });

  it("reads as one would say it, the days in the week’s order", () => {
    expect(rules.map((rule) => plain(repeatText(rule)))).toEqual([
      "Once",
      "Every day",
      "Every 2 weeks on Mon, Thu",
      "Every 3 months, on the same weekday",
      "Every year",
      "By a rule of its own",
    ]);
    expect(plain(repeatText({ kind: "weekly", every: 1, days: ["sun", "mon"] }))).toBe(
      "Every week on Mon, Sun",
    );
    expect(plain(repeatText({ kind: "weekly", every: 1, days: [] }))).toBe("Every week");
  });
});

describe("how long before an appointment", () => {
  it("reads in the largest unit that fits", () => {
    expect([0, 1, 45, 60, 90, 1440, 10080].map((minutes) => plain(beforeText(minutes)))).toEqual([
      "as it begins",
      "one minute before",
      "45 minutes before",
      "one hour before",
      "90 minutes before",
      "one day before",
      "7 days before",
    ]);
  });

  it("offers also what was chosen elsewhere", () => {
    expect(offeredBefore(30).filter((minutes) => minutes === 30)).toHaveLength(1);
    expect(offeredBefore(45).slice(4, 7)).toEqual([30, 45, 60]);
  });
});
