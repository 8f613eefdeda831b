import type { Counter, MilestoneName, Unit } from "./api";
import { t } from "./i18n";

const spanNames: Record<Unit, string> = {
  hours: "milestones-name-hours",
  days: "milestones-name-days",
  weeks: "milestones-name-weeks",
  months: "milestones-name-months",
  years: "milestones-name-years",
};

/** A milestone's name in words: "90 days", "One year", "Welcome back" or the person's own. */
export function milestoneName(name: MilestoneName): string {
  switch (name.kind) {
    case "welcome":
      return t("milestones-name-welcome");
    case "welcomeBack":
      return t("milestones-name-welcome-back");
    case "span":
      return t(spanNames[name.unit], { count: name.count });
    case "own":
      return name.words;
  }
}

/** Years, months and days of a counter in words, without what is none: "1 year and 3 days". Empty below one month. */
export function spanText({ years, months, restDays }: Counter): string {
  if (years === 0 && months === 0) return "";
  const parts = [
    years > 0 ? t("milestones-span-years", { count: years }) : "",
    months > 0 ? t("milestones-span-months", { count: months }) : "",
    restDays > 0 ? t("milestones-span-days", { count: restDays }) : "",
  ].filter((part) => part !== "");
  const [first = "", second = "", third = ""] = parts;
  if (parts.length === 3) return t("milestones-span-three", { first, second, third });
  if (parts.length === 2) return t("milestones-span-two", { first, second });
  return first;
}
