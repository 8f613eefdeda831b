import { invoke } from "@tauri-apps/api/core";
import type { ShelfItemId, UndoToken } from "./api";

/** Puts a sound on the shelf, under the name of its file. Throws a Failure. */
export async function addShelfAudio(file: File): Promise<UndoToken> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return invoke<UndoToken>("add_shelf_audio", bytes, {
    headers: { "x-title": encodeURIComponent(titleOf(file.name)) },
  });
}

/**
 * A sound from the shelf, as an address that only this page can play; whoever asks lets go of it with
 * `URL.revokeObjectURL`. Through an address of our own scheme WebKitGTK would write it to a file while it plays.
 * Throws a Failure.
 */
export async function shelfSound(id: ShelfItemId, mime: string): Promise<string> {
  const bytes = await invoke<ArrayBuffer>("shelf_audio", { id });
  return URL.createObjectURL(new Blob([bytes], { type: mime }));
}

/** The name of a file without what tells its kind. */
export function titleOf(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,4}$/u, "").trim() || name;
}
