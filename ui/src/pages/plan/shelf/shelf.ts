import type { ShelfItem, ShelfKind } from "$lib/api";
import { t } from "$lib/i18n";

/** What can stand on the shelf, in the order in which it is offered. */
export const kinds: ShelfKind[] = ["reading", "prayer", "link", "audio", "letter"];

/** The kinds that are written here. */
export type WrittenKind = Exclude<ShelfKind, "link" | "audio">;

/** What something is called: its title, or else its first words. */
export function titleOf({ kind, title, beginning }: Pick<ShelfItem, "kind" | "title" | "beginning">): string {
  const first = beginning.trim().split("\n")[0] ?? "";
  return title.trim() || first || t(`shelf-untitled-${kind}`);
}

const glanceMost = 90;

/** The first words of something that has a title besides, on one line; empty where the title says them. */
export function glance({ title, beginning }: Pick<ShelfItem, "title" | "beginning">): string {
  if (title.trim() === "") return "";
  const letters = [...beginning.trim().replaceAll(/\s+/g, " ")];
  if (letters.length <= glanceMost) return letters.join("");
  return `${letters.slice(0, glanceMost).join("").trimEnd()}…`;
}

/** The kind that a word stands for, of those that are written here. */
export function writtenKind(word: unknown): WrittenKind {
  return word === "prayer" || word === "letter" ? word : "reading";
}

/** A time within a sound: 0:07, 12:30. */
export function clock(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "0:00";
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
