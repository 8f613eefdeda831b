import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, type Line, type Range, RangeSet } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { SyntaxNode, SyntaxNodeRef } from "@lezer/common";
import { Box, Bullet, photoPlaces, PlacedPhoto } from "./widgets";

const hidden = Decoration.replace({});
const styles: Record<string, Decoration> = {
  StrongEmphasis: Decoration.mark({ class: "md-bold" }),
  Emphasis: Decoration.mark({ class: "md-italic" }),
  Strikethrough: Decoration.mark({ class: "md-strike" }),
  InlineCode: Decoration.mark({ class: "md-code" }),
  Link: Decoration.mark({ class: "md-link" }),
  mark: Decoration.mark({ class: "md-mark" }),
  number: Decoration.mark({ class: "md-number" }),
  done: Decoration.mark({ class: "md-done" }),
};
const bullet = Decoration.replace({ widget: new Bullet() });
const boxes = {
  ticked: Decoration.replace({ widget: new Box(true) }),
  open: Decoration.replace({ widget: new Box(false) }),
};

/** What a whole line looks like. */
type Look = { classes: Set<string>; /** how deep in lists */ depth: number };

/** Draws what is in the window, with the marks hidden that the selection does not touch. */
class Picture {
  readonly marks: Range<Decoration>[] = [];
  readonly photos: Range<Decoration>[] = [];
  readonly #looks = new Map<number, Look>();
  readonly #state: EditorState;
  /** where the drawing has come to */
  #done = -1;

  constructor(
    view: EditorView,
    readonly active = view.hasFocus,
  ) {
    this.#state = view.state;
    const tree = syntaxTree(view.state);
    for (const { from, to } of view.visibleRanges) {
      tree.iterate({ from, to, enter: (node) => this.#enter(node, from, to) });
      this.#done = to;
    }
    for (const [at, { classes, depth }] of this.#looks) {
      const style = depth > 0 ? `--depth: ${depth}` : "";
      this.marks.push(Decoration.line({ attributes: { class: [...classes].join(" "), style } }).range(at));
    }
  }

  /** Gives false where nothing inside is drawn. */
  #enter(node: SyntaxNodeRef, from: number, to: number): boolean {
    const lines = (...classes: string[]): void => this.#lines(node, from, to, classes);
    switch (node.name) {
      case "Blockquote":
        lines("md-quote");
        return true;
      case "ListItem":
        if (!isYear(node.node)) lines("md-item");
        return true;
      case "FencedCode":
        lines("md-block");
        this.#fence(node.node);
        return false;
      case "Table":
        lines("md-table");
        return false;
      case "CodeBlock":
      case "HTMLBlock":
      case "CommentBlock":
        return false;
    }
    if (/^ATXHeading/.test(node.name)) lines("md-heading", `md-heading-${node.name.at(-1)}`);
    if (/^SetextHeading/.test(node.name) && !this.#touched(node.from, node.to)) {
      lines("md-heading", `md-heading-${node.name.at(-1)}`);
    }
    return node.from <= this.#done || this.#mark(node);
  }

  #mark(node: SyntaxNodeRef): boolean {
    const parent = node.node.parent;
    switch (node.name) {
      case "StrongEmphasis":
      case "Emphasis":
      case "Strikethrough":
      case "InlineCode":
        this.#style(node.name, node.from, node.to);
        return true;
      case "EmphasisMark":
      case "StrikethroughMark":
      case "CodeMark":
        if (parent) this.#hide(node.from, node.to, this.#touched(parent.from, parent.to));
        return true;
      case "Escape":
        this.#hide(node.from, node.from + 1, this.#touched(node.from, node.to));
        return true;
      case "Link":
        this.#link(node.node);
        return true;
      case "Image":
        return this.#image(node.node);
      case "HeaderMark":
        this.#heading(node, parent);
        return true;
      case "QuoteMark":
        this.#start(node.from, this.#afterSpace(node.to, 1));
        return true;
      case "ListMark":
        if (parent && !isYear(parent)) this.#item(node, parent);
        return true;
      case "HorizontalRule":
        this.#rule(node);
        return true;
    }
    return true;
  }

  #heading(mark: SyntaxNodeRef, heading: SyntaxNode | null): void {
    const line = this.#state.doc.lineAt(mark.from);
    if (heading?.name.startsWith("Setext"))
      this.#hide(mark.from, mark.to, this.#touched(heading.from, heading.to));
    else if (mark.from === heading?.from) this.#start(mark.from, this.#afterSpace(mark.to, line.length));
    else this.#hide(mark.from, line.to, this.#touched(line.from, line.to));
  }

  #item(mark: SyntaxNodeRef, item: SyntaxNode): void {
    const line = this.#state.doc.lineAt(mark.from);
    const task = item.getChild("Task");
    const box = task?.getChild("TaskMarker");
    const words = this.#afterSpace(box?.to ?? mark.to, box ? 1 : 4);
    const before = /[ \t]*$/.exec(line.text.slice(0, mark.from - line.from))?.[0].length ?? 0;
    this.#look(line.from).classes.add("md-begins");
    const touched = this.#touched(mark.from - before, words - 1);
    if (before > 0) this.#hide(mark.from - before, mark.from, touched);
    if (item.parent?.name === "OrderedList" && !box) {
      if (words > mark.to) this.#style("number", mark.from, words);
    } else if (touched) {
      this.#style("mark", mark.from, words);
    } else if (box) {
      const ticked = this.#state.sliceDoc(box.from + 1, box.from + 2) !== " ";
      this.marks.push((ticked ? boxes.ticked : boxes.open).range(mark.from, words));
      if (ticked && task && task.to > words) this.#style("done", words, task.to);
    } else if (words > mark.to) {
      this.marks.push(bullet.range(mark.from, words));
    }
  }

  #link(node: SyntaxNode): void {
    const [open, close] = node.getChildren("LinkMark");
    // [Words in brackets] are not a link without an address.
    if (!open || !close || !node.getChild("URL") || close.from === open.to) return;
    this.#style("Link", open.to, close.from);
    const touched = this.#touched(node.from, node.to);
    this.#hide(open.from, open.to, touched);
    this.#hide(close.from, node.to, touched);
  }

  #image(node: SyntaxNode): boolean {
    const address = node.getChild("URL");
    const url = address ? this.#state.sliceDoc(address.from, address.to) : "";
    if (!url.startsWith("photo:")) return true;
    const id = url.slice("photo:".length);
    const photo = this.#state.facet(photoPlaces).photos.find((one) => one.id === id) ?? null;
    const [open, close] = node.getChildren("LinkMark");
    const words = open && close ? this.#state.sliceDoc(open.to, close.from) : "";
    const placed = Decoration.replace({ widget: new PlacedPhoto(id, photo, words) }).range(
      node.from,
      node.to,
    );
    this.marks.push(placed);
    this.photos.push(placed);
    return false;
  }

  #fence(node: SyntaxNode): void {
    const touched = this.#touched(node.from, node.to);
    for (const mark of [...node.getChildren("CodeMark"), ...node.getChildren("CodeInfo")]) {
      this.#hide(mark.from, mark.to, touched);
    }
  }

  #rule({ from, to }: SyntaxNodeRef): void {
    const touched = this.#touched(from, to);
    this.#hide(from, to, touched);
    if (!touched) this.#look(this.#state.doc.lineAt(from).from).classes.add("md-rule");
  }

  /** A mark at the start of a line shows only when the cursor is in it, not in the words after it. */
  #start(from: number, to: number): void {
    this.#hide(from, to, this.#touched(from, to - 1));
  }

  #hide(from: number, to: number, touched: boolean): void {
    if (from >= to) return;
    if (touched) this.#style("mark", from, to);
    else this.marks.push(hidden.range(from, to));
  }

  #style(name: string, from: number, to: number): void {
    const style = styles[name];
    if (style && from < to) this.marks.push(style.range(from, to));
  }

  #touched(from: number, to: number): boolean {
    return this.active && this.#state.selection.ranges.some((range) => range.from <= to && range.to >= from);
  }

  /** The end of at most so many spaces. */
  #afterSpace(from: number, most: number): number {
    const line: Line = this.#state.doc.lineAt(from);
    const spaces = /^[ \t]*/.exec(line.text.slice(from - line.from))?.[0].length ?? 0;
    return from + Math.min(spaces, most);
  }

  #lines(node: SyntaxNodeRef, from: number, to: number, classes: string[]): void {
    const { doc } = this.#state;
    const last = Math.min(node.to, to);
    for (let line = doc.lineAt(Math.max(node.from, from)); ; line = doc.line(line.number + 1)) {
      const look = this.#look(line.from);
      for (const name of classes) look.classes.add(name);
      if (node.name === "ListItem") look.depth = Math.max(look.depth, depthOf(node.node));
      if (line.to >= last) break;
    }
  }

  #look(at: number): Look {
    const known = this.#looks.get(at);
    if (known) return known;
    const made: Look = { classes: new Set(), depth: 0 };
    this.#looks.set(at, made);
    return made;
  }
}

class LiveMarks {
  decorations: DecorationSet = Decoration.none;
  photos: DecorationSet = Decoration.none;
  #pressed = false;
  #late = false;
  readonly #view: EditorView;

  constructor(view: EditorView) {
    this.#view = view;
    this.#draw();
    window.addEventListener("mouseup", this.#released);
  }

  update(update: ViewUpdate): void {
    const moved = update.selectionSet || update.focusChanged || this.#late;
    const changed =
      update.docChanged ||
      update.viewportChanged ||
      syntaxTree(update.startState) !== syntaxTree(update.state) ||
      update.startState.facet(photoPlaces) !== update.state.facet(photoPlaces);
    // Words do not move under a pressed mouse.
    if (this.#pressed && moved && !changed) this.#late = true;
    else if (moved || changed) this.#draw();
  }

  pressed(): void {
    this.#pressed = true;
  }

  destroy(): void {
    window.removeEventListener("mouseup", this.#released);
  }

  readonly #released = (): void => {
    this.#pressed = false;
    if (this.#late) this.#view.dispatch({});
  };

  #draw(): void {
    this.#late = false;
    const { marks, photos } = new Picture(this.#view);
    this.decorations = Decoration.set(marks, true);
    this.photos = RangeSet.of(photos, true);
  }
}

/** Markdown that looks like what it means. */
export const liveMarks: Extension = ViewPlugin.fromClass(LiveMarks, {
  decorations: (plugin) => plugin.decorations,
  eventHandlers: {
    mousedown(event) {
      if (event.button === 0) this.pressed();
    },
  },
  provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.photos ?? Decoration.none),
});

/** "1986. What a summer." is a list to Markdown, and to nobody else. */
function isYear(item: SyntaxNode): boolean {
  const mark = item.getChild("ListMark");
  return mark !== null && mark.to - mark.from > "999.".length;
}

function depthOf(item: SyntaxNode): number {
  let depth = 0;
  for (let node: SyntaxNode | null = item; node; node = node.parent) if (node.name === "ListItem") depth += 1;
  return depth;
}
