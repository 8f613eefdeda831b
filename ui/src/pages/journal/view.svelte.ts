import type { EntryId, Filter, SearchOrder } from "$lib/api";
import { noFilter } from "./filter";
import { EntryPages } from "./pages.svelte";

/** How the journal was last seen, so that one comes back from an entry to the same place. */
class View {
  query = $state("");
  order = $state<SearchOrder>("newest");
  pages = $state.raw(new EntryPages(noFilter));
  /** the filter is laid open */
  choosing = $state(false);
  /** how far down, in pixels */
  scroll = 0;
  /** the entry that was opened last, to find it again by keyboard */
  opened: EntryId | null = null;
  /** the year that the calendar and the year at a glance show; null: this one */
  year = $state<number | null>(null);
  /** the month shown, from 0; null: the present one */
  month = $state<number | null>(null);
  /** the day whose entries are shown */
  day = $state<string | null>(null);
  /** what the days of the year at a glance are shaded by */
  shadeBy = $state<"writing" | "mood" | null>("writing");
  #filter = $state.raw<Filter>(noFilter);

  get filter(): Filter {
    return this.#filter;
  }

  /** Begins at the top again, with nothing searched for and nothing left out. */
  fresh(): void {
    this.query = "";
    this.choosing = false;
    this.opened = null;
    [this.year, this.month, this.day] = [null, null, null];
    this.#filter = noFilter;
    this.begin();
  }

  /** Lets through only what the filter asks for. */
  filterBy(part: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...part };
    this.begin();
  }

  /** Shows the list from the newest on, or opens it at that row. */
  begin(row: number | null = null): void {
    this.pages = new EntryPages(this.#filter, row);
    this.scroll = 0;
  }
}

export const view = new View();
