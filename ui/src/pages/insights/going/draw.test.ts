import { describe, expect, it } from "vitest";
import { across, along, bar, labels, strokes, upwards } from "./draw";

const frame = { width: 316, height: 116, slots: 31, low: 100, high: 500 };

describe("a line", () => {
  it("has its places evenly, and the only one in the middle", () => {
    expect([0, 15, 30].map(across(frame))).toEqual([8, 158, 308]);
    expect(across({ width: 316, slots: 1 })(0)).toBe(158);
  });

  it("has a scale that is the same whatever was noted", () => {
    expect([100, 300, 500].map(upwards(frame))).toEqual([108, 58, 8]);
    expect(upwards({ ...frame, low: 0, high: 720 })(2000)).toBe(8);
  });

  it("is broken where nothing is known", () => {
    const spots = [
      { slot: 0, value: 300 },
      { slot: 1, value: 300 },
      { slot: 3, value: 500 },
      { slot: 29, value: 100 },
      { slot: 30, value: 100 },
    ];
    const { dots, paths } = strokes(spots, frame);
    expect(dots).toHaveLength(5);
    expect(paths).toEqual(["M8,58L18,58", "M298,108L308,108"]);
  });

  it("is one dot for one day, and nothing for none", () => {
    expect(strokes([{ slot: 0, value: 400 }], { ...frame, slots: 1 })).toEqual({
      dots: [{ x: 158, y: 33 }],
      paths: [],
    });
    expect(strokes([], frame)).toEqual({ dots: [], paths: [] });
  });
});

describe("labels", () => {
  const room = { width: 300, letter: 10, rows: 1 };

  it("stand over their places and do not leave the picture", () => {
    const wanted = [
      { at: 5, text: "abcd" },
      { at: 150, text: "ab" },
      { at: 298, text: "abcd" },
    ];
    expect(labels(wanted, room)).toEqual({
      placed: [
        { start: 0, wide: 40, lean: "start", text: "abcd", row: 0 },
        { start: 140, wide: 20, lean: "center", text: "ab", row: 0 },
        { start: 260, wide: 40, lean: "end", text: "abcd", row: 0 },
      ],
      left: 0,
    });
  });

  it("take another row where they would touch, and are counted where there is none", () => {
    const wanted = [100, 110, 120].map((at) => ({ at, text: "abcdef" }));
    expect(labels(wanted, { ...room, rows: 2 })).toMatchObject({ placed: [{ row: 0 }, { row: 1 }], left: 1 });
  });
});

describe("bars", () => {
  it("are seen however small, and none is none", () => {
    expect([0, 1, 50, 100].map((count) => bar(count, 100, 40))).toEqual([0, 2, 20, 40]);
    expect(bar(1, 0, 40)).toBe(40);
  });

  it("lie along their scale", () => {
    expect(along(300, 100, 500)).toBe(50);
    expect(along(100, 100, 500)).toBe(0);
  });
});
