import type { MonthlyBy, Repeat, Weekday } from "$lib/api";
import { t } from "$lib/i18n";
import { parseDecimal } from "../../milestones/path/amount";

export const weekdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** After how many days, weeks or months something can come again at most. */
export const mostEvery = { daily: 366, weekly: 52, monthly: 12 } as const;
export type Spaced = keyof typeof mostEvery;

/** How often something comes again, as it stands in the form. */
export type RepeatAnswer = {
  kind: Repeat["kind"];
  /** as it is typed */
  every: string;
  days: Weekday[];
  by: MonthlyBy;
  /** a rule that the form has no fields for */
  rrule: string;
};

/** The answer that says the same. */
export function answerOf(rule: Repeat): RepeatAnswer {
  return {
    kind: rule.kind,
    every: "every" in rule ? String(rule.every) : "1",
    days: rule.kind === "weekly" ? rule.days : [],
    by: rule.kind === "monthly" ? rule.by : "dayOfMonth",
    rrule: rule.kind === "custom" ? rule.rrule : "",
  };
}

/** What was answered; null where the number is none that can be. */
export function repeatOf({ kind, every: typed, days, by, rrule }: RepeatAnswer): Repeat | null {
  if (kind === "custom") return { kind, rrule };
  if (!isSpaced(kind)) return { kind };
  const every = parseDecimal(typed, 0);
  if (every === null || every < 1 || every > mostEvery[kind]) return null;
  if (kind === "daily") return { kind, every };
  return kind === "weekly" ? { kind, every, days } : { kind, every, by };
}

export function isSpaced(kind: Repeat["kind"]): kind is Spaced {
  return kind in mostEvery;
}

/** How often it comes again, in words. */
export function repeatText(rule: Repeat): string {
  switch (rule.kind) {
    case "once":
      return t("reminders-repeat-once");
    case "daily":
      return t("reminders-repeat-daily", { count: rule.every });
    case "weekly": {
      const weeks = t("reminders-repeat-weekly", { count: rule.every });
      if (rule.days.length === 0) return weeks;
      const days = weekdays.filter((day) => rule.days.includes(day)).map((day) => t(`reminders-day-${day}`));
      return t("reminders-repeat-weekly-on", { weeks, days: days.join(", ") });
    }
    case "monthly": {
      const months = t("reminders-repeat-monthly", { count: rule.every });
      return rule.by === "dayOfMonth" ? months : t("reminders-repeat-monthly-weekday", { months });
    }
    case "yearly":
      return t("reminders-repeat-yearly");
    case "custom":
      return t("reminders-repeat-custom");
  }
}

const hour = 60;
const day = 24 * hour;

/** How long before its beginning an appointment is told, in words. */
export function beforeText(minutes: number): string {
  if (minutes === 0) return t("reminders-before-now");
  if (minutes % day === 0) return t("reminders-before-days", { count: minutes / day });
  if (minutes % hour === 0) return t("reminders-before-hours", { count: minutes / hour });
  return t("reminders-before-minutes", { count: minutes });
}

/** What is offered for it, and `chosen` among them. */
export function offeredBefore(chosen: number): number[] {
  const offered = [0, 5, 10, 15, 30, hour, 2 * hour, day, 2 * day, 7 * day];
  return [...new Set([...offered, chosen])].sort((one, other) => one - other);
}
