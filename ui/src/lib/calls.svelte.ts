import {
  commands,
  type CallOutcome,
  type ChannelId,
  type ContactId,
  type MessageText,
  type Outcome,
} from "./api";
import { mannerOf } from "./reach";
import { attempt } from "./toasts.svelte";

type Done = (outcome: Outcome | null) => void;
/** Who was called last, and how it went; null when that was not said. */
type Ended = { contact: ContactId; outcome: Outcome | null };
/** Who it is about, and what to do afterwards. */
type About = { contact: ContactId | null; message: MessageText | null; done: Done | null };

const nobody: About = { contact: null, message: null, done: null };

/** The attempt to reach somebody that is being made, shown by the one CallDialog of the window. */
class Calls {
  current = $state.raw<CallOutcome | null>(null);
  /** the last attempt to reach a contact that is over, from wherever it was made */
  last = $state.raw<Ended | null>(null);
  busy = $state(false);
  /** the page was shown, and then opened */
  seen = $state(false);
  manner = $derived(this.current && mannerOf(this.current, this.seen));
  #about = $state.raw<About>(nobody);

  /** the words that were to go along; empty: none */
  get words(): string {
    return this.#about.message?.body ?? "";
  }

  /**
   * Reaches a contact by one channel; channel null: the first where a voice answers, else the first that opens. `done` gets
   * how it went, or null when that was not said; nothing is done where a page was only looked at.
   */
  async contact(contact: ContactId, channel: ChannelId | null, done?: Done): Promise<void> {
    if (channel !== null) await this.reach(contact, channel, null, done);
    else await this.#place(() => commands.call(contact), { contact, message: null, done: done ?? null });
  }

  /** As `contact`, with words, for channels that carry some. */
  reach(
    contact: ContactId,
    channel: ChannelId,
    message: MessageText | null,
    done?: Done,
  ): Promise<CallOutcome | undefined> {
    const about = { contact, message, done: done ?? null };
    return this.#place(() => commands.reach(contact, channel, message, false), about);
  }

  /** Calls a helpline by its id, or "emergency". */
  async helpline(line: string, dial: string, done?: Done): Promise<void> {
    await this.#place(() => commands.callHelpline(line, dial), { ...nobody, done: done ?? null });
  }

  /** Opens the page that was shown. */
  async open(): Promise<void> {
    const channel = this.current?.channel;
    const about = this.#about;
    const { contact, message } = about;
    if (!contact || !channel) return;
    await this.#place(() => commands.reach(contact, channel, message, true), about, true);
  }

  /** Closes the attempt and keeps how it went, when that was said. */
  async finish(outcome: Outcome | null): Promise<void> {
    const call = this.current;
    const { contact, done } = this.#about;
    this.current = null;
    this.seen = false;
    this.#about = nobody;
    // Looked at, and not opened: nobody was reached out to.
    if (call?.result === "shown") return;
    const reachOut = call?.reachOut;
    if (outcome && reachOut) await attempt(() => commands.finishReachOut(reachOut, outcome, ""));
    if (contact) this.last = { contact, outcome };
    done?.(outcome);
  }

  async #place(
    dial: () => Promise<CallOutcome>,
    about: About,
    seen = false,
  ): Promise<CallOutcome | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    const outcome = await attempt(dial);
    this.busy = false;
    if (!outcome) return undefined;
    this.#about = about;
    this.seen = seen;
    this.current = outcome;
    return outcome;
  }
}

export const calls = new Calls();
