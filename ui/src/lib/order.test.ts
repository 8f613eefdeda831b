import { describe, expect, it } from "vitest";
import { movedBy, movedTo } from "./order";

const list = ["a", "b", "c", "d"];

describe("the person's order", () => {
  it("moves one place up or down, and stays within the ends", () => {
    expect(movedBy(list, "c", -1)).toEqual(["a", "c", "b", "d"]);
    expect(movedBy(list, "c", 1)).toEqual(["a", "b", "d", "c"]);
    expect(movedBy(list, "a", -1)).toEqual(list);
    expect(movedBy(list, "d", 1)).toEqual(list);
  });

  it("drops one where another stands", () => {
    expect(movedTo(list, "a", "c")).toEqual(["b", "c", "a", "d"]);
    expect(movedTo(list, "d", "a")).toEqual(["d", "a", "b", "c"]);
    expect(movedTo(list, "x", "a")).toEqual(list);
  });
});
