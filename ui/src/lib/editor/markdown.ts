import { defineLanguageFacet, Language, languageDataProp } from "@codemirror/language";
import { parser, Strikethrough, Table, TaskList } from "@lezer/markdown";

const data = defineLanguageFacet();

/** Reads what print and export read, too: CommonMark with strikethrough, tables and check lists. */
export const markdown = new Language(
  data,
  parser.configure([Strikethrough, Table, TaskList, { props: [languageDataProp.add({ Document: data })] }]),
  [],
  "markdown",
);
