import type { Score } from "$lib/api";
import { t } from "$lib/i18n";
import { parseAmount, typedAmount } from "../../milestones/path/amount";

/** What was typed, in thousandths, “12,5” as well as “12.5”, also below zero; null for what is no number. */
export function parseNumber(text: string): number | null {
  const [, minus = "", rest = ""] = /^\s*([-−])?\s*(.*)$/s.exec(text) ?? [];
  const amount = parseAmount(rest);
  return amount === null ? null : minus && amount > 0 ? -amount : amount;
}

/** How a number in thousandths is typed. */
export function typedNumber(thousandths: number): string {
  return `${thousandths < 0 ? "-" : ""}${typedAmount(Math.abs(thousandths))}`;
}

/** A number in thousandths as it is read. */
export function numberText(thousandths: number): string {
  return t("scores-number", { number: thousandths / 1000 });
}

type Ranged = Pick<Score, "value" | "lowest" | "highest">;

/** A score in words, with its range as far as that is known. */
export function scoreText({ value: of, lowest, highest }: Ranged): string {
  const value = numberText(of);
  const low = lowest === null ? "" : numberText(lowest);
  const high = highest === null ? "" : numberText(highest);
  if (lowest !== null && highest !== null) return t("scores-of-range", { value, low, high });
  if (lowest !== null) return t("scores-of-low", { value, low });
  return highest === null ? value : t("scores-of-high", { value, high });
}

/** Says that a score lies outside its range; empty where it does not. */
export function outsideText({ value: of, lowest, highest }: Ranged): string {
  const value = numberText(of);
  const under = lowest !== null && of < lowest;
  const over = highest !== null && of > highest;
  if (!under && !over) return "";
  if (lowest !== null && highest !== null)
    return t("scores-outside", { value, low: numberText(lowest), high: numberText(highest) });
  return under
    ? t("scores-outside-low", { value, low: numberText(lowest) })
    : t("scores-outside-high", { value, high: numberText(highest ?? 0) });
}
