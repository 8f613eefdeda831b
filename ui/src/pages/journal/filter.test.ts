import { describe, expect, it } from "vitest";
import type { Counts, Filter } from "$lib/api";
import { chips, isSet, noFilter, stillThere } from "./filter";

const counts: Counts = {
  all: 9,
  victories: 1,
  pinned: 0,
  photos: 0,
  moods: [],
  paths: [{ path: "p1", name: "Evenings", entries: 3 }],
  tags: [{ id: "t1", kind: "tag", name: "family", entries: 2, checkIns: 0 }],
};
const day = (date: string) => `day ${date}`;

describe("chips", () => {
  it("say each thing that is asked for, and take away only that", () => {
    const filter: Filter = { ...noFilter, tag: "t1", path: "p1", mood: "good", from: "2026-01-01" };
    const list = chips(filter, counts, day);
    expect(list.map((chip) => chip.text.replaceAll(/[\u2068\u2069]/g, ""))).toEqual([
      "family",
      "Good",
      "Evenings",
      "From day 2026-01-01",
    ]);
    const without = list.reduce<Filter>((left, chip) => ({ ...left, ...chip.without }), filter);
    expect(isSet(without)).toBe(false);
  });

  it("wait for the names", () => {
    expect(chips({ ...noFilter, tag: "t1" }, null, day)).toEqual([]);
  });
});

describe("stillThere", () => {
  it("leaves out a tag and a path that are gone, and nothing else", () => {
    const filter = { ...noFilter, tag: "t2", path: "p2", pinned: true };
    expect(stillThere(filter, counts)).toEqual({ ...noFilter, pinned: true });
  });

  it("gives the same filter when all is there", () => {
    const filter = { ...noFilter, tag: "t1" };
    expect(stillThere(filter, counts)).toBe(filter);
  });
});
