import type { Contact, ContactDraft } from "$lib/api";
import { draftOf, newContact } from "$lib/contacts";
import { Unsaved } from "$lib/unsaved";
import { answerOf, birthdayOf } from "./birthday";
import { daysOf } from "./rhythm";
import { zoneOf } from "./zone";

/** The form of someone new. */
export const fresh = "new";

/** What is typed into the form of someone; of numbers and days the text itself, until they are whole. */
export class Answers {
  draft = $state<ContactDraft>(newContact(""));
  days = $state("");
  birthday = $state(answerOf(null));
  own = $state({ since: "", word: "", remind: false });
  /** of someone new; it is given to them as soon as they are kept */
  photo = $state.raw<File | null>(null);

  constructor(contact: Contact | undefined) {
    if (!contact) {
      this.draft.channels = [{ id: null, kind: "phone", label: "", value: "" }];
      return;
    }
    this.draft = draftOf(contact);
    this.days = contact.rhythm.days?.toString() ?? "";
    this.birthday = answerOf(contact.birthday);
    if (contact.own) this.own = { ...contact.own };
  }

  /** What is to be looked at again, by field. */
  troubles(): { days: boolean; birthday: boolean; own: boolean } {
    return {
      days: daysOf(this.days) === undefined,
      birthday: birthdayOf(this.birthday) === undefined,
      own: this.own.since === "" && this.own.word.trim() !== "",
    };
  }

  /** What is kept. `zones`: those that can be chosen. */
  kept(zones: string[]): ContactDraft {
    const { draft } = this;
    const days = daysOf(this.days) ?? null;
    const birthday = birthdayOf(this.birthday) ?? null;
    return {
      ...draft,
      name: draft.name.trim(),
      roleWords: draft.role === "other" ? draft.roleWords.trim() : "",
      channels: draft.channels.filter(({ value }) => value.trim() !== ""),
      hours: { ...draft.hours, zone: zoneOf(draft.hours.zone, zones) },
      rhythm: { days, nudge: draft.rhythm.nudge && days !== null },
      birthday,
      birthdayRemind: draft.birthdayRemind && birthday !== null,
      own: this.own.since === "" ? null : { ...this.own, word: this.own.word.trim() },
    };
  }
}

/** The forms that are open, by contact. */
export const forms = new Unsaved<Answers>("contact");
