import type { Help, HelpContact, Plan, PlanLine, PlanPart, PlanSection, WholePlan } from "$lib/api";
import { t } from "$lib/i18n";
import { firstChoice } from "$lib/reach";
import { firstLines } from "../lines";
import { bySort, planParts, safetySteps, sectionOf, shownOf, sortName, titleOf } from "../parts";

/** What a sheet says: parts, in each of them lines, by sort where they have one. */
export type Sheet = { title: string; parts: SheetPart[] };
export type SheetPart = { title: string; sorts: { name: string; lines: SheetLine[] }[] };
/** more: what stands below the words; box: ticked or not, none where nothing is ticked off */
export type SheetLine = { words: string; more: string[]; box: boolean | null };

/** What a card for the pocket says. */
export type Card = { reasons: string[]; helps: string[]; people: string[]; emergency: string; line: string };

/** The parts of the plan that have something to put on paper. */
export function partsToPrint(plan: WholePlan): PlanPart[] {
  return planParts.filter((part) => shownOf(plan, [part]).length > 0);
}

export function planSheet(plan: WholePlan, chosen: PlanPart[]): Sheet {
  const parts = partsToPrint(plan).filter((part) => chosen.includes(part));
  return { title: t("plan-paper-plan"), parts: parts.flatMap((part) => partOf(plan, part)) };
}

/** The seven steps with their numbers; the lines of the region stand with the professionals. */
export function safetySheet(plan: WholePlan, help: Help): Sheet {
  const parts = safetySteps.flatMap((part, index) => {
    const [step] = partOf(plan, part);
    const lines = part === "safetyLines" ? linesOf(help) : [];
    if (!step && lines.length === 0) return [];
    const sorts = [...(step?.sorts ?? []), ...(lines.length > 0 ? [{ name: "", lines }] : [])];
    return [{ title: `${index + 1}. ${titleOf(part)}`, sorts }];
  });
  return { title: t("safety-title"), parts };
}

export function pocketCard(plan: Plan, help: Help): Card {
  const [emergency] = help.emergency;
  const [line] = firstLines(help, 1);
  return {
    reasons: plan.reasons.slice(0, 3).map(({ words }) => words),
    helps: plan.helps
      .filter(({ tried }) => tried !== "notMuch")
      .slice(0, 4)
      .map(({ words }) => words),
    people: help.contacts
      .filter((person) => numberOf(person) !== null)
      .slice(0, 3)
      .map((person) => called(person)),
    emergency: emergency ? t("plan-paper-emergency", { number: emergency.display }) : "",
    line: line ? t("plan-paper-number", { name: line.name, number: line.way.display }) : "",
  };
}

function partOf(plan: WholePlan, part: PlanPart): SheetPart[] {
  const section = sectionOf(plan, part);
  const lines = shownOf(plan, [part]);
  if (!section || lines.length === 0) return [];
  const sorts = bySort(lines, section.rule.kinds);
  const sorted = sorts.some(({ kind }) => kind !== null);
  return [
    {
      title: titleOf(part),
      sorts: sorts.map(({ kind, lines: some }) => ({
        name: sorted ? sortName(kind) : "",
        lines: some.map((line) => lineOf(line, section)),
      })),
    },
  ];
}

function lineOf(line: PlanLine, { rule }: PlanSection): SheetLine {
  const more = [line.note];
  if (line.person && rule.contact === "instead") more.unshift(numberOf(line.person) ?? "");
  if (line.person && rule.contact === "beside") more.push(t("plan-with", { name: called(line.person) }));
  if (line.status) more.push(t(`plan-status-${line.status}`));
  if (line.tried) more.push(t(`plan-tried-told-${line.tried}`));
  return {
    words: line.words,
    more: more.filter((text) => text !== ""),
    box: rule.done ? line.done : null,
  };
}

function linesOf(help: Help): SheetLine[] {
  const [emergency] = help.emergency;
  const all = firstLines(help).map(({ name, way }) => ({ words: name, more: [way.display], box: null }));
  if (!emergency) return all;
  return [...all, { words: t("safety-emergency", { number: emergency.display }), more: [], box: null }];
}

function numberOf({ channels }: HelpContact): string | null {
  return firstChoice(channels)?.display ?? null;
}

/** A name with how they are reached. */
function called(person: HelpContact): string {
  const number = numberOf(person);
  return number === null ? person.name : t("plan-paper-number", { name: person.name, number });
}
