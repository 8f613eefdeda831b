import type { GoingPeriod, PathId } from "$lib/api";

/** Which time and which path are looked at. It stays as it is while Cairn is open. */
class Choice {
  period = $state<GoingPeriod>("season");
  /** how many such times earlier */
  back = $state(0);
  path = $state<PathId | null>(null);
}

export const choice = new Choice();
