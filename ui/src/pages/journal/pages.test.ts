import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Entries, EntrySummary } from "$lib/api";
import { EntryPages } from "./pages.svelte";

/** Entry numbers, newest first; the place after an entry is its number. */
let journal: number[] = [];
let asked = 0;

vi.mock("$lib/api", () => ({
  commands: {
    entries: async (before: number | null, limit: number): Promise<Entries> => {
      asked += 1;
      const left = journal.filter((number) => before === null || number < before);
      const shown = left.slice(0, limit);
      const entries = shown.map((number) => ({ id: String(number) }) as EntrySummary);
      return { entries, next: left.length > limit ? (shown.at(-1) ?? null) : null, total: journal.length };
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
    const pages = new EntryPages();
    for (let at = 0; at < 25; at += 1) await scrollTo(pages, Math.max(0, at - 1), at);
    expect(shown(pages)).toContain("1");
    expect(pages.list.filter((page) => page.entries).length).toBeLessThanOrEqual(3);
    expect(pages.list).toHaveLength(25);
  });

  it("shows every entry once after one was added and one deleted in the middle", async () => {
    const pages = new EntryPages();
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

  it("says that there is nothing in an empty journal", async () => {
    journal = [];
    const pages = new EntryPages();
    await scrollTo(pages, 0, 0);
    expect(pages.total).toBe(0);
    expect(pages.list).toHaveLength(1);
    expect(asked).toBe(1);
  });
});
