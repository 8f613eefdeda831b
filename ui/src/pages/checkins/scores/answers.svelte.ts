import type { Score } from "$lib/api";
import { Unsaved } from "$lib/unsaved";
import { typedNumber } from "./number";

/** What is typed into the form for a score. */
export class ScoreAnswers {
  name = $state("");
  date = $state("");
  value = $state("");
  lowest = $state("");
  highest = $state("");
  note = $state("");

  constructor(score: Score | null) {
    if (!score) return;
    this.name = score.name;
    this.date = score.date;
    this.value = typedNumber(score.value);
    this.#range(score);
    this.note = score.note;
  }

  /** Takes the name of an earlier score, and its range where none is typed. */
  take(score: Score): void {
    this.name = score.name;
    if (this.lowest === "" && this.highest === "") this.#range(score);
  }

  #range({ lowest, highest }: Score): void {
    this.lowest = lowest === null ? "" : typedNumber(lowest);
    this.highest = highest === null ? "" : typedNumber(highest);
  }
}

/** The forms that are neither kept nor given up yet, by the id of a score; "" = a new one. */
export const scoreForms = new Unsaved<ScoreAnswers>("score");

/** Which form is open; "": a new score. It stays so while Cairn is open. */
export const scoreForm = $state<{ open: string | null }>({ open: null });
