import { describe, expect, it } from "vitest";
import type { CheckIn, Halt } from "$lib/api";
import { cravingTitle, isNone, noneOf, pressed, sleepMinutes, sleepText, sleepTyped, told } from "./words";

const unsaid: Halt = { hungry: null, angry: null, lonely: null, tired: null };
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/gu, "");

const empty: CheckIn = {
  date: "2026-11-22",
  dateText: "Sunday, 22 November 2026",
  mood: null,
  energy: null,
  sleepMinutes: null,
  sleepQuality: null,
  halt: unsaid,
  cravings: [],
  triggers: [],
  helped: [],
  ticks: [],
  words: "",
  entry: null,
};

describe("how long somebody slept", () => {
  it("is understood as people type it", () => {
    for (const [typed, minutes] of [
      ["7", 420],
      ["7.5", 450],
      ["7,5", 450],
      ["7.25", 435],
      ["7:30", 450],
      ["07:05", 425],
      [" 7 h 30 ", 450],
      ["7h30", 450],
      ["7 h", 420],
      ["7 hours 15 minutes", 435],
      ["90 min", 90],
      ["0", 0],
      ["24", 1440],
      ["٧", 420],
      ["７：３０", 450],
      ["", null],
      ["  ", null],
    ] as const)
      expect(sleepMinutes(typed), typed).toBe(minutes);
    for (const odd of ["a while", "-3", "25", "24:01", "7:75", "7:5", "1e1", "7.5.5", "∞"])
      expect(sleepMinutes(odd), odd).toBeUndefined();
  });

  it("stands in its field so that it is understood again", () => {
    for (const minutes of [0, 1, 59, 60, 425, 450, 1440])
      expect(sleepMinutes(sleepTyped(minutes))).toBe(minutes);
    expect(sleepTyped(null)).toBe("");
    expect(plain(sleepText(450))).toBe("7 h 30 min");
    expect(plain(sleepText(480))).toBe("8 h");
  });
});

describe("hungry, angry, lonely, tired", () => {
  it("are said one by one, and each can be taken back", () => {
    const hungry = pressed(unsaid, "hungry");
    expect(hungry).toEqual({ ...unsaid, hungry: true });
    expect(pressed(hungry, "hungry")).toEqual(unsaid);
  });

  it("can be none of these, and that gives way to one of them and comes back", () => {
    const none = noneOf(pressed(unsaid, "tired"));
    expect(isNone(none)).toBe(true);
    expect(noneOf(none)).toEqual(unsaid);
    const angry = pressed(none, "angry");
    expect(angry.angry).toBe(true);
    expect(isNone(angry)).toBe(false);
    expect(isNone(pressed(angry, "angry"))).toBe(true);
  });
});

describe("a day in a row", () => {
  it("says what was said and nothing else", () => {
    expect(told(empty)).toEqual([]);
    const path = { id: "p", name: "Food", about: "eating", urgeWord: "" } as const;
    const full: CheckIn = {
      ...empty,
      energy: 2,
      sleepMinutes: 450,
      sleepQuality: 4,
      halt: { ...unsaid, hungry: true, tired: true, angry: false },
      cravings: [
        { path, craving: { word: "strong", number: 7 } },
        { path: { ...path, about: "alcohol", name: "Alcohol" }, craving: { word: "none", number: null } },
      ],
      triggers: ["payday"],
      helped: ["a walk", "tea"],
      ticks: [{ routine: "r", words: "Pills" }],
    };
    expect(told(full).map(plain)).toEqual([
      "Energy: Low",
      "Slept 7 h 30 min",
      "Sleep: Good",
      "Hungry, Tired",
      "Urge, Food: Strong, 7",
      "Craving, Alcohol: None",
      "Triggers: payday",
      "What helped: a walk, tea",
      "Ticked: Pills",
    ]);
    expect(told({ ...empty, halt: noneOf(unsaid) })).toEqual(["Not hungry, angry, lonely or tired"]);
  });

  it("calls a craving by the person’s own word, and names the path where there are several", () => {
    const path = { id: "p", name: "Food", about: "eating", urgeWord: "" } as const;
    expect(plain(cravingTitle(path, false))).toBe("Urge");
    expect(plain(cravingTitle({ ...path, urgeWord: "the pull" }, true))).toBe("the pull: Food");
  });
});
