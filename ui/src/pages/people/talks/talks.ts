import type { HardTalk, TalkAbout } from "$lib/api";
import { has, t } from "$lib/i18n";

/** Whom to begin with, in the order in which they are offered. */
export const abouts: TalkAbout[] = [
  "partner",
  "family",
  "friend",
  "boss",
  "interview",
  "court",
  "doctor",
  "other",
];

/** Title and words of a talk, as one text that is kept together. */
export type Said = { title: string; words: string };

/** One text of both. A title has one line. */
export function joined({ title, words }: Said): string {
  return `${title.replaceAll(/[\r\n]+/g, " ")}\n${words}`;
}

/** The two parts of such a text. */
export function parted(text: string): Said {
  const end = text.indexOf("\n");
  return end < 0 ? { title: text, words: "" } : { title: text.slice(0, end), words: text.slice(end + 1) };
}

/** What a talk begins with; nothing where there are no words to begin with. */
export function beginning(about: TalkAbout): Said {
  if (!has(`talks-start-${about}`)) return { title: "", words: "" };
  return { title: t(`talks-name-${about}`), words: t(`talks-start-${about}`) };
}

/** Whether what is good to say there depends on the country. */
export function rightsNote(about: TalkAbout): string {
  if (about === "court") return t("talks-rights-court");
  return about === "boss" || about === "interview" || about === "doctor" ? t("talks-rights") : "";
}

/** What a kept talk is called: its title, or else its first words. */
export function titleOf({ title, words }: Pick<HardTalk, "title" | "words">): string {
  const first = words.trim().split("\n")[0] ?? "";
  return title.trim() || first || t("talks-untitled");
}
