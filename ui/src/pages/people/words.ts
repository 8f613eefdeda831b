import type { ChannelKind, Contact, Outcome, ReachKind, Role } from "$lib/api";
import { t } from "$lib/i18n";

export const roles: Role[] = [
  "sponsor",
  "recoveryCoach",
  "peerMentor",
  "therapist",
  "doctor",
  "family",
  "friend",
  "sponsee",
  "group",
  "communityCentre",
  "helpline",
  "other",
];

const roleIds: Record<Role, string> = {
  sponsor: "people-role-sponsor",
  recoveryCoach: "people-role-recovery-coach",
  peerMentor: "people-role-peer-mentor",
  therapist: "people-role-therapist",
  doctor: "people-role-doctor",
  family: "people-role-family",
  friend: "people-role-friend",
  sponsee: "people-role-sponsee",
  group: "people-role-group",
  communityCentre: "people-role-community-centre",
  helpline: "people-role-helpline",
  other: "people-role-other",
};

const outcomeIds: Record<Exclude<Outcome, "dismissed">, string> = {
  talked: "people-outcome-talked",
  leftMessage: "people-outcome-left-message",
  noAnswer: "people-outcome-no-answer",
};

export function roleName(role: Role): string {
  return t(roleIds[role]);
}

/** The role as the person says it; empty for "someone else" without own words. */
export function roleText({ role, roleWords }: Pick<Contact, "role" | "roleWords">): string {
  if (role !== "other") return roleName(role);
  return roleWords;
}

/** How it went, in words; empty when the person did not say. */
export function outcomeText(outcome: Outcome | null): string {
  return outcome === null || outcome === "dismissed" ? "" : t(outcomeIds[outcome]);
}

/** What a way to reach someone is. */
export function channelName(kind: ChannelKind): string {
  return t(`contact-kind-${kind}`);
}

export const reachKinds: ReachKind[] = ["visit", "meeting", "call", "text", "email", "video", "other"];

/** What a reach-out was. */
export function reachName(kind: ReachKind): string {
  return t(`contact-reach-${kind}`);
}

/** What someone’s own counter says today: "4 years in recovery"; empty without one. */
export function countText({ own, ownCount }: Pick<Contact, "own" | "ownCount">): string {
  if (own === null || ownCount === null) return "";
  const { years, days } = ownCount;
  const count = years > 0 ? t("contact-own-years", { years }) : t("contact-own-days", { days });
  return own.word.trim() === "" ? count : t("contact-own-count", { count, word: own.word.trim() });
}
