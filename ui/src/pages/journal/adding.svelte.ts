import { commands, type Photo } from "$lib/api";
import { asFailure } from "$lib/failure";
import { addPhoto } from "$lib/photos";
import { toasts } from "$lib/toasts.svelte";
import type { Details } from "./details.svelte";

/** Photos on their way into an entry, one after the other. */
export class Adding {
  /** which one is being added, from 1; 0: none */
  at = $state(0);
  of = $state(0);
  /** what the camera wrote into them was taken out of the last ones */
  takenOut = $state(false);
  #running: Promise<void> = Promise.resolve();

  /** Adds files; `added` gets each photo that is in the entry. What cannot be added is told, each reason once. */
  add(details: Details, files: Blob[], added: (photo: Photo) => void): Promise<void> {
    this.#running = this.#running.then(() => this.#add(details, files, added));
    return this.#running;
  }

  async #add(details: Details, files: Blob[], added: (photo: Photo) => void): Promise<void> {
    const told: string[] = [];
    this.of = files.length;
    try {
      const { keepPhotoPlace } = await commands.settings();
      for (const [index, file] of files.entries()) {
        this.at = index + 1;
        try {
          added(await details.addPhoto((entry) => addPhoto(entry, file, keepPhotoPlace)));
          this.takenOut = !keepPhotoPlace;
        } catch (error) {
          const { code } = asFailure(error);
          if (!told.includes(code)) toasts.failure(error);
          told.push(code);
        }
      }
    } catch (error) {
      toasts.failure(error);
    }
    this.at = 0;
    this.of = 0;
  }
}
