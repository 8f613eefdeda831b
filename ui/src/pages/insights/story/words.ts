import type { StoryChapterLine, StoryEvent } from "$lib/api";
import { t } from "$lib/i18n";
import { milestoneName } from "$lib/milestoneWords";

/** What a thing on the timeline says. */
export function eventText(event: StoryEvent): string {
  switch (event.kind) {
    case "began":
      if (event.dateOnly) return t("story-event-date", { path: event.path });
      return t(event.again ? "story-event-began-again" : "story-event-began", { path: event.path });
    case "ended":
      return t("story-event-ended", { path: event.path });
    case "milestone":
      return event.name
        ? t("story-event-milestone", { path: event.path, milestone: milestoneName(event.name) })
        : t("story-event-day", { path: event.path });
    case "setback":
      return event.called
        ? t("story-event-setback-called", { path: event.path, called: event.called })
        : t("story-event-setback", { path: event.path });
    case "entry":
      return event.title || t("story-event-entry");
  }
}

/** Of which kind it is, in a word or two. */
export function kindText(event: StoryEvent): string {
  switch (event.kind) {
    case "began":
    case "ended":
      return t("story-kind-chapter");
    case "milestone":
      return t("story-kind-milestone");
    case "setback":
      return t("story-kind-happened");
    case "entry":
      return t(event.victory ? "story-kind-victory" : "story-kind-chosen");
  }
}

type Dated = { fromText: string; toText: string };

/** From when until when something tells; empty where neither is said. */
export function datesText({ fromText: from, toText: to }: Dated): string {
  if (from === to || (!from && !to)) return from;
  if (!to) return t("story-dates-from", { from });
  if (!from) return t("story-dates-to", { to });
  return t("story-dates", { from, to });
}

/** What a chapter is called: its title, its first words, or when it was. */
export function chapterName(chapter: Pick<StoryChapterLine, "title" | "begins"> & Dated): string {
  return chapter.title.trim() || chapter.begins.trim() || datesText(chapter) || t("story-untitled");
}

/** Whole minutes of some seconds, rounded; 1 at least where there are any. */
export function minutesOf(seconds: number): number {
  return seconds === 0 ? 0 : Math.max(1, Math.round(seconds / 60));
}

/** The lines with which a chapter begins that is begun with a stretch of the timeline. */
export function beginningOf(items: { dateText: string; what: StoryEvent }[]): string {
  return items.map(({ dateText, what }) => `- ${dateText}: ${eventText(what)}\n`).join("");
}

/** What the clock of the practice says: whole minutes, and the seconds beside them in two figures. */
export function clock(milliseconds: number): { minutes: number; seconds: string } {
  const seconds = Math.floor(milliseconds / 1000);
  return { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") };
}
