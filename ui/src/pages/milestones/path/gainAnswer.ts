import type { Gain, GainPeriod } from "$lib/api";
import { parseAmount, typedAmount } from "./amount";
import { currencyCode, parseMoney, typedMoney } from "./money";

/** What the days give as it stands in the form: as it is typed. */
export type GainAnswer = {
  money: string;
  currency: string;
  /** in hours */
  time: string;
  period: GainPeriod;
  whatFor: string;
};
/** What is still open in the form. */
export type GainTrouble = { money?: boolean; currency?: boolean; time?: "odd" | "long" };

/** The most hours that there are in it. */
const hours: Record<GainPeriod, number> = { day: 24, week: 168, month: 744 };
const minutesInHour = 60;

export function gainAnswer(gain: Gain | null): GainAnswer {
  if (gain === null) return { money: "", currency: "", time: "", period: "day", whatFor: "" };
  const { money, currency, minutes, period, whatFor } = gain;
  return {
    money: money > 0 ? typedMoney(money, currency) : "",
    currency,
    time: minutes > 0 ? typedAmount(Math.round((minutes * 1000) / minutesInHour)) : "",
    period,
    whatFor,
  };
}

/** What the answer means, or what is still open in it. */
export function gainOf(answer: GainAnswer): Gain | GainTrouble {
  const withMoney = answer.money.trim() !== "";
  const currency = currencyCode(answer.currency);
  const money = withMoney ? parseMoney(answer.money, currency ?? "") : 0;
  const time = answer.time.trim() === "" ? 0 : parseAmount(answer.time);
  const nothing = !withMoney && answer.time.trim() === "";
  const trouble: GainTrouble = {
    money: nothing || money === null,
    currency: withMoney && currency === null,
  };
  if (time === null) trouble.time = "odd";
  else if (time > hours[answer.period] * 1000) trouble.time = "long";
  if (money === null || time === null || trouble.money || trouble.currency || trouble.time) return trouble;
  return {
    money,
    currency: withMoney ? (currency ?? "") : "",
    minutes: Math.round((time * minutesInHour) / 1000),
    period: answer.period,
    whatFor: answer.whatFor.trim(),
  };
}
