import { history, redo, redoDepth, standardKeymap, undo, undoDepth } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { type EditorState, EditorSelection, type Extension, Facet } from "@codemirror/state";
import { type Command, EditorView, type KeyBinding, keymap } from "@codemirror/view";
import { blocksAt, tick, toggleLines } from "./blocks";
import { further, lessFar } from "./depth";
import { inlineAt, link, toggle } from "./inline";
import { isList, readLine } from "./lines";
import { newLine, unmark } from "./lists";
import { photoPlaces } from "./widgets";

/** What the toolbar does. */
export type Tool =
  | "bold"
  | "italic"
  | "strike"
  | "heading"
  | "bullet"
  | "number"
  | "task"
  | "quote"
  | "link"
  | "undo"
  | "redo";

export const tools: Record<Tool, Command> = {
  bold: toggle("bold"),
  italic: toggle("italic"),
  strike: toggle("strike"),
  heading: toggleLines("heading"),
  bullet: toggleLines("bullet"),
  number: toggleLines("number"),
  task: toggleLines("task"),
  quote: toggleLines("quote"),
  link,
  undo,
  redo,
};

/** Which tools are on where the cursor is, and which can do nothing now. */
export type ToolState = { on: Tool[]; idle: Tool[] };

export function toolState(state: EditorState): ToolState {
  const idle: Tool[] = [];
  if (undoDepth(state) === 0) idle.push("undo");
  if (redoDepth(state) === 0) idle.push("redo");
  return { on: [...inlineAt(state), ...blocksAt(state)], idle };
}

/** On a photo, Enter opens it. */
const openPhoto: Command = ({ state }) => {
  const { from, to } = state.selection.main;
  const id = /^!\[[^\]\n]*\]\(photo:([^)\s]+)\)$/.exec(state.sliceDoc(from, to))?.[1];
  if (id) state.facet(photoPlaces).open(id);
  return id !== undefined;
};

/** Home goes to the first word of a line before it goes to its marks. */
function home(selecting: boolean): Command {
  return (view) => {
    const { anchor, head } = view.state.selection.main;
    const line = view.state.doc.lineAt(head);
    const words = line.from + readLine(line.text).length;
    const row = view.moveToLineBoundary(view.state.selection.main, false).head;
    if (words === line.from || head === words || row > words) return false;
    const selection = EditorSelection.single(selecting ? anchor : words, words);
    view.dispatch({ selection, scrollIntoView: true, userEvent: "select" });
    return true;
  };
}

/** Called when Tab stayed in the text, so that the page can say how to leave it. */
export const tabStayed = Facet.define<() => void, () => void>({
  combine: ([told]) => told ?? (() => undefined),
});

/** Tab moves the lines of a list; elsewhere it leaves the text. */
const tab: Command = (view) => {
  const { state } = view;
  if (!isList(readLine(state.doc.lineAt(state.selection.main.from).text))) return false;
  further(view);
  state.facet(tabStayed)();
  return true;
};

const backTab: Command = (view) => {
  const moved = lessFar(view);
  if (moved) view.state.facet(tabStayed)();
  return moved;
};

/** After Esc, Tab leaves the text also from a list, until another key is pressed. */
const leaveNext: Command = (view) => {
  view.setTabFocusMode(true);
  return false;
};

const stayAgain = EditorView.domEventHandlers({
  keydown({ key }, view) {
    if (!["Escape", "Tab", "Shift", "Control", "Alt", "Meta"].includes(key)) view.setTabFocusMode(false);
  },
  focus(_event, view) {
    view.setTabFocusMode(false);
  },
});

const marks: KeyBinding[] = [
  { key: "Mod-b", run: tools.bold, preventDefault: true },
  { key: "Mod-i", run: tools.italic, preventDefault: true },
  { key: "Mod-Shift-x", run: tools.strike, preventDefault: true },
  // With nothing selected it stays what it is everywhere: search.
  { key: "Mod-k", run: tools.link },
  { key: "Mod-]", run: further },
  { key: "Mod-[", run: lessFar },
  { key: "Tab", run: tab, shift: backTab },
  { key: "Escape", run: leaveNext },
  { key: "Mod-Enter", run: tick },
  { key: "Enter", run: openPhoto },
  { key: "Enter", run: newLine },
  { key: "Mod-z", run: undo, preventDefault: true },
  { key: "Mod-y", mac: "Mod-Shift-z", run: redo, preventDefault: true },
  { linux: "Ctrl-Shift-z", run: redo, preventDefault: true },
];

/** Where marks are hidden, they are one thing under the keys. */
export const liveKeys: Extension = keymap.of([
  { key: "Backspace", run: unmark },
  { key: "Home", run: home(false), shift: home(true) },
]);

/** Keys for writing. */
export const keys: Extension = [
  history(),
  indentUnit.of("    "),
  stayAgain,
  keymap.of([...marks, ...standardKeymap]),
];
