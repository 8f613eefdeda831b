import type { Celebration } from "$lib/api";
import { t } from "$lib/i18n";
import { milestoneName } from "$lib/milestoneWords";
import { plain } from "$lib/plain";
import type { CardWords } from "./cardPlan";

/** What the person wants on the card. */
export type CardChoice = {
  /** which milestone it is, with its number */
  milestone: boolean;
  path: boolean;
  date: boolean;
  line: string;
  name: string;
};

/** At first: what the person sees of the path anyway; never what it is called. */
export function firstChoice({ counterHidden }: Pick<Celebration, "counterHidden">, name: string): CardChoice {
  return { milestone: !counterHidden, path: false, date: !counterHidden, line: "", name };
}

/** The words of the card. Without the milestone there is no number in them but those that the person typed. */
export function cardWords(
  { name, pathName, dateText }: Pick<Celebration, "name" | "pathName" | "dateText">,
  choice: CardChoice,
): CardWords {
  const { milestone, path, date, line, name: person } = choice;
  return {
    title: plain(milestone ? milestoneName(name) : t("celebrate-card-a-day")),
    path: path ? pathName : "",
    line,
    name: person,
    date: date ? plain(dateText) : "",
  };
}

/** The same as text, to copy. */
export function cardText({ title, path, line, name, date }: CardWords): string {
  return [title, path, line, name, date]
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n");
}
