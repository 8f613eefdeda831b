import type { ContactId } from "$lib/api";
import { Unsaved } from "$lib/unsaved";

/** A letter as far as the person has come with it. What they changed by hand is theirs: picking no longer touches it. */
export class LetterDraft {
  ids = $state<string[]>([]);
  /** whom they chose, where nobody in particular was given */
  to = $state.raw<ContactId | null>(null);
  own = $state("");
  /** the whole letter as changed by hand; null: it follows what is picked */
  byHand = $state.raw<string | null>(null);
  /** what was changed by hand, put aside to put the letter together anew */
  aside = $state.raw<string | null>(null);

  pick(id: string, picked: boolean): void {
    this.ids = picked ? [...this.ids, id] : this.ids.filter((one) => one !== id);
  }

  write(text: string): void {
    this.byHand = text;
    this.aside = null;
  }

  /** Follows what is picked again. */
  putTogetherAnew(): void {
    this.aside = this.byHand;
    this.byHand = null;
  }

  /** Takes back what was put aside. */
  backToMine(): void {
    this.byHand = this.aside;
    this.aside = null;
  }
}

const all = new Unsaved<LetterDraft>("letter");

/** The letter to someone, or to nobody in particular, begun or gone on with. */
export function letterTo(contact: ContactId | null): LetterDraft {
  return all.of(contact ?? "", () => new LetterDraft());
}
