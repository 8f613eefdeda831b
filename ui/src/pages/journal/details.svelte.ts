import { commands, type Entry, type EntryChange, type Photo } from "$lib/api";
import { asFailure } from "$lib/failure";
import { toasts } from "$lib/toasts.svelte";
import type { DraftKeeper } from "./draft.svelte";

/** What there is to an entry besides its words. */
export type About = Pick<
  Entry,
  | "date"
  | "time"
  | "dateText"
  | "timeText"
  | "zoneText"
  | "pinned"
  | "mood"
  | "craving"
  | "path"
  | "tags"
  | "triggers"
  | "helped"
  | "photos"
>;

const nothing: About = {
  date: "",
  time: "",
  dateText: "",
  timeText: "",
  zoneText: null,
  pinned: false,
  mood: null,
  craving: null,
  path: null,
  tags: [],
  triggers: [],
  helped: [],
  photos: [],
};

/** Whether something was said of an entry in "About this entry". */
export function isSaid({ mood, craving, path, tags, triggers, helped }: About): boolean {
  return (
    mood !== null || craving !== null || path !== null || tags.length + triggers.length + helped.length > 0
  );
}

/**
 * What there is to one entry besides its words, as its page shows it. A change is shown and saved at once; one that
 * cannot be saved is told, and the page goes back to what is kept.
 */
export class Details {
  about = $state.raw<About>(nothing);
  #keeper: DraftKeeper;
  #changing = 0;
  #round = 0;

  /** about: what is shown until the answer is there. */
  constructor(keeper: DraftKeeper, about: About = nothing) {
    this.#keeper = keeper;
    this.about = about;
  }

  /** Asks for what is kept. Gives the entry, or null while it is not there yet or is being changed. */
  async refetch(): Promise<Entry | null> {
    const { id } = this.#keeper;
    if (id === null || this.#changing > 0) return null;
    const mine = ++this.#round;
    try {
      const entry = await commands.entry(id);
      if (mine !== this.#round) return null;
      this.about = entry;
      return entry;
    } catch (error) {
      // An entry that is gone has been told of by what took it away.
      if (mine === this.#round && asFailure(error).code !== "notFound") toasts.failure(error);
      return null;
    }
  }

  /** Says something of the entry. `taken`: what to tell, with Undo, when something was taken away by it. */
  async change(change: EntryChange, part: Partial<About>, taken: string | null = null): Promise<boolean> {
    return this.#changed(part, async () => {
      const undo = await this.#keeper.say((id) => commands.changeEntry(id, change));
      if (taken !== null) toasts.show(taken, { undo });
    });
  }

  /** Adds a photo by what `add` does with the entry. Throws what it throws. */
  async addPhoto(add: (id: string) => Promise<Photo>): Promise<Photo> {
    const photo = await this.#keeper.say(add);
    this.#round += 1;
    if (!this.about.photos.some(({ id }) => id === photo.id)) {
      this.about = { ...this.about, photos: [...this.about.photos, photo] };
    }
    return photo;
  }

  /** Describes a photo. The words that stood there before can be had back. */
  async describePhoto(photo: Photo, description: string, taken: string): Promise<boolean> {
    const photos = this.about.photos.map((one) => (one.id === photo.id ? { ...one, description } : one));
    return this.#changed({ photos }, async () => {
      const undo = await this.#keeper.say(() => commands.describePhoto(photo.id, description));
      if (photo.description !== "") toasts.show(taken, { undo });
    });
  }

  /** Takes a photo away, with Undo. */
  async removePhoto(photo: Photo, taken: string): Promise<boolean> {
    const photos = this.about.photos.filter(({ id }) => id !== photo.id);
    return this.#changed({ photos }, async () => {
      toasts.show(taken, { undo: await this.#keeper.say(() => commands.removePhoto(photo.id)) });
    });
  }

  /** Shows a change while it is being saved, and afterwards what is kept. */
  async #changed(part: Partial<About>, save: () => Promise<void>): Promise<boolean> {
    this.about = { ...this.about, ...part };
    this.#round += 1;
    this.#changing += 1;
    let saved = true;
    try {
      await save();
    } catch (error) {
      saved = false;
      toasts.failure(error);
    }
    this.#changing -= 1;
    if (this.#keeper.id === null) this.about = nothing;
    else await this.refetch();
    return saved;
  }
}
