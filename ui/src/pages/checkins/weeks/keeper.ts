import { commands, type UndoToken, type WeekTexts } from "$lib/api";
import type { CivilDate } from "$lib/civilDate.svelte";
import { session } from "$lib/session.svelte";
import { toasts } from "$lib/toasts.svelte";
import { DraftKeeper, type DraftState, type DraftWays } from "../../journal/draft.svelte";
import { firstSteps } from "../../welcome/firstSteps.svelte";
import { joined, parted } from "./texts";

/** Keepers on a page, or whose page is gone while their text is not durable yet. */
const keepers = new Set<DraftKeeper>();

session.beforeLock(() => Promise.all([...keepers].map((keeper) => keeper.leave())));

/** What is kept of a week is durable when the core answers. A week is there as soon as something is said of it. */
function waysFor(week: CivilDate): DraftWays {
  let saved: DraftState = { savedSeq: 0, newestSeq: 0, failure: null };
  return {
    create: () => Promise.resolve(week),
    keep: async (id, seq, text) => {
      await commands.keepWeek(id, parted(text));
      return (saved = { savedSeq: seq, newestSeq: seq, failure: null });
    },
    state: () => Promise.resolve(saved),
    leave: commands.leaveWeek,
  };
}

/** Keeps what is written of a week while it is typed. `week`: its Monday. */
export function openWeek(week: CivilDate, texts: WeekTexts): DraftKeeper {
  const waiting = [...keepers].find(({ id }) => id === week);
  if (waiting) {
    waiting.stay();
    return waiting;
  }
  const keeper = new DraftKeeper(waysFor(week), week);
  keeper.text = joined(texts);
  keepers.add(keeper);
  return keeper;
}

/** Leaves a week when its page goes. A failure is told, and the keeper goes on trying. */
export async function closeWeek(keeper: DraftKeeper): Promise<void> {
  if (await keeper.leave()) {
    keepers.delete(keeper);
    if (keeper.status === "saved") firstSteps.somethingSaved();
  } else if (keeper.failure) {
    toasts.failure(keeper.failure);
  }
}

/** Puts a week in the trash, with all that was typed. Gives what takes that back. */
export async function removeWeek(keeper: DraftKeeper, week: CivilDate): Promise<UndoToken> {
  if (keeper.status !== "untouched") await keeper.leave();
  const undo = await commands.removeWeek(week);
  keeper.end();
  keepers.delete(keeper);
  return undo;
}
