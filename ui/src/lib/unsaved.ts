/**
 * What is typed into forms and is neither kept nor given up yet, by form. It stays in memory while Cairn is open, so that
 * another page in between costs nobody their words. For the words of one field, see `Typed`.
 */
export class Unsaved<Answers> {
  #all = new Map<string, Answers>();

  /** What is typed into this form so far; `begin` gives what it opens with. */
  of(form: string, begin: () => Answers): Answers {
    const answers = this.#all.get(form) ?? begin();
    this.#all.set(form, answers);
    return answers;
  }

  has(form: string): boolean {
    return this.#all.has(form);
  }

  /** It is kept, or given up. */
  drop(form: string): void {
    this.#all.delete(form);
  }
}
