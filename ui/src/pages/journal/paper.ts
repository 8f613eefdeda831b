import type { Printed } from "$lib/api";
import { proseOf } from "$lib/prose";
import "./paper.css";

const name = "paper-only";
let shown: HTMLElement | null = null;

/**
 * Lays entries out for the printer: alone on the paper, unseen on the screen. They stay until the next ones or
 * `clearPaper`, since the print dialog reads the page only when the person has answered it. Ready when the pictures are.
 */
export async function layOnPaper(entries: Printed[]): Promise<void> {
  const paper = newPaper();
  for (const { dateText, timeText, html } of entries) {
    const article = document.createElement("article");
    const heading = document.createElement("h2");
    heading.className = "paper-date";
    heading.textContent = `${dateText}, ${timeText}`;
    article.append(heading, proseOf(html));
    for (const item of article.querySelectorAll("li")) {
      if (/^\s*[☐☑]/.test(item.textContent)) item.className = "paper-box";
    }
    paper.append(article);
  }
  await Promise.all([...paper.querySelectorAll("img")].map((image) => image.decode().catch(() => undefined)));
}

/** Lays plain words out for the printer, as they were typed. They stay until `clearPaper`, too. */
export function layWords(title: string, words: string): void {
  const article = document.createElement("article");
  if (title.trim() !== "") article.append(block("h1", title));
  const paragraph = block("p", words);
  paragraph.className = "paper-words";
  article.append(paragraph);
  newPaper().append(article);
}

/** Lays something out for the printer that brings its own look. It stays until `clearPaper`, too. */
export function layElement(element: Node): void {
  newPaper().append(element);
}

/**
 * Lays a copy of a part of the page out for the printer, with a title and the days it is of. It stays until `clearPaper`,
 * too.
 */
export function layCopy(title: string, days: string, part: HTMLElement): void {
  const article = document.createElement("article");
  const copy = part.cloneNode(true);
  if (copy instanceof HTMLElement) {
    for (const folded of copy.querySelectorAll("details:not([open])")) folded.remove();
  }
  article.className = "paper-copy";
  const range = block("p", days);
  range.className = "paper-date";
  article.append(block("h1", title), range, copy);
  newPaper().append(article);
}

export function clearPaper(): void {
  shown?.remove();
  shown = null;
}

function newPaper(): HTMLElement {
  clearPaper();
  shown = document.createElement("div");
  shown.className = name;
  document.body.append(shown);
  return shown;
}

function block(tag: "h1" | "p", text: string): HTMLElement {
  const element = document.createElement(tag);
  element.dir = "auto";
  element.textContent = text;
  return element;
}
