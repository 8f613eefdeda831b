import { parser, Strikethrough, Table, TaskList } from "@lezer/markdown";
import { describe, expect, it } from "vitest";
import { reader } from "./markdown";
import { random } from "./seeds";

const pieces = [
  ..."ab *_`#>[]()|\\~!-1.&<\t",
  "\n",
  "\n\n",
  "  ",
  "  \n",
  "   \n",
  "\\\n",
  "&amp;",
  "&",
  "~~",
  "**",
  "<b onclick='x'>",
  "<http://a.b>",
  "![](photo:0192)",
  "[a](b)",
  "| a | b |\n|---|:-:|\n",
  "- [ ] ",
  "words and more words",
];

/** Every node with its place. */
function nodes(text: string, by: typeof parser): string {
  const found: string[] = [];
  by.parse(text).iterate({ enter: ({ name, from, to }) => void found.push(`${name} ${from} ${to}`) });
  return found.join("\n");
}

describe("reading only where something can begin", () => {
  const all = parser.configure([Strikethrough, Table, TaskList]);

  it("finds what is found by reading every letter", () => {
    for (let seed = 0; seed < 5000; seed++) {
      const next = random(seed);
      const text = Array.from({ length: next(30) }, () => pieces[next(pieces.length)] ?? "").join("");
      const [is, expected] = [nodes(text, reader), nodes(text, all)];
      if (is !== expected) expect(is, `seed ${seed}: ${JSON.stringify(text)}`).toBe(expected);
    }
  });
});
