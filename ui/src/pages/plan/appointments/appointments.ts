import type { AppointmentAbout, AppointmentWith, NewOwnReminder, OwnReminder } from "$lib/api";
import { t } from "$lib/i18n";
import { repeatOf, type RepeatAnswer } from "../../settings/reminders/repeat";

/** The kinds of appointments, in the order in which they are offered. */
export const kinds: AppointmentWith[] = ["therapist", "doctor", "court", "coach", "other"];

/** Of an appointment about which nothing else is said. */
export const nothingElse: AppointmentAbout = { what: null, place: "", note: "", contact: null };

/** What stands in the form of an appointment. */
export type Answers = {
  about: AppointmentAbout;
  words: string;
  start: string;
  time: string;
  repeat: RepeatAnswer;
  /** minutes before; null: it is only written down */
  tell: number | null;
};

/** What of the answers is still open, or cannot be. */
export type Open = { words: boolean; date: boolean; time: boolean; repeat: boolean };

/** "Therapist", "Doctor" …; nothing for something else, which has words of its own. */
export function whatText(what: AppointmentWith | null): string {
  return what === null || what === "other" ? "" : t(`appointments-what-${what}`);
}

/** What it is called: the person’s words or, without any, what kind it is. */
export function wordsOf({ words, about }: Pick<Answers, "words" | "about">): string {
  return words.trim() || whatText(about.what);
}

export function openIn(answers: Answers): Open {
  return {
    words: wordsOf(answers) === "",
    date: answers.start === "",
    time: answers.time === "",
    repeat: repeatOf(answers.repeat) === null,
  };
}

/** What is kept; null while something is open. before: what was kept so far. */
export function appointmentOf(answers: Answers, before: OwnReminder | null): NewOwnReminder | null {
  const rule = repeatOf(answers.repeat);
  if (rule === null || Object.values(openIn(answers)).some(Boolean)) return null;
  const { about, start, time, tell } = answers;
  return {
    kind: "appointment",
    words: wordsOf(answers),
    start,
    time,
    rule,
    // A time that was chosen once is there again when it is turned on.
    minutesBefore: tell ?? before?.minutesBefore ?? 0,
    enabled: tell !== null,
    about,
  };
}

/** The appointments that are still to come, day by day. */
export function byDay(coming: OwnReminder[]): { date: string; title: string; items: OwnReminder[] }[] {
  const days: { date: string; title: string; items: OwnReminder[] }[] = [];
  for (const item of coming) {
    const { begins } = item;
    if (!begins) continue;
    const last = days.at(-1);
    if (last?.date === begins.date) last.items.push(item);
    else
      days.push({
        date: begins.date,
        title: t("appointments-day", { "in-days": begins.inDays, day: begins.dayText }),
        items: [item],
      });
  }
  return days;
}
