import { commands, type CallOutcome, type ContactId, type Outcome, type PhoneId } from "./api";
import { attempt } from "./toasts.svelte";

type Done = (outcome: Outcome | null) => void;

/** The call that is being made, shown by the one CallDialog of the window. */
class Calls {
  current = $state.raw<CallOutcome | null>(null);
  busy = $state(false);
  #done: Done | null = null;

  /** Calls a contact. phone null: the first number. `done` gets how it went, or null when that was not said. */
  contact(contact: ContactId, phone: PhoneId | null, done?: Done): Promise<void> {
    return this.#place(() => commands.call(contact, phone), done);
  }

  /** Calls a helpline by its id, or "emergency". */
  helpline(line: string, dial: string, done?: Done): Promise<void> {
    return this.#place(() => commands.callHelpline(line, dial), done);
  }

  /** Closes the call and keeps how it went, when that was said. */
  async finish(outcome: Outcome | null): Promise<void> {
    const call = this.current;
    const done = this.#done;
    this.current = null;
    this.#done = null;
    const reachOut = call?.reachOut;
    if (outcome && reachOut) await attempt(() => commands.finishReachOut(reachOut, outcome, ""));
    done?.(outcome);
  }

  async #place(dial: () => Promise<CallOutcome>, done?: Done): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const outcome = await attempt(dial);
    this.busy = false;
    if (!outcome) return;
    this.#done = done ?? null;
    this.current = outcome;
  }
}

export const calls = new Calls();
