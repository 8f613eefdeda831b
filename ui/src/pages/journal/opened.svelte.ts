import { commands, type EntryId, type Failure, type Version } from "$lib/api";
import { asFailure } from "$lib/failure";
import { t } from "$lib/i18n";
import { onChanged } from "$lib/live.svelte";
import { attempt, toasts } from "$lib/toasts.svelte";
import { Details } from "./details.svelte";
import type { DraftKeeper } from "./draft.svelte";
import { closeDraft, openDraft } from "./drafts.svelte";

const lookAgainMs = 300;

/** The entry that is open on its page: the keeper of its text, and what there is to it besides. */
export class Opened {
  keeper = $state.raw<DraftKeeper | null>(null);
  details = $state.raw<Details | null>(null);
  problem = $state.raw<Failure | null>(null);
  #gone = false;

  /** Opens an entry, or a new one; `victory` holds for a new one. */
  async open(id: EntryId | null, victory: boolean): Promise<void> {
    try {
      const draft = await openDraft(id);
      if (this.#gone) {
        void closeDraft(draft);
        return;
      }
      if (id === null && draft.status === "untouched") draft.victory = victory;
      this.#hold(draft);
    } catch (error) {
      this.problem = asFailure(error);
    }
  }

  /** The page goes: the entry is left. */
  close(): void {
    this.#gone = true;
    if (this.keeper) void closeDraft(this.keeper);
  }

  /**
   * Follows what something other than this page does to the entry, an Undo for one. What is saved while one writes is
   * known here. Gives what ends it.
   */
  follow(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onChanged(["journal"], () => {
      if (!this.keeper?.id || !this.keeper.resting) return;
      clearTimeout(timer);
      timer = setTimeout(() => void this.#look(), lookAgainMs);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }

  /** Leaves the draft, so that all that was typed is kept; what is in the way is told. */
  async settle(): Promise<boolean> {
    const { keeper } = this;
    if (!keeper) return false;
    if (await keeper.leave()) return true;
    if (keeper.failure) toasts.failure(keeper.failure);
    return false;
  }

  /** Brings an earlier version back, with Undo. Gives whether it worked. */
  async restore({ n, keptText }: Version): Promise<boolean> {
    const id = this.keeper?.id;
    if (!id || !(await this.settle())) return false;
    const undo = await attempt(() => commands.restoreVersion(id, n));
    if (undo === undefined) return false;
    await this.#reopen();
    toasts.show(t("entry-version-restored", { date: keptText }), { undo });
    return true;
  }

  #hold(draft: DraftKeeper): void {
    this.keeper = draft;
    this.details = new Details(draft, this.details?.about);
  }

  async #look(): Promise<void> {
    const draft = this.keeper;
    if (!draft?.resting) return;
    const before = draft.text;
    const entry = await this.details?.refetch();
    const still = this.keeper === draft && draft.resting && draft.text === before;
    if (entry && still && entry.text !== before) await this.#reopen();
  }

  /** Goes on with a new keeper and the text that is kept, unless something was typed meanwhile. */
  async #reopen(): Promise<void> {
    const old = this.keeper;
    if (!old?.id || !(await this.settle())) return;
    const before = old.text;
    const fresh = await attempt(() => openDraft(old.id));
    if (!fresh) return;
    if (this.#gone || this.keeper !== old || old.text !== before || !old.resting) {
      void closeDraft(fresh);
      return;
    }
    this.#hold(fresh);
    old.end();
    void closeDraft(old);
  }
}
