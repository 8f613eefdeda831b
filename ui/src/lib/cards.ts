import { invoke } from "@tauri-apps/api/core";
import { commands, type CardsFound } from "./api";

/** The longest file that is read, in bytes: more is not even handed over. */
export const mostBytes = 64 * 1024 * 1024;

/** Has a file of cards read and held. null: that was stopped. Throws a Failure. */
export async function readCards(file: Blob): Promise<CardsFound | null> {
  const held = await invoke<boolean>("read_cards", new Uint8Array(await file.arrayBuffer()));
  return held ? commands.cardsFound() : null;
}
