import { expect, it } from "vitest";
import { sectionOf, withOrder } from "./sections";

const near = {
  archived: false,
  standing: "near",
  homeGroup: false,
  role: "friend",
  support: { given: false },
} as const;

it("has one place for everyone", () => {
  expect(sectionOf(near)).toBe("circle");
  expect(sectionOf({ ...near, homeGroup: true })).toBe("home");
  expect(sectionOf({ ...near, homeGroup: true, support: { given: true } })).toBe("support");
  expect(sectionOf({ ...near, role: "sponsee" })).toBe("support");
  expect(sectionOf({ ...near, standing: "died", homeGroup: true })).toBe("remembered");
  expect(sectionOf({ ...near, standing: "notSafe" })).toBe("aside");
  expect(sectionOf({ ...near, standing: "died", archived: true })).toBe("aside");
});

it("moves within a section only", () => {
  expect(withOrder(["a", "x", "b", "y", "c"], ["c", "a", "b"])).toEqual(["c", "x", "a", "y", "b"]);
  expect(withOrder(["a", "b"], [])).toEqual(["a", "b"]);
});
