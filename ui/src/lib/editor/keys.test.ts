import { EditorSelection, EditorState, type Transaction, type TransactionSpec } from "@codemirror/state";
import type { Command, EditorView } from "@codemirror/view";
import { describe, expect, it } from "vitest";
import { tick } from "./blocks";
import { further, lessFar } from "./depth";
import { keys, tools, toolState } from "./keys";
import { newLine, unmark } from "./lists";
import { markdown } from "./markdown";

/** A text with | where the cursor is, or two round what is selected. */
function written(text: string): EditorState {
  const [before = "", inside, after] = text.split("|");
  const doc = before + (inside ?? "") + (after ?? "");
  const head = after === undefined ? before.length : before.length + (inside ?? "").length;
  return EditorState.create({
    doc,
    selection: EditorSelection.single(before.length, head),
    extensions: [keys, markdown],
  });
}

function after(text: string, ...commands: Command[]): string {
  let state = written(text);
  const view = {
    get state() {
      return state;
    },
    dispatch: (what: Transaction | TransactionSpec) => {
      state = ("newDoc" in what ? what : state.update(what)).state;
    },
  } as EditorView;
  for (const command of commands) command(view);
  const { from, to, empty } = state.selection.main;
  const doc = state.doc.toString();
  return empty
    ? `${doc.slice(0, from)}|${doc.slice(from)}`
    : `${doc.slice(0, from)}|${doc.slice(from, to)}|${doc.slice(to)}`;
}

describe("bold, italic, crossed out", () => {
  it.each([
    ["one |two| three", "one **|two|** three"],
    ["one **|two|** three", "one |two| three"],
    ["one |**two**| three", "one |two| three"],
    ["one t|wo three", "one **t|wo** three"],
    ["one **t|wo** three", "one t|wo three"],
    ["one | three", "one **|** three"],
    ["one **|** three", "one | three"],
    ["one| two |three", "one| **two** |three"],
    ["- |one\n- two|", "- **|one**\n- **two|**"],
    ["|one\n\ntwo|", "**|one**\n\n**two|**"],
    ["**one |two** three|", "**one |two three|**"],
    ["*|one|*", "***|one|***"],
  ])("%j", (before, then) => expect(after(before, tools.bold)).toBe(then));

  it("italic inside bold comes and goes", () => {
    expect(after("**|one|**", tools.italic)).toBe("***|one|***");
    expect(after("***|one|***", tools.italic)).toBe("**|one|**");
    expect(after("~~|one|~~", tools.strike)).toBe("|one|");
  });

  it("tells what is on", () => {
    expect(toolState(written("- [ ] **b|old**")).on).toEqual(["bold", "task"]);
    expect(toolState(written("> 1. w|ord")).on).toEqual(["number", "quote"]);
  });
});

describe("links", () => {
  it.each([
    ["see |this|", "see [this](|https://|)"],
    ["|https://example.org|", "[|](https://example.org)"],
    ["[th|is](address)", "[this](|address|)"],
    ["no| words", "no| words"],
  ])("%j", (before, then) => expect(after(before, tools.link)).toBe(then));
});

describe("lines", () => {
  it.each([
    ["wo|rd", "- wo|rd"],
    ["- wo|rd", "wo|rd"],
    ["1. wo|rd", "- wo|rd"],
    ["## wo|rd", "- wo|rd"],
    ["|one\n\ntwo|", "- |one\n\n- two|"],
    ["|", "- |"],
    ["> wo|rd", "> - wo|rd"],
    ["one\n|two\n|three", "one\n- |two\n\n|three"],
    ["- one\n- t|wo", "- one\n\nt|wo"],
  ])("list: %j", (before, then) => expect(after(before, tools.bullet)).toBe(then));

  it.each([
    ["|one\ntwo|", "1. |one\n2. two|"],
    ["- |one\n- two|", "1. |one\n2. two|"],
  ])("numbers: %j", (before, then) => expect(after(before, tools.number)).toBe(then));

  it("others", () => {
    expect(after("wo|rd", tools.heading)).toBe("## wo|rd");
    expect(after("#### wo|rd", tools.heading)).toBe("wo|rd");
    expect(after("wo|rd", tools.task)).toBe("- [ ] wo|rd");
    expect(after("|one\n\ntwo|", tools.quote)).toBe("> |one\n>\n> two|");
    expect(after("> |one\n>\n> two|", tools.quote)).toBe("|one\n\ntwo|");
    expect(after("- [ ] o|ne", tick)).toBe("- [x] o|ne");
    expect(after("> 3. [X] o|ne", tick)).toBe("> 3. [X] o|ne");
  });
});

describe("further in, and out again", () => {
  it.each([
    ["- one\n- t|wo", "- one\n    - t|wo"],
    ["- o|ne", "- o|ne"],
    ["w|ord", "w|ord"],
    ["- one\n    - t|wo", "- one\n    - t|wo"],
    ["- one\n- |two\n- three|\n- four", "- one\n    - |two\n    - three|\n- four"],
    ["1. one\n2. t|wo\n3. three\n4. four", "1. one\n    1. t|wo\n2. three\n3. four"],
    ["1. one\n    1. a\n2. t|wo", "1. one\n    1. a\n    2. t|wo"],
    ["1. one\n2. t|wo\n7. seven", "1. one\n    1. t|wo\n7. seven"],
    ["> - one\n> - t|wo", "> - one\n>     - t|wo"],
    ["- [ ] one\n- [x] |", "- [ ] one\n    - [x] |"],
  ])("%j", (before, then) => expect(after(before, further)).toBe(then));

  it.each([
    ["- one\n    - t|wo", "- one\n- t|wo"],
    ["- one\n  - t|wo", "- one\n- t|wo"],
    ["- one\n\t- t|wo", "- one\n- t|wo"],
    ["- o|ne", "- o|ne"],
    ["1. one\n    1. t|wo\n2. three", "1. one\n2. t|wo\n3. three"],
    ["1. one\n    1. t|wo\n    2. three", "1. one\n2. t|wo\n    1. three"],
    [">     - t|wo", "> - t|wo"],
  ])("out: %j", (before, then) => expect(after(before, lessFar)).toBe(then));
});

describe("Enter", () => {
  it.each([
    ["word|", "word\n|"],
    ["  word|", "  word\n|"],
    ["- one|", "- one\n- |"],
    ["- o|ne", "- o\n- |ne"],
    ["* [x] one|", "* [x] one\n* [ ] |"],
    ["1. one|\n2. two\n3. three", "1. one\n2. |\n3. two\n4. three"],
    ["- one\n- |", "- one\n\n|"],
    ["- one\n- |\n- two", "- one\n\n|\n- two"],
    ["- one\n    - |", "- one\n- |"],
    ["> one|", "> one\n> |"],
    ["> one\n> |", "> one\n\n|"],
    ["> - one\n> - |", "> - one\n> |"],
    ["1986. What a summer.|", "1986. What a summer.\n|"],
    ["## Title|", "## Title\n|"],
    ["|- one", "\n|- one"],
    ["-|", "-\n|"],
    ["```\n- one|\n```", "```\n- one\n|\n```"],
    ["- on|e\n- tw|o", "- on\n|o"],
  ])("%j", (before, then) => expect(after(before, newLine)).toBe(then));
});

describe("Backspace after a mark", () => {
  it.each([
    ["## |Title", "|Title"],
    ["- |one", "|one"],
    ["- [ ] |one", "|one"],
    ["> |one", "|one"],
    ["> - |one", "> |one"],
    ["- o|ne", "- o|ne"],
  ])("%j", (before, then) => expect(after(before, unmark)).toBe(then));
});
