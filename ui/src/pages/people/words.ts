import type { Contact, Outcome, Role } from "$lib/api";
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
