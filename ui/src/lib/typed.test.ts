import { describe, expect, it } from "vitest";
import { Typed, rebased } from "./typed.svelte";

describe("what is typed and not kept yet", () => {
  it("is there when one comes back, until it is kept or given up", () => {
    const typed = new Typed<{ led: string; helps: string }>("one");
    const stored = { led: "", helps: "" };
    typed.of("s1", stored).led = "Tired.";
    expect(typed.of("s1", stored)).toEqual({ led: "Tired.", helps: "" });
    expect(typed.of("s2", stored).led).toBe("");
    typed.drop("s1");
    expect(typed.of("s1", stored).led).toBe("");
  });

  it("takes along what was written there in between", () => {
    const typed = new Typed<{ words: string }>("one");
    typed.of("c1", { words: "By the sea." }).words = "By the sea. And the river.";
    expect(typed.of("c1", { words: "By the sea.\n\nThe wedding." }).words).toBe(
      "By the sea.\n\nThe wedding.\n\nAnd the river.",
    );
  });

  it("is what stands there where nothing was typed", () => {
    expect(rebased("a", "a", "a\n\nb")).toBe("a\n\nb");
    expect(rebased("c", "a", "a")).toBe("c");
    expect(rebased("c", "a", "b")).toBe("b\n\nc");
  });
});
