import type { Outcome, ReachKind, ReachOut } from "$lib/api";
import { Typed } from "$lib/typed.svelte";
import { Unsaved } from "$lib/unsaved";

/** What is typed about a time one reached out. */
export class ReachOutAnswers {
  kind = $state<ReachKind>("visit");
  date = $state("");
  time = $state("");
  outcome = $state<Outcome>("talked");
  note = $state("");

  constructor(reachOut: ReachOut | undefined) {
    if (!reachOut) return;
    this.kind = reachOut.kind;
    this.date = reachOut.date;
    this.time = reachOut.time ?? "";
    this.outcome = reachOut.outcome ?? "talked";
    this.note = reachOut.note;
  }
}

/** The forms that are open: by the reach-out that is changed or, for a new one, by the contact. */
export const reachOutForms = new Unsaved<ReachOutAnswers>("reachOut");

/** The line about how it went, by reach-out. */
export const finishNotes = new Typed<{ words: string }>("reachOutNote");
