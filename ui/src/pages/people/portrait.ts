/** The quiet ground of someone’s initials; the names of the classes in Portrait.svelte. */
const grounds = ["moss", "river", "stone", "sunk"] as const;

/** One or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    firstLetter(word ?? ""),
  );
  return letters.join("").toUpperCase();
}

/** Always the same for the same seed. */
export function groundOf(seed: string): (typeof grounds)[number] {
  let hash = 7;
  for (const letter of seed) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return grounds[hash % grounds.length] ?? "stone";
}

function firstLetter(word: string): string {
  return /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? "";
}
