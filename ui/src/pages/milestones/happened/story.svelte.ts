import type { Decision, PathId, UndoToken } from "$lib/api";
import type { CivilDate } from "$lib/civilDate.svelte";
import { t } from "$lib/i18n";
import { Unsaved } from "$lib/unsaved";

/** The steps that one sees pass, in their order: safe first, then a person, then the person's own plan, then rest. */
const steps = ["safe", "person", "plan", "rest", "note"] as const;
export type Step = (typeof steps)[number] | "done";

/** What the person said so far about something that happened. */
export class Story {
  step = $state<Step>("safe");
  /** there is something in the plan for this */
  planned = $state(false);
  /** someone was reached, or a message is on its way */
  reached = $state(false);
  message = $state(t("happened-message-text"));
  called = $state("");
  date = $state<CivilDate | "">("");
  decision = $state<Decision>("later");
  words = $state("");
  /** the day that was filled in, until the person chooses one */
  #suggested: CivilDate | "" = "";
  #noted = $state.raw<{ undo: UndoToken; decision: Decision } | null>(null);

  /** how it was noted */
  get noted(): { undo: UndoToken; decision: Decision } | null {
    return this.#noted;
  }

  /** The steps of this story; without those of a plan where there is none. */
  get steps(): Step[] {
    return steps.filter((step) => step !== "plan" || this.planned || this.step === "plan");
  }

  next(): void {
    if (this.step !== "done") this.step = this.steps[this.steps.indexOf(this.step) + 1] ?? "done";
  }

  /** Whether there was a step before this one to go back to. */
  get canGoBack(): boolean {
    return this.step !== "safe" && this.step !== "done";
  }

  back(): void {
    if (this.step !== "done") this.step = this.steps[this.steps.indexOf(this.step) - 1] ?? "safe";
  }

  /** It was on this day, until another one is chosen. */
  suggest(date: CivilDate): void {
    if (this.date !== "") return;
    this.date = date;
    this.#suggested = date;
  }

  /** Something happened again: safety comes first. What was typed is still there. */
  beginAgain(): void {
    this.step = "safe";
    this.reached = false;
    if (this.date === this.#suggested) this.date = "";
  }

  /** It is noted. */
  finish(undo: UndoToken, decision: Decision): void {
    this.#noted = { undo, decision };
    this.step = "done";
  }

  /** It is not noted after all: what was typed is still there. */
  reopen(): void {
    this.#noted = null;
    this.step = "note";
  }
}

const stories = new Unsaved<Story>("happened");

/** Something happened: the person has said so, and it begins with safety, whatever was left open earlier. */
export function beginStory(path: PathId): void {
  if (!stories.has(path)) return;
  const story = storyOf(path);
  if (story.noted) stories.drop(path);
  else story.beginAgain();
}

/**
 * The story of a path, begun or gone on with: going to Help now, to a person or to the journal in between loses nothing,
 * and neither does locking.
 */
export function storyOf(path: PathId): Story {
  const begin = (): Story => new Story();
  const story = stories.of(path, begin);
  // It was noted before Cairn was locked.
  if (story.step === "done" && !story.noted) {
    stories.drop(path);
    return stories.of(path, begin);
  }
  return story;
}

/** It is noted, and the person has left it: the next one begins anew. */
export function endStory(path: PathId): void {
  stories.drop(path);
}
