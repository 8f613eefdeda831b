import { invoke } from "@tauri-apps/api/core";

/** Saves a picture where the person chooses; `name` is suggested, without its ending. False when they chose nowhere. */
export async function saveCard(png: Blob, name: string): Promise<boolean> {
  const bytes = new Uint8Array(await png.arrayBuffer());
  return invoke<boolean>("save_card", bytes, { headers: { "x-name": encodeURIComponent(name) } });
}
