import { tick } from "svelte";
import { movedBy, movedTo } from "./order";

type List<Id> = {
  /** the order that is kept */
  ids: () => Id[];
  /** keeps another, and asks for what is kept then */
  save: (next: Id[]) => Promise<void>;
  /** what is said of one that was moved; places count from 1 */
  said: (id: Id, place: number, count: number) => string;
};

/** A list in the person’s own order, changed by buttons with `data-move="ID/-1"` and `"ID/1"` and by dragging its `li`. */
export class Ordered<Id extends string> {
  /** what was done last, for a screen reader */
  told = $state("");
  dragged = $state.raw<Id | null>(null);
  over = $state.raw<Id | null>(null);
  /** shown at once, until the core has answered */
  #wished = $state.raw<Id[] | null>(null);
  readonly #list: List<Id>;

  constructor(list: List<Id>) {
    this.#list = list;
  }

  get ids(): Id[] {
    return this.#wished ?? this.#list.ids();
  }

  /** By one place: -1 up, 1 down. */
  async move(id: Id, by: -1 | 1): Promise<void> {
    const saved = this.#put(movedBy(this.ids, id, by), id);
    await tick();
    keepFocus(id, by);
    await saved;
  }

  grab(event: DragEvent, id: Id): void {
    this.dragged = id;
    const item = event.target instanceof Element ? event.target.closest("li") : null;
    if (!event.dataTransfer || !item) return;
    event.dataTransfer.effectAllowed = "move";
    // Some web views start no drag without data; it names nothing.
    event.dataTransfer.setData("text/plain", "·");
    event.dataTransfer.setDragImage(item, item.clientWidth - 24, 32);
  }

  hover(event: DragEvent, onto: Id): void {
    if (this.dragged === null) return;
    event.preventDefault();
    this.over = onto;
  }

  drop(event: DragEvent, onto: Id): void {
    event.preventDefault();
    if (this.dragged !== null) void this.#put(movedTo(this.ids, this.dragged, onto), this.dragged);
    this.letGo();
  }

  letGo(): void {
    this.dragged = null;
    this.over = null;
  }

  async #put(next: Id[], moved: Id): Promise<void> {
    if (next.join() === this.ids.join()) return;
    this.#wished = next;
    this.told = this.#list.said(moved, next.indexOf(moved) + 1, next.length);
    await this.#list.save(next);
    // A later wish waits for its own answer.
    if (this.#wished === next) this.#wished = null;
  }
}

/** A moved element loses the focus; at an end of the list its other button takes it. */
function keepFocus(id: string, by: -1 | 1): void {
  const buttons = [by, -by].map((way) =>
    document.querySelector<HTMLButtonElement>(`[data-move="${id}/${way}"]`),
  );
  buttons.find((button) => button && !button.disabled)?.focus();
}
