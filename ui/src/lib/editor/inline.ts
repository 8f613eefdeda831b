import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import { type ChangeSpec, type EditorState, EditorSelection } from "@codemirror/state";
import type { Command } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";
import { readLine } from "./lines";

export type InlineKind = "bold" | "italic" | "strike";

const written: Record<InlineKind, { node: string; mark: string }> = {
  bold: { node: "StrongEmphasis", mark: "**" },
  italic: { node: "Emphasis", mark: "*" },
  strike: { node: "Strikethrough", mark: "~~" },
};

type Piece = { from: number; to: number };

/** Makes what is selected, or the word at the cursor, bold and so on; or takes it back. */
export function toggle(kind: InlineKind): Command {
  const { node: name, mark } = written[kind];
  return ({ state, dispatch }) => {
    const range = state.selection.main;
    const pieces = range.empty ? atCursor(state, range.head, name) : selected(state, range);
    if (pieces.length === 0) {
      const before = state.sliceDoc(range.head - mark.length, range.head + mark.length) === mark + mark;
      const spec = before
        ? { changes: { from: range.head - mark.length, to: range.head + mark.length } }
        : {
            changes: { from: range.head, insert: mark + mark },
            selection: EditorSelection.cursor(range.head + mark.length),
          };
      dispatch(state.update({ ...spec, scrollIntoView: true, userEvent: "input" }));
      return true;
    }
    const around = pieces.map((piece) => nodes(state, piece, name));
    const holds = (piece: Piece, node: SyntaxNode): boolean => node.from <= piece.from && node.to >= piece.to;
    const off = pieces.every((piece, index) => around[index]?.some((node) => holds(piece, node)));
    const changes = pieces.flatMap((piece, index) => {
      const there = around[index] ?? [];
      if (off) return there.filter((node) => holds(piece, node)).flatMap(withoutMarks);
      if (there.some((node) => holds(piece, node))) return [];
      const from = Math.min(piece.from, ...there.map((node) => node.from));
      const to = Math.max(piece.to, ...there.map((node) => node.to));
      return [{ from, insert: mark }, ...there.flatMap(withoutMarks), { from: to, insert: mark }];
    });
    const set = state.changes(changes);
    const anchor = set.mapPos(range.anchor, range.anchor <= range.head ? 1 : -1);
    const head = set.mapPos(range.head, range.empty || range.head < range.anchor ? 1 : -1);
    dispatch(
      state.update({ changes: set, selection: { anchor, head }, scrollIntoView: true, userEvent: "input" }),
    );
    return true;
  };
}

/** What is selected becomes the words of a link; in a link, its address is selected. */
export const link: Command = ({ state, dispatch }) => {
  const range = state.selection.main;
  const there = nodes(state, range, "Link")
    .find((node) => node.getChild("URL"))
    ?.getChild("URL");
  if (there) {
    dispatch(state.update({ selection: EditorSelection.single(there.from, there.to), scrollIntoView: true }));
    return true;
  }
  const words = state.sliceDoc(range.from, range.to);
  if (words.trim() === "" || words.includes("\n")) return false;
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const address = isAddress ? words : "https://";
  const shown = isAddress ? "" : words;
  const begin = range.from + shown.length + 3;
  dispatch(
    state.update({
      changes: { from: range.from, to: range.to, insert: `[${shown}](${address})` },
      selection: isAddress
        ? EditorSelection.single(range.from + 1)
        : EditorSelection.single(begin, begin + address.length),
      scrollIntoView: true,
      userEvent: "input",
    }),
  );
  return true;
};

/** Which of them the selection is in, as far as the text has been read. */
export function inlineAt(state: EditorState): InlineKind[] {
  const { from, to } = state.selection.main;
  const tree = syntaxTree(state);
  const round = new Set<string>();
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(from, side); node; node = node.parent) {
      if (node.to >= to) round.add(node.name);
    }
  }
  const kinds = Object.keys(written) as InlineKind[];
  return kinds.filter((kind) => round.has(written[kind].node));
}

function atCursor(state: EditorState, head: number, name: string): Piece[] {
  if (nodes(state, { from: head, to: head }, name).length > 0) return [{ from: head, to: head }];
  const word = state.wordAt(head);
  return word ? [word] : [];
}

/** The words of each line: marks do not go across lines, and stand right at the words. */
function selected(state: EditorState, { from, to }: Piece): Piece[] {
  const pieces: Piece[] = [];
  for (let number = state.doc.lineAt(from).number; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    if (line.from > to) break;
    const first = Math.max(from, line.from + readLine(line.text).length);
    const text = state.sliceDoc(first, Math.max(first, Math.min(to, line.to)));
    if (text.trim() === "") continue;
    const start = first + text.length - text.trimStart().length;
    pieces.push({ from: start, to: start + text.trim().length });
  }
  return pieces;
}

function nodes(state: EditorState, { from, to }: Piece, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const tree = ensureSyntaxTree(state, to, 50) ?? syntaxTree(state);
  tree.iterate({
    from,
    to,
    enter: (node) => {
      if (node.name === name && (from === to || (node.from < to && node.to > from))) found.push(node.node);
    },
  });
  return found;
}

function withoutMarks(node: SyntaxNode): ChangeSpec[] {
  return [node.firstChild, node.lastChild].flatMap((mark) =>
    mark?.name.endsWith("Mark") ? [{ from: mark.from, to: mark.to }] : [],
  );
}
