import type { About, Limit, LogDay, PathKind, Period } from "$lib/api";
import { t } from "$lib/i18n";

/** What a noted amount belongs to. */
export type Noted = { kind: PathKind; /** of what; may be empty */ unit: string };

const most: Record<Period, string> = { day: "path-limit-most-day", week: "path-limit-most-week" };
const least: Record<Period, string> = { day: "path-limit-least-day", week: "path-limit-least-week" };

/** An amount in thousandths, in words: "2 glasses", "3 times", "1.5". */
export function amountText(amount: number, { kind, unit }: Noted): string {
  const number = amount / 1000;
  if (unit) return t("path-amount-unit", { amount: number, unit });
  return t(kind === "practice" ? "path-amount-times" : "path-amount", { amount: number });
}

/** A limit in words: "At most 4 glasses a day", "At least 3 times a week". */
export function limitText(
  kind: PathKind,
  { amount, unit, period }: Omit<Limit, "since" | "sinceText">,
): string {
  const message = (kind === "practice" ? least : most)[period];
  return t(message, { amount: amountText(amount, { kind, unit }) });
}

/** What was noted, in words; without numbers where they are not to be seen. */
export function notedText(amount: number, noted: Noted, hidden: boolean): string {
  if (amount === 0) return t(noted.kind === "practice" ? "path-noted-not" : "path-noted-none");
  return hidden ? t("path-noted") : amountText(amount, noted);
}

/** A day and what is known of it, in words. */
export function dayText({ dateText, amount, within }: LogDay, noted: Noted, hidden: boolean): string {
  if (amount === null) return t("path-day-open", { date: dateText });
  const what = notedText(amount, noted, hidden);
  if (within !== true) return t("path-day", { date: dateText, what });
  return t(noted.kind === "practice" ? "path-day-kept" : "path-day-within", { date: dateText, what });
}

/** What a craving is called where the person has no word of their own. */
export function urgeWord(about: About): string {
  return t(about === "eating" ? "path-urge" : "path-craving");
}
