import type { Contact, ContactDraft } from "$lib/api";
import { draftOf, newContact } from "$lib/contacts";
import { answerOf, birthdayOf } from "./birthday";
import { daysOf } from "./rhythm";
import { zoneOf } from "./zone";

const fresh = "new";

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

/** The forms that are open. They stay in memory while Cairn is open, so that another page in between costs nobody their words. */
class Forms {
  #kept = new Map<string, Answers>();

  of(contact: Contact | undefined): Answers {
    const key = contact?.id ?? fresh;
    const answers = this.#kept.get(key) ?? new Answers(contact);
    this.#kept.set(key, answers);
    return answers;
  }

  has(id: string = fresh): boolean {
    return this.#kept.has(id);
  }

  /** It is kept, or given up. */
  drop(id: string = fresh): void {
    this.#kept.delete(id);
  }
}

export const forms = new Forms();
