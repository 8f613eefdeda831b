import type { Contact, ContactDraft } from "./api";

/** A friend of that name, about whom nothing else is known. */
export function newContact(name: string): ContactDraft {
  return {
    id: null,
    name,
    role: "friend",
    roleWords: "",
    channels: [],
    notes: "",
    standing: "near",
    homeGroup: false,
    onHelpCard: false,
    hours: { zone: "", anyHour: false, from: null, until: null },
    rhythm: { days: null, nudge: false },
    birthday: null,
    birthdayRemind: false,
    own: null,
    support: { given: false, agreed: "", limits: "" },
  };
}

/** Whether they may be offered, as Rust offers them: near, and not put aside. */
export function offered({ standing, archived }: Pick<Contact, "standing" | "archived">): boolean {
  return standing === "near" && !archived;
}

/** The form as it opens for a contact that is there. */
export function draftOf(contact: Contact): ContactDraft {
  const { id, name, role, roleWords, notes, standing, homeGroup, onHelpCard, birthday, birthdayRemind } =
    contact;
  return {
    ...{ id, name, role, roleWords, notes, standing, homeGroup, onHelpCard, birthday, birthdayRemind },
    channels: contact.channels.map(({ id, kind, label, value }) => ({ id, kind, label, value })),
    hours: { ...contact.hours },
    rhythm: { ...contact.rhythm },
    own: contact.own && { ...contact.own },
    support: { ...contact.support },
  };
}
