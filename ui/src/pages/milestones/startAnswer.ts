import { commands, type FailureCode, type PathKind } from "$lib/api";
import type { CivilDate } from "$lib/civilDate.svelte";
import { asFailure, failureText } from "$lib/failure";
import { t } from "$lib/i18n";
import { isLogged } from "./path/draft";

/** What the person knows: the first full day, the last time, or no date yet. */
export type StartMode = "first" | "last" | "none";
/** A start as it stands in the form; date and time are empty until chosen. */
export type StartAnswer = { mode: StartMode; date: CivilDate | ""; time: string };
export type Start = { start: CivilDate | null; startTime: string | null };

const aboutDates: FailureCode[] = [
  "startInFuture",
  "startTooLongAgo",
  "endBeforeStart",
  "endInFuture",
  "chaptersOverlap",
];

export function emptyAnswer(mode: StartMode): StartAnswer {
  return { mode, date: "", time: "" };
}

/**
 * The same answer where the path is of this kind: what is asked there is a first day, without a time. Noting days needs no
 * first day: it is asked for, and not expected.
 */
export function answerFor(kind: PathKind, answer: StartAnswer): StartAnswer {
  if (answer.date === "") return { ...answer, mode: isLogged(kind) ? "none" : "first" };
  return kind === "abstinence" ? answer : { ...answer, mode: "first", time: "" };
}

/** Whether a day is still to be chosen. */
export function isOpen({ mode, date }: StartAnswer): boolean {
  return mode !== "none" && date === "";
}

/** The first full day that the answer means: the day after when only the last time is known. */
export async function startOf({ mode, date, time }: StartAnswer): Promise<Start> {
  if (mode === "none" || date === "") return { start: null, startTime: null };
  if (mode === "last") return { start: await commands.dayAfter(date), startTime: null };
  return { start: date, startTime: time === "" ? null : time };
}

/** Words for a failure that is about the chosen day; null when it is about something else. */
export function dateTrouble(error: unknown, mode: StartMode): string | null {
  const { code } = asFailure(error);
  if (!aboutDates.includes(code)) return null;
  // The last time was today: the first full day is tomorrow, which is no mistake of the person's.
  if (code === "startInFuture" && mode === "last") return t("milestones-start-last-tomorrow");
  return failureText(error);
}
