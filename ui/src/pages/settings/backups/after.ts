import type { BackupsAfter } from "$lib/api";
import { t } from "$lib/i18n";
import { toasts } from "$lib/toasts.svelte";

/** Tells which backups still open with what opened the journal before it was changed. */
export function tellOfBackups({ behind, folderAway }: BackupsAfter): void {
  if (behind > 0) toasts.show(t("settings-backups-behind", { count: behind }));
  if (folderAway) toasts.show(t("settings-backups-away"));
}
