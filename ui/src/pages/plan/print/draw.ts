import { plain } from "$lib/plain";
import { t } from "$lib/i18n";
import type { Card, Sheet, SheetLine } from "./sheet";
import "./sheet.css";

/** A sheet as it is seen before it is printed, and as it is laid on the paper. */
export function drawSheet({ title, parts }: Sheet): HTMLElement {
  const sheet = block("article", "plan-sheet", "");
  sheet.append(block("h2", "sheet-title", title));
  for (const part of parts) {
    const section = block("section", "", "");
    section.append(block("h3", "", part.title));
    for (const { name, lines } of part.sorts) {
      if (name !== "") section.append(block("h4", "", name));
      section.append(listOf(lines));
    }
    sheet.append(section);
  }
  return sheet;
}

/** A card of a quarter of a page. */
export function drawCard({ reasons, helps, people, emergency, line }: Card): HTMLElement {
  const card = block("article", "plan-card", "");
  card.append(block("h2", "sheet-title", t("plan-paper-card")));
  const parts: [string, string[]][] = [
    [t("plan-paper-people"), people],
    [t("plan-paper-helps"), helps],
    [t("plan-paper-reasons"), reasons],
  ];
  for (const [title, words] of parts) {
    if (words.length === 0) continue;
    const section = block("section", "", "");
    section.append(block("h3", "", title), listOf(words.map((one) => ({ words: one, more: [], box: null }))));
    card.append(section);
  }
  const foot = block("section", "card-foot", "");
  for (const text of [emergency, line]) if (text !== "") foot.append(block("p", "", text));
  card.append(foot);
  return card;
}

function listOf(lines: SheetLine[]): HTMLElement {
  const list = block("ul", "", "");
  for (const { words, more, box } of lines) {
    const item = block("li", box === null ? "" : "sheet-box", "");
    if (box !== null) item.append(boxOf(box));
    item.append(block("p", "sheet-words", words));
    for (const text of more) item.append(block("p", "sheet-more", text));
    list.append(item);
  }
  return list;
}

function boxOf(ticked: boolean): HTMLElement {
  const box = block("span", "box", ticked ? "☑" : "☐");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", t(ticked ? "plan-paper-tick-done" : "plan-paper-tick-open"));
  return box;
}

function block(tag: keyof HTMLElementTagNameMap, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  if (name !== "") element.className = name;
  if (text === "") return element;
  element.dir = "auto";
  element.textContent = plain(text);
  return element;
}
