import type { Decision, Path, PlanPart, Setback, WholePlan } from "$lib/api";
import { t } from "$lib/i18n";
import { shownOf } from "../../plan/parts";
import { openChapterOf } from "../total";

/** What of the plan is offered when something happened, in this order. */
export const planForIt: PlanPart[] = ["happens", "firstDay", "others"];

export function hasPlanFor(plan: WholePlan): boolean {
  return shownOf(plan, planForIt).length > 0;
}

/** What the person calls a setback on this path. */
export function setbackWord(path: Pick<Path, "setbackWord">): string {
  return path.setbackWord || t("happened-word");
}

/** What this one is called. */
export function calledText(setback: Pick<Setback, "called">, path: Pick<Path, "setbackWord">): string {
  return setback.called || setbackWord(path);
}

const done: Record<Decision, string> = {
  closed: "happened-done-closed",
  noted: "happened-done-noted",
  later: "happened-done-later",
};

/** That it is noted, and what that means for the chapter, where one is going. */
export function doneText(decision: Decision, hasChapter: boolean): string {
  return t(decision === "closed" || hasChapter ? done[decision] : "happened-done-only");
}

/** Whether the chapter in which it happened is going, so that it can be closed with it. */
export function canClose({ decision, date }: Setback, path: Pick<Path, "chapters">): boolean {
  const open = openChapterOf(path);
  return decision !== "closed" && open !== undefined && open.start <= date;
}
