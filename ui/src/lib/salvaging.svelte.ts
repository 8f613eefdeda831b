import { commands, type SalvageView, type UnlockSecret } from "./api";

/** Bringing over what can still be read of a damaged journal. What came over is told before the journal shows. */
class Salvaging {
  busy = $state(false);
  result = $state.raw<SalvageView | null>(null);
  /** whether its page stays, although the journal may be open already */
  stays = $derived(this.busy || this.result !== null);

  async bringOver(secret: UnlockSecret): Promise<void> {
    this.busy = true;
    try {
      this.result = await commands.salvage(secret);
    } finally {
      this.busy = false;
    }
  }

  done(): void {
    this.result = null;
  }
}

export const salvaging = new Salvaging();
