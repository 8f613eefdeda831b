import type { Ahead } from "$lib/api";

/** What comes in one month of a year; `month` is 1 to 12. */
export type Month = { year: string; month: number; days: Ahead[] };

/** What comes, month by month, in the order in which it comes. */
export function byMonth(ahead: Ahead[]): Month[] {
  const months: Month[] = [];
  for (const day of ahead) {
    const [year = "", month = ""] = day.date.split("-");
    const last = months.at(-1);
    if (last?.year === year && last.month === Number(month)) last.days.push(day);
    else months.push({ year, month: Number(month), days: [day] });
  }
  return months;
}

/** What tells one thing that comes from another. */
export function keyOf({ date, pathId, what }: Ahead): string {
  return [date, pathId ?? "", JSON.stringify(what)].join(" ");
}
