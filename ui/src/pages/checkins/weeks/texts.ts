import type { WeekFacts, WeekTexts } from "$lib/api";
import { t } from "$lib/i18n";
import { milestoneName } from "$lib/milestoneWords";

const none: WeekTexts = { connection: "", proud: "", hard: "", wish: "" };

/** All that is written of a week, as one text that is kept together. */
export function joined(texts: WeekTexts): string {
  return JSON.stringify(texts);
}

/** The parts of such a text. */
export function parted(text: string): WeekTexts {
  return text === "" ? none : { ...none, ...(JSON.parse(text) as Partial<WeekTexts>) };
}

/** What there was in a week, a sentence each; facts, and nothing beside another week. */
export function factLines(facts: WeekFacts): string[] {
  return [
    ...named("talked", facts.people, facts.morePeople),
    ...named("meeting", facts.meetings, facts.moreMeetings),
    ...(facts.checkIns > 0 ? [t("week-facts-check-ins", { count: facts.checkIns })] : []),
    ...(facts.entries > 0 ? [t("week-facts-entries", { count: facts.entries })] : []),
    ...facts.milestones.map(({ pathName: path, name }) =>
      name
        ? t("week-facts-milestone", { path, milestone: milestoneName(name) })
        : t("week-facts-milestone-hidden", { path }),
    ),
  ];
}

function named(what: "talked" | "meeting", names: string[], more: number): string[] {
  if (names.length === 0) return [];
  const [a = "", b = "", c = ""] = names;
  if (more > 0) return [t(`week-facts-${what}-more`, { a, b, more })];
  return [t(`week-facts-${what}-${names.length}`, { a, b, c })];
}
