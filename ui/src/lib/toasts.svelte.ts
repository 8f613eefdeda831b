import { commands, type UndoToken } from "./api";
import { failureText } from "./failure";
import { t } from "./i18n";

export type Toast = {
  id: number;
  text: string;
  undo: UndoToken | null;
  stays: boolean;
  topic: string | null;
};

const staySeconds = 12;
const stayWithUndoSeconds = 30;
/** So many beside those that stay: they lie over the page. */
const mostAtOnce = 2;

/** Short messages at the foot of the window. One about a failure stays until it is closed. */
class Toasts {
  list = $state.raw<Toast[]>([]);
  #last = 0;

  /** topic: it takes the place of an earlier message about the same. */
  show(text: string, options: { undo?: UndoToken; stays?: boolean; topic?: string } = {}): void {
    const id = ++this.#last;
    const stays = options.stays ?? false;
    const topic = options.topic ?? null;
    const others = this.list.filter((toast) => topic === null || toast.topic !== topic);
    this.list = [...others, { id, text, undo: options.undo ?? null, stays, topic }];
    if (stays) return;
    const passing = this.list.filter((toast) => !toast.stays);
    for (const old of passing.slice(0, -mostAtOnce)) this.close(old.id);
    const seconds = options.undo === undefined ? staySeconds : stayWithUndoSeconds;
    setTimeout(() => this.close(id), seconds * 1000);
  }

  failure(error: unknown): void {
    this.show(failureText(error), { stays: true });
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  async undo(toast: Toast): Promise<void> {
    this.close(toast.id);
    if (toast.undo === null) return;
    const token = toast.undo;
    await attempt(async () => {
      await commands.undo(token);
      this.show(t("common-undone"));
    });
  }
}

export const toasts = new Toasts();

/** Runs a command; a failure is told as a toast and gives undefined. */
export async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    toasts.failure(error);
    return undefined;
  }
}

/**
 * Runs a command that can be undone and offers Undo beside `done`; null: nothing to undo. Gives whether it worked.
 * topic: as for `show`.
 */
export async function attemptWithUndo(
  run: () => Promise<UndoToken | null>,
  done: string,
  topic?: string,
): Promise<boolean> {
  const token = await attempt(run);
  if (token === undefined) return false;
  const about = topic === undefined ? {} : { topic };
  toasts.show(done, token === null ? about : { ...about, undo: token });
  return true;
}
