import { parseDecimal } from "../../milestones/path/amount";

/** The longest rhythm in which one likes to speak with someone, in days. */
const most = 366;

/** About every how many days: none where nothing is typed, undefined for what is no such number. */
export function daysOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const days = parseDecimal(text, 0);
  return days !== null && days >= 1 && days <= most ? days : undefined;
}
