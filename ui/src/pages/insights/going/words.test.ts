import { describe, expect, it } from "vitest";
import type { Compared, Line, What } from "$lib/api";
import { columnText, endText, lineTitle, seenText, valueText } from "./words";

const plain = (text: string | undefined) => text?.replaceAll(/[\u2068\u2069]/g, "");
const said = (what: What, days: number, measure: Line["measure"] = "mood") =>
  seenText({ what, days }, measure).map(plain);
const compared: Compared = { than: "higher", count: 14, of: 18, others: 20 };

describe("what is seen, in words", () => {
  it("says how many weeks of how many, and on what it rests", () => {
    expect(said({ kind: "weeksWithContacts", atLeast: 3, compared }, 152)).toEqual([
      "In weeks when you talked with someone three times or more, your mood was higher: 14 of 18.",
      "18 such weeks and 20 others; 152 days in all.",
    ]);
    expect(
      said({ kind: "weeksWithMeetings", atLeast: 1, compared: { ...compared, than: "mixed" } }, 152)[0],
    ).toBe("In weeks with a meeting, your mood was sometimes higher and sometimes not: higher in 14 of 18.");
  });

  it("says that there is not enough yet, and of one day only how it was", () => {
    expect(said({ kind: "few" }, 5)).toEqual([
      "5 days so far. Not enough days yet to say anything. No hurry.",
    ]);
    expect(said({ kind: "oneDay", value: 400 }, 1)).toEqual(["One day so far: Good."]);
    expect(said({ kind: "oneDay", value: 440 }, 1, "sleep")).toEqual(["One day so far: 7 h 20 min."]);
  });

  it("says the steps of each scale in its own words", () => {
    expect(said({ kind: "mostOften", step: 4, count: 18 }, 42)).toEqual([
      "Most often: Good, on 18 of 42 days.",
    ]);
    expect(said({ kind: "mostOften", step: 0, count: 18 }, 42, "craving")[0]).toContain("None");
    expect(said({ kind: "between", low: 1, high: 5 }, 20, "energy")[0]).toContain(
      "Between Very low and Very high",
    );
    expect(said({ kind: "allSame", value: 300 }, 30)).toEqual(["The same each time: Okay, on all 30 days."]);
    expect(said({ kind: "halfSlept", minutes: 420 }, 30, "sleep")).toEqual([
      "On half of 30 nights you slept 7 h or longer.",
    ]);
  });

  it("names what stood out and what was named", () => {
    expect(
      said({ kind: "weekday", weekday: "Monday", compared: { ...compared, than: "lower" } }, 70),
    ).toEqual(["Monday: lower than on the other days, 14 of 18 times."]);
    expect(said({ kind: "mostNamed", names: ["walk", "tea"], count: 4 }, 20)).toEqual([
      "Named most often: walk and tea, each on 4 of the 20 days with any.",
    ]);
  });

  it("says nothing of why, and no word of praise or blame", () => {
    const all = (["higher", "lower", "same", "mixed"] as const).flatMap((than) => [
      ...said({ kind: "afterLongerNights", minutes: 420, compared: { ...compared, than } }, 40),
      ...[1, 2, 3].flatMap((atLeast) =>
        said({ kind: "weeksWithContacts", atLeast, compared: { ...compared, than } }, 40),
      ),
    ]);
    expect(all.join(" ")).not.toMatch(/because|since|better|worse|should|must|try/i);
  });
});

describe("a line", () => {
  const line: Line = {
    measure: "craving",
    path: { id: "p", name: "Eating", about: "eating", urgeWord: "" },
    low: 0,
    high: 400,
    days: 0,
    points: [],
    seen: [],
    byWeekday: [],
    byHour: [],
  };

  it("has the path's word for a craving", () => {
    expect(plain(lineTitle(line))).toBe("Urge: Eating");
    expect(plain(lineTitle({ ...line, path: line.path && { ...line.path, urgeWord: "Pull" } }))).toBe(
      "Pull: Eating",
    );
    expect(plain(lineTitle({ ...line, path: null }))).toBe("Craving, without a path");
    expect(plain(columnText(line))).toBe("Urge: Eating, 0 to 4");
  });

  it("has the ends of its scale in words", () => {
    expect([endText("mood", 100), endText("mood", 500)]).toEqual(["Very low", "Very good"]);
    expect([endText("craving", 0), endText("craving", 400)]).toEqual(["None", "Very strong"]);
    expect(plain(endText("sleep", 720))).toBe("12 h");
    expect(valueText("mood", 350)).toBe("Good");
  });
});
