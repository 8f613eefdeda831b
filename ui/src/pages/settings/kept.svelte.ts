import { commands, type Device, type ReminderSettings, type Settings } from "$lib/api";
import { onChanged } from "$lib/live.svelte";
import { showTextSize, showTheme } from "$lib/theme";
import { attempt } from "$lib/toasts.svelte";

/**
 * The settings as the page shows them. A change is shown and saved at once, one after another; when one cannot be
 * saved, the page goes back to what is kept and a toast says why.
 */
export class Kept {
  settings = $state.raw<Settings | null>(null);
  device = $state.raw<Device | null>(null);
  #last: Promise<unknown> = Promise.resolve();

  /** Fetches both and follows changes; gives what ends that. */
  follow(): () => void {
    void this.refetch();
    return onChanged(["settings"], () => void this.refetch());
  }

  async refetch(): Promise<void> {
    const device = await attempt(commands.device);
    if (device) this.device = device;
    const settings = await attempt(commands.settings);
    if (settings) this.settings = settings;
  }

  change(part: Partial<Settings>): void {
    if (!this.settings) return;
    const settings = { ...this.settings, ...part };
    this.settings = settings;
    this.#save(() => commands.changeSettings(settings));
  }

  changeReminders(part: Partial<ReminderSettings>): void {
    if (!this.settings) return;
    this.change({ reminders: { ...this.settings.reminders, ...part } });
  }

  changeDevice(part: Partial<Device>): void {
    if (!this.device) return;
    const device = { ...this.device, ...part };
    this.device = device;
    showTheme(device.theme);
    showTextSize(device.textSize);
    this.#save(() => commands.changeDevice(device));
  }

  #save(run: () => Promise<null>): void {
    this.#last = this.#last.then(async () => {
      if ((await attempt(run)) !== undefined) return;
      await this.refetch();
      if (!this.device) return;
      showTheme(this.device.theme);
      showTextSize(this.device.textSize);
    });
  }
}
