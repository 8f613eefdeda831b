import { expect, it } from "vitest";
import { nudgeDaysOf } from "./nudge";

it("is a number of days, or none at all", () => {
  expect(["14", " 1 ", "366", "", "  "].map(nudgeDaysOf)).toEqual([14, 1, 366, null, null]);
  for (const text of ["0", "367", "-3", "1.5", "a week"]) expect(nudgeDaysOf(text), text).toBeUndefined();
});
