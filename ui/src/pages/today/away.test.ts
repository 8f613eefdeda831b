import { expect, it } from "vitest";
import type { Away, ReminderKind } from "$lib/api";
import { awayText } from "./away";

function said(kind: ReminderKind, part: Partial<Away> = {}): string {
  const item: Away = {
    occurrence: "o",
    kind,
    date: "2026-11-22",
    whenText: "yesterday, 18:00",
    pathName: null,
    milestone: null,
    words: null,
    contact: null,
    contactName: null,
    reachable: false,
    ...part,
  };
  return awayText(item).replaceAll(/[\u2066-\u2069]/g, "");
}

it("says each kind calmly, in a line of its own", () => {
  const milestone = { kind: "span", count: 30, unit: "days" } as const;
  expect(said("milestone", { milestone, pathName: "Alcohol" })).toBe("30 days, Alcohol");
  expect(said("milestoneEve", { pathName: "Alcohol" })).toBe("A day you wanted to mark");
  expect(said("checkIn")).toBe("A check-in. It can stay undone.");
  expect(said("weeklyLook")).toBe("A look back at the week. It can stay undone.");
  expect(said("nudge", { contactName: "Ines" })).toBe("It has been a while with Ines. A few words, perhaps?");
  expect(said("contactBirthday", { contactName: "Ines" })).toBe("A birthday: Ines");
  const years = { kind: "span", count: 5, unit: "years" } as const;
  expect(said("contactMilestone", { contactName: "Ines", milestone: years })).toBe("Ines: 5 years");
  for (const kind of ["hardDate", "appointment", "own"] as const) {
    expect(said(kind, { words: "The dentist" })).toBe("The dentist");
  }
});
