import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const auto = Decoration.line({ attributes: { dir: "auto" } });

class Directions {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = seenLines(view);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged) this.decorations = seenLines(update.view);
  }
}

/** Each line runs the way its own script does. */
export const directions: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(Directions, { decorations: (plugin) => plugin.decorations }),
];

function seenLines({ state, visibleRanges }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  let after = 0;
  for (const { from, to } of visibleRanges) {
    for (let at = Math.max(from, after); at <= to; at = after) {
      const line = state.doc.lineAt(at);
      lines.add(line.from, line.from, auto);
      after = line.to + 1;
    }
  }
  return lines.finish();
}
