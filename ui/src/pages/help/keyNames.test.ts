import { describe, expect, it } from "vitest";
import { keyNames, keyText, toggleKey } from "./keyNames";

describe("the keys beside what is on Help now", () => {
  it("are each given once, digits first", () => {
    const many = keyNames(50);
    expect(new Set(many).size).toBe(50);
    expect(many.slice(0, 11)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b"]);
  });

  it("leave those out that do something else", () => {
    const every = keyNames(1000).map((key) => key.toLowerCase());
    expect(every).not.toContain("n");
    expect(every).not.toContain(toggleKey);
  });

  it("say when Shift belongs to one", () => {
    expect(keyText("a")).toEqual({ shown: "A", told: "a" });
    expect(keyText("A")).toEqual({ shown: "⇧A", told: "Shift+A" });
    expect(keyText("3")).toEqual({ shown: "3", told: "3" });
  });
});
