import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CalendarMonth, CalendarYear } from "$lib/api";
import { view } from "./view.svelte";
import { Years, shade, weeks } from "./years.svelte";

/** Every month has 30 days here; the year's last digit says where the days begin. */
function year(number: number): CalendarYear {
  const months = Array.from({ length: 12 }, (_, month) => ({
    name: `month ${month}`,
    blanks: (number + month) % 7,
    days: Array.from({ length: 30 }, (_, day) => ({
      date: [number, String(month + 1).padStart(2, "0"), String(day + 1).padStart(2, "0")].join("-"),
      day: day + 1,
      entries: 0,
      mood: null,
      text: "",
      today: number === 2026 && month === 10 && day === 21,
    })),
  }));
  return { year: number, years: [], weekdays: [], months };
}

vi.mock("$lib/api", () => ({ commands: { calendar: async (asked: number | null) => year(asked ?? 2026) } }));

describe("Years", () => {
  beforeEach(() => view.fresh());

  it("begins with the month of today", async () => {
    const years = new Years();
    await years.show(null);
    expect([years.shown?.year, years.month]).toEqual([2026, 10]);
  });

  it("steps over the end of a year and back", async () => {
    const years = new Years();
    await years.show(2026);
    expect(await years.stepDays("2026-12-28", 7)).toBe("2027-01-05");
    expect([years.shown?.year, years.month]).toEqual([2027, 0]);
    expect(await years.stepDays("2027-01-05", -7)).toBe("2026-12-28");
    expect([years.shown?.year, years.month]).toEqual([2026, 11]);
  });

  it("steps by months over any number of years", async () => {
    const years = new Years();
    await years.show(null);
    await years.stepMonths(2);
    expect([years.shown?.year, years.month]).toEqual([2027, 0]);
    await years.stepMonths(-1);
    expect([years.shown?.year, years.month]).toEqual([2026, 11]);
    await years.stepMonths(-12);
    expect([years.shown?.year, years.month]).toEqual([2025, 11]);
  });
});

describe("weeks", () => {
  it("hold each day once, seven places a row, the first under its weekday", () => {
    for (let blanks = 0; blanks < 7; blanks += 1) {
      const month = { ...year(2026).months[0], blanks } as CalendarMonth;
      const rows = weeks(month);
      expect(rows.every((row) => row.length === 7)).toBe(true);
      expect(rows[0]?.findIndex((day) => day !== null)).toBe(blanks);
      expect(rows.flat().filter((day) => day !== null)).toEqual(month.days);
    }
  });
});

describe("shade", () => {
  it("has four steps, and none for nothing", () => {
    expect([0, 1, 2, 4, 90].map(shade)).toEqual([0, 1, 2, 4, 4]);
  });
});
