import { describe, expect, it } from "vitest";
import { civilDateText } from "./civilDate";

describe("a civil date in words", () => {
  it("is the same day in every zone", () => {
    expect(civilDateText("2026-11-01", "en")).toBe("Sunday, November 1, 2026");
    expect(civilDateText("2024-02-29", "de")).toBe("Donnerstag, 29. Februar 2024");
  });

  it("is empty for what is no date", () => {
    expect(civilDateText("", "en")).toBe("");
  });
});
