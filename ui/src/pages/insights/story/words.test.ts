import { describe, expect, it } from "vitest";
import { beginningOf, chapterName, clock, datesText, eventText, kindText, minutesOf } from "./words";
import { joined, parted } from "./keeper";

describe("what stands on the timeline", () => {
  it("says what it was, and no number where numbers are hidden", () => {
    const name = { kind: "span", count: 1, unit: "years" } as const;
    const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, "");
    expect(plain(eventText({ kind: "milestone", path: "Alcohol", name }))).toBe("Alcohol: One year");
    expect(plain(eventText({ kind: "milestone", path: "Eating", name: null }))).not.toMatch(/\d|year/);
    expect(plain(eventText({ kind: "setback", path: "Alcohol", called: "" }))).toBe(
      "Alcohol: something happened",
    );
    expect(plain(eventText({ kind: "setback", path: "Alcohol", called: "a slip" }))).toBe("Alcohol: a slip");
    const began = { kind: "began", path: "Alcohol", again: true, dateOnly: false } as const;
    expect(plain(eventText(began))).toBe("Alcohol: a new chapter begins");
    const entry = { kind: "entry", id: "e", title: "", excerpt: "", victory: true, chosen: true } as const;
    expect(eventText(entry)).toBe("An entry without words");
    expect(kindText(entry)).toBe("Victory");
    expect(kindText({ ...entry, victory: false })).toBe("From the journal");
  });

  it("begins a chapter as a list", () => {
    const what = { kind: "ended", path: "Alcohol" } as const;
    const words = beginningOf([
      { dateText: "1 May 2019", what },
      { dateText: "2 May 2019", what },
    ]);
    expect(words.split("\n")).toHaveLength(3);
    expect(words.startsWith("- 1 May 2019: ")).toBe(true);
  });
});

describe("a chapter", () => {
  it("has a stretch of time, with open ends", () => {
    expect(datesText({ fromText: "", toText: "" })).toBe("");
    expect(datesText({ fromText: "2019", toText: "2019" })).toBe("2019");
    expect(datesText({ fromText: "2019", toText: "" })).toContain("from");
    expect(datesText({ fromText: "", toText: "2019" })).toContain("until");
    expect(datesText({ fromText: "2019", toText: "2020" })).toContain("–");
  });

  it("is called by what is said first", () => {
    const none = { title: " ", begins: "", fromText: "", toText: "" };
    expect(chapterName({ ...none, title: "Before", begins: "It" })).toBe("Before");
    expect(chapterName({ ...none, begins: "It" })).toBe("It");
    expect(chapterName({ ...none, fromText: "2019" })).toContain("2019");
    expect(chapterName(none)).toBe("Untitled chapter");
  });

  it("is kept in one text and comes apart as it was", () => {
    for (const said of [
      { title: "Before", words: "One\n\ntwo " },
      { title: "", words: "\nafter an empty line" },
    ]) {
      expect(parted(joined(said))).toEqual(said);
    }
  });

  it("takes whole minutes", () => {
    expect([0, 1, 29, 89, 90, 600].map(minutesOf)).toEqual([0, 1, 1, 1, 2, 10]);
    expect(clock(0)).toEqual({ minutes: 0, seconds: "00" });
    expect(clock(65_999)).toEqual({ minutes: 1, seconds: "05" });
  });
});
