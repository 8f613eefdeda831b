import type { Away } from "$lib/api";
import { t } from "$lib/i18n";
import { milestoneName } from "$lib/milestoneWords";

/** What came while the person was away, in a line; when it was is said beside it. */
export function awayText({ kind, milestone, pathName, words, contactName }: Away): string {
  switch (kind) {
    case "milestone":
    case "milestoneEve":
      return milestone
        ? t("today-away-milestone", { name: milestoneName(milestone), path: pathName ?? "" })
        : t("today-away-hidden");
    case "checkIn":
      return t("today-away-check-in");
    case "weeklyLook":
      return t("today-away-weekly");
    case "nudge":
      return t("today-away-nudge", { name: contactName ?? "" });
    case "contactBirthday":
      return t("today-away-birthday", { name: contactName ?? "" });
    case "contactMilestone":
      return t("today-away-their-milestone", {
        name: contactName ?? "",
        milestone: milestone ? milestoneName(milestone) : "",
      });
    case "hardDate":
    case "appointment":
    case "own":
      return t("today-away-words", { words: words ?? "" });
  }
}
