import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Entries, EntrySummary, Filter } from "$lib/api";
import { noFilter } from "./filter";
import { EntryPages } from "./pages.svelte";

/** Entry numbers, newest first; the place after an entry is its number. */
let journal: number[] = [];
let asked: { before: number | null; skip: number; limit: number }[] = [];

vi.mock("$lib/api", () => ({
  commands: {
    entries: async (before: number | null, skip: number, filter: Filter, limit: number): Promise<Entries> => {
      asked.push({ before, skip, limit });
      const through = journal.filter((number) => !filter.pinned || number % 10 === 0);
      const left = through.filter((number) => before === null || number < before);
      const shown = left.slice(skip, skip + limit);
      const entries = shown.map(
        (number) => ({ id: String(number), monthText: month(number) }) as EntrySummary,
      );
      const next = shown.length === limit ? (shown.at(-1) ?? null) : null;
      return { entries, next, total: through.length };
    },
  },
}));

/** What the window shows, and what is kept ready round it. */
const sight = 4000;
const row = 80;

function month(number: number): string {
  return `month ${Math.ceil(number / 100)}`;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** Looks at what lies at that height, as scrolling does, and lets it be laid out. */
async function look(pages: EntryPages, top: number): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    pages.see(top, top + sight);
    await settle();
    for (const page of pages.held) pages.measure(page, (page.entries?.length ?? 0) * row);
  }
}

function shown(pages: EntryPages): number[] {
  return pages.held.flatMap((page) => page.entries?.map((entry) => Number(entry.id)) ?? []);
}

/** As high as the list is, with all its parts. */
function whole(pages: EntryPages): number {
  const held = pages.held.reduce((sum, page) => sum + pages.height(page.number), 0);
  return pages.above + held + pages.below;
}

describe("EntryPages", () => {
  beforeEach(() => {
    journal = Array.from({ length: 1000 }, (_, index) => 1000 - index);
    asked = [];
  });

  it("shows every entry once from the newest to the oldest and holds only what is in sight", async () => {
    const pages = new EntryPages(noFilter);
    const seen = new Set<number>();
    for (let top = 0; top < 1000 * row; top += 1000) {
      await look(pages, top);
      expect(shown(pages).length).toBeLessThanOrEqual(120);
      for (const number of shown(pages)) seen.add(number);
    }
    expect(seen.size).toBe(1000);
    expect(pages.below).toBe(0);
    expect(whole(pages)).toBeCloseTo(1000 * row);
    // Going on from page to page, nothing is passed over.
    expect(asked.every(({ skip }) => skip === 0)).toBe(true);
  });

  it("is as high as all of it from the beginning", async () => {
    const pages = new EntryPages(noFilter);
    await look(pages, 0);
    expect(whole(pages)).toBeGreaterThan(1000 * row * 0.9);
    expect(pages.total).toBe(1000);
  });

  it("goes anywhere at once and back up from there", async () => {
    const pages = new EntryPages(noFilter);
    await look(pages, 0);
    await look(pages, whole(pages) / 2);
    const there = shown(pages);
    const first = there[0] ?? 0;
    expect(there).toEqual(there.map((_, index) => first - index));
    asked = [];
    await look(pages, pages.above - 2000);
    expect(shown(pages)).toContain(first + 1);
    expect(asked.length).toBeLessThanOrEqual(3);
    for (let top = pages.above; top > 0; top -= 2000) await look(pages, top);
    await look(pages, 0);
    expect(pages.above).toBe(0);
    expect(shown(pages)[0]).toBe(1000);
  });

  it("does not ask for what was only scrolled past", async () => {
    const pages = new EntryPages(noFilter);
    await look(pages, 0);
    asked = [];
    for (let top = 0; top < 70_000; top += 500) pages.see(top, top + sight);
    await settle();
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(shown(pages)).toContain(1000 - Math.floor(70_000 / 96));
  });

  it("begins on the row that one came for, with what is newer above it", async () => {
    const pages = new EntryPages(noFilter, 530);
    expect((await pages.arrive())?.id).toBe("470");
    expect(asked).toHaveLength(1);
    expect(pages.total).toBe(1000);
    expect(pages.above).toBeGreaterThan(10_000);
    expect(pages.below).toBeGreaterThan(10_000);
    await look(pages, pages.above - 2500);
    expect(shown(pages)).toEqual(expect.arrayContaining([490, 470, 450]));
  });

  it("comes to that row also when something changes on the way", async () => {
    const pages = new EntryPages(noFilter, 530);
    const arriving = pages.arrive();
    void pages.refresh();
    expect((await arriving)?.id).toBe("470");
  });

  it("comes to the last row when there are fewer now", async () => {
    journal = journal.slice(0, 45);
    const pages = new EntryPages(noFilter, 70);
    expect((await pages.arrive())?.id).toBe("956");
  });

  it("knows the month before a page also when that one was never there", async () => {
    const pages = new EntryPages(noFilter, 600);
    await pages.arrive();
    expect(pages.held[0]?.entries?.[0]?.id).toBe("400");
    expect(pages.held[0]?.monthBefore).toBe("month 5");
    await look(pages, 0);
    expect(pages.held[0]?.monthBefore).toBeNull();
    expect(pages.held[1]?.monthBefore).toBe("month 10");
  });

  it("shows every entry once after one was added and one deleted", async () => {
    const pages = new EntryPages(noFilter);
    await look(pages, 0);
    journal = [1001, ...journal.filter((number) => number !== 950)];
    await pages.refresh();
    await settle();
    const ids = shown(pages);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids).toEqual(journal.slice(0, ids.length));
  });

  it("lets go of pages that are no more", async () => {
    const pages = new EntryPages(noFilter);
    await look(pages, 0);
    await look(pages, 1_000_000);
    expect(shown(pages).at(-1)).toBe(1);
    journal = journal.slice(0, 50);
    await pages.refresh();
    await settle();
    expect(shown(pages)).toEqual(expect.arrayContaining([960, 951]));
    expect(pages.held.every((page) => page.number < 2)).toBe(true);
  });

  it("lets through what its filter lets through", async () => {
    const pages = new EntryPages({ ...noFilter, pinned: true });
    await look(pages, 0);
    expect(shown(pages).slice(0, 2)).toEqual([1000, 990]);
    expect(pages.total).toBe(100);
  });

  it("keeps a list of a million within what can be laid out", async () => {
    journal = Array.from({ length: 1_000_000 }, (_, index) => 1_000_000 - index);
    const pages = new EntryPages(noFilter);
    pages.see(0, sight);
    await settle();
    expect(pages.total).toBe(1_000_000);
    expect(whole(pages)).toBeLessThan(30_000_000);
  });

  it("says that there is nothing in an empty journal", async () => {
    journal = [];
    const pages = new EntryPages(noFilter);
    await look(pages, 0);
    expect(pages.total).toBe(0);
    expect(pages.held).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });
});
