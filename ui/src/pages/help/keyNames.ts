/** Not given to anything: N calls the next one, K is that of the keys themselves. */
const taken = ["n", "k"];
const letters = [..."abcdefghijklmopqrstuvwxyz"].filter((letter) => !taken.includes(letter));
const plain = [..."123456789", ...letters];
const all = [...plain, ...letters.map((letter) => letter.toUpperCase())];

/** The key of the keys themselves. */
export const toggleKey = "k";

/** A key for each of `count` things, the simplest first; what comes after the last has none. */
export function keyNames(count: number): string[] {
  return all.slice(0, count);
}

/** As it is shown beside a thing, and as it is told to a screen reader. */
export function keyText(key: string): { shown: string; told: string } {
  const shifted = /^[A-Z]$/.test(key);
  return shifted ? { shown: `⇧${key}`, told: `Shift+${key}` } : { shown: key.toUpperCase(), told: key };
}
