import type { ContactId } from "$lib/api";
import { Typed } from "$lib/typed.svelte";
import { Unsaved } from "$lib/unsaved";

/** So many texts that were put aside are offered again. */
const mostEarlier = 5;

/** What the person writes to someone. What they typed is put aside, never lost, when they pick other words. */
export class Written {
  text = $state("");
  /** whom they chose, where nobody in particular was given */
  to = $state.raw<ContactId | null>(null);
  /** typed earlier and put aside, the newest first */
  earlier = $state.raw<string[]>([]);
  /** the words that were picked, or sent */
  #picked = "";

  /** Whether something was typed that was neither picked nor sent. */
  get typed(): boolean {
    return this.text.trim() !== "" && this.text !== this.#picked;
  }

  /** Begins with these words; none: the person’s own. */
  pick(words: string): void {
    this.putAside();
    this.text = this.#picked = words;
  }

  /** Goes on with what was put aside. */
  takeUp(words: string): void {
    this.putAside();
    this.earlier = this.earlier.filter((one) => one !== words);
    this.text = words;
    this.#picked = "";
  }

  putAside(): void {
    if (!this.typed) return;
    const { text } = this;
    this.earlier = [text, ...this.earlier.filter((one) => one !== text)].slice(0, mostEarlier);
    this.text = this.#picked = "";
  }

  /** It is on its way, or kept: it need not be offered again. */
  done(): void {
    this.#picked = this.text;
  }
}

const all = new Unsaved<Written>("written");

/** What is being written to someone, or to nobody in particular. */
export function writtenTo(contact: ContactId | null): Written {
  return all.of(contact ?? "", () => new Written());
}

/** The messages that are being changed, or written anew. */
export const messageForms = new Typed<{ words: string }>("message");
