import {
  Annotation,
  Compartment,
  EditorSelection,
  EditorState,
  type Extension,
  type Text,
  type TransactionSpec,
  Transaction,
} from "@codemirror/state";
import { dropCursor, EditorView, highlightSpecialChars, placeholder } from "@codemirror/view";
import type { Photo, PhotoId } from "$lib/api";
import { directions } from "./directions";
import { doors } from "./doors";
import { breaks, exactly, readText, setBreaks, writeText } from "./exact";
import { keys, liveKeys, tabStayed, type Tool, tools, toolState, type ToolState } from "./keys";
import { markdown } from "./markdown";
import { liveMarks } from "./marks";
import { theme } from "./theme";
import { photoPlaces } from "./widgets";

/** A longer text, in UTF-16 units, is shown as it is written: reading it at every key would be felt. */
const longestLive = 300_000;

export type EditorWays = {
  label: () => string;
  oninput: (text: string) => void;
  onphoto: (id: PhotoId) => void;
  onfiles: (files: File[]) => void;
  /** what the tools show is another than before */
  ontools: (state: ToolState) => void;
  /** Tab moved a line of a list, and did not leave the text */
  ontab: () => void;
  /** how much of the window is covered above and below the text, in pixels */
  covered: () => { top: number; bottom: number };
};

export type EditorLook = { plain: boolean; photos: readonly Photo[]; placeholder: string };

/** A text field for Markdown that gives back exactly what was typed. */
export class Editor {
  readonly #view: EditorView;
  readonly #look = new Compartment();
  readonly #ways: EditorWays;
  #shown: EditorLook;
  #text: string;
  #tools = "";

  constructor(parent: HTMLElement, text: string, look: EditorLook, ways: EditorWays) {
    this.#ways = ways;
    this.#shown = look;
    this.#text = text;
    const { doc, breaks: first } = readText(text);
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc,
        extensions: [
          exactly(first),
          this.#look.of(this.#drawn(doc)),
          keys,
          tabStayed.of(() => ways.ontab()),
          directions,
          theme,
          EditorView.lineWrapping,
          dropCursor(),
          highlightSpecialChars({
            // Those that would break a line or show as nothing.
            // eslint-disable-next-line no-control-regex -- they are what it is for
            specialChars: /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g,
            render: unseen,
          }),
          doors(ways.onfiles),
          EditorView.contentAttributes.of(() => ({
            "aria-label": ways.label(),
            spellcheck: "true",
            autocorrect: "on",
            autocapitalize: "sentences",
          })),
          EditorView.scrollMargins.of(ways.covered),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && isLong(update.state.doc) !== isLong(update.startState.doc))
              this.look(this.#shown);
            if (update.docChanged && !update.transactions.every((one) => one.annotation(fromOutside)))
              this.#changed();
            if (update.docChanged || update.selectionSet) this.#tell(toolState(update.state));
          }),
        ],
      }),
    });
  }

  /** Shows another text. The cursor stays where it can; undo goes on with what the person did. */
  show(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    const { doc, breaks: next } = readText(text);
    const change = difference(this.#view.state.doc, doc);
    this.#view.dispatch({
      ...(change ? { changes: change } : {}),
      effects: setBreaks.of(next),
      annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
    });
  }

  /** Marks shown or hidden, the photos, the words in an empty text. */
  look(look: EditorLook): void {
    this.#shown = look;
    this.#view.dispatch({ effects: this.#look.reconfigure(this.#drawn(this.#view.state.doc)) });
  }

  /** Puts a text in after the paragraph of the cursor, with an empty line before and after it. */
  insert(text: string): void {
    const { state } = this.#view;
    let line = state.doc.lineAt(state.selection.main.head);
    while (line.text.trim() !== "" && line.number < state.doc.lines) {
      const below = state.doc.line(line.number + 1);
      if (below.text.trim() === "") break;
      line = below;
    }
    const isFull = line.text.trim() !== "";
    const above = line.number > 1 ? state.doc.line(line.number - 1).text.trim() : "";
    const before = isFull ? "\n\n" : above === "" ? "" : "\n";
    const from = isFull ? line.to : line.from;
    const insert = before + text.replaceAll(/\r\n?/g, "\n") + "\n\n";
    this.#view.dispatch({
      changes: { from, to: isFull ? from : line.to, insert },
      selection: EditorSelection.cursor(from + insert.length),
      scrollIntoView: true,
      userEvent: "input.paste",
    });
  }

  use(tool: Tool): void {
    tools[tool](this.#view);
  }

  focus(): void {
    this.#view.focus();
  }

  /** Puts the cursor there; without a place at the end. */
  goTo(at = this.#view.state.doc.length): void {
    const selection = EditorSelection.cursor(Math.min(at, this.#view.state.doc.length));
    this.#view.dispatch({ selection, scrollIntoView: true });
  }

  destroy(): void {
    this.#view.destroy();
  }

  #changed(): void {
    this.#text = writeText(this.#view.state.doc, this.#view.state.field(breaks));
    this.#ways.oninput(this.#text);
  }

  #tell(state: ToolState): void {
    const now = JSON.stringify(state);
    if (now !== this.#tools) this.#ways.ontools(state);
    this.#tools = now;
  }

  #drawn(doc: Text): Extension {
    const { plain, photos, placeholder: hint } = this.#shown;
    const long = isLong(doc);
    return [
      long ? [] : markdown,
      long || plain ? [] : [liveKeys, liveMarks],
      photoPlaces.of({ photos, open: (id) => this.#ways.onphoto(id) }),
      hint ? placeholder(hint) : [],
    ];
  }
}

const fromOutside = Annotation.define<boolean>();

function isLong(doc: Text): boolean {
  return doc.length > longestLive;
}

function unseen(): HTMLElement {
  const sign = document.createElement("span");
  sign.className = "md-unseen";
  sign.textContent = "␣";
  return sign;
}

/** The one stretch in which two texts differ. */
function difference(before: Text, after: Text): TransactionSpec["changes"] | null {
  if (before.eq(after)) return null;
  const [old, now] = [before.toString(), after.toString()];
  let from = 0;
  const shorter = Math.min(old.length, now.length);
  while (from < shorter && old.charCodeAt(from) === now.charCodeAt(from)) from++;
  let same = 0;
  while (
    same < shorter - from &&
    old.charCodeAt(old.length - 1 - same) === now.charCodeAt(now.length - 1 - same)
  )
    same++;
  return { from, to: old.length - same, insert: after.slice(from, now.length - same) };
}
