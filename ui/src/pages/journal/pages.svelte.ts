import { commands, type Entries, type EntrySummary, type Failure, type Filter } from "$lib/api";
import { asFailure } from "$lib/failure";

/** A place in the list: entries come after it. null: before the newest. */
export type Place = NonNullable<Entries["next"]> | null;

const pageSize = 40;

/** A part of the list. Out of sight it keeps only where it begins, how high it was and its last month. */
export class EntryPage {
  before: Place;
  entries = $state.raw<EntrySummary[] | null>(null);
  height = $state(0);
  seen = $state(false);
  /** of its last entry; the next page's heading depends on it */
  lastMonth = $state<string | null>(null);

  constructor(before: Place) {
    this.before = before;
  }

  /** Notes how high the page stands with its entries, in pixels. */
  measure(height: number): void {
    if (this.entries && height > 0) this.height = height;
  }

  hold(entries: EntrySummary[]): void {
    this.entries = entries;
    this.lastMonth = entries.at(-1)?.monthText ?? null;
  }
}

/** The entries that a filter lets through, newest first, page by page; only the pages in sight hold entries. */
export class EntryPages {
  readonly filter: Filter;
  list = $state.raw<EntryPage[]>([]);
  /** without those before the place it begins at taken off */
  total = $state<number | null>(null);
  failure = $state.raw<Failure | null>(null);
  #round = 0;

  constructor(filter: Filter, start: Place = null) {
    this.filter = filter;
    this.list = [new EntryPage(start)];
  }

  /** Whether there is nothing to show from where it begins. */
  get nothing(): boolean {
    return this.list.length === 1 && this.list[0]?.entries?.length === 0;
  }

  /** A page came into sight or left it. */
  show(page: EntryPage, seen: boolean): void {
    page.seen = seen;
    if (seen) {
      if (!page.entries) void this.#load(page);
    } else if (page !== this.list[0]) {
      page.entries = null;
    }
  }

  /** Something in the journal changed: asks again for what is in sight. */
  async refresh(): Promise<void> {
    this.#round += 1;
    for (const page of this.list) {
      if (page.seen || page === this.list[0]) await this.#load(page);
    }
  }

  async #load(page: EntryPage): Promise<void> {
    const round = this.#round;
    try {
      const { entries, next, total } = await commands.entries(page.before, this.filter, pageSize);
      if (round !== this.#round) return;
      this.failure = null;
      this.total = total;
      if (page.seen || page === this.list[0]) page.hold(entries);
      this.#follow(page, next ?? null);
    } catch (error) {
      this.failure = asFailure(error);
    }
  }

  /** Puts the next page where this one ends; it is asked again when that place moved. */
  #follow(page: EntryPage, next: Place): void {
    const index = this.list.indexOf(page);
    const after = this.list[index + 1];
    if (index < 0) return;
    if (next === null) {
      if (after) this.list = this.list.slice(0, index + 1);
    } else if (!after) {
      this.list = [...this.list, new EntryPage(next)];
    } else if (JSON.stringify(after.before) !== JSON.stringify(next)) {
      after.before = next;
      if (after.entries) void this.#load(after);
    }
  }
}
