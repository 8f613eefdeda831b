export type Page =
  | "today"
  | "journal"
  | "milestones"
  | "people"
  | "plan"
  | "lookingBack"
  | "show"
  | "settings"
  | "protect"
  | "help";
export type Params = Record<string, string | boolean>;
export type Place = { page: Page; params: Params };

const start: Place = { page: "today", params: {} };

/** Where the person is. It lives in memory only: nothing of it is written down or shown in an address. */
class Router {
  #stack = $state.raw<Place[]>([start]);
  #current = $derived(this.#stack.at(-1) ?? start);
  #cameBack = false;
  #room = $derived(this.#stack.findLast((place) => place.page !== "help") ?? start);

  get page(): Page {
    return this.#current.page;
  }

  get params(): Params {
    return this.#current.params;
  }

  /** The page that waits, kept as it is, while Help now is on top. */
  get room(): Place {
    return this.#room;
  }

  /** Whether the present place was reached by going back to it. */
  get cameBack(): boolean {
    return this.#cameBack;
  }

  get canGoBack(): boolean {
    return this.#stack.length > 1;
  }

  go(page: Page, params: Params = {}): void {
    if (page === "help" && this.page === "help") return;
    this.#cameBack = false;
    this.#stack = [...this.#stack.slice(-20), { page, params }];
  }

  /** Puts another place where the present one is, so that `back` does not return to it. */
  replace(page: Page, params: Params = {}): void {
    this.#cameBack = false;
    this.#stack = [...this.#stack.slice(0, -1), { page, params }];
  }

  back(): void {
    this.#cameBack = true;
    if (this.#stack.length > 1) this.#stack = this.#stack.slice(0, -1);
    else this.#stack = [start];
  }
}

export const router = new Router();
