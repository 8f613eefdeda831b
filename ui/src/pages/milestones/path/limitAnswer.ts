import type { NewLimit, Path, Period } from "$lib/api";
import { parseAmount, typedAmount } from "./amount";

/** A limit as it stands in the form; the amount is as it is typed. */
export type LimitAnswer = { amount: string; unit: string; period: Period };

export function emptyLimit(): LimitAnswer {
  return { amount: "", unit: "", period: "week" };
}

/** The limit that holds now, to be changed. */
export function limitAnswer(limit: Path["limit"]): LimitAnswer {
  if (limit === null) return emptyLimit();
  return { amount: typedAmount(limit.amount), unit: limit.unit, period: limit.period };
}

/** The limit that the answer means; null where it is none. */
export function limitOf({ amount, unit, period }: LimitAnswer): NewLimit | null {
  const thousandths = parseAmount(amount);
  return thousandths === null ? null : { amount: thousandths, unit: unit.trim(), period };
}
