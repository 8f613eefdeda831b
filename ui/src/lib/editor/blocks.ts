import type { ChangeSpec, EditorState, Line } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import { type BlockKind, isList, type LineStart, readLine } from "./lines";

type Begun = { line: Line; start: LineStart };

/** Makes the selected lines a heading, a list or a quote; or takes it back. */
export function toggleLines(kind: BlockKind): Command {
  return ({ state, dispatch }) => {
    const all = selectedLines(state);
    const full = all.filter(({ line }) => line.text.trim() !== "");
    const lines = full.length > 0 && kind !== "quote" ? full : all;
    const off = (full.length > 0 ? full : all).every(({ start }) => is(start, kind));
    const changes = lines.flatMap((begun, index) => change(begun, kind, off, index));
    changes.push(...setApart(state, all, kind, off));
    const set = state.changes(changes);
    const { anchor, head } = state.selection.main;
    dispatch(
      state.update({
        changes: set,
        selection: { anchor: set.mapPos(anchor, 1), head: set.mapPos(head, 1) },
        scrollIntoView: true,
        userEvent: "input",
      }),
    );
    return true;
  };
}

/** What the line of the cursor is. */
export function blocksAt(state: EditorState): BlockKind[] {
  const start = readLine(state.doc.lineAt(state.selection.main.head).text);
  const kinds: BlockKind[] = start.kind ? [start.kind] : [];
  return start.quoted ? [...kinds, "quote"] : kinds;
}

/** Ticks the box of the line, or takes the tick away. */
export const tick: Command = ({ state, dispatch }) => {
  const line = state.doc.lineAt(state.selection.main.head);
  const change = tickOf(line);
  if (change) dispatch(state.update({ changes: change, userEvent: "input" }));
  return change !== null;
};

export function tickOf(line: Line): { from: number; to: number; insert: string } | null {
  const start = readLine(line.text);
  if (start.kind !== "task") return null;
  const from = line.from + start.before.length + start.mark.indexOf("[") + 1;
  return { from, to: from + 1, insert: line.text[from - line.from] === " " ? "x" : " " };
}

function is(start: LineStart, kind: BlockKind): boolean {
  return kind === "quote" ? start.quoted : start.kind === kind;
}

function selectedLines(state: EditorState): Begun[] {
  const { from, to, empty } = state.selection.main;
  const found: Begun[] = [];
  for (let number = state.doc.lineAt(from).number; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    if (line.from > to || (!empty && line.from === to)) break;
    found.push({ line, start: readLine(line.text) });
  }
  return found;
}

function change({ line, start }: Begun, kind: BlockKind, off: boolean, index: number): ChangeSpec[] {
  if (kind === "quote") {
    const mark = /^[ \t]*>[ \t]?/.exec(line.text)?.[0] ?? "";
    if (off) return [{ from: line.from, to: line.from + mark.length }];
    return [{ from: line.from, insert: line.length === 0 ? ">" : "> " }];
  }
  const marks = { heading: "## ", bullet: "- ", task: "- [ ] ", number: `${index + 1}. ` };
  // Spaces before plain words would make them code.
  const from = line.from + (start.kind || start.quoted ? start.before.length : 0);
  return [{ from, to: line.from + start.length, insert: off ? "" : marks[kind] }];
}

/** In Markdown a line right under a list or a quote belongs to it: an empty one keeps them apart. */
function setApart(state: EditorState, lines: Begun[], kind: BlockKind, off: boolean): ChangeSpec[] {
  const first = lines[0]?.line;
  const last = lines.at(-1)?.line;
  if (!first || !last || kind === "heading") return [];
  const above = first.number > 1 ? readLine(state.doc.line(first.number - 1).text) : null;
  if (off) return above && (isList(above) || above.quoted) ? [{ from: first.from, insert: "\n" }] : [];
  const below = last.number < state.doc.lines ? state.doc.line(last.number + 1) : null;
  const next = below && readLine(below.text);
  return next && below.text.trim() !== "" && !next.kind && !next.quoted
    ? [{ from: last.to, insert: "\n" }]
    : [];
}
