import { describe, expect, it } from "vitest";
import type { OwnReminder } from "$lib/api";
import { answerOf } from "../../settings/reminders/repeat";
import { appointmentOf, byDay, nothingElse, openIn, whatText, wordsOf, type Answers } from "./appointments";

const answers: Answers = {
  about: { ...nothingElse, what: "therapist" },
  words: "",
  start: "2026-11-24",
  time: "10:00",
  repeat: answerOf({ kind: "once" }),
  tell: 60,
};

function coming(id: string, date: string, inDays: number): OwnReminder {
  return {
    id,
    kind: "appointment",
    words: id,
    start: date,
    time: "10:00",
    timeText: "10:00",
    rule: { kind: "once" },
    minutesBefore: 0,
    enabled: true,
    next: null,
    inQuietHours: false,
    about: nothingElse,
    contactName: null,
    reachable: false,
    begins: { date, inDays, dayText: date, text: date },
    began: null,
  };
}

describe("an appointment", () => {
  it("is called by the person’s words, or by what it is", () => {
    expect(wordsOf(answers)).toBe("Therapist");
    expect(wordsOf({ ...answers, words: " Dr Weber " })).toBe("Dr Weber");
    expect(whatText("other")).toBe("");
    expect(openIn({ ...answers, about: { ...nothingElse, what: "other" } }).words).toBe(true);
  });

  it("can be written down without being told, and remembers when it would be", () => {
    expect(appointmentOf(answers, null)).toMatchObject({ minutesBefore: 60, enabled: true });
    const quiet = appointmentOf({ ...answers, tell: null }, { ...coming("a", "", 0), minutesBefore: 15 });
    expect(quiet).toMatchObject({ minutesBefore: 15, enabled: false });
  });

  it("is not kept while something is open", () => {
    for (const open of [{ start: "" }, { time: "" }, { about: nothingElse }])
      expect(appointmentOf({ ...answers, ...open }, null)).toBeNull();
  });

  it("stands on its day", () => {
    const days = byDay([
      coming("a", "2026-11-22", 0),
      coming("b", "2026-11-22", 0),
      coming("c", "2026-11-24", 2),
    ]);
    expect(days.map(({ items }) => items.map(({ id }) => id))).toEqual([["a", "b"], ["c"]]);
    expect(days[0]?.title).toMatch(/^Today/);
  });
});
