import { Facet } from "@codemirror/state";
import { type EditorView, WidgetType } from "@codemirror/view";
import type { Photo, PhotoId } from "$lib/api";
import { t } from "$lib/i18n";
import { thumbUrl } from "$lib/photos";
import { tickOf } from "./blocks";

export type PhotoPlaces = { photos: readonly Photo[]; open: (id: PhotoId) => void };

/** The photos of the entry that is open. */
export const photoPlaces = Facet.define<PhotoPlaces, PhotoPlaces>({
  combine: ([places]) => places ?? { photos: [], open: () => undefined },
});

export class Bullet extends WidgetType {
  override eq(): boolean {
    return true;
  }

  toDOM(): HTMLElement {
    return element("span", "md-bullet", "•");
  }
}

export class Box extends WidgetType {
  constructor(readonly ticked: boolean) {
    super();
  }

  override eq(other: Box): boolean {
    return other.ticked === this.ticked;
  }

  toDOM(view: EditorView): HTMLElement {
    const place = element("span", "md-task");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = this.ticked;
    // Ctrl+Enter ticks it from the line; Tab leaves the text.
    box.tabIndex = -1;
    box.ariaLabel = t("editor-tick");
    // The cursor stays where it is.
    place.onmousedown = (event) => event.preventDefault();
    box.onclick = () => {
      const change = tickOf(view.state.doc.lineAt(view.posAtDOM(place)));
      if (change) view.dispatch({ changes: change, userEvent: "input" });
    };
    place.append(box);
    return place;
  }

  override updateDOM(dom: HTMLElement): boolean {
    const box = dom.querySelector("input");
    if (box) box.checked = this.ticked;
    return box !== null;
  }
}

export class PlacedPhoto extends WidgetType {
  constructor(
    readonly id: PhotoId,
    readonly photo: Photo | null,
    readonly words: string,
  ) {
    super();
  }

  override eq({ id, photo, words }: PlacedPhoto): boolean {
    const same = photo?.width === this.photo?.width && photo?.height === this.photo?.height;
    return id === this.id && words === this.words && same;
  }

  override get estimatedHeight(): number {
    return this.photo ? Math.min(this.photo.height, 340) : -1;
  }

  toDOM(view: EditorView): HTMLElement {
    if (!this.photo) return element("span", "md-photo-gone", t("editor-photo-gone"));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-photo";
    const image = document.createElement("img");
    image.src = thumbUrl(this.id);
    image.alt = this.photo.description || this.words || t("editor-photo");
    image.width = this.photo.width;
    image.height = this.photo.height;
    image.draggable = false;
    button.append(image);
    button.onclick = () => view.state.facet(photoPlaces).open(this.id);
    return button;
  }
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
