import { commands, type CallOutcome, type ContactId, type Outcome, type ChannelId } from "./api";
import { attempt } from "./toasts.svelte";

type Done = (outcome: Outcome | null) => void;
/** Who was called last, and how it went; null when that was not said. */
type Ended = { contact: ContactId; outcome: Outcome | null };

/** The call that is being made, shown by the one CallDialog of the window. */
class Calls {
  current = $state.raw<CallOutcome | null>(null);
  /** the last call to a contact that is over, from wherever it was made */
  last = $state.raw<Ended | null>(null);
  busy = $state(false);
  #contact: ContactId | null = null;
  #done: Done | null = null;

  /** Calls a contact. channel null: the first where a voice answers. `done` gets how it went, or null when that was not said. */
  contact(contact: ContactId, channel: ChannelId | null, done?: Done): Promise<void> {
    return this.#place(() => commands.call(contact, channel), contact, done);
  }

  /** Calls a helpline by its id, or "emergency". */
  helpline(line: string, dial: string, done?: Done): Promise<void> {
    return this.#place(() => commands.callHelpline(line, dial), null, done);
  }

  /** Closes the call and keeps how it went, when that was said. */
  async finish(outcome: Outcome | null): Promise<void> {
    const call = this.current;
    const done = this.#done;
    const contact = this.#contact;
    this.current = null;
    this.#done = null;
    this.#contact = null;
    const reachOut = call?.reachOut;
    if (outcome && reachOut) await attempt(() => commands.finishReachOut(reachOut, outcome, ""));
    if (contact) this.last = { contact, outcome };
    done?.(outcome);
  }

  async #place(dial: () => Promise<CallOutcome>, contact: ContactId | null, done?: Done): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await attempt(dial);
    this.busy = false;
    if (!outcome) return;
    this.#contact = contact;
    this.#done = done ?? null;
    this.current = outcome;
  }
}

export const calls = new Calls();
