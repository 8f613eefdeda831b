import { describe, expect, it } from "vitest";
import type { LogDay } from "$lib/api";
import { has } from "$lib/i18n";
import {
  abouts,
  counterWordsFor,
  firstNumbers,
  hiding,
  kindsFor,
  newDraft,
  numbersOf,
  proposesGain,
  proposesLimit,
} from "./draft";
import { amountText, dayText, limitText, notedText } from "./words";

/** Without the unseen signs that hold a direction together. */
function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/gu, "");
}

const day: LogDay = { date: "2026-11-20", dateText: "20 November 2026", amount: null, within: null };
const glasses = { kind: "cuttingDown", unit: "glasses" } as const;
const times = { kind: "practice", unit: "" } as const;

describe("what is offered", () => {
  it("has words for everything a path can be about", () => {
    expect(abouts.filter((about) => !has(`path-about-${about}`))).toEqual([]);
    expect(abouts.flatMap(counterWordsFor).filter((id) => !has(id))).toEqual([]);
  });

  it("is no limit and no money on an eating path", () => {
    expect(kindsFor("eating", true)).not.toContain("cuttingDown");
    expect(kindsFor("eating", false)).toContain("cuttingDown");
    expect(kindsFor("alcohol", true)).toContain("cuttingDown");
    for (const kind of kindsFor("eating", false)) {
      expect(proposesLimit({ kind, about: "eating" })).toBe(false);
      expect(proposesGain({ kind, about: "eating" })).toBe(false);
    }
    expect(proposesLimit({ kind: "practice", about: "other" })).toBe(true);
    expect(proposesGain(newDraft())).toBe(true);
  });
});

describe("amounts in words", () => {
  it("have the person's unit, or are times", () => {
    expect(plain(amountText(2500, glasses))).toBe("2.5 glasses");
    expect(plain(amountText(2500, { ...glasses, unit: "" }))).toBe("2.5");
    expect([1000, 3000].map((amount) => plain(amountText(amount, times)))).toEqual(["once", "3 times"]);
    expect(plain(limitText("practice", { amount: 3000, unit: "", period: "week" }))).toBe(
      "At least 3 times a week",
    );
    expect(plain(limitText("cuttingDown", { amount: 4000, unit: "glasses", period: "day" }))).toBe(
      "At most 4 glasses a day",
    );
  });

  it("say of a day what is known, and nothing bad", () => {
    const say = (part: Partial<LogDay>, hidden = false): string =>
      plain(dayText({ ...day, ...part }, glasses, hidden));
    expect(say({})).toBe("20 November 2026: nothing noted");
    expect(say({ amount: 0, within: true })).toBe("20 November 2026: none, within your limit");
    expect(say({ amount: 9000, within: false })).toBe("20 November 2026: 9 glasses");
    expect(say({ amount: 9000, within: null })).toBe("20 November 2026: 9 glasses");
    expect(say({ amount: 9000, within: false }, true)).toBe("20 November 2026: noted");
    expect(plain(notedText(0, times, false))).toBe("not that day");
  });
});

describe("numbers", () => {
  it("can be left out each by itself", () => {
    expect(hiding("chapter")).toEqual({ counterHidden: false, totalHidden: true });
    expect(hiding("total")).toEqual({ counterHidden: true, totalHidden: false });
    for (const numbers of ["all", "chapter", "total", "none"] as const) {
      expect(numbersOf(hiding(numbers))).toBe(numbers);
    }
    expect([firstNumbers("eating"), firstNumbers("alcohol")]).toEqual(["none", "all"]);
  });
});
