import { describe, expect, it } from "vitest";
import type { Celebration } from "$lib/api";
import { cairn } from "$lib/components/stones";
import {
  cardHeight,
  cardPlan,
  cardWidth,
  fitted,
  wrapped,
  type CardPlan,
  type CardWords,
  type Measure,
} from "./cardPlan";
import { cardText, cardWords, firstChoice, type CardChoice } from "./cardWords";

/** Every sign is half as wide as it is high. */
const measure: Measure = (text, size) => [...text].length * size * 0.5;
const ofTen = (text: string): number => [...text].length * 10;

const nothing: CardWords = { title: "90 days", path: "", line: "", name: "", date: "" };
const all: CardWords = {
  title: "One hundred and one days",
  path: "Alcohol",
  line: "The walk to the bridge in the rain, and the tea afterwards.",
  name: "Sam",
  date: "22 November 2026",
};
const longest: CardWords = {
  title: "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(6),
  path: "a word and another ".repeat(30),
  line: "so much to say about it ".repeat(40),
  name: "Wolfeschlegelsteinhausenbergerdorff ".repeat(5),
  date: "Wednesday, 23 September 2026, in the evening, by the sea, and later by the river",
};

describe("words in lines", () => {
  it("are broken between words", () => {
    expect(wrapped("one two three four", 90, ofTen)).toEqual(["one two", "three", "four"]);
  });

  it("lose nothing and are never wider than the line", () => {
    const text = "The quick\n fox  Donaudampfschifffahrt sat by the e\u0301tang 👩‍👩‍👧‍👦 and it rained";
    for (let width = 120; width < 400; width += 10) {
      const lines = wrapped(text, width, ofTen);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(/\s/g, ""));
      expect(Math.max(...lines.map(ofTen))).toBeLessThanOrEqual(width);
    }
  });

  it("hold a letter and its accent together, and words that belong together", () => {
    expect(wrapped("e\u0301e\u0301e\u0301", 25, ofTen)).toEqual(["e\u0301", "e\u0301", "e\u0301"]);
    expect(wrapped("am 3.\u00a0Mai", 60, ofTen)).toEqual(["am", "3.\u00a0Mai"]);
  });

  it("are none for nothing", () => {
    expect(wrapped(" \n ", 100, ofTen)).toEqual([]);
  });
});

describe("words that fit", () => {
  const tries = [
    { size: 100, most: 1 },
    { size: 50, most: 2 },
  ];
  const half = (text: string, size: number): number => [...text].length * size * 0.5;

  it("are as large as there is room for them", () => {
    expect(fitted("90 days", tries, half)).toEqual({ lines: ["90 days"], size: 100 });
    expect(fitted("ninety days and a night", tries, half).size).toBe(50);
  });

  it("are cut at the smallest size, with a sign that says so", () => {
    const { lines, size } = fitted("word ".repeat(60), tries, half);
    expect(size).toBe(50);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/d?…$/);
    for (const line of lines) expect(half(line, size)).toBeLessThanOrEqual(960);
  });
});

describe("the card", () => {
  function within({ cairn: { x, y, scale }, lines }: CardPlan, stones: ReturnType<typeof cairn>): void {
    expect(y + stones.top * scale).toBeGreaterThanOrEqual(100);
    expect(x + stones.left * scale).toBeGreaterThanOrEqual(100);
    expect(x + stones.right * scale).toBeLessThanOrEqual(cardWidth - 100);
    let above = y;
    for (const { text, size, weight, reading, y: line } of lines) {
      expect(line - size * 0.8).toBeGreaterThanOrEqual(above);
      expect(measure(text, size, weight, reading)).toBeLessThanOrEqual(cardWidth - 240);
      above = line;
    }
    expect(above).toBeLessThanOrEqual(cardHeight - 100);
  }

  it("has everything within its frame and nothing over another thing, with one stone as with many", () => {
    for (const words of [nothing, all, longest]) {
      for (const count of [1, 4, 7, 13, 31]) {
        const stones = cairn("a chapter", count);
        within(cardPlan(words, stones, measure), stones);
      }
    }
  });

  it("still shows the cairn when there are many words", () => {
    const plan = cardPlan(longest, cairn("a chapter", 7), measure);
    expect(-cairn("a chapter", 7).top * plan.cairn.scale).toBeGreaterThan(150);
  });

  it("leaves out what is empty", () => {
    const { lines } = cardPlan(nothing, cairn("a chapter", 3), measure);
    expect(lines.map(({ text }) => text)).toEqual(["90 days"]);
  });

  it("stands in the middle", () => {
    const stones = cairn("a chapter", 3);
    const { cairn: place, lines } = cardPlan(nothing, stones, measure);
    const top = place.y + stones.top * place.scale;
    const foot = (lines.at(-1)?.y ?? 0) + 132 * 0.34;
    expect(Math.abs(top - (cardHeight - foot))).toBeLessThan(2);
    expect(place.x + ((stones.left + stones.right) / 2) * place.scale).toBeCloseTo(cardWidth / 2);
  });
});

describe("the card’s words", () => {
  const celebration = {
    pathName: "Alcohol",
    name: { kind: "span", count: 90, unit: "days" },
    dateText: "22 November 2026",
    counterHidden: false,
  } as const satisfies Partial<Celebration>;
  const everything: CardChoice = { milestone: true, path: true, date: true, line: "Tea.", name: "Sam" };

  it("are those that were chosen, as on the card so as text", () => {
    const words = cardWords(celebration, everything);
    expect(words.title).toBe("90 days");
    expect(cardText(words)).toBe("90 days\nAlcohol\nTea.\nSam\n22 November 2026");
    expect(cardText(cardWords(celebration, { ...everything, path: false, line: " ", name: "" }))).toBe(
      "90 days\n22 November 2026",
    );
  });

  it("never begin with what the path is called", () => {
    expect(firstChoice(celebration, "Sam")).toEqual({
      milestone: true,
      path: false,
      date: true,
      line: "",
      name: "Sam",
    });
  });

  it("have no number where numbers are hidden", () => {
    const choice = firstChoice({ counterHidden: true }, "Sam");
    expect(cardText(cardWords(celebration, choice))).toBe("A day I wanted to mark\nSam");
    expect(cardText(cardWords(celebration, choice))).not.toMatch(/\d/);
  });
});
