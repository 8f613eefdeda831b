import type { StoryPaper, TalkCard } from "$lib/api";
import { t } from "$lib/i18n";
import { element, list, part, sheet, written } from "../sheet";
import { datesText, eventText } from "./words";

/** My story as it stands on paper. */
export function storySheet({ title, chapters, timeline, entries }: StoryPaper): DocumentFragment {
  return sheet([
    title ? element("article", "sheet-first", element("h1", "", title)) : null,
    ...chapters.map((chapter) => {
      const dates = datesText(chapter);
      const name = chapter.title.trim();
      return element(
        "article",
        "",
        ...(name ? [element("h1", "sheet-title", name)] : []),
        ...(dates ? [element("p", "sheet-dates", dates)] : []),
        written(chapter.html),
      );
    }),
    timeline.length > 0
      ? part(
          t("story-timeline"),
          list(timeline.map(({ dateText, what }) => `${dateText}: ${eventText(what)}`)),
        )
      : null,
    ...entries.map((entry) =>
      element("article", "", element("h2", "paper-date", entry.dateText), written(entry.html)),
    ),
  ]);
}

/** The cue cards, several a page, to be cut apart. */
export function cardsSheet(cards: TalkCard[]): DocumentFragment {
  const made = cards.map((card, at) =>
    element(
      "section",
      "sheet-card",
      element("h2", "", `${at + 1}. ${cardName(card)}`),
      element("p", "", card.cue),
    ),
  );
  return sheet([element("div", "sheet-cards", ...made)]);
}

/** What a card is called: the chapter's title, or when it was. */
export function cardName(card: Pick<TalkCard, "title" | "fromText" | "toText">): string {
  return card.title.trim() || datesText(card) || t("story-untitled");
}
