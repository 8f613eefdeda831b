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
  clearPaper();
  const paper = document.createElement("div");
  paper.className = name;
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
  document.body.append(paper);
  shown = paper;
  await Promise.all([...paper.querySelectorAll("img")].map((image) => image.decode().catch(() => undefined)));
}

export function clearPaper(): void {
  shown?.remove();
  shown = null;
}
