import type { Counts, Filter } from "$lib/api";
import { t } from "$lib/i18n";

/** Nothing is left out. */
export const noFilter: Filter = {
  tag: null,
  mood: null,
  path: null,
  victory: false,
  pinned: false,
  photo: false,
  from: null,
  to: null,
};

/** One thing that a filter asks for: in words, and what takes it away. */
export type Chip = { key: keyof Filter; text: string; without: Partial<Filter> };

/** Whether a filter leaves anything out. */
export function isSet(filter: Filter): boolean {
  return Object.values(filter).some(Boolean);
}

/**
 * What a filter asks for, in words. `counts`: where the names of tags and paths are from; until they are there, such a
 * chip is left out. `day`: a date in words.
 */
export function chips(filter: Filter, counts: Counts | null, day: (date: string) => string): Chip[] {
  const all: Chip[] = [];
  const tag = counts?.tags.find((one) => one.id === filter.tag);
  const path = counts?.paths.find((one) => one.path === filter.path);
  if (tag) all.push({ key: "tag", text: tag.name, without: { tag: null } });
  if (filter.mood) all.push({ key: "mood", text: t(`mood-${filter.mood}`), without: { mood: null } });
  if (path) all.push({ key: "path", text: path.name, without: { path: null } });
  if (filter.victory) all.push({ key: "victory", text: t("browse-victories"), without: { victory: false } });
  if (filter.pinned) all.push({ key: "pinned", text: t("browse-pinned"), without: { pinned: false } });
  if (filter.photo) all.push({ key: "photo", text: t("browse-photos"), without: { photo: false } });
  if (filter.from)
    all.push({
      key: "from",
      text: t("browse-from-chip", { date: day(filter.from) }),
      without: { from: null },
    });
  if (filter.to)
    all.push({ key: "to", text: t("browse-to-chip", { date: day(filter.to) }), without: { to: null } });
  return all;
}

/** The filter without a tag or a path that is no longer there. */
export function stillThere(filter: Filter, counts: Counts): Filter {
  const tag = counts.tags.some((one) => one.id === filter.tag) ? filter.tag : null;
  const path = counts.paths.some((one) => one.path === filter.path) ? filter.path : null;
  return tag === filter.tag && path === filter.path ? filter : { ...filter, tag, path };
}
