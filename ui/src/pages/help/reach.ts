import type { ChannelKind } from "$lib/api";

/** The way from a hard moment to a person: to those whom Help now shows already. */
export type Reach = {
  /** the first who can be called; null: nobody */
  name: string | null;
  /** by what they are reached */
  kind: ChannelKind;
  /** whether anybody is listed, or only helplines */
  people: boolean;
  /** calls the first */
  call: () => void;
  /** leads to the people, or to the helplines */
  go: () => void;
};
