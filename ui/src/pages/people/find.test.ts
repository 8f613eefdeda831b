import { expect, it } from "vitest";
import { isMeant } from "./find";

const zoe = { name: "Zoë Ångström", role: "sponsor", roleWords: "", notes: "Says “no” well" } as const;

it("finds someone by every word, whatever the capitals, accents and order", () => {
  for (const words of ["", "  ", "zoe", "ANGSTROM zoë", "sponsor zo", "well"])
    expect(isMeant(zoe, words)).toBe(true);
  for (const words of ["zoe friend", "robin"]) expect(isMeant(zoe, words)).toBe(false);
});
