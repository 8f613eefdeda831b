import { commands, type EntryId } from "$lib/api";
import { t } from "$lib/i18n";
import { live } from "$lib/live.svelte";
import { attemptWithUndo } from "$lib/toasts.svelte";

/** What an entry’s menu offers: putting it into my story, or taking it out. Call it while a component is being set up. */
export function inStory(entry: () => EntryId | null): { label: string; disabled: boolean; does: () => void } {
  const chosen = live(["story"], async () => {
    const id = entry();
    return id !== null && (await commands.inStory(id));
  });

  async function toggle(): Promise<void> {
    const id = entry();
    if (id === null) return;
    const put = !chosen.value;
    const done = t(put ? "story-put" : "story-taken-out");
    if (await attemptWithUndo(() => commands.putInStory(id, put), done)) await chosen.refetch();
  }

  return {
    get label() {
      return t(chosen.value ? "story-take-out" : "story-put-in");
    },
    get disabled() {
      return entry() === null;
    },
    does: () => void toggle(),
  };
}
