import { tick } from "svelte";

/**
 * What was pressed may be gone once the page is drawn anew, and with it the focus: then what `find` gives takes it, or
 * the title of the page. Someone who is elsewhere by then stays there.
 */
export async function focusAfter(find: () => HTMLElement | null | undefined): Promise<void> {
  await tick();
  const has = document.activeElement;
  if (has !== null && has !== document.body) return;
  (find() ?? document.querySelector<HTMLElement>("h1"))?.focus();
}
