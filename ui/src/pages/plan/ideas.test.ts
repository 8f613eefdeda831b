import { describe, expect, it } from "vitest";
import { ideasFor } from "./ideas";
import { planParts, safetySteps } from "./parts";

describe("ideas to pick from", () => {
  const all = [...planParts, ...safetySteps].map((part) => ({ part, ideas: ideasFor(part, []) }));

  it("are there for every part, in words, none of them twice", () => {
    for (const { part, ideas } of all) {
      expect(ideas.length, part).toBeGreaterThanOrEqual(5);
      expect(new Set(ideas.map(({ words }) => words)).size).toBe(ideas.length);
      expect(ideas.filter(({ words }) => words.startsWith("ideas-"))).toEqual([]);
    }
  });

  it("judge nobody, promise nothing and command nothing", () => {
    const said = all.flatMap(({ ideas }) => ideas.map(({ words }) => words)).join("\n");
    expect(said).not.toMatch(/\b(must|should|clean|dirty|abuse|addict|alcoholic|relapse|failed|streak)\b/i);
  });

  it("are not offered once they stand in the list", () => {
    const [first] = ideasFor("reasons", []);
    const left = ideasFor("reasons", [{ words: ` ${first?.words.toUpperCase()} ` }]);
    expect(left.map(({ words }) => words)).not.toContain(first?.words);
    expect(left).toHaveLength(7);
  });
});
