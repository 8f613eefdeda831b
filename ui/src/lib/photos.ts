import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import type { ContactId, EntryId, Photo, PhotoId, UndoToken } from "./api";

/** Gives an entry a photo. keepMetadata: leaves in what the camera wrote into it, the place too. Throws a Failure. */
export async function addPhoto(entry: EntryId, file: Blob, keepMetadata: boolean): Promise<Photo> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return invoke<Photo>("add_photo", bytes, {
    headers: { "x-entry": entry, "x-keep-metadata": String(keepMetadata) },
  });
}

/** Makes a picture the photo that matters. keepMetadata: as with an entry's. Throws a Failure. */
export async function choosePlanPhoto(file: Blob, keepMetadata: boolean): Promise<UndoToken> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return invoke<UndoToken>("choose_plan_photo", bytes, {
    headers: { "x-keep-metadata": String(keepMetadata) },
  });
}

/** Where the page finds a photo, full size. */
export function photoUrl(id: PhotoId): string {
  return convertFileSrc(id, "photo");
}

/** The longest side of a small photo, in pixels. */
const thumbSide = 480;

/** Where the page finds a photo, small: at most 480 pixels on its longest side. */
export function thumbUrl(id: PhotoId): string {
  return `${photoUrl(id)}?thumb`;
}

/** How wide the small one of a photo with these sides is, in pixels. */
export function thumbWidth(width: number, height: number): number {
  return width * Math.min(1, thumbSide / Math.max(width, height));
}

/** What places a photo in a text. */
export function photoMark(id: PhotoId): string {
  return `![](photo:${id})`;
}

/** Whether the text places this photo. */
export function isPlaced(text: string, id: PhotoId): boolean {
  return text.includes(`](photo:${id})`);
}

/** The text without what places this photo, and without the empty line that stood after it. */
export function withoutPhoto(text: string, id: PhotoId): string {
  const name = id.replaceAll(/[^\w-]/g, (character) => `\\${character}`);
  return text.replaceAll(
    new RegExp(`!\\[[^\\]\\n]*\\]\\(photo:${name}\\)(?:(?:\\r\\n|\\r|\\n){1,2})?`, "g"),
    "",
  );
}

/** Gives a contact a photo, the middle of a picture. Throws a Failure. */
export async function setContactPhoto(contact: ContactId, file: Blob): Promise<UndoToken> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return invoke<UndoToken>("set_contact_photo", bytes, { headers: { "x-contact": contact } });
}

/** Where the page finds the photo of a contact. mark: another for another photo, so that it is asked for anew. */
export function contactPhotoUrl(id: ContactId, mark: string): string {
  return `${convertFileSrc(id, "photo")}?contact=${mark}`;
}
