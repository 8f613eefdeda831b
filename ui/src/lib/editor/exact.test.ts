import { history, undo, redo } from "@codemirror/commands";
import { EditorState, type Transaction } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { breaks, exactly, readText, writeText } from "./exact";
import { markdown } from "./markdown";
import { random } from "./seeds";

const pieces = [
  ..."ab *_`#>[]()|\\~!-1.\t\0\u2028\u2029\u200b\ufeff\u00a0é",
  "\n",
  "\r",
  "\r\n",
  "\n\n",
  "  ",
  "👩‍👧‍👦",
  "👍🏽",
  "שלום",
  "مرحبا",
  "日本語",
  "1986. year",
  "- [ ] ",
  "<b onclick='x'>",
  "![](photo:0192)",
  "| a | b |\n|---|:-:|\n",
  "trailing   \n",
  "&amp;",
  "---",
];

function anyText(next: (below: number) => number): string {
  return Array.from({ length: next(40) }, () => pieces[next(pieces.length)] ?? "").join("");
}

function opened(text: string): EditorState {
  const { doc, breaks: first } = readText(text);
  return EditorState.create({ doc, extensions: [exactly(first), history(), markdown] });
}

function stored(state: EditorState): string {
  return writeText(state.doc, state.field(breaks));
}

function same(is: unknown, expected: unknown, seed: number): void {
  if (is !== expected) expect(is, `seed ${seed}`).toBe(expected);
}

describe("what was typed", () => {
  it("comes out as it went in", () => {
    for (let seed = 0; seed < 5000; seed++) {
      const text = anyText(random(seed));
      same(stored(opened(text)), text, seed);
    }
  });

  it.each(["", "\n", "\r\n", "\r", "a\r\nb\nc\rd", "a\r\n", "\n\r", "\r\r\n\n", "no end", "a  \n\n\n"])(
    "%j",
    (text) => {
      expect(stored(opened(text))).toBe(text);
    },
  );

  it("keeps the other line breaks where something is written", () => {
    for (let seed = 0; seed < 1000; seed++) {
      const next = random(seed);
      const text = anyText(next);
      const { doc } = readText(text);
      // any place that is not inside a line break
      const line = doc.line(1 + next(doc.lines));
      const column = next(line.length + 1);
      const before = text.split(/\r\n?|\n/).slice(0, line.number - 1);
      const written = text.match(/\r\n?|\n/g) ?? [];
      const at =
        before.reduce((sum, part, index) => sum + part.length + (written[index]?.length ?? 0), 0) + column;
      const state = opened(text).update({ changes: { from: line.from + column, insert: "wörd" } }).state;
      same(stored(state), text.slice(0, at) + "wörd" + text.slice(at), seed);
    }
  });

  it("is there again after undo, to the byte, and after redo", () => {
    for (let seed = 0; seed < 1000; seed++) {
      const next = random(seed);
      const text = anyText(next);
      let state = opened(text);
      const dispatch = (transaction: Transaction): void => void (state = transaction.state);
      for (let change = 0; change < 4; change++) {
        const from = next(state.doc.length + 1);
        const to = from + next(state.doc.length - from + 1);
        dispatch(state.update({ changes: { from, to, insert: anyText(next).replaceAll("\r", "") } }));
      }
      const changed = stored(state);
      while (undo({ state, dispatch }));
      same(stored(state), text, seed);
      while (redo({ state, dispatch }));
      same(stored(state), changed, seed);
    }
  });

  it("has as many lines when it is read again", () => {
    for (let seed = 0; seed < 1000; seed++) {
      const next = random(seed);
      let state = opened(anyText(next));
      for (let change = 0; change < 4; change++) {
        const from = next(state.doc.length + 1);
        const to = from + next(Math.min(4, state.doc.length - from + 1));
        state = state.update({ changes: { from, to, insert: next(2) === 0 ? "\n" : "" } }).state;
      }
      same(readText(stored(state)).doc.lines, state.doc.lines, seed);
    }
  });

  it("goes on with the line breaks that it has", () => {
    const typed = (text: string): string =>
      stored(opened(text).update({ changes: { from: 1, insert: "\n" } }).state);
    expect(typed("a\r\nb\r\nc")).toBe("a\r\n\r\nb\r\nc");
    expect(typed("ab")).toBe("a\nb");
  });
});
