import { describe, expect, it } from "vitest";
import { titleOf as fileTitle } from "$lib/shelf";
import { clock, glance, titleOf, writtenKind } from "./shelf";

describe("what stands on the shelf", () => {
  it("is called by its title, else by its first words, else by what it is", () => {
    const item = { kind: "reading", title: "", beginning: " Be still\nand …" } as const;
    expect(titleOf({ ...item, title: " One " })).toBe("One");
    expect(titleOf(item)).toBe("Be still");
    expect(titleOf({ ...item, beginning: "" })).toBe("Something to read");
    expect(glance(item)).toBe("");
    expect(glance({ ...item, title: "One" })).toBe("Be still and …");
    expect([...glance({ title: "One", beginning: "🌊".repeat(200) })].length).toBe(91);
  });

  it("is written as what it was begun as", () => {
    expect(writtenKind("letter")).toBe("letter");
    expect(writtenKind("audio")).toBe("reading");
  });

  it("is named after its file", () => {
    expect(fileTitle("Sea at night.mp3")).toBe("Sea at night");
    expect(fileTitle("v1.2 talk.m4a")).toBe("v1.2 talk");
    expect(fileTitle(".wav")).toBe(".wav");
  });

  it("says a time as a clock does", () => {
    expect([0, 7.9, 75, 3600, NaN].map(clock)).toEqual(["0:00", "0:07", "1:15", "60:00", "0:00"]);
  });
});
