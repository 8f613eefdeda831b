import type { CapitalArea, CapitalStatement } from "$lib/api";
import { t } from "$lib/i18n";

/** The areas, in the order in which they stand. */
export const areas: CapitalArea[] = [
  "home",
  "health",
  "people",
  "community",
  "purpose",
  "skills",
  "money",
  "hope",
];

/** A statement in the person’s words, or in those that come with Cairn. */
export function statementText({ id, words }: Pick<CapitalStatement, "id" | "words">): string {
  return words ?? t(`capital-statement-${id}`);
}

/** The statements of each area that pass, area by area; an area without any is left out. */
export function byArea<One extends Pick<CapitalStatement, "area">>(
  statements: One[],
  pass: (statement: One) => boolean,
): { area: CapitalArea; statements: One[] }[] {
  return areas
    .map((area) => ({ area, statements: statements.filter((one) => one.area === area && pass(one)) }))
    .filter(({ statements: some }) => some.length > 0);
}
