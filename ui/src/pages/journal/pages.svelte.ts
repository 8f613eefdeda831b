import { commands, type Entries, type EntrySummary, type Failure, type Filter } from "$lib/api";
import { asFailure } from "$lib/failure";

/** From where the list goes on; null: from the newest. */
type Place = Entries["next"];

/** Where a page begins, and the month of the entry before its first. */
type Beginning = { before: Place; month: string | null };

const pageSize = 40;
/** How high a row is taken to be until its page was seen, in pixels. */
const rowHeight = 96;
/** No web view lays out much more than 30 million pixels. */
const highest = 20_000_000;

/** A part of the list that is in sight, or near. */
export class EntryPage {
  readonly number: number;
  entries = $state.raw<EntrySummary[] | null>(null);
  /** of the entry before its first one */
  monthBefore: string | null = null;
  /** the round in which it was asked for */
  asked = -1;

  constructor(number: number) {
    this.number = number;
  }
}

/**
 * The entries that a filter lets through, newest first, in pages of equally many. Only the pages in sight are held; what
 * lies above and below them is as high as it is likely to be.
 */
export class EntryPages {
  readonly filter: Filter;
  /** the row that one came for; null: the newest */
  readonly row: number | null;
  /** whether that row was shown */
  arrived: boolean;
  /** the pages in sight */
  held = $state.raw<EntryPage[]>([]);
  /** in pixels, without the pages held */
  above = $state(0);
  below = $state(0);
  /** how many entries there are; null: not known yet */
  total = $state<number | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** how high the pages were that were seen */
  #heights: number[] = [];
  #beginnings: Beginning[] = [];
  #round = 0;
  #loading = false;
  #sight = { top: 0, bottom: 0 };

  constructor(filter: Filter, row: number | null = null) {
    this.filter = filter;
    this.row = row;
    this.arrived = row === null;
    this.#forget();
  }

  /** How many pages there are, as far as is known. */
  get count(): number {
    if (this.total !== null) return Math.max(1, Math.ceil(this.total / pageSize));
    return this.#pageOf(this.row ?? 0) + 1;
  }

  /** Holds what lies between these heights, in pixels from where the list begins. */
  see(top: number, bottom: number): void {
    this.#sight = { top, bottom };
    this.#hold(this.#pageAt(top), this.#pageAt(bottom));
  }

  /** Holds the page with the row that one came for, and gives its entry; null when it is not there. */
  async arrive(): Promise<EntrySummary | null> {
    const row = this.row ?? 0;
    const number = this.#pageOf(row);
    const page = this.held.find((held) => held.number === number) ?? new EntryPage(number);
    this.held = [page];
    this.#measureRest();
    // Again, when something changed in the meantime.
    while (!page.entries && !this.failure) await this.#load(page);
    this.arrived = true;
    return page.entries?.[row % pageSize] ?? page.entries?.at(-1) ?? null;
  }

  /** Notes how high a page stands with its entries. Gives by how much that is more than it was, or was likely to be. */
  measure(page: EntryPage, height: number): number {
    if (!page.entries || height <= 0) return 0;
    const grown = height - this.height(page.number);
    this.#heights[page.number] = height;
    return grown;
  }

  /** Whether the page was seen before. */
  wasSeen(page: EntryPage): boolean {
    return this.#heights[page.number] !== undefined;
  }

  /** How high a page is, or is likely to be. */
  height(number: number): number {
    const seen = this.#heights[number];
    if (seen !== undefined) return seen;
    const total = this.total ?? pageSize * this.count;
    const rows = Math.min(pageSize, total - number * pageSize);
    return Math.max(1, rows) * Math.min(rowHeight, highest / Math.max(1, total));
  }

  /** Something in the journal changed: asks again for what is in sight. */
  async refresh(): Promise<void> {
    this.#round += 1;
    this.#forget();
    for (const page of this.held) await this.#load(page);
  }

  #forget(): void {
    this.#beginnings = [{ before: null, month: null }];
  }

  #pageOf(row: number): number {
    return Math.floor(row / pageSize);
  }

  /** The page that lies at that height. */
  #pageAt(height: number): number {
    const last = this.count - 1;
    let [number, from] = [0, 0];
    while (number < last && from + this.height(number) <= height) from += this.height(number++);
    return number;
  }

  #hold(first: number, last: number): void {
    const { held } = this;
    if (held[0]?.number !== first || held.at(-1)?.number !== last) {
      this.held = Array.from({ length: last - first + 1 }, (_, index) => {
        const number = first + index;
        return held.find((page) => page.number === number) ?? new EntryPage(number);
      });
    }
    this.#measureRest();
    if (!this.#loading) void this.#loadHeld();
  }

  /** One after the other, from the middle of what is in sight: what was only scrolled past is not asked for. */
  async #loadHeld(): Promise<void> {
    this.#loading = true;
    for (;;) {
      const middle = this.#pageAt((this.#sight.top + this.#sight.bottom) / 2);
      const [next] = this.held
        .filter((page) => !page.entries && page.asked !== this.#round)
        .sort((one, other) => Math.abs(one.number - middle) - Math.abs(other.number - middle));
      if (!next) break;
      await this.#load(next);
    }
    this.#loading = false;
  }

  #measureRest(): void {
    const { count } = this;
    const [first, last] = [this.held[0]?.number ?? 0, this.held.at(-1)?.number ?? -1];
    let [above, below] = [0, 0];
    for (let number = 0; number < first; number += 1) above += this.height(number);
    for (let number = last + 1; number < count; number += 1) below += this.height(number);
    this.above = above;
    this.below = below;
  }

  /** Asks for the page, from the nearest place that is known; then with the entry before it, for its month. */
  async #load(page: EntryPage): Promise<void> {
    const round = this.#round;
    page.asked = round;
    let known = page.number;
    while (known > 0 && !this.#beginnings[known]) known -= 1;
    const { before, month } = this.#beginnings[known] ?? { before: null, month: null };
    const skip = (page.number - known) * pageSize;
    const overlap = skip > 0 ? 1 : 0;
    try {
      const found = await commands.entries(before, skip - overlap, this.filter, pageSize + overlap);
      if (round !== this.#round) return;
      this.failure = null;
      page.monthBefore = overlap ? (found.entries[0]?.monthText ?? null) : month;
      page.entries = found.entries.slice(overlap);
      if (found.next !== null) {
        const last = page.entries.at(-1)?.monthText ?? null;
        this.#beginnings[page.number + 1] = { before: found.next, month: last };
      }
      if (this.total !== found.total) this.#grow(found.total);
    } catch (error) {
      if (round === this.#round) this.failure = asFailure(error);
    }
  }

  /** There are more entries, or fewer, than was known. */
  #grow(total: number): void {
    this.total = total;
    const { count } = this;
    this.#heights.length = Math.min(this.#heights.length, count);
    const left = this.held.filter((page) => page.number < count);
    if (left.length < this.held.length) this.held = left;
    if (this.arrived) this.see(this.#sight.top, this.#sight.bottom);
    else this.#measureRest();
  }
}
