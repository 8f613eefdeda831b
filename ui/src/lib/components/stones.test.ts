import { describe, expect, it } from "vitest";
import { cairn, stone, stonesFor } from "./stones";

describe("a stone", () => {
  it("is the same stone for the same seed", () => {
    expect(stone("a path/3", 80)).toEqual(stone("a path/3", 80));
  });

  it("is another stone for another seed", () => {
    expect(stone("a path/3", 80).outline).not.toBe(stone("a path/4", 80).outline);
  });

  it("stays inside about its width and height", () => {
    for (let index = 0; index < 200; index += 1) {
      const one = stone(`seed ${index}`, 100);
      const numbers = (one.outline.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
      expect(Math.max(...numbers.map(Math.abs))).toBeLessThan(58);
      expect(one.height).toBeGreaterThan(30);
      expect(one.height).toBeLessThan(58);
    }
  });
});

describe("a cairn", () => {
  it("keeps every stone where it lay when it grows", () => {
    for (let count = 1; count < 31; count += 1) {
      const before = cairn("path", count).stones.map(({ stone: one, x, y }) => ({ one, x, y }));
      const after = cairn("path", count + 1).stones.map(({ stone: one, x, y }) => ({ one, x, y }));
      expect(after.slice(0, count)).toEqual(before);
      expect(after).toHaveLength(count + 1);
    }
  });

  it("stands on the ground and has one newest stone", () => {
    const { stones } = cairn("path", 12);
    for (const { stone: one, y } of stones) expect(y + one.height / 2).toBeLessThanOrEqual(3.5);
    expect(stones.filter(({ newest }) => newest)).toHaveLength(1);
    expect(stones.at(-1)?.newest).toBe(true);
  });
});

describe("how many stones", () => {
  it.each([
    [0, 1],
    [1, 2],
    [29, 3],
    [30, 4],
    [365, 9],
    [731, 11],
    [365 * 20 + 5, 29],
    [365 * 60, 31],
  ])("%i days have %i stones", (days, stones) => {
    expect(stonesFor(days)).toBe(stones);
  });

  it("never falls", () => {
    let before = 0;
    for (let days = 0; days < 9000; days += 1) {
      const now = stonesFor(days);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });
});
