import { commands, type StoryChapter, type StoryChapterId, type UndoToken } from "$lib/api";
import { session } from "$lib/session.svelte";
import { toasts } from "$lib/toasts.svelte";
import { DraftKeeper, type DraftState, type DraftWays } from "../../journal/draft.svelte";

/** Chapters on a page, or whose page is gone while their words are not durable yet. */

type Kept = "chapter" | "cue";
const keepers = new Map<DraftKeeper, Kept>();

session.beforeLock(() => Promise.all([...keepers.keys()].map((keeper) => keeper.leave())));

/** One text of a title and words, in one line and the lines after it. */
export function joined({ title, words }: Pick<StoryChapter, "title" | "words">): string {
  return `${title.replaceAll(/[\r\n]+/g, " ")}\n${words}`;
}

/** The two parts of such a text. */
export function parted(text: string): Pick<StoryChapter, "title" | "words"> {
  const end = text.indexOf("\n");
  return end < 0 ? { title: text, words: "" } : { title: text.slice(0, end), words: text.slice(end + 1) };
}

/** What is kept of a chapter, or of a card, is durable when the core answers. */
function ways(keep: (id: StoryChapterId, text: string) => Promise<unknown>): DraftWays {
  let saved: DraftState = { savedSeq: 0, newestSeq: 0, failure: null };
  return {
    create: () => commands.newStoryChapter({ from: "", to: "", words: "" }),
    keep: async (id, seq, text) => {
      await keep(id, text);
      return (saved = { savedSeq: seq, newestSeq: seq, failure: null });
    },
    state: () => Promise.resolve(saved),
    leave: commands.leaveStoryChapter,
  };
}

/** Keeps a chapter while it is written. null: it is made with its first letter. */
export function openChapter(chapter: StoryChapter | null): DraftKeeper {
  const keep = (id: StoryChapterId, text: string): Promise<unknown> => {
    const { title, words } = parted(text);
    return commands.keepStoryChapter(id, title, words);
  };
  const make = (): DraftKeeper => new DraftKeeper(ways(keep), chapter?.id ?? null);
  return opened("chapter", chapter?.id ?? null, make, chapter ? joined(chapter) : "");
}

/** Keeps what stands on a card while it is written. */
export function openCue(id: StoryChapterId, cue: string): DraftKeeper {
  return opened("cue", id, () => new DraftKeeper(ways(commands.keepCue), id), cue);
}

/** Leaves it when its page goes. A failure is told, and the keeper goes on trying. */
export async function close(keeper: DraftKeeper): Promise<void> {
  if (await keeper.leave()) keepers.delete(keeper);
  else if (keeper.failure) toasts.failure(keeper.failure);
}

/** Puts a chapter in the trash, with all that was typed. Gives what takes that back. */
export async function removeChapter(keeper: DraftKeeper, id: StoryChapterId): Promise<UndoToken> {
  await keeper.leave();
  const undo = await commands.removeStoryChapter(id);
  keeper.end();
  keepers.delete(keeper);
  return undo;
}

/** One that still waits for its words to be durable goes on: it has newer ones than the core. */
function opened(of: Kept, id: StoryChapterId | null, make: () => DraftKeeper, text: string): DraftKeeper {
  const waiting =
    id === null ? undefined : [...keepers].find(([one, what]) => what === of && one.id === id)?.[0];
  if (waiting) {
    waiting.stay();
    return waiting;
  }
  const keeper = make();
  keeper.text = text;
  keepers.set(keeper, of);
  return keeper;
}
