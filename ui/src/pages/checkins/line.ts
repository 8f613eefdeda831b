import { commands } from "$lib/api";
import { session } from "$lib/session.svelte";
import { toasts } from "$lib/toasts.svelte";
import { DraftKeeper, type DraftState, type DraftWays } from "../journal/draft.svelte";

/** The one line of a day while it is typed. It is kept under its date. */

const keepers = new Set<DraftKeeper>();

session.beforeLock(() => Promise.all([...keepers].map((keeper) => keeper.leave())));

/** What is kept of it is durable when the core answers. */
function waysFor(date: string): DraftWays {
  let saved: DraftState = { savedSeq: 0, newestSeq: 0, failure: null };
  return {
    create: () => Promise.resolve(date),
    keep: async (day, seq, text) => {
      await commands.keepCheckInWords(day, text);
      return (saved = { savedSeq: seq, newestSeq: seq, failure: null });
    },
    state: () => Promise.resolve(saved),
    leave: () => Promise.resolve(),
  };
}

/** Keeps the line of that day while it is written; what could not be kept before comes back in it. */
export function openLine(date: string, words: string): DraftKeeper {
  const waiting = [...keepers].find(({ id }) => id === date);
  if (waiting) {
    waiting.stay();
    return waiting;
  }
  const keeper = new DraftKeeper(waysFor(date), date);
  keeper.text = words;
  keepers.add(keeper);
  return keeper;
}

/** Leaves it when its page goes. A failure is told, and the keeper goes on trying. */
export async function closeLine(keeper: DraftKeeper): Promise<void> {
  if (await keeper.leave()) keepers.delete(keeper);
  else if (keeper.failure) toasts.failure(keeper.failure);
}

/** What is kept of the line changed elsewhere, as by Undo: it stands here too, unless something is being typed. */
export function follow(keeper: DraftKeeper, words: string): void {
  if (!keeper.resting || keeper.text === words) return;
  // A line of spaces is kept as none, and stays as it is while it is typed.
  if (words === "" && keeper.text.trim() === "") return;
  keeper.text = words;
}

/** All that was typed of the line of that day is kept, or a failure was told. */
export async function settleLine(date: string): Promise<void> {
  const keeper = [...keepers].find(({ id }) => id === date);
  if (!keeper || keeper.resting) return;
  if (!(await keeper.leave()) && keeper.failure) toasts.failure(keeper.failure);
}
