import { commands } from "$lib/api";
import { onChanged } from "$lib/live.svelte";

/**
 * When to ask how the journal is to be protected: right after the first thing is saved, once. Later it waits as a card
 * on Today.
 */
class FirstSteps {
  due = $state(false);
  #asked = false;

  /** Watches for the first path or contact. Gives what ends it. */
  follow(): () => void {
    return onChanged(["milestones", "contacts"], () => void this.#look());
  }

  /** An entry was left with something in it. */
  somethingSaved(): void {
    void this.#ask();
  }

  /** The steps are on screen: this run does not ask again. */
  shown(): void {
    this.due = false;
    this.#asked = true;
  }

  /** Every step was answered or skipped. */
  async finish(): Promise<void> {
    const settings = await commands.settings();
    await commands.changeSettings({ ...settings, welcomeDone: true });
  }

  async #look(): Promise<void> {
    if (this.#asked) return;
    try {
      const [paths, contacts] = await Promise.all([commands.paths(), commands.contacts()]);
      if (paths.length + contacts.length > 0) await this.#ask();
    } catch {
      // the question comes back with the next thing saved
    }
  }

  async #ask(): Promise<void> {
    if (this.#asked) return;
    try {
      const { welcomeDone } = await commands.settings();
      if (!this.#asked) this.due = !welcomeDone;
      if (welcomeDone) this.#asked = true;
    } catch {
      // the question comes back with the next thing saved
    }
  }
}

export const firstSteps = new FirstSteps();
