import type { NewPlanLine, PlanKind, PlanLine, PlanPart, PlanSection, WholePlan } from "$lib/api";
import { t } from "$lib/i18n";

/** A page of the plan: one part, or a few that belong together. */
export type PlanPage = { name: PlanPageName; parts: PlanPart[] };
export type PlanPageName = Exclude<PlanPart, SafetyPart | AfterPart | GivingPart> | "after" | "giving";
type SafetyPart = Extract<PlanPart, `safety${string}`>;
type AfterPart = "firstDay" | "firstWeek" | "firstNinety";
type GivingPart = "gives" | "limits";

/** What stands together in the room, and in which order. */
export type Group = { name: "hard" | "days" | "happens" | "after" | "giving"; pages: PlanPage[] };

const alone = (...parts: Exclude<PlanPart, SafetyPart | AfterPart | GivingPart>[]): PlanPage[] =>
  parts.map((part) => ({ name: part, parts: [part] }));

export const groups: Group[] = [
  { name: "hard", pages: alone("reasons", "helps", "people", "places") },
  { name: "days", pages: alone("rhythm", "triggers", "signs") },
  { name: "happens", pages: alone("happens", "others") },
  {
    name: "after",
    pages: [{ name: "after", parts: ["firstDay", "firstWeek", "firstNinety"] }, ...alone("practical")],
  },
  { name: "giving", pages: [{ name: "giving", parts: ["gives", "limits"] }] },
];

/** The seven steps of the safety plan, in their order. */
export const safetySteps: SafetyPart[] = [
  "safetySigns",
  "safetyAlone",
  "safetyElsewhere",
  "safetyAsk",
  "safetyLines",
  "safetyPlace",
  "safetyWorth",
];

/** The parts of the plan in the order of the room; without the safety plan. */
export const planParts: PlanPart[] = groups.flatMap(({ pages }) => pages.flatMap(({ parts }) => parts));

export function pageNamed(name: unknown): PlanPage | undefined {
  return groups.flatMap(({ pages }) => pages).find((page) => page.name === name);
}

function isSafety(part: PlanPart): part is SafetyPart {
  return (safetySteps as PlanPart[]).includes(part);
}

export function titleOf(part: PlanPart): string {
  return isSafety(part) ? t(`safety-title-${part}`) : t(`plan-title-${part}`);
}

export function emptyOf(part: PlanPart): string {
  return isSafety(part) ? t(`safety-empty-${part}`) : t(`plan-empty-${part}`);
}

export function addOf(part: PlanPart): string {
  return isSafety(part) ? t(`safety-add-${part}`) : t(`plan-add-${part}`);
}

export function askOf(part: PlanPart): string {
  return isSafety(part) ? t(`safety-ask-${part}`) : t(`plan-ask-${part}`);
}

export function sectionOf(plan: WholePlan, part: PlanPart): PlanSection | undefined {
  return plan.sections.find((section) => section.part === part);
}

/** The lines of some parts that may be shown, in their order. */
export function shownOf(plan: WholePlan, parts: PlanPart[]): PlanLine[] {
  return parts.flatMap((part) => sectionOf(plan, part)?.lines ?? []).filter(({ shown }) => shown);
}

/** Lines by sort, in the order of the sorts; those without one come last. A sort without lines is left out. */
export function bySort(lines: PlanLine[], kinds: PlanKind[]): { kind: PlanKind | null; lines: PlanLine[] }[] {
  return [...kinds, null]
    .map((kind) => ({ kind, lines: lines.filter((line) => line.kind === kind) }))
    .filter(({ lines: some }) => some.length > 0);
}

/** What a sort is called above its lines; those without one are the others. */
export function sortName(kind: PlanKind | null): string {
  return t(`plan-kind-${kind ?? "other"}`);
}

/** All that a line says, to be changed and kept. */
export function asNewLine({ words, kind, note, status, tried, done, contact }: PlanLine): NewPlanLine {
  return { words, kind, note, status, tried, done, contact };
}

/** A line that says nothing but these words. */
export function newLine(words: string, kind: PlanKind | null = null): NewPlanLine {
  return { words, kind, note: "", status: null, tried: null, done: false, contact: null };
}
