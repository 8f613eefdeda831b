/** What is typed of a birthday. month: "1"–"12", or empty. */
export type BirthdayAnswer = { day: string; month: string; year: string };

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The fields for a birthday "1980-05-03" or, without a year, "--05-03". */
export function answerOf(birthday: string | null): BirthdayAnswer {
  const [, year = "", month = "", day = ""] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(birthday ?? "") ?? [];
  const plain = (digits: string): string => digits.replace(/^0/, "");
  return { day: plain(day), month: plain(month), year: year === "-" ? "" : year };
}

/** The birthday as it is kept: none where nothing is said, undefined for a day that is in no calendar. */
export function birthdayOf(answer: BirthdayAnswer): string | null | undefined {
  const [day, month, year] = [answer.day.trim(), answer.month, answer.year.trim()];
  if (day === "" && month === "" && year === "") return null;
  if (!/^\d{1,2}$/.test(day) || month === "" || !/^(\d{4})?$/.test(year) || year === "0000") return undefined;
  const longest =
    month === "2" && year !== "" && !isLeap(Number(year)) ? 28 : longestMonths[Number(month) - 1];
  if (longest === undefined || Number(day) < 1 || Number(day) > longest) return undefined;
  return `${year === "" ? "-" : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
