import { defineLanguageFacet, Language, languageDataProp } from "@codemirror/language";
import { type MarkdownConfig, parser, Strikethrough, Table, TaskList } from "@lezer/markdown";

const data = defineLanguageFacet();

/** Everything that something inside a paragraph can begin with. */
const begins = /[\\&`<*_[\]!~]| {2,}\n/g;

/** Goes from one of those to the next: asking at each letter would be felt where a paragraph is as long as a chapter. */
const words: MarkdownConfig = {
  parseInline: [
    {
      name: "Words",
      before: "Escape",
      parse(context, _next, at) {
        begins.lastIndex = at - context.offset;
        const found = begins.exec(context.text);
        const next = found ? context.offset + found.index : context.end;
        return next > at ? next : -1;
      },
    },
  ],
};

export const reader = parser.configure([Strikethrough, Table, TaskList, words]);

/** Reads what print and export read, too: CommonMark with strikethrough, tables and check lists. */
export const markdown = new Language(
  data,
  reader.configure({ props: [languageDataProp.add({ Document: data })] }),
  [],
  "markdown",
);
