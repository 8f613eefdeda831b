import { commands, type HardTalk, type HardTalkId, type TalkAbout, type UndoToken } from "$lib/api";
import { session } from "$lib/session.svelte";
import { toasts } from "$lib/toasts.svelte";
import { DraftKeeper, type DraftState, type DraftWays } from "../../journal/draft.svelte";
import { firstSteps } from "../../welcome/firstSteps.svelte";
import { joined, parted } from "./talks";

/** Keepers on a page, or whose page is gone while their text is not durable yet. */

const keepers = new Set<DraftKeeper>();

session.beforeLock(() => Promise.all([...keepers].map((keeper) => keeper.leave())));

/** What is kept of a talk is durable when the core answers. */
function waysFor(about: TalkAbout): DraftWays {
  let saved: DraftState = { savedSeq: 0, newestSeq: 0, failure: null };
  return {
    create: () => commands.newHardTalk(about),
    keep: async (id, seq, text) => {
      const { title, words } = parted(text);
      await commands.keepHardTalk(id, title, words);
      return (saved = { savedSeq: seq, newestSeq: seq, failure: null });
    },
    state: () => Promise.resolve(saved),
    leave: commands.leaveHardTalk,
  };
}

/** Keeps a talk while it is written. talk null: it is made with the first letter. */
export function openTalk(about: TalkAbout, talk: HardTalk | null): DraftKeeper {
  const waiting = [...keepers].find(({ id }) => id !== null && id === talk?.id);
  if (waiting) {
    waiting.stay();
    return waiting;
  }
  const keeper = new DraftKeeper(waysFor(about), talk?.id ?? null);
  if (talk) keeper.text = joined(talk);
  keepers.add(keeper);
  return keeper;
}

/** Leaves a talk when its page goes. A failure is told, and the keeper goes on trying. */
export async function closeTalk(keeper: DraftKeeper): Promise<void> {
  if (await keeper.leave()) {
    keepers.delete(keeper);
    if (keeper.id !== null && keeper.text.trim() !== "") firstSteps.somethingSaved();
  } else if (keeper.failure) {
    toasts.failure(keeper.failure);
  }
}

/** Puts a talk in the trash, with all that was typed. Gives what takes that back. */
export async function removeTalk(keeper: DraftKeeper, id: HardTalkId): Promise<UndoToken> {
  await keeper.leave();
  const undo = await commands.removeHardTalk(id);
  keeper.end();
  keepers.delete(keeper);
  return undo;
}
