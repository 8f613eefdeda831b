import type { Milestone, MilestoneRung } from "$lib/api";

/** So many that come are seen at once. */
const seen = 8;

export type FoldedRungs = { reached: MilestoneRung[]; soon: MilestoneRung[]; later: MilestoneRung[] };

/** A long ladder in three parts: what is reached, what comes first, and the rest. */
export function foldRungs(rungs: MilestoneRung[], reached: Milestone[]): FoldedRungs {
  const lastReached = reached.reduce((last, { date }) => (date > last ? date : last), "");
  // What was left out was not reached; it lies behind all the same.
  const isBehind = ({ date }: MilestoneRung): boolean => date !== null && date <= lastReached;
  const ahead = rungs.filter((rung) => !isBehind(rung));
  // One or two more are no reason to fold.
  const cut = ahead.length <= seen + 2 ? ahead.length : seen;
  return { reached: rungs.filter(isBehind), soon: ahead.slice(0, cut), later: ahead.slice(cut) };
}
