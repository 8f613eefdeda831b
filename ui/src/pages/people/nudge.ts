import { parseDecimal } from "../milestones/path/amount";

/** The longest silence after which one can be reminded, in days. */
const most = 366;

/** After how many days one is to be reminded: none where nothing is typed, undefined for what is no such number. */
export function nudgeDaysOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const days = parseDecimal(text, 0);
  return days !== null && days >= 1 && days <= most ? days : undefined;
}
