import type { CardsCounts, ProblemKind, ProblemShown, Told, ToldKind, CardWay } from "$lib/api";
import { t } from "$lib/i18n";
import { channelName } from "../words";

const toldIds: Record<ToldKind, string> = {
  nameCut: "cards-told-name-cut",
  inNotes: "cards-told-in-notes",
  notesFull: "cards-told-notes-full",
  birthdayStays: "cards-told-birthday-stays",
  photoUnclear: "cards-told-photo-unclear",
};

const problemIds: Record<ProblemKind, string> = {
  fileTooBig: "cards-problem-file-too-big",
  noCards: "cards-problem-no-cards",
  tooManyCards: "cards-problem-too-many-cards",
  strayText: "cards-problem-stray-text",
  unfinished: "cards-problem-unfinished",
  nothingInside: "cards-problem-nothing-inside",
  listOfOthers: "cards-problem-list-of-others",
  lineTooLong: "cards-problem-line-too-long",
  lineUnclear: "cards-problem-line-unclear",
  tooManyValues: "cards-problem-too-many-values",
  emailUnclear: "cards-problem-email-unclear",
  linkNotHttps: "cards-problem-link-not-https",
  birthdayUnclear: "cards-problem-birthday-unclear",
  photoTooBig: "cards-problem-photo-too-big",
  photoUnclear: "cards-problem-photo-unclear",
  photoElsewhere: "cards-problem-photo-elsewhere",
  lettersLost: "cards-problem-letters-lost",
};

/** What a way to reach someone is: "Phone (mobile)". What a note is, its label says best. */
export function kindText({ kind, label }: CardWay): string {
  if (!label) return channelName(kind);
  return kind === "note" ? label : t("cards-kind-with", { kind: channelName(kind), label });
}

/** What did not come in as it was. */
export function toldText({ kind, what }: Told): string {
  return t(toldIds[kind], { what });
}

/** What could not be read, and where. */
export function problemText({ line, name, kind }: ProblemShown): string {
  const what = t(problemIds[kind]);
  return name === null
    ? t("cards-problem-line", { line: String(line), what })
    : t("cards-problem-line-of", { line: String(line), name, what });
}

/** What would come in, as decided so far. */
export function countsText({ added, merged }: CardsCounts): string {
  if (added === 0 && merged === 0) return t("cards-counts-none");
  const addedText = t("cards-counts-added", { count: added });
  if (merged === 0) return addedText;
  if (added === 0) return t("cards-counts-only-merged", { count: merged });
  return t("cards-counts-both", {
    added: addedText,
    merged: t("cards-counts-merged", { count: merged }),
  });
}
