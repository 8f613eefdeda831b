import type { Subject } from "$lib/api";

/** What waits in the trash besides entries is about one of these. */
export const subjects: Subject[] = [
  "milestones",
  "contacts",
  "checkIns",
  "plan",
  "reminders",
  "shelf",
  "story",
];
