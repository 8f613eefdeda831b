/** A day without a time: "YYYY-MM-DD". */
export type CivilDate = string;

/**
 * A civil date in words, such as "Sunday, 1 November 2026": a date field alone does not say which of its numbers is the
 * month. It reads no clock and no zone. `language`: the session's. Empty for what is no date.
 */
export function civilDateText(date: CivilDate | "", language: string): string {
  const [year, month, day] = date.split("-").map(Number);
  if (!year || !month || !day) return "";
  const format = new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.format(Date.UTC(year, month - 1, day));
}
