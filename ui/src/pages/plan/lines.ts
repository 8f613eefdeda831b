import type { Help, Helpline, HelplineWay } from "$lib/api";

/** A line, and how it is called. */
export type CalledLine = Pick<Helpline, "id" | "name"> & { way: HelplineWay };

const atFirst = 2;

/** The region's first lines that are called, as Help now shows them. */
export function firstLines({ helplines }: Pick<Help, "helplines">, count = atFirst): CalledLine[] {
  return helplines
    .flatMap(({ id, name, ways }) => {
      const way = ways.find(({ way, dial }) => way === "call" && dial !== "");
      return way ? [{ id, name, way }] : [];
    })
    .slice(0, count);
}
