/** Two lists after each other, what is in both only once. */
export function together<T extends { id: string }>(first: T[], second: T[]): T[] {
  const there = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !there.has(id))];
}
