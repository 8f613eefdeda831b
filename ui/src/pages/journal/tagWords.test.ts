import { describe, expect, it } from "vitest";
import type { Tag } from "$lib/api";
import { completions, newTags } from "./tagWords";

function tag(name: string, entries: number): Tag {
  return { id: name, kind: "tag", name, entries, checkIns: 0 };
}

describe("tags that are typed", () => {
  it("are parted by commas, each once, without those that are there", () => {
    expect(newTags("work, Sleep,, sleep ,Café", ["cafe"])).toEqual(["work", "Sleep"]);
    expect(newTags("睡眠、仕事，海", [])).toEqual(["睡眠", "仕事", "海"]);
    expect(newTags("  ", [])).toEqual([]);
  });

  it("are completed from those known, the beginning of a name first, the most used first", () => {
    const known = [tag("coffee with Ines", 2), tag("Café", 1), tag("cat", 9), tag("decaf", 40)];
    expect(completions("caf", known, [], 6)).toEqual(["Café", "decaf"]);
    expect(completions("", known, ["CAT"], 2)).toEqual(["decaf", "coffee with Ines"]);
    expect(completions("zebra", known, [], 6)).toEqual([]);
  });
});
