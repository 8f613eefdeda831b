import { Facet } from "@codemirror/state";
import { type EditorView, WidgetType } from "@codemirror/view";
import type { Photo, PhotoId } from "$lib/api";
import { t } from "$lib/i18n";
import { thumbUrl, thumbWidth } from "$lib/photos";
import { tickOf } from "./blocks";

// Nothing here is a picture or a control of HTML's. WebKit on Linux counts one of those as a letter where it tells a screen
// reader the cursor's place, and not in the text it tells: a cursor behind the last letter ends the whole page (2.50).

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
    const box = element("span", "md-box");
    box.role = "checkbox";
    box.ariaChecked = String(this.ticked);
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
    const box = dom.querySelector<HTMLElement>(".md-box");
    if (box) box.ariaChecked = String(this.ticked);
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
    const { width, height, description } = this.photo;
    const place = element("span", "md-photo");
    place.role = "button";
    place.tabIndex = 0;
    place.ariaLabel = description || this.words || t("editor-photo");
    place.style.backgroundImage = `url("${thumbUrl(this.id)}")`;
    place.style.setProperty("--width", `${thumbWidth(width, height)}px`);
    place.style.setProperty("--ratio", String(width / height));
    const open = (): void => view.state.facet(photoPlaces).open(this.id);
    place.onclick = open;
    place.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    };
    return place;
  }
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
