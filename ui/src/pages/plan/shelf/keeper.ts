import { commands, type ShelfItemId, type ShelfWhole, type UndoToken } from "$lib/api";
import { session } from "$lib/session.svelte";
import { toasts } from "$lib/toasts.svelte";
import { DraftKeeper, type DraftState, type DraftWays } from "../../journal/draft.svelte";
import { joined, parted } from "../../people/talks/talks";
import { firstSteps } from "../../welcome/firstSteps.svelte";
import type { WrittenKind } from "./shelf";

/** Keepers on a page, or whose page is gone while their text is not durable yet. */

const keepers = new Set<DraftKeeper>();

session.beforeLock(() => Promise.all([...keepers].map((keeper) => keeper.leave())));

/** What is kept is durable when the core answers. */
function waysFor(kind: WrittenKind): DraftWays {
  let saved: DraftState = { savedSeq: 0, newestSeq: 0, failure: null };
  return {
    create: () => commands.newShelfItem(kind),
    keep: async (id, seq, text) => {
      const { title, words } = parted(text);
      await commands.keepShelfItem(id, title, words);
      return (saved = { savedSeq: seq, newestSeq: seq, failure: null });
    },
    state: () => Promise.resolve(saved),
    leave: commands.leaveShelfItem,
  };
}

/** Keeps something while it is written. whole null: it is made with the first letter, as one of `kind`. */
export function openItem(kind: WrittenKind, whole: ShelfWhole | null): DraftKeeper {
  const id = whole?.item.id ?? null;
  const waiting = [...keepers].find((keeper) => keeper.id !== null && keeper.id === id);
  if (waiting) {
    waiting.stay();
    return waiting;
  }
  const keeper = new DraftKeeper(waysFor(kind), id);
  if (whole) keeper.text = joined({ title: whole.item.title, words: whole.words });
  keepers.add(keeper);
  return keeper;
}

/** Leaves it when its page goes. A failure is told, and the keeper goes on trying. */
export async function closeItem(keeper: DraftKeeper): Promise<void> {
  if (await keeper.leave()) {
    keepers.delete(keeper);
    if (keeper.id !== null && keeper.text.trim() !== "") firstSteps.somethingSaved();
  } else if (keeper.failure) {
    toasts.failure(keeper.failure);
  }
}

/** Puts it in the trash, with all that was typed. Gives what takes that back. */
export async function removeItem(keeper: DraftKeeper | null, id: ShelfItemId): Promise<UndoToken> {
  await keeper?.leave();
  const undo = await commands.removeShelfItem(id);
  keeper?.end();
  if (keeper) keepers.delete(keeper);
  return undo;
}
