import { describe, expect, it } from "vitest";
import { has } from "$lib/i18n";
import { abouts, beginning, joined, parted, rightsNote, titleOf } from "./talks";

describe("words for a hard conversation", () => {
  it("are kept together with their title and come apart as they were", () => {
    for (const said of [
      { title: "At work", words: "One\n\ntwo " },
      { title: "", words: "\nafter an empty line" },
      { title: "Only a title", words: "" },
    ]) {
      expect(parted(joined(said))).toEqual(said);
    }
    expect(parted(joined({ title: "Two\nlines", words: "x" }))).toEqual({ title: "Two lines", words: "x" });
    expect(parted("")).toEqual({ title: "", words: "" });
  });

  it("begin with words in the first person, for everyone but somebody else", () => {
    for (const about of abouts) {
      expect(has(`talks-about-${about}`)).toBe(true);
      const { title, words } = beginning(about);
      expect(words === "").toBe(about === "other");
      expect(title === "").toBe(about === "other");
      if (words) expect(words).toMatch(/\b(I|my|me)\b/);
      expect(words).not.toMatch(/addict|abuse|relapse|streak|fail|clean|dirty|must\b|should\b/i);
    }
    expect(beginning("partner").words.split("\n\n")).toHaveLength(6);
  });

  it("say where rights differ, where that matters", () => {
    expect(abouts.filter((about) => rightsNote(about) !== "")).toEqual([
      "boss",
      "interview",
      "court",
      "doctor",
    ]);
  });

  it("are called by their title, or their first words", () => {
    expect(titleOf({ title: " At work ", words: "Hello" })).toBe("At work");
    expect(titleOf({ title: "", words: "\n Hello there\nyou" })).toBe("Hello there");
    expect(titleOf({ title: "", words: "" })).toBe("No title yet");
  });
});
