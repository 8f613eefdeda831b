import { describe, expect, it } from "vitest";
import { firstLines } from "./lines";
import { asNewLine, bySort, pageNamed, planParts, safetySteps, shownOf, sortName, titleOf } from "./parts";
import { helpWith, lineWith, planWith, sectionWith } from "./samples";

describe("the parts of the plan", () => {
  it("stand on one page each, and no step of the safety plan among them", () => {
    expect(new Set(planParts).size).toBe(planParts.length);
    expect(planParts).toHaveLength(15);
    expect(planParts.filter((part) => safetySteps.some((step) => step === part))).toEqual([]);
    expect(safetySteps).toHaveLength(7);
  });

  it("have names of their own", () => {
    const names = [...planParts, ...safetySteps].map(titleOf);
    expect(new Set(names).size).toBe(22);
    expect(names.filter((name) => name.includes("-title-"))).toEqual([]);
  });

  it("are found by the name of their page", () => {
    expect(pageNamed("after")?.parts).toEqual(["firstDay", "firstWeek", "firstNinety"]);
    expect(pageNamed("triggers")?.parts).toEqual(["triggers"]);
    expect(pageNamed("safetySigns")).toBeUndefined();
    expect(pageNamed(true)).toBeUndefined();
  });

  it("show nobody who is not to be offered", () => {
    const plan = planWith(sectionWith("people", [lineWith("Mo"), lineWith("Ash", { shown: false })]));
    expect(shownOf(plan, ["reasons", "people"]).map(({ words }) => words)).toEqual(["Mo"]);
  });
});

describe("lines by sort", () => {
  const lines = [
    lineWith("rain"),
    lineWith("pay day", { kind: "times" }),
    lineWith("Kim", { kind: "people" }),
  ];

  it("follow the order of the sorts, the others last", () => {
    const sorts = bySort(lines, ["people", "places", "times"]);
    expect(sorts.map(({ kind }) => sortName(kind))).toEqual(["People", "Times", "Others"]);
    expect(bySort([], ["people"])).toEqual([]);
  });

  it("are kept with all that they say", () => {
    expect(asNewLine(lineWith("x", { note: "y", tried: "well", person: null }))).toEqual({
      words: "x",
      kind: null,
      note: "y",
      status: null,
      tried: "well",
      done: false,
      contact: null,
    });
  });
});

describe("the first lines of a region", () => {
  it("are those that can be called", () => {
    expect(firstLines(helpWith()).map(({ name, way }) => [name, way.display])).toEqual([
      ["A line", "0800 111"],
    ]);
    expect(firstLines(helpWith(), 0)).toEqual([]);
  });
});
