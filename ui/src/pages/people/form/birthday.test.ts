import { expect, it } from "vitest";
import { answerOf, birthdayOf } from "./birthday";

it("is read and written with and without a year", () => {
  for (const birthday of ["1980-05-03", "--02-29", "2000-02-29", "--12-31", null])
    expect(birthdayOf(answerOf(birthday)), String(birthday)).toBe(birthday);
  expect(answerOf("--05-03")).toEqual({ day: "3", month: "5", year: "" });
});

it("is none where nothing is said, and told where it is in no calendar", () => {
  const of = (day: string, month: string, year = "") => birthdayOf({ day, month, year });
  expect(of(" ", "")).toBeNull();
  expect(of(" 3 ", "5", " 1980 ")).toBe("1980-05-03");
  for (const odd of [
    of("3", ""),
    of("", "5"),
    of("31", "4"),
    of("29", "2", "1981"),
    of("0", "1"),
    of("x", "1"),
    of("1", "1", "80"),
    of("", "", "1980"),
  ])
    expect(odd).toBeUndefined();
});
