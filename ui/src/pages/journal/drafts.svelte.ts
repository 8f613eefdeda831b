import { commands, type EntryId } from "$lib/api";
import { session } from "$lib/session.svelte";
import { toasts } from "$lib/toasts.svelte";
import { firstSteps } from "../welcome/firstSteps.svelte";
import { DraftKeeper, type DraftWays } from "./draft.svelte";

const ways: DraftWays = {
  create: async (victory) => (await commands.newEntry(victory)).id,
  keep: commands.keepDraft,
  state: commands.draftState,
  leave: commands.leaveEntry,
};

/** Keepers whose page is gone and whose text is not durable yet. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing drawn depends on it
const unsettled = new Set<DraftKeeper>();
/** A keeper that another page takes over as it is. */
let handedOver: DraftKeeper | null = null;

/** Keepers on a page just now, and on how many: two for a moment while one page hands over to another. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing drawn depends on it
const onPages = new Map<DraftKeeper, number>();

session.beforeLock(() => Promise.all([...onPages.keys()].map((keeper) => keeper.leave())));

/** The keeper for an entry, or for one that does not exist yet; what could not be saved before comes back in it. */
export async function openDraft(id: EntryId | null): Promise<DraftKeeper> {
  const keeper = await keeperFor(id);
  onPages.set(keeper, (onPages.get(keeper) ?? 0) + 1);
  return keeper;
}

async function keeperFor(id: EntryId | null): Promise<DraftKeeper> {
  const waiting = [...unsettled].find((keeper) => keeper.id === id);
  const handed = handedOver?.id === id ? handedOver : null;
  handedOver = null;
  const known = handed ?? waiting;
  if (known) {
    known.stay();
    unsettled.delete(known);
    return known;
  }
  if (id === null) return new DraftKeeper(ways);
  const [entry, state] = await Promise.all([commands.entry(id), commands.draftState(id)]);
  const keeper = new DraftKeeper(ways, id, state.newestSeq);
  keeper.text = entry.text;
  keeper.victory = entry.victory;
  return keeper;
}

/** Lets the next page that opens this entry go on with the same keeper. */
export function handOver(keeper: DraftKeeper): void {
  handedOver = keeper;
}

/** Leaves an entry when its page goes. A failure is told, and the keeper goes on trying. */
export async function closeDraft(keeper: DraftKeeper): Promise<void> {
  const pages = (onPages.get(keeper) ?? 1) - 1;
  if (pages > 0) onPages.set(keeper, pages);
  else onPages.delete(keeper);
  if (pages > 0 || handedOver === keeper) return;
  unsettled.add(keeper);
  if (await keeper.leave()) {
    unsettled.delete(keeper);
    if (keeper.text.trim() !== "") firstSteps.somethingSaved();
  } else if (keeper.failure) {
    toasts.failure(keeper.failure);
  }
}
