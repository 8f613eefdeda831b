import { describe, expect, it } from "vitest";
import type { Counter, Message, Path } from "$lib/api";
import { dayWords, isFilledIn, messageText, wordsToPick } from "./messages";

const counter: Counter = {
  days: 90,
  years: 0,
  months: 3,
  restDays: 0,
  startDate: "2026-08-24",
  startText: "",
  hours: null,
};
const path: Pick<Path, "name" | "counter" | "counterHidden" | "within"> = {
  name: "Evenings",
  counter,
  counterHidden: false,
  within: null,
};

describe("a short message", () => {
  it("has the person’s words, or those that come with Cairn", () => {
    expect(messageText({ id: "talk", text: null })).toBe("Can you talk? Nothing is on fire.");
    expect(messageText({ id: "talk", text: "Ring me?" })).toBe("Ring me?");
    expect(messageText({ id: "days", text: null })).toBe("Today is … days.");
  });

  it("says the days of the one path, without unseen signs", () => {
    expect(dayWords([path])).toEqual(["Today is 90 days."]);
    expect(dayWords([{ ...path, counter: { ...counter, days: 1 } }])).toEqual(["Today is one day."]);
    expect(dayWords([{ ...path, counter: { ...counter, days: 0 } }])).toEqual(["Today is my first day."]);
  });

  it("says of which path where there are more", () => {
    const smoke = { ...path, name: "Smoke", counter: { ...counter, days: 7 } };
    expect(dayWords([path, smoke])).toEqual(["Evenings: today is 90 days.", "Smoke: today is 7 days."]);
  });

  it("never has a number that is hidden, or that is not there", () => {
    expect(dayWords([{ ...path, counterHidden: true }])).toEqual([]);
    expect(dayWords([{ ...path, counter: null }])).toEqual([]);
  });

  it("is offered in the person’s order, the days where they stand in it", () => {
    const message = (id: string): Message => ({ id, text: null, own: false });
    const own = { id: "m1", text: "Tea?", own: true };
    const messages = [own, message("days"), message("rough")];
    expect(wordsToPick(messages, [path as Path])).toEqual([
      "Tea?",
      "Today is 90 days.",
      "I am having a rough night.",
    ]);
    expect(wordsToPick(messages, [])).toEqual(["Tea?", "I am having a rough night."]);
    expect(messages.map(isFilledIn)).toEqual([false, true, false]);
  });
});
