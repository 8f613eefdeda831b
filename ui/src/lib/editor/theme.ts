import { EditorView } from "@codemirror/view";

const indent = "1.6em";

/** Looks like the page it lies on. */
export const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-reading)",
    fontSize: "1.1875rem",
    lineHeight: "1.65",
    overflowX: "visible",
  },
  ".cm-content": {
    minBlockSize: "calc(12 * 1.65em)",
    padding: "var(--space-4) 0",
    caretColor: "var(--ink)",
  },
  ".cm-lineWrapping": {
    // Spaces at the end of a row hang over it, as in every text field.
    whiteSpace: "pre-wrap",
    // "anywhere" has every word of a paragraph measured at every key, to know the narrowest it can be.
    overflowWrap: "break-word",
    wordBreak: "normal",
    minInlineSize: "0",
  },
  ".cm-line": {
    // While its first letter goes in, an empty line has nothing in it: the page would move up by it.
    minBlockSize: "1lh",
    padding: "0",
    textAlign: "start",
  },
  // With a content of its own it is no longer a picture to WebKit: see `widgets.ts`.
  ".cm-widgetBuffer": { content: '""', display: "inline-block" },
  ".cm-dropCursor": { borderInlineStart: "2px solid var(--moss)" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".md-unseen": {
    paddingInline: "0.2em",
    borderRadius: "3px",
    backgroundColor: "var(--stone)",
    color: "var(--muted)",
    fontSize: "0.75em",
  },

  ".md-mark": { color: "var(--muted)" },
  ".md-bold": { fontWeight: "700" },
  ".md-italic": { fontStyle: "italic" },
  ".md-strike": { textDecoration: "line-through" },
  ".md-done": { color: "var(--muted)" },
  ".md-link": { color: "var(--river)", textDecoration: "underline", textUnderlineOffset: "0.15em" },
  ".md-code": {
    padding: "0.1em 0.25em",
    borderRadius: "4px",
    backgroundColor: "var(--stone)",
    fontFamily: "ui-monospace, monospace",
    fontSize: "0.875em",
  },

  ".md-heading": { fontWeight: "650", lineHeight: "1.35" },
  ".md-heading-1": { fontSize: "1.4em", paddingBlock: "0.3em 0.1em" },
  ".md-heading-2": { fontSize: "1.2em", paddingBlock: "0.35em 0.1em" },
  ".md-heading-3": { fontSize: "1.08em", paddingBlock: "0.35em 0.1em" },
  ".cm-line.md-quote": {
    paddingInlineStart: "calc(var(--space-4) + var(--depth, 0) * 1.6em)",
    borderInlineStart: "3px solid var(--stone)",
    color: "var(--muted)",
    fontStyle: "italic",
  },
  ".md-quote .md-italic": { fontStyle: "normal" },
  ".cm-line.md-item:not(.md-quote)": { paddingInlineStart: `calc(var(--depth) * ${indent})` },
  ".md-begins": { textIndent: `-${indent}` },
  ".md-bullet, .md-task, .md-number": {
    display: "inline-block",
    minInlineSize: indent,
    textIndent: "0",
    color: "var(--muted)",
  },
  ".md-bullet": { paddingInlineStart: "0.4em" },
  ".md-number": { whiteSpace: "pre" },
  ".md-box": {
    display: "inline-grid",
    placeItems: "center",
    inlineSize: "1.5rem",
    blockSize: "1.5rem",
    border: "2px solid var(--control)",
    borderRadius: "5px",
    verticalAlign: "-0.35rem",
    lineHeight: "1",
    cursor: "pointer",
  },
  '.md-box[aria-checked="true"]': {
    borderColor: "var(--moss)",
    backgroundColor: "var(--moss)",
    color: "var(--on-moss)",
  },
  '.md-box[aria-checked="true"]::after': { content: '"✓"', fontSize: "1rem", fontWeight: "700" },
  ".md-rule": {
    background: "linear-gradient(var(--control), var(--control)) center / 100% 1px no-repeat",
  },
  ".cm-line.md-block": {
    paddingInline: "var(--space-3)",
    backgroundColor: "var(--sunk)",
    fontFamily: "ui-monospace, monospace",
    fontSize: "0.875em",
  },
  ".md-table": { fontFamily: "ui-monospace, monospace", fontSize: "0.875em" },

  ".md-photo": {
    display: "inline-block",
    inlineSize: "min(100%, 30rem, var(--width), 20rem * var(--ratio))",
    aspectRatio: "var(--ratio)",
    margin: "var(--space-2) 0",
    borderRadius: "var(--radius)",
    background: "var(--sunk) center / cover",
    verticalAlign: "bottom",
    cursor: "zoom-in",
  },
  ".md-photo-gone": {
    display: "inline-block",
    padding: "var(--space-2) var(--space-4)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--sunk)",
    color: "var(--muted)",
    fontFamily: "var(--font)",
    fontSize: "var(--text-small)",
    textIndent: "0",
  },
});
