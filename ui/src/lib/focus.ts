import { tick } from "svelte";

/** Moves the focus once the page is drawn anew: what had it, such as a button that was pressed, may be gone. */
export async function focusAfter(find: () => HTMLElement | null | undefined): Promise<void> {
  await tick();
  find()?.focus({ preventScroll: true });
}
