import { describe, expect, it } from "vitest";
import { allDays, calledText, setbackWord } from "./words";
import { Story, endStory, steps, storyOf } from "./story.svelte";

describe("what a setback is called", () => {
  it("is the person's word for this one, else their word for the path, else ours", () => {
    expect(calledText({ called: "Tuesday" }, { setbackWord: "a slip" })).toBe("Tuesday");
    expect(calledText({ called: "" }, { setbackWord: "a slip" })).toBe("a slip");
    expect(setbackWord({ setbackWord: "" })).toBe("Setback");
  });
});

describe("the days that still count", () => {
  it("are those of all chapters", () => {
    const path = { totalDays: 391, chapters: [{}, {}] as never[] };
    expect(allDays(path, false)).toBe(391);
    expect(allDays(path, true)).toBe(393);
  });
});

describe("a story", () => {
  it("begins with safety and goes one step at a time, forth and back", () => {
    const story = new Story();
    const passed = [story.step];
    while (story.step !== "done") {
      story.next();
      passed.push(story.step);
    }
    expect(passed).toEqual([...steps, "done"]);
    expect(story.canGoBack).toBe(false);

    const other = new Story();
    other.back();
    expect(other.step).toBe("safe");
    other.next();
    expect(other.canGoBack).toBe(true);
    other.back();
    expect(other.step).toBe("safe");
  });

  it("keeps what was typed when one leaves in between, and when it is undone", () => {
    const story = storyOf("p1");
    story.called = "a slip";
    expect(storyOf("p1").called).toBe("a slip");
    story.finish(7, "noted");
    expect(story.step).toBe("done");
    story.reopen();
    expect([story.step, story.called, story.noted]).toEqual(["note", "a slip", null]);
    endStory("p1");
    expect(storyOf("p1").called).toBe("");
  });

  it("decides nothing by itself", () => {
    expect(new Story().decision).toBe("later");
  });
});
