import type { ReportInclude } from "$lib/api";

/** For whom a report is. */
export type Audience = "therapist" | "coach" | "sponsor";

/** Nothing goes along. */
export const nothing: ReportInclude = {
  days: false,
  lines: false,
  figures: false,
  pictures: false,
  tags: false,
  reached: false,
  names: false,
  weeks: false,
  capital: false,
  scores: false,
  milestones: false,
  plan: false,
  safety: false,
  setbacks: false,
};

/** What can go along, in the order in which it is offered, and what only goes along with that. */
export const offered: { key: keyof ReportInclude; more?: keyof ReportInclude }[] = [
  { key: "figures" },
  { key: "pictures" },
  { key: "days", more: "lines" },
  { key: "tags" },
  { key: "reached", more: "names" },
  { key: "weeks" },
  { key: "capital" },
  { key: "scores" },
  { key: "milestones" },
  { key: "plan" },
  { key: "safety" },
  { key: "setbacks" },
];

const begin: Record<Audience, (keyof ReportInclude)[]> = {
  therapist: ["figures", "pictures", "days", "tags", "weeks", "scores"],
  coach: ["figures", "reached", "weeks", "capital", "milestones", "plan"],
  sponsor: ["tags", "reached", "weeks", "milestones"],
};

/**
 * What a report for somebody begins with. The person’s own lines, names, the safety plan and what happened are never
 * among it: those are chosen one by one.
 */
export function preset(audience: Audience): ReportInclude {
  const include = { ...nothing };
  for (const key of begin[audience]) include[key] = true;
  return include;
}
