import { expect, it } from "vitest";
import { groundOf, initials } from "./portrait";

it("has the first letters of the first and the last word", () => {
  const of: [string, string][] = [
    ["Mara", "M"],
    ["Mara Lee", "ML"],
    ["mara  von der Lee (the tall one)", "MO"],
    ["Dr. Ünal", "DÜ"],
    ["“Sol”", "S"],
    ["明 美", "明美"],
    ["♥", ""],
  ];
  for (const [name, letters] of of) expect(initials(name), name).toBe(letters);
});

it("stays on the same ground", () => {
  expect(groundOf("one")).toBe(groundOf("one"));
  const seen = new Set(Array.from({ length: 40 }, (_, n) => groundOf(`0199a000-${n}`)));
  expect(seen.size).toBe(4);
});
