import { commands, type Theme } from "./api";

/** Shows a theme; "system" follows the computer. */
export function showTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Shows the text at a size, in percent of the usual (100–200). */
export function showTextSize(percent: number): void {
  document.documentElement.style.setProperty("--text-scale", String(percent / 100));
}

/** Shows this device's theme and text size. */
export async function showDevice(): Promise<void> {
  const device = await commands.device();
  showTheme(device.theme);
  showTextSize(device.textSize);
}
