import { describe, expect, it } from "vitest";
import type { Plan } from "$lib/api";
import { helpWith, lineWith, personWith, planWith, sectionWith } from "../samples";
import { partsToPrint, planSheet, pocketCard, safetySheet } from "./sheet";

const mo = personWith("Mo", "030 12");

describe("the plan on paper", () => {
  const plan = planWith(
    sectionWith("signs", [lineWith("no sleep")]),
    sectionWith(
      "people",
      [
        lineWith("Mo", { contact: "Mo", person: mo, note: "after six" }),
        lineWith("Ash", { contact: "a", shown: false }),
      ],
      { contact: "instead", note: true },
    ),
    sectionWith("firstDay", [lineWith("a bed", { done: true, kind: "housing", contact: "Mo", person: mo })], {
      done: true,
      kinds: ["housing"],
      contact: "beside",
    }),
    sectionWith("practical", [lineWith("a room", { status: "asked" })], { status: true, kinds: ["housing"] }),
  );

  it("has the chosen parts in the order of the room, and nobody who is not to be offered", () => {
    expect(partsToPrint(plan)).toEqual(["people", "signs", "firstDay", "practical"]);
    const sheet = planSheet(plan, ["signs", "people", "places"]);
    expect(sheet.title).toBe("My plan");
    expect(sheet.parts.map(({ title }) => title)).toEqual(["People to call", "Early signs"]);
    expect(sheet.parts[0]?.sorts).toEqual([
      { name: "", lines: [{ words: "Mo", more: ["030 12", "after six"], box: null }] },
    ]);
  });

  it("says what is ticked, who helps and how far it is", () => {
    const [day, help] = planSheet(plan, ["firstDay", "practical"]).parts;
    expect(day?.sorts[0]?.name).toBe("Housing");
    const [bed] = day?.sorts[0]?.lines ?? [];
    expect(bed?.box).toBe(true);
    expect(bed?.more.join()).toMatch(/Mo.*030 12/);
    expect(help?.sorts[0]).toEqual({ name: "", lines: [{ words: "a room", more: ["Asked"], box: null }] });
  });
});

describe("the safety plan on paper", () => {
  it("numbers its steps, and has the lines of the region with the professionals", () => {
    const sheet = safetySheet(planWith(sectionWith("safetyWorth", [lineWith("the cat")])), helpWith());
    expect(sheet.parts.map(({ title }) => title)).toEqual([
      "5. Professionals and lines",
      "7. What makes life worth living",
    ]);
    const words = sheet.parts[0]?.sorts.flatMap(({ lines }) => lines.map((line) => line.words)) ?? [];
    expect(words[0]).toBe("A line");
    expect(words[1]).toContain("112");
  });
});

describe("a card for the pocket", () => {
  it("has a few of each, what helped first, and numbers", () => {
    const helps = ["a", "b", "c", "d", "e"].map((words) => ({ id: words, words, tried: null }));
    const plan: Plan = {
      reasons: ["x", "y", "z", "more"].map((words) => ({ id: words, words, tried: null })),
      helps: [...helps.slice(0, 2), { id: "n", words: "n", tried: "notMuch" }, ...helps.slice(2)],
      photo: null,
    };
    const people = [mo, personWith("Note only", null), personWith("Kim", "1"), personWith("Lee", "2")];
    const card = pocketCard(plan, helpWith([...people, personWith("Fourth", "3")]));
    expect(card.reasons).toEqual(["x", "y", "z"]);
    expect(card.helps).toEqual(["a", "b", "c", "d"]);
    expect(card.people.map((one) => one.replaceAll(/[\u2066-\u2069]/gu, ""))).toEqual([
      "Mo: 030 12",
      "Kim: 1",
      "Lee: 2",
    ]);
    expect(card.emergency).toContain("112");
    expect(card.line).toContain("0800 111");
  });
});
