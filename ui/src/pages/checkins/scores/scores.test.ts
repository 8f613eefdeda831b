import { describe, expect, it } from "vitest";
import { plain } from "$lib/plain";
import { points, rangeOf } from "./chart";
import { numberText, outsideText, parseNumber, scoreText, typedNumber } from "./number";

describe("a number of a score", () => {
  it("is typed with a comma or a point, and below zero", () => {
    expect(parseNumber("12,5")).toBe(12_500);
    expect(parseNumber(" 12.5 ")).toBe(12_500);
    expect(parseNumber("-3")).toBe(-3000);
    expect(parseNumber("−0,25")).toBe(-250);
    expect(parseNumber("0")).toBe(0);
    expect(parseNumber("-0")).toBe(0);
    expect(parseNumber("٣٫٥")).toBe(3500);
    for (const odd of ["", "-", "12,5,1", "twelve", "1.2345", "1e3", "--2", "99999999999999"]) {
      expect(parseNumber(odd)).toBeNull();
    }
  });

  it("comes back as it was typed", () => {
    for (const text of ["12.5", "-3", "0", "0.025"]) expect(typedNumber(parseNumber(text) ?? 1)).toBe(text);
    expect(plain(numberText(-12_500))).toBe("-12.5");
  });
});

describe("a score in words", () => {
  const score = { value: 9000, lowest: 0, highest: 27_000 };

  it("has its range as far as that is known", () => {
    expect(plain(scoreText(score))).toBe("9, from 0 to 27");
    expect(plain(scoreText({ ...score, lowest: null }))).toBe("9, up to 27");
    expect(plain(scoreText({ ...score, highest: null }))).toBe("9, from 0 up");
    expect(plain(scoreText({ ...score, lowest: null, highest: null }))).toBe("9");
  });

  it("says clearly where it lies outside, and that it is kept", () => {
    expect(outsideText(score)).toBe("");
    expect(outsideText({ ...score, value: 27_000 })).toBe("");
    expect(plain(outsideText({ ...score, value: 30_000 }))).toContain("30 lies outside 0 to 27");
    expect(plain(outsideText({ ...score, lowest: null, value: 28_500 }))).toContain("28.5 is more than 27");
    expect(plain(outsideText({ ...score, highest: null, value: -1000 }))).toContain("-1 is less than 0");
  });
});

describe("the chart of scores", () => {
  function score(id: string, days: number, value: number, range: [number, number] | null = [0, 20_000]) {
    const [lowest, highest] = range ?? [null, null];
    return { id, days, value, lowest, highest };
  }

  it("places each by its day and within its range", () => {
    const scores = [score("c", 30, 20_000), score("b", 15, 5000), score("a", 0, 0)];
    const range = rangeOf(scores);
    expect(range).toEqual({ low: 0, high: 20_000 });
    expect(points(scores, range).map(({ id, x, y }) => [id, x, y])).toEqual([
      ["a", 0, 100],
      ["b", 50, 75],
      ["c", 100, 0],
    ]);
  });

  it("stays whole with one score, all the same, one day, or one outside", () => {
    const one = [score("a", 0, 4000, null)];
    expect(points(one, rangeOf(one))).toEqual([{ id: "a", x: 50, y: 50, outside: false }]);
    const same = [score("b", 7, 4000, null), score("a", 0, 4000, null)];
    expect(points(same, rangeOf(same)).map(({ y }) => y)).toEqual([50, 50]);
    const outside = [score("a", 0, 30_000)];
    expect(rangeOf(outside)).toEqual({ low: 0, high: 20_000 });
    expect(points(outside, rangeOf(outside))).toEqual([{ id: "a", x: 50, y: 0, outside: true }]);
    const half = [{ ...score("a", 0, 4000), lowest: 5000, highest: null }];
    expect(rangeOf(half)).toEqual({ low: 4000, high: 5000 });
    const day = [score("b", 0, 1000), score("a", 0, 2000)];
    expect(points(day, rangeOf(day)).map(({ x }) => x)).toEqual([50, 50]);
  });
});
