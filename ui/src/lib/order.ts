/** The list with one item moved by some places, kept within its ends. */
export function movedBy<T>(list: T[], item: T, by: number): T[] {
  const from = list.indexOf(item);
  if (from < 0) return list;
  return placed(list, item, Math.min(list.length - 1, Math.max(0, from + by)));
}

/** The list with one item put where another stands. */
export function movedTo<T>(list: T[], item: T, onto: T): T[] {
  const to = list.indexOf(onto);
  return to < 0 || !list.includes(item) ? list : placed(list, item, to);
}

function placed<T>(list: T[], item: T, index: number): T[] {
  const others = list.filter((other) => other !== item);
  return [...others.slice(0, index), item, ...others.slice(index)];
}
