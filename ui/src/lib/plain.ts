/** Without the unseen signs that hold a direction together within a sentence: they mean nothing outside the page. */
export function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/gu, "");
}
