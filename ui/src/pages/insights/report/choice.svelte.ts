import type { EntrySummary, ReportChoice, ReportInclude } from "$lib/api";
import { nothing, type Audience } from "./presets";

type Composed = {
  audience: Audience | null;
  /** null: as the audience suggests */
  title: string | null;
  period: "week" | "month" | "quarter" | "own";
  /** the person’s own dates; empty until a whole date is there */
  from: string;
  to: string;
  include: ReportInclude;
  entries: EntrySummary[];
};

/** What is chosen for a report so far. It stays while Cairn is open, and nothing of it is written down. */
export const composed = $state<Composed>({
  audience: null,
  title: null,
  period: "month",
  from: "",
  to: "",
  include: { ...nothing },
  entries: [],
});

/** The choice for the core; null while the person’s own dates are not whole, or turned round. */
export function choiceOf({ period, from, to, include, entries }: Composed): ReportChoice | null {
  const ids = entries.map(({ id }) => id);
  const all = { ...include, lines: include.days && include.lines, names: include.reached && include.names };
  if (period !== "own") return { period: { kind: period }, include: all, entries: ids };
  if (from === "" || to === "" || to < from) return null;
  return { period: { kind: "own", from, to }, include: all, entries: ids };
}
