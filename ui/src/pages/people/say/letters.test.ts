import { describe, expect, it } from "vitest";
import { LetterDraft, letterTo } from "./letters.svelte";

describe("a letter that is being written", () => {
  it("has what is picked", () => {
    const letter = new LetterDraft();
    letter.pick("a", true);
    letter.pick("b", true);
    letter.pick("a", false);
    expect(letter.ids).toEqual(["b"]);
  });

  it("keeps what was changed by hand while it is put together anew", () => {
    const letter = new LetterDraft();
    letter.write("Mine");
    letter.putTogetherAnew();
    expect(letter.byHand).toBeNull();
    letter.backToMine();
    expect(letter.byHand).toBe("Mine");
    expect(letter.aside).toBeNull();
  });

  it("is there again for the same person", () => {
    letterTo("c1").own = "A line";
    expect(letterTo("c1").own).toBe("A line");
    expect(letterTo(null).own).toBe("");
  });
});
