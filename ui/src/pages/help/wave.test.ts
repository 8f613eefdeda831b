import { describe, expect, it } from "vitest";
import { has } from "$lib/i18n";
import { waveAt, waveHeight, waveParts } from "./wave";

const minute = 60_000;
const choices = [5, 10, 15, 20, 25];

describe("a wave", () => {
  it("begins with arriving and ends on the shore", () => {
    expect(waveAt(0, 10 * minute)).toEqual({
      part: "arrive",
      line: 1,
      through: 0,
      minutesLeft: 10,
      over: false,
    });
    const last = waveAt(10 * minute - 1, 10 * minute);
    expect(last).toMatchObject({ part: "shore", minutesLeft: 1, over: false });
    expect(waveAt(10 * minute, 10 * minute)).toMatchObject({ part: "shore", minutesLeft: 0, over: true });
  });

  it("is over when the computer slept past its end", () => {
    expect(waveAt(600 * minute, 5 * minute)).toMatchObject({ part: "shore", through: 1, over: true });
  });

  it.each(choices)("of %i minutes says its lines in order, none in a hurry, none twice", (minutes) => {
    const total = minutes * minute;
    const said: { key: string; at: number }[] = [];
    for (let at = 0; at < total; at += 1000) {
      const { part, line } = waveAt(at, total);
      const key = `${part}-${line}`;
      if (said.at(-1)?.key !== key) said.push({ key, at });
    }
    expect(new Set(said.map(({ key }) => key)).size).toBe(said.length);
    const order = waveParts.flatMap(({ part, lines }) =>
      Array.from({ length: lines }, (_, index) => `${part}-${index + 1}`),
    );
    expect(said.map(({ key }) => order.indexOf(key))).toEqual(
      said.map(({ key }) => order.indexOf(key)).toSorted((a, b) => a - b),
    );
    expect(new Set(said.map(({ key }) => key.split("-")[0])).size).toBe(waveParts.length);
    for (const [index, { at }] of said.entries()) {
      expect((said[index + 1]?.at ?? total) - at).toBeGreaterThanOrEqual(29_000);
    }
  });

  it("has words for every line, and no words that are never said", () => {
    for (const { part, lines } of waveParts) {
      for (let line = 1; line <= lines; line += 1) expect(has(`help-wave-${part}-${line}`)).toBe(true);
      expect(has(`help-wave-${part}-${lines + 1}`)).toBe(false);
    }
    const long = 20 * minute;
    for (const { part, lines } of waveParts) {
      const said = Array.from({ length: 1200 }, (_, second) => waveAt(second * 1000, long));
      expect(Math.max(...said.filter((one) => one.part === part).map(({ line }) => line))).toBe(lines);
    }
  });

  it("takes the whole time with its parts", () => {
    expect(waveParts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it("rises to one height and sinks to where it was", () => {
    expect(waveHeight(0)).toBeCloseTo(0);
    expect(waveHeight(0.42)).toBeCloseTo(1);
    expect(waveHeight(1)).toBeCloseTo(0);
    expect(waveHeight(0.2)).toBeLessThan(waveHeight(0.3));
    expect(waveHeight(0.6)).toBeGreaterThan(waveHeight(0.8));
  });
});
