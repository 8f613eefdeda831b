import type { LetterPath, LetterPerson, WeekLetter } from "$lib/api";
import { t } from "$lib/i18n";
import { milestoneName } from "$lib/milestoneWords";
import { plain } from "$lib/plain";

/** One thing that a letter can say. */
type Sentence = { id: string; text: string };

/** All that there is to pick from, in the words of the letter. */
export function sentences({
  paths,
  people,
  goals,
}: Pick<WeekLetter, "paths" | "people" | "goals">): Sentence[] {
  return [
    ...paths.flatMap(ofPath),
    ...people.map((person) => ({ id: `person ${person.contact}`, text: ofPerson(person) })),
    ...goals.map(({ id, words }) => ({ id: `goal ${id}`, text: t("say-letter-goal", { goal: words }) })),
  ].map(({ id, text }) => ({ id, text: plain(text) }));
}

function ofPath({ id, name: path, days, marked }: LetterPath): Sentence[] {
  const counted = days === null ? [] : [{ id: `days ${id}`, text: t("say-letter-days", { path, days }) }];
  const milestones = marked.map(({ name }, place) => ({
    id: `milestone ${id} ${place}`,
    text: name
      ? t("say-letter-milestone", { path, milestone: milestoneName(name) })
      : t("say-letter-milestone-hidden", { path }),
  }));
  return [...counted, ...milestones];
}

function ofPerson({ name, talked, meeting }: LetterPerson): string {
  if (meeting) return t("say-letter-meeting", { name });
  return t(talked ? "say-letter-talked" : "say-letter-reached", { name });
}

/** What the person wants in the letter. */
type Picked = {
  /** ids of sentences */
  ids: string[];
  own: string;
};

/** The letter, with nothing in it but what was picked. `to` and `from`: names; either can be empty. */
export function letterText(all: Sentence[], { ids, own }: Picked, to: string, from: string): string {
  const hello = to ? t("say-letter-hello", { name: to }) : t("say-letter-hello-nobody");
  const said = all.filter(({ id }) => ids.includes(id)).map(({ text }) => text);
  const parts = [plain(hello), t("say-letter-intro"), said.join("\n"), own.trim(), from.trim()];
  return parts.filter((part) => part !== "").join("\n\n");
}
