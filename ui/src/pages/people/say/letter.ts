import type { LetterLook, LetterPath, LetterPerson, WeekLetter, WeekTexts } from "$lib/api";
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
  lookedBack,
}: Pick<WeekLetter, "paths" | "people" | "goals" | "lookedBack">): Sentence[] {
  return [
    ...paths.flatMap(ofPath),
    ...people.map((person) => ({ id: `person ${person.contact}`, text: ofPerson(person) })),
    ...goals.map(({ id, words }) => ({ id: `goal ${id}`, text: t("say-letter-goal", { goal: words }) })),
    ...(lookedBack ? ofLook(lookedBack) : []),
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

const parts: (keyof WeekTexts)[] = ["connection", "proud", "hard", "wish"];

/** What the person wrote as they looked back at the week: each is offered by itself. */
function ofLook({ week, texts }: LetterLook): Sentence[] {
  return parts
    .map((part) => ({ part, words: texts[part].trim() }))
    .filter(({ words }) => words !== "")
    .map(({ part, words }) => ({ id: `${part} ${week}`, text: t(`say-letter-look-${part}`, { words }) }));
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
