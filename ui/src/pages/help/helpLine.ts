// A helpline in words, and what its form holds: pure, so that the page only asks and draws.

import type { Helpline, HelplineDraft, Way, WayDraft } from "$lib/api";
import { t } from "$lib/i18n";

/** Every way to reach a line, in the order in which they are offered. */
export const ways: Way[] = ["call", "text", "chat", "relay", "sign"];

/** As many as the core keeps of one line. */
export const mostWays = 10;
/** As many characters as the core keeps. */
export const longestText = 200;
export const longestNote = 2000;

const wayIds: Record<Way, string> = {
  call: "help-way-call-name",
  text: "help-way-text",
  chat: "help-way-chat",
  relay: "help-way-relay",
  sign: "help-way-sign",
};

export function wayName(way: Way): string {
  return t(wayIds[way]);
}

/** What is known of when, what and in which language; what is not known is left out. */
export function facts({ cost, hours, languages }: Helpline): { name: string; value: string }[] {
  return [
    { name: t("help-line-hours"), value: hours },
    { name: t("help-line-cost"), value: cost },
    { name: t("help-line-languages"), value: languages },
  ].filter(({ value }) => value !== "");
}

/** Whose words these are, and how far they can be relied on. */
export function standing({ whose, pleaseCheck, checkedText }: Helpline): string {
  if (whose === "own") return t("help-line-own");
  if (whose === "changed") return t("help-line-changed");
  return t(pleaseCheck ? "help-line-checked-please" : "help-line-checked", { date: checkedText });
}

/** What the form begins with for a line that is there; a new one begins with one way to call. */
export function draftOf(line: Helpline | null, region: string): HelplineDraft {
  const { id, name, purpose, hours, languages, cost, note } = line ?? {
    id: null,
    name: "",
    purpose: "",
    hours: "",
    languages: "",
    cost: "",
    note: "",
  };
  return {
    id,
    region,
    name,
    purpose,
    ways: line ? typedWays(line) : [emptyWay()],
    hours,
    languages,
    cost,
    note,
  };
}

export function emptyWay(): WayDraft {
  return { way: "call", dial: "", words: "" };
}

/** The draft without the ways that say nothing; numbers stay exactly as they were typed. */
export function kept(draft: HelplineDraft): HelplineDraft {
  const saysSomething = ({ dial, words }: WayDraft): boolean => dial.trim() !== "" || words.trim() !== "";
  return { ...draft, ways: draft.ways.filter(saysSomething) };
}

/** The line after this one in the list, else the one before it: where to go on when it leaves. */
export function neighbour(list: Helpline[], line: Helpline): Helpline["id"] | null {
  const at = list.findIndex(({ id }) => id === line.id);
  return (list[at + 1] ?? list[at - 1])?.id ?? null;
}

/** What cannot be dialled is only shown, as it was typed. */
function typedWays({ ways }: Helpline): WayDraft[] {
  return ways.map(({ way, dial, display, words }) => ({ way, dial: dial || display, words }));
}
