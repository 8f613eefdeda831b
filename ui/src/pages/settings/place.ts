import type { Risk } from "$lib/api";
import { t } from "$lib/i18n";

/** Why the journal is not safe where it lies, and what helps. */
export function placeText(risk: Risk): string {
  return risk.kind === "network"
    ? t("settings-place-network")
    : t("settings-place-sync", { service: risk.service });
}
