import { indentUnit } from "@codemirror/language";
import type { ChangeSpec, EditorState, Line, TransactionSpec } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import { isList, type LineStart, readLine } from "./lines";

/** A line of the list that the selection is in. */
type Item = { line: Line; start: LineStart; moves: boolean };
/** Where it stands in the list: how far in, in letters, and its number, if it has one. */
type Place = { depth: number; number: number | null };

/** The selected lines of a list go one further in, if there is a line above that they can belong to. */
export const further: Command = ({ state, dispatch }) => {
  const items = listAt(state);
  const first = items.findIndex(({ moves }) => moves);
  const [item, above] = [items[first], items[first - 1]];
  if (!item || !above || depthOf(above) < depthOf(item)) return false;
  const unit = state.facet(indentUnit);
  dispatch(state.update({ ...move(state, items, (spaces) => spaces + unit), userEvent: "input.indent" }));
  return true;
};

/** The selected lines of a list come one further out. */
export const lessFar: Command = ({ state, dispatch }) => {
  const items = listAt(state);
  if (!items.some((item) => item.moves && spacesOf(item) !== "")) return false;
  const out = (spaces: string): string => spaces.replace(/(?:\t| {1,4})$/, "");
  dispatch(state.update({ ...move(state, items, out), userEvent: "delete.dedent" }));
  return true;
};

/** The list lines that follow each other round the first one selected; none where that is no list. */
function listAt(state: EditorState): Item[] {
  const { from, to, empty } = state.selection.main;
  const read = (number: number): Item | null => {
    if (number < 1 || number > state.doc.lines) return null;
    const line = state.doc.line(number);
    const start = readLine(line.text);
    const moves = line.to >= from && line.from <= to && (empty || line.from < to);
    return isList(start) ? { line, start, moves } : null;
  };
  const here = state.doc.lineAt(from).number;
  const items: Item[] = [];
  for (let number = here, item; (item = read(number)); number--) items.unshift(item);
  if (items.length === 0) return [];
  for (let number = here + 1, item; (item = read(number)); number++) items.push(item);
  return items;
}

function move(state: EditorState, items: Item[], spaces: (before: string) => string): TransactionSpec {
  const then = items.map((item): Place => ({
    depth: depthOf(item) + (item.moves ? spaces(spacesOf(item)).length - spacesOf(item).length : 0),
    number: numberOf(item),
  }));
  count(items, then);
  const changes = items.flatMap((item, index): ChangeSpec[] => {
    const words = item.line.from + depthOf(item);
    const before = spacesOf(item);
    const number = then[index]?.number ?? null;
    const digits = String(numberOf(item) ?? "").length;
    return [
      ...(item.moves ? [{ from: words - before.length, to: words, insert: spaces(before) }] : []),
      ...(number === null || number === numberOf(item)
        ? []
        : [{ from: words, to: words + digits, insert: String(number) }]),
    ];
  });
  const set = state.changes(changes);
  const { anchor, head } = state.selection.main;
  return {
    changes: set,
    selection: { anchor: set.mapPos(anchor, 1), head: set.mapPos(head, 1) },
    scrollIntoView: true,
  };
}

/**
 * Gives what moved its number in the new place, and lets those that counted on from what is gone count on from what is
 * there. A list inside another has to begin with 1: any other number would be read as words.
 */
function count(items: Item[], then: Place[]): void {
  const now = items.map((item): Place => ({ depth: depthOf(item), number: numberOf(item) }));
  for (const [index, place] of then.entries()) {
    if (place.number === null) continue;
    const counted = place.number === nextNumber(now, index);
    if (items[index]?.moves || counted) place.number = nextNumber(then, index);
  }
}

/** What the line would be, counted on from the one before it in the same list. */
function nextNumber(places: Place[], index: number): number {
  const depth = places[index]?.depth ?? 0;
  for (let before = index - 1; before >= 0; before--) {
    const place = places[before];
    if (!place || place.depth < depth) return 1;
    if (place.depth === depth) return place.number === null ? 1 : place.number + 1;
  }
  return 1;
}

function depthOf({ start }: Item): number {
  return start.before.length;
}

/** The spaces before its mark, without those of a quote. */
function spacesOf({ start }: Item): string {
  return start.before.replace(/^.*>[ \t]?/, "");
}

function numberOf({ start }: Item): number | null {
  return start.kind === "number" ? start.number : null;
}
