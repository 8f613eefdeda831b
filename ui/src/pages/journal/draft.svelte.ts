import type { commands, EntryId, Failure } from "$lib/api";
import { asFailure } from "$lib/failure";

/** The newest text that the core has made durable, and why a later one is not yet. */
export type DraftState = Awaited<ReturnType<typeof commands.keepDraft>>;

/** What a keeper needs of the commands. */
export type DraftWays = {
  create: (victory: boolean) => Promise<EntryId>;
  keep: (id: EntryId, seq: number, text: string) => Promise<DraftState>;
  state: (id: EntryId) => Promise<DraftState>;
  leave: (id: EntryId) => Promise<unknown>;
};

/** untouched: nothing was written since it was opened */
export type DraftStatus = "untouched" | "saving" | "saved" | "failing";

/** A letter is painted before its text is handed over. */
const sendAfterMs = 30;
const sendEveryMs = 100;
const askEveryMs = 250;
const retryFirstMs = 1000;
const retryMostMs = 8000;

/**
 * Brings the text of one entry to the core while it is being typed. Texts go one at a time, at most every 100 ms, with a
 * rising number; the newest is never dropped, and while it cannot be saved the keeper says so and goes on trying.
 */
export class DraftKeeper {
  id = $state.raw<EntryId | null>(null);
  status = $state<DraftStatus>("untouched");
  failure = $state.raw<Failure | null>(null);
  victory = $state(false);
  text = $state("");

  #ways: DraftWays;
  #seq: number;
  #sent: number;
  #saved: number;
  #retryMs = retryFirstMs;
  #leaving = false;
  #ended = false;
  #running = false;
  #wake: (() => void) | null = null;
  #hurrying = false;
  #leaveTried: ((left: boolean) => void)[] = [];
  #making: Promise<EntryId> | null = null;
  #saying = 0;
  #said: Promise<unknown> = Promise.resolve();

  /** id null: the entry is made with its first letter. savedSeq: the last number that the core knows of this entry. */
  constructor(ways: DraftWays, id: EntryId | null = null, savedSeq = 0) {
    this.#ways = ways;
    this.id = id;
    this.#seq = this.#sent = this.#saved = savedSeq;
  }

  /** Nothing of the text is on its way, and nothing is being said of the entry. */
  get resting(): boolean {
    return !this.#hasWork() && this.#saying === 0;
  }

  /** The entry is being made just now, or is there already. */
  get begun(): boolean {
    return this.id !== null || this.#making !== null;
  }

  /** Takes the whole text as it is now. */
  write(text: string): void {
    this.text = text;
    this.#seq += 1;
    if (this.status !== "failing") this.status = "saving";
    else this.#hurry();
    this.#run();
  }

  /**
   * Says something of the entry besides its words, one thing after the other. An entry that is not there yet is made
   * first; leaving waits until all is said, saving does not. Throws what `run` throws.
   */
  async say<T>(run: (id: EntryId) => Promise<T>): Promise<T> {
    this.#saying += 1;
    const said = this.#said.then(() => this.#made()).then(run);
    this.#said = said.catch(() => undefined);
    try {
      return await said;
    } finally {
      this.#saying -= 1;
      if (this.#leaving) this.#wake?.();
    }
  }

  /**
   * Sends what is left and leaves the entry. Gives true when all is durable; false after a first failure, while the
   * keeper goes on trying in the background.
   */
  leave(): Promise<boolean> {
    if (this.#ended || (this.id === null && this.#seq === 0 && this.#saying === 0))
      return Promise.resolve(true);
    this.#leaving = true;
    const tried = new Promise<boolean>((resolve) => this.#leaveTried.push(resolve));
    this.#run();
    this.#wake?.();
    return tried;
  }

  /** Stops for good: the entry was deleted. What was sent before stays with it. */
  end(): void {
    this.#seq = this.#sent = this.#saved;
    this.#leaving = false;
    this.#ended = true;
    this.#wake?.();
  }

  /** Takes a leaving back: the person is on the entry again. */
  stay(): void {
    this.#leaving = false;
    this.#answerLeave(false);
  }

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#work().finally(() => {
      this.#running = false;
      if (this.#hasWork()) this.#run();
    });
  }

  #hasWork(): boolean {
    return this.#leaving || this.#saved < this.#seq;
  }

  async #work(): Promise<void> {
    if (!this.#leaving) await this.#rest(sendAfterMs);
    while (this.#hasWork()) {
      let restMs: number;
      try {
        await this.#step();
        restMs = this.#sent < this.#seq ? sendEveryMs : askEveryMs;
      } catch (error) {
        this.#failed(asFailure(error));
        restMs = this.#retryMs;
        this.#retryMs = Math.min(this.#retryMs * 2, retryMostMs);
      }
      if (this.#hasWork()) await this.#rest(restMs);
    }
  }

  /** One question to the core: send the newest text, leave, or ask whether it is durable yet. */
  async #step(): Promise<void> {
    const id = await this.#made();
    if (this.#sent < this.#seq) {
      const seq = this.#seq;
      const state = await this.#ways.keep(id, seq, this.text);
      this.#sent = seq;
      this.#heard(state);
    } else if (!this.#leaving || this.#saying > 0) {
      this.#heard(await this.#ways.state(id));
    }
    if (this.#leaving && this.#sent === this.#seq && this.#saying === 0) await this.#leave(id);
    if (this.#saved >= this.#seq) this.#settled();
  }

  /** Makes the entry, once, whoever asks first. */
  async #made(): Promise<EntryId> {
    if (this.id !== null) return this.id;
    this.#making ??= this.#ways.create(this.victory);
    try {
      return (this.id = await this.#making);
    } finally {
      this.#making = null;
    }
  }

  async #leave(id: EntryId): Promise<void> {
    const seq = this.#seq;
    await this.#ways.leave(id);
    this.#saved = Math.max(this.#saved, seq);
    if (seq !== this.#seq) return;
    this.#leaving = false;
    this.#answerLeave(true);
  }

  #heard(state: DraftState): void {
    this.#saved = Math.max(this.#saved, state.savedSeq);
    if (state.failure && this.#saved < this.#seq) throw state.failure;
  }

  #settled(): void {
    this.failure = null;
    this.#retryMs = retryFirstMs;
    if (this.#seq > 0) this.status = "saved";
  }

  #failed(failure: Failure): void {
    this.failure = failure;
    this.status = "failing";
    // a new number, so that the core takes the same text as a new try
    if (this.#sent === this.#seq && this.#saved < this.#seq) this.#seq += 1;
    this.#answerLeave(false);
  }

  /** The core tries again by itself, with the newest text it has: that goes on reaching it while saving fails. */
  #hurry(): void {
    if (this.#hurrying) return;
    this.#hurrying = true;
    setTimeout(() => {
      this.#hurrying = false;
      this.#wake?.();
    }, sendEveryMs);
  }

  #answerLeave(left: boolean): void {
    for (const resolve of this.#leaveTried.splice(0)) resolve(left);
  }

  async #rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }
}
