import { commands } from "./api";
import { t } from "./i18n";
import { attempt, toasts } from "./toasts.svelte";

/** Puts a text on the clipboard, for a minute, and says so. */
export async function copyText(text: string): Promise<void> {
  await attempt(async () => {
    await commands.copyText(text);
    toasts.show(t("common-copied"));
  });
}
