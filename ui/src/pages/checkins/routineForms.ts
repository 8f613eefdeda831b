import type { RoutineId } from "$lib/api";
import { Unsaved } from "$lib/unsaved";

/** Words of routines that are typed and neither kept nor given up yet, by routine; "new" for a new one. */
export const routineForms = new Unsaved<{ words: string }>("routine");

/** The form of a routine; null: of a new one. */
export function formOf(id: RoutineId | null): string {
  return id ?? "new";
}
