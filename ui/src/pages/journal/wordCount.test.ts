import { describe, expect, it } from "vitest";
import { countWords } from "./wordCount";

describe("countWords", () => {
  it("counts words, not marks, numbers of photos or spaces", async () => {
    expect(await countWords("", "en")).toBe(0);
    expect(await countWords("**Don't** stop, *please*.\n\n- one\n- two", "en")).toBe(5);
    expect(await countWords("before ![the sea](photo:0190-ab) after", "en")).toBe(2);
  });

  it("counts scripts that are written without spaces", async () => {
    expect(await countWords("今日は静かな一日でした", "ja")).toBeGreaterThan(3);
  });

  it("counts a long text in pieces without losing a word", async () => {
    const line = "one two three four five six seven eight nine ten\n";
    expect(await countWords(line.repeat(200), "en")).toBe(2000);
    expect(await countWords("word ".repeat(1500), "en")).toBe(1500);
  });

  it("leaves a text of hundreds of pages uncounted", async () => {
    expect(await countWords("word ".repeat(70_000), "en")).toBeNull();
  });

  it("stops when nobody waits any more", async () => {
    expect(await countWords("one two", "en", () => true)).toBeNull();
  });
});
