import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Entries, EntrySummary, Filter } from "$lib/api";
import { noFilter } from "./filter";
import { EntryPages } from "./pages.svelte";

/** Entry numbers, newest first; the place after an entry is its number. */
let journal: number[] = [];
let asked = 0;

vi.mock("$lib/api", () => ({
  commands: {
    entries: async (before: number | null, filter: Filter, limit: number): Promise<Entries> => {
      asked += 1;
      const through = journal.filter((number) => !filter.pinned || number % 10 === 0);
      const left = through.filter((number) => before === null || number < before);
      const shown = left.slice(0, limit);
      const entries = shown.map(
        (number) => ({ id: String(number), monthText: `month ${Math.ceil(number / 100)}` }) as EntrySummary,
      );
      return { entries, next: left.length > limit ? (shown.at(-1) ?? null) : null, total: through.length };
    },
  },
}));

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Shows the pages `from` to `to` and hides the others, as scrolling does. */
async function scrollTo(pages: EntryPages, from: number, to: number): Promise<void> {
  for (let at = 0; at <= to; at += 1) {
    const page = pages.list[at];
    if (page) pages.show(page, at >= from);
    await settle();
  }
}

function shown(pages: EntryPages): string[] {
  return pages.list.flatMap((page) => page.entries?.map((entry) => entry.id) ?? []);
}

describe("EntryPages", () => {
  beforeEach(() => {
    journal = Array.from({ length: 1000 }, (_, index) => 1000 - index);
    asked = 0;
  });

  it("goes on as one scrolls and holds only what is in sight", async () => {
    const pages = new EntryPages(noFilter);
    for (let at = 0; at < 25; at += 1) await scrollTo(pages, Math.max(0, at - 1), at);
    expect(shown(pages)).toContain("1");
    expect(pages.list.filter((page) => page.entries).length).toBeLessThanOrEqual(3);
    expect(pages.list).toHaveLength(25);
  });

  it("shows every entry once after one was added and one deleted in the middle", async () => {
    const pages = new EntryPages(noFilter);
    await scrollTo(pages, 0, 2);
    journal = [1001, ...journal.filter((number) => number !== 950)];
    await pages.refresh();
    await settle();
    const ids = shown(pages);
    expect(ids[0]).toBe("1001");
    expect(ids).not.toContain("950");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(journal.slice(0, ids.length).map(String));
  });

  it("lets through what its filter lets through, from the place it begins at", async () => {
    const pages = new EntryPages({ ...noFilter, pinned: true }, 500);
    await scrollTo(pages, 0, 0);
    expect(shown(pages).slice(0, 2)).toEqual(["490", "480"]);
    expect(pages.total).toBe(100);
    expect(pages.nothing).toBe(false);
  });

  it("says that there is nothing from a place before the first", async () => {
    const pages = new EntryPages(noFilter, 1);
    await scrollTo(pages, 0, 0);
    expect([pages.nothing, pages.total]).toEqual([true, 1000]);
  });

  it("keeps the last month of a page that is out of sight", async () => {
    const pages = new EntryPages(noFilter);
    await scrollTo(pages, 0, 1);
    await scrollTo(pages, 2, 2);
    expect(pages.list[1]?.entries).toBeNull();
    expect(pages.list[1]?.lastMonth).toBe("month 10");
  });

  it("says that there is nothing in an empty journal", async () => {
    journal = [];
    const pages = new EntryPages(noFilter);
    await scrollTo(pages, 0, 0);
    expect(pages.total).toBe(0);
    expect(pages.list).toHaveLength(1);
    expect(asked).toBe(1);
  });
});
