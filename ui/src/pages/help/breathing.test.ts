import { describe, expect, it } from "vitest";
import { breathAt, rhythms, type Rhythm } from "./breathing";

const [long, box] = rhythms as [Rhythm, Rhythm];

describe("a breath", () => {
  it("begins by breathing in", () => {
    expect(breathAt(long, 0)).toMatchObject({ phase: "in", left: 4, step: 0, breaths: 0, msToNext: 1000 });
  });

  it("turns at the end of a phase", () => {
    expect(breathAt(long, 3999)).toMatchObject({ phase: "in", left: 1, msToNext: 1 });
    expect(breathAt(long, 4000)).toMatchObject({ phase: "out", left: 6, step: 1 });
    expect(breathAt(long, 10_000)).toMatchObject({ phase: "in", left: 4, step: 2, breaths: 1 });
  });

  it("goes round the four sides of the box", () => {
    const phases = [0, 4, 8, 12, 16].map((second) => breathAt(box, second * 1000).phase);
    expect(phases).toEqual(["in", "hold", "out", "rest", "in"]);
  });

  it("always moves on", () => {
    for (let elapsed = 0; elapsed < 60_000; elapsed += 37) {
      expect(breathAt(box, elapsed).msToNext).toBeGreaterThan(0);
    }
  });
});
