import { insertNewline } from "@codemirror/commands";
import { syntaxTree } from "@codemirror/language";
import { type ChangeSpec, type EditorState, EditorSelection, type Line } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import { readLine, nextMark, type LineStart } from "./lines";

/** Enter: a list or a quote goes on; at an empty one it ends, and an empty line sets off what follows. */
export const newLine: Command = (view) => {
  const { state } = view;
  const range = state.selection.main;
  const line = state.doc.lineAt(range.from);
  const begun = readLine(line.text);
  const goesOn = begun.quoted || (begun.kind !== null && begun.kind !== "heading");
  if (!goesOn || range.from < line.from + begun.length || range.to > line.to || inCode(state, line)) {
    return insertNewline(view);
  }
  if (line.length === begun.length && range.empty) {
    view.dispatch({ ...endList(state, line, begun), scrollIntoView: true, userEvent: "input" });
    return true;
  }
  const insert = `\n${begun.before}${begun.kind === "heading" ? "" : nextMark(begun)}`;
  view.dispatch({
    changes: [{ from: range.from, to: range.to, insert }, ...countOn(state, line, begun)],
    selection: EditorSelection.cursor(range.from + insert.length),
    scrollIntoView: true,
    userEvent: "input",
  });
  return true;
};

/** Backspace just after a mark takes the whole mark. */
export const unmark: Command = ({ state, dispatch }) => {
  const range = state.selection.main;
  const line = state.doc.lineAt(range.head);
  const { length, mark, before } = readLine(line.text);
  if (!range.empty || length === 0 || range.head !== line.from + length || inCode(state, line)) return false;
  const from = mark ? line.from + before.length : line.from + before.trimEnd().replace(/>$/, "").length;
  if (!mark && !before.includes(">")) return false;
  dispatch(
    state.update({ changes: { from, to: range.head }, scrollIntoView: true, userEvent: "delete.backward" }),
  );
  return true;
};

export function inCode(state: EditorState, line: Line): boolean {
  for (let node = syntaxTree(state).resolveInner(line.from, 1); node.parent; node = node.parent) {
    if (node.name === "FencedCode") return true;
  }
  return false;
}

function endList(
  state: EditorState,
  line: Line,
  begun: LineStart,
): { changes: ChangeSpec; selection: EditorSelection } {
  const inner = /^[ \t]+/.exec(begun.before);
  if (inner && begun.kind && !begun.quoted) {
    // One list further out, if there is one.
    const out = outerList(state, line, inner[0].length);
    if (out) {
      const insert = out.before + nextMark(out);
      return {
        changes: { from: line.from, to: line.to, insert },
        selection: EditorSelection.single(line.from + insert.length),
      };
    }
  }
  const kept = begun.kind && begun.quoted ? begun.before : "";
  const insert = kept === "" && line.number > 1 && state.doc.line(line.number - 1).length > 0 ? "\n" : kept;
  return {
    changes: { from: line.from, to: line.to, insert },
    selection: EditorSelection.single(line.from + insert.length),
  };
}

function outerList(state: EditorState, line: Line, depth: number): LineStart | null {
  for (let number = line.number - 1; number >= 1; number--) {
    const above = state.doc.line(number);
    const begun = readLine(above.text);
    if (above.length === 0 || (!begun.kind && begun.before === "")) return null;
    if (begun.kind && begun.kind !== "heading" && begun.before.length < depth) return begun;
  }
  return null;
}

/** The numbers after a new line of a numbered list count on. */
function countOn(state: EditorState, line: Line, begun: LineStart): ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  if (begun.kind !== "number") return changes;
  for (
    let number = line.number + 1, counted = begun.number + 1;
    number <= state.doc.lines;
    number++, counted++
  ) {
    const below = state.doc.line(number);
    const next = readLine(below.text);
    if (next.kind !== "number" || next.before !== begun.before || next.number !== counted) break;
    const from = below.from + next.before.length;
    changes.push({ from, to: from + next.mark.search(/[.)]/), insert: String(counted + 1) });
  }
  return changes;
}
