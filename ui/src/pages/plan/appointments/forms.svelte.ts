import type { OwnReminder } from "$lib/api";
import { Unsaved } from "$lib/unsaved";
import { answerOf } from "../../settings/reminders/repeat";
import { nothingElse, type Answers } from "./appointments";

const hour = 60;

/** What is typed into the form of an appointment. */
export class AppointmentAnswers {
  now: Answers;

  constructor(before: OwnReminder | null, today: string) {
    this.now = $state({
      about: { ...(before?.about ?? nothingElse) },
      words: before?.words ?? "",
      start: before?.start ?? today,
      time: before?.time ?? "",
      repeat: answerOf(before?.rule ?? { kind: "once" }),
      tell: before && !before.enabled ? null : (before?.minutesBefore ?? hour),
    });
  }
}

/** The forms that were not kept: by the appointment, or "new". */
export const appointmentForms = new Unsaved<AppointmentAnswers>("appointment");
