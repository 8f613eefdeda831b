import { proseOf } from "$lib/prose";
import "./sheet.css";

/** Elements of a sheet: made once for the screen and once for the printer. */

type Content = string | Node;

/** An element with what stands in it; words run the way their own script does. */
export function element(tag: string, className: string, ...content: Content[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  made.dir = "auto";
  return made;
}

/** A part with its heading; null where there is nothing to stand in it. */
export function part(title: string, ...content: Content[]): HTMLElement | null {
  if (content.length === 0) return null;
  return element("article", "", element("h1", "sheet-title", title), ...content);
}

/** A list. */
export function list(items: Content[]): HTMLElement {
  return element("ul", "", ...items.map((item) => element("li", "", item)));
}

/** A table with names above its columns. */
export function table(head: string[], rows: string[][]): HTMLElement {
  const row = (cells: string[], tag: string): HTMLElement =>
    element("tr", "", ...cells.map((cell) => element(tag, "", cell)));
  return element(
    "table",
    "",
    element("thead", "", row(head, "th")),
    element("tbody", "", ...rows.map((cells) => row(cells, "td"))),
  );
}

/** What somebody wrote, as the core made HTML of it and cleaned it. */
export function written(html: string): DocumentFragment {
  const prose = proseOf(html);
  for (const item of prose.querySelectorAll("li")) {
    if (/^\s*[☐☑]/.test(item.textContent)) item.className = "paper-box";
  }
  return prose;
}

/** All that is there, in one piece. */
export function sheet(parts: (Node | null)[]): DocumentFragment {
  const all = document.createDocumentFragment();
  all.append(...parts.filter((one) => one !== null));
  return all;
}
