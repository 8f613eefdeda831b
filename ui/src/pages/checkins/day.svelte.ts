import { commands, type CheckIn, type CheckInChange, type CheckInPage, type Failure } from "$lib/api";
import { asFailure } from "$lib/failure";
import { t } from "$lib/i18n";
import { onChanged } from "$lib/live.svelte";
import { toasts } from "$lib/toasts.svelte";

/** What is told of a check-in takes the place of what was told before: one Undo stands there. */
export const topic = "checkIn";

/**
 * One day as its page shows it. What is said stands there at once and is kept at once, one thing after the other; what
 * cannot be kept is told, and the page goes back to what is.
 */
export class Day {
  page = $state.raw<CheckInPage | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** something was said here since the page was opened */
  spoke = false;
  /** Today stays the day that it was when the page was opened, also past midnight. */
  #date: string | null;
  #last: Promise<unknown> = Promise.resolve();
  #saying = 0;
  #round = 0;

  /** date null: today. */
  constructor(date: string | null) {
    this.#date = date;
  }

  /** Fetches it and follows changes; gives what ends that. */
  follow(): () => void {
    void this.refetch();
    return onChanged(["checkIns", "journal", "milestones", "settings"], () => void this.refetch());
  }

  async refetch(): Promise<void> {
    if (this.#saying > 0) return;
    const mine = ++this.#round;
    try {
      const page = await commands.checkIn(this.#date);
      if (mine !== this.#round) return;
      this.page = page;
      this.failure = null;
      this.#date = page.checkIn.date;
    } catch (error) {
      if (mine === this.#round) this.failure = asFailure(error);
    }
  }

  /** Says one thing, or takes it back. `part`: how the day looks then. */
  async say(change: CheckInChange, part: Partial<CheckIn>): Promise<void> {
    const { page } = this;
    if (!page) return;
    const { date } = page.checkIn;
    this.page = { ...page, said: true, checkIn: { ...page.checkIn, ...part } };
    this.#round += 1;
    this.#saying += 1;
    this.spoke = true;
    const kept = this.#last.then(() => commands.changeCheckIn(date, change));
    this.#last = kept.catch(() => undefined);
    try {
      toasts.show(t("checkin-kept"), { undo: await kept, topic });
    } catch (error) {
      toasts.failure(error);
    }
    this.#saying -= 1;
    await this.refetch();
  }
}
