import { describe, expect, it } from "vitest";
import { has } from "$lib/i18n";
import { areas, byArea, statementText } from "./words";

const codes = areas.flatMap((area) => [1, 2, 3, 4].map((n) => `${area}-${n}`));

describe("the statements of recovery capital", () => {
  it("have words of their own, in the first person and short", () => {
    for (const id of codes) {
      expect(has(`capital-statement-${id}`)).toBe(true);
      const words = statementText({ id, words: null });
      expect(words).toMatch(/\b(I|me|my)\b/i);
      expect(words.split(" ").length).toBeLessThan(16);
      expect(words).not.toMatch(/must|should|addict|abuse|clean|sober|relapse|fail/i);
    }
    expect(new Set(codes.map((id) => statementText({ id, words: null }))).size).toBe(32);
  });

  it("are the person’s where they are theirs", () => {
    expect(statementText({ id: "x", words: "My plants live." })).toBe("My plants live.");
  });

  it("stand area by area, and an empty area is not there", () => {
    const all = [
      { area: "hope" as const, hidden: false },
      { area: "home" as const, hidden: true },
      { area: "home" as const, hidden: false },
    ];
    const shown = byArea(all, ({ hidden }) => !hidden);
    expect(shown.map(({ area, statements }) => [area, statements.length])).toEqual([
      ["home", 1],
      ["hope", 1],
    ]);
    for (const area of areas) expect(has(`capital-area-${area}`)).toBe(true);
  });
});
