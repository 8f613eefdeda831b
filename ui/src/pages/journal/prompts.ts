import type { Prompt, PromptTheme } from "$lib/api";
import { t } from "$lib/i18n";

export const themes: PromptTheme[] = [
  "today",
  "people",
  "gratitude",
  "hard",
  "strength",
  "back",
  "ahead",
  "steps",
  "family",
];

/** A question as the person reads it: in their own words, or in those that come with Cairn. */
export function promptText({ id, text }: Prompt): string {
  return text ?? t(`prompt-${id}`);
}

/** What an entry begins with that answers a question. */
export function beginning(question: string): string {
  return `## ${question}\n\n`;
}
