import { tick } from "svelte";

/** While something covers the window, remembers where the person was, and brings focus and scrolling back after it. */
export function keepPlace(covered: () => boolean): void {
  let focus: Element | null = null;
  let scroll = 0;
  let was = false;

  $effect.pre(() => {
    const is = covered();
    if (is && !was) {
      focus = document.activeElement;
      scroll = window.scrollY;
      void tick().then(() => window.scrollTo(0, 0));
    } else if (!is && was) {
      const back = focus;
      void tick().then(() => {
        window.scrollTo(0, scroll);
        if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
      });
    }
    was = is;
  });
}
