import { listen } from "@tauri-apps/api/event";
import type { Changed, Failure, Subject } from "./api";
import { asFailure } from "./failure";

type Listener = (subjects: Subject[]) => void;
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing drawn depends on it
const listeners = new Set<Listener>();

/** Starts passing on the one `changed` event; called once, before the first page is drawn. */
export async function listenForChanges(): Promise<void> {
  await listen<Changed>("changed", ({ payload }) => {
    for (const listener of listeners) listener(payload.subjects);
  });
}

/** Calls back when something of these subjects was saved. Gives what ends it. */
export function onChanged(subjects: Subject[], listener: () => void): () => void {
  const wrapped: Listener = (changed) => {
    if (changed.some((subject) => subjects.includes(subject))) listener();
  };
  listeners.add(wrapped);
  return () => listeners.delete(wrapped);
}

export type Live<T> = {
  /** undefined until the first answer; the last good answer afterwards */
  readonly value: T | undefined;
  readonly failure: Failure | null;
  readonly loading: boolean;
  refetch: () => Promise<void>;
};

/**
 * Keeps the answer of a command, asked again when `changed` carries one of `subjects` and when reactive values that
 * `ask` reads before its first `await` change. Call it while a component is being set up.
 */
export function live<T>(subjects: Subject[], ask: () => Promise<T>): Live<T> {
  let value = $state.raw<T | undefined>(undefined);
  let failure = $state.raw<Failure | null>(null);
  let loading = $state(true);
  let round = 0;

  async function refetch(): Promise<void> {
    const mine = ++round;
    try {
      const answer = await ask();
      if (mine !== round) return;
      value = answer;
      failure = null;
    } catch (error) {
      if (mine === round) failure = asFailure(error);
    }
    if (mine === round) loading = false;
  }

  $effect(() => {
    void refetch();
    return () => {
      round += 1;
    };
  });
  $effect(() => onChanged(subjects, () => void refetch()));

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    get loading() {
      return loading;
    },
    refetch,
  };
}
