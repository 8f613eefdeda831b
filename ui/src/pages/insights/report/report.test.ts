import { describe, expect, it } from "vitest";
import { has } from "$lib/i18n";
import { choiceOf, composed } from "./choice.svelte";
import { runs } from "./pictures";
import { nothing, offered, preset, type Audience } from "./presets";
import { dayTexts } from "./reportSheet";

const audiences: Audience[] = ["therapist", "coach", "sponsor"];

describe("what a report begins with", () => {
  it("is never what has to be chosen by itself", () => {
    for (const audience of audiences) {
      const include = preset(audience);
      expect([include.setbacks, include.names, include.lines, include.safety]).toEqual([
        false,
        false,
        false,
        false,
      ]);
      expect(Object.values(include)).toContain(true);
      expect(has(`report-name-${audience}`)).toBe(true);
    }
    expect(Object.values(nothing)).not.toContain(true);
  });

  it("offers all there is, each with its words", () => {
    const keys = offered.flatMap(({ key, more }) => (more ? [key, more] : [key]));
    expect(keys.toSorted()).toEqual(Object.keys(nothing).toSorted());
    for (const key of keys) expect(has(`report-include-${key}`)).toBe(true);
  });
});

describe("the choice", () => {
  const include = { ...nothing, lines: true, names: true };
  it("takes along what stands under something only with that", () => {
    const choice = choiceOf({ ...composed, include });
    expect(choice?.include.lines).toBe(false);
    expect(choice?.include.names).toBe(false);
    const whole = choiceOf({ ...composed, include: { ...include, days: true, reached: true } });
    expect([whole?.include.lines, whole?.include.names]).toEqual([true, true]);
  });

  it("waits for whole dates", () => {
    const own = { ...composed, period: "own" as const };
    expect(choiceOf({ ...own, from: "2026-01-01", to: "" })).toBeNull();
    expect(choiceOf({ ...own, from: "2026-01-02", to: "2026-01-01" })).toBeNull();
    expect(choiceOf({ ...own, from: "2026-01-01", to: "2026-01-01" })?.period.kind).toBe("own");
  });
});

describe("on the paper", () => {
  it("a day says only what was said of it", () => {
    const day = {
      date: "2026-11-22",
      dateText: "",
      mood: null,
      energy: null,
      sleepMinutes: null,
      sleepQuality: null,
      halt: [],
      notHalt: ["angry" as const],
      cravings: [],
      triggers: [],
      helped: [],
      ticked: [],
      line: "",
    };
    expect(dayTexts(day)).toEqual([]);
    const said = dayTexts({ ...day, mood: "low", sleepMinutes: 425, sleepQuality: 4, halt: ["tired"] });
    expect(said.map((text) => text.replaceAll(/[\u2068\u2069]/g, ""))).toEqual([
      "Mood: Low",
      "Sleep: 7:05 hours, 4 of 5",
      "Tired",
    ]);
  });

  it("a gap stays a gap", () => {
    const point = (slot: number, value: number) => ({ slot, value, text: "", valueText: "", days: 1 });
    const points = [point(0, 100), point(1, 500), point(3, 300)];
    const drawn = runs({ low: 100, high: 500, points }, 4);
    expect(drawn.map((run) => run.length)).toEqual([2, 1]);
    const [[first, second] = [], [third] = []] = drawn;
    expect(first?.y).toBeGreaterThan(third?.y ?? 0);
    expect(third?.y).toBeGreaterThan(second?.y ?? 0);
  });
});
