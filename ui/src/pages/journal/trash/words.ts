import type { InTrash, Trashed } from "$lib/api";
import { t } from "$lib/i18n";
import { milestoneName } from "$lib/milestoneWords";
import { notedText } from "../../milestones/path/words";
import { messageText } from "../../people/say/messages";

const kinds: Record<InTrash["kind"], string> = {
  path: "trash-kind-path",
  setback: "trash-kind-setback",
  ownMilestone: "trash-kind-own-milestone",
  log: "trash-kind-log",
  goal: "trash-kind-goal",
  hardDate: "trash-kind-hard-date",
  reminder: "trash-kind-reminder",
  appointment: "trash-kind-appointment",
  contact: "trash-kind-contact",
  helpline: "trash-kind-helpline",
  planItem: "trash-kind-plan-item",
  planPhoto: "trash-kind-plan-photo",
  message: "trash-kind-message",
  hardTalk: "trash-kind-hard-talk",
  storyChapter: "trash-kind-story-chapter",
  checkIn: "trash-kind-check-in",
  routine: "trash-kind-routine",
};

/** Of what kind it is, in words. */
export function kindText({ what }: Pick<Trashed, "what">): string {
  return t(kinds[what.kind]);
}

/** What it is called. */
export function nameText({ what, words, milestone, logged }: Trashed): string {
  if (logged) return notedText(logged.amount, logged, logged.hidden);
  if (words) return words;
  if (milestone) return milestoneName(milestone);
  if (what.kind === "message") return messageText({ id: what.id, text: null });
  return t(what.kind === "setback" ? "happened-word" : kinds[what.kind]);
}

/** What was said of it besides its name; may be empty. */
export function noteText({ words, logged }: Pick<Trashed, "words" | "logged">): string {
  return logged ? words : "";
}
