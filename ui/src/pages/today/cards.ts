import type { TodayCard } from "$lib/api";

/** One kind of Today's card. */
export type CardOf<Kind extends TodayCard["kind"]> = Extract<TodayCard, { kind: Kind }>;
