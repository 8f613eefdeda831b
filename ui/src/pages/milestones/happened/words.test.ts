import { describe, expect, it } from "vitest";
import type { Chapter, Decision, Setback } from "$lib/api";
import { calledText, canClose, doneText, setbackWord } from "./words";
import { Story, beginStory, endStory, storyOf } from "./story.svelte";

describe("what a setback is called", () => {
  it("is the person's word for this one, else their word for the path, else ours", () => {
    expect(calledText({ called: "Tuesday" }, { setbackWord: "a slip" })).toBe("Tuesday");
    expect(calledText({ called: "" }, { setbackWord: "a slip" })).toBe("a slip");
    expect(setbackWord({ setbackWord: "" })).toBe("Setback");
  });
});

describe("what became of it", () => {
  const going = { chapters: [{ start: "2026-11-01", end: null } as Chapter] };
  const setback = (decision: Decision, date: string): Setback => ({ decision, date }) as Setback;

  it("can still be decided while the chapter of its day is going", () => {
    expect(canClose(setback("later", "2026-11-22"), going)).toBe(true);
    expect(canClose(setback("noted", "2026-11-01"), going)).toBe(true);
    expect(canClose(setback("noted", "2026-10-31"), going)).toBe(false);
    expect(canClose(setback("closed", "2026-11-22"), going)).toBe(false);
    expect(canClose(setback("noted", "2026-11-22"), { chapters: [] })).toBe(false);
  });

  it("says nothing about a chapter where none is going", () => {
    expect(doneText("noted", false)).toBe("It is noted.");
    expect(doneText("noted", true)).toBe("It is noted, and the chapter goes on.");
    expect(doneText("closed", false)).toBe("The chapter is closed. All of its days still count.");
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
    expect(passed).toEqual(["safe", "person", "rest", "note", "done"]);
    expect(story.canGoBack).toBe(false);

    const other = new Story();
    other.back();
    expect(other.step).toBe("safe");
    other.next();
    expect(other.canGoBack).toBe(true);
    other.back();
    expect(other.step).toBe("safe");
  });

  it("passes by the person’s own plan before rest, where there is one", () => {
    const story = new Story();
    story.planned = true;
    story.next();
    story.next();
    expect([story.step, story.steps]).toEqual(["plan", ["safe", "person", "plan", "rest", "note"]]);
    // The last line was taken away while it was read: one still goes on from here.
    story.planned = false;
    story.next();
    expect(story.step).toBe("rest");
    story.back();
    expect(story.step).toBe("person");
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

  it("begins with safety each time something happened, and keeps what was typed", () => {
    const story = storyOf("p2");
    story.suggest("2026-11-21");
    story.message = "Come over?";
    story.words = "A long week.";
    story.reached = true;
    while (story.step !== "note") story.next();
    beginStory("p2");
    const again = storyOf("p2");
    expect([again.step, again.reached, again.date]).toEqual(["safe", false, ""]);
    expect([again.message, again.words]).toEqual(["Come over?", "A long week."]);
    again.date = "2026-11-20";
    beginStory("p2");
    expect(storyOf("p2").date).toBe("2026-11-20");
  });

  it("is another one after one that was noted", () => {
    const story = storyOf("p3");
    story.words = "A long week.";
    story.finish(7, "closed");
    expect(storyOf("p3").step).toBe("done");
    beginStory("p3");
    const next = storyOf("p3");
    expect([next.step, next.words, next.noted]).toEqual(["safe", "", null]);
  });

  it("decides nothing by itself", () => {
    expect(new Story().decision).toBe("later");
  });
});
