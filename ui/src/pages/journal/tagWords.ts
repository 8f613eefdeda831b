import type { Tag } from "$lib/api";

/** How a tag is compared: without capitals and accents. */
export function folded(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}

/** The tags in what was typed or pasted: parted by commas or lines, each once, none that is there already. */
export function newTags(typed: string, there: string[]): string[] {
  const seen = new Set(there.map(folded));
  return typed
    .split(/[,，、\r\n]+/u)
    .map((name) => name.trim())
    .filter((name) => {
      const fresh = name !== "" && !seen.has(folded(name));
      seen.add(folded(name));
      return fresh;
    });
}

/** How often it is used, in entries and check-ins. */
function used({ entries, checkIns }: Tag): number {
  return entries + checkIns;
}

/** Known names that go on as typed, then those that have it further in; the most used first, without those chosen. */
export function completions(typed: string, known: Tag[], chosen: string[], most: number): string[] {
  const sought = folded(typed.trim());
  const taken = new Set(chosen.map(folded));
  const rows = known
    .map((tag) => ({ tag, at: folded(tag.name).indexOf(sought) }))
    .filter(({ tag, at }) => at >= 0 && !taken.has(folded(tag.name)));
  rows.sort((a, b) => Number(a.at > 0) - Number(b.at > 0) || used(b.tag) - used(a.tag));
  return rows.slice(0, most).map(({ tag }) => tag.name);
}
