import { EntryPages } from "./pages.svelte";

/** How the journal was last seen, so that one comes back from an entry to the same place. */
class View {
  query = $state("");
  pages = $state.raw(new EntryPages());
  /** how far down, in pixels */
  scroll = 0;

  /** Begins at the top again, with nothing searched for. */
  fresh(): void {
    this.query = "";
    this.pages = new EntryPages();
    this.scroll = 0;
  }
}

export const view = new View();
