import { expect, it } from "vitest";
import { daysOf } from "./rhythm";

it("is a number of days, or none at all", () => {
  expect(["14", " 1 ", "366", "", "  "].map(daysOf)).toEqual([14, 1, 366, null, null]);
  for (const text of ["0", "367", "-3", "1.5", "a week"]) expect(daysOf(text), text).toBeUndefined();
});
