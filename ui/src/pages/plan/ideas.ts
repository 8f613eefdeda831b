import type { PlanKind, PlanLine, PlanPart } from "$lib/api";
import { t } from "$lib/i18n";

/** An idea for a line: words, and of which sort it would be. */
export type Idea = { kind: PlanKind | null; words: string };

/** How many ideas there are for each part, by sort; any: for parts without sorts. */
const counts: Record<PlanPart, Partial<Record<PlanKind | "any", number>>> = {
  reasons: { any: 8 },
  triggers: { people: 6, places: 6, times: 6, feelings: 6 },
  signs: { any: 9 },
  helps: { any: 10 },
  people: { any: 6 },
  places: { any: 7 },
  rhythm: { daily: 7, weekly: 6 },
  firstDay: { appointments: 1, medication: 2, meetings: 1, housing: 2, transport: 2, papers: 1 },
  firstWeek: { appointments: 1, medication: 2, meetings: 2, housing: 1, transport: 1, papers: 1 },
  firstNinety: { appointments: 2, medication: 1, meetings: 1, housing: 1, transport: 1, papers: 2 },
  others: { any: 8 },
  happens: { any: 8 },
  practical: { housing: 3, work: 3, legal: 3, health: 3, transport: 3, children: 3 },
  gives: { service: 3, sponsoring: 3, volunteering: 3, advocacy: 3 },
  limits: { any: 7 },
  safetySigns: { any: 7 },
  safetyAlone: { any: 7 },
  safetyElsewhere: { people: 4, places: 5 },
  safetyAsk: { any: 5 },
  safetyLines: { any: 5 },
  safetyPlace: { any: 7 },
  safetyWorth: { any: 8 },
};

const sortless = "any";

/** The ideas for a part that do not stand there yet, in the order in which they are offered. */
export function ideasFor(part: PlanPart, lines: Pick<PlanLine, "words">[]): Idea[] {
  const there = new Set(lines.map(({ words }) => words.trim().toLocaleLowerCase()));
  return Object.entries(counts[part])
    .flatMap(([sort, count]) =>
      Array.from({ length: count }, (_, place) => ({
        kind: sort === sortless ? null : (sort as PlanKind),
        words: t(`ideas-${part}-${sort}-${place + 1}`),
      })),
    )
    .filter(({ words }) => !there.has(words.toLocaleLowerCase()));
}
