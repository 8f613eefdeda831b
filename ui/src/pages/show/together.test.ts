import { expect, it } from "vitest";
import { together } from "./together";

it("names what is in both lists once, where it came first", () => {
  const one = (id: string): { id: string } => ({ id });
  expect(together([one("c"), one("a")], [one("a"), one("b")]).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  expect(together([], [])).toEqual([]);
});
