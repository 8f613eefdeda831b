export type BlockKind = "heading" | "bullet" | "number" | "task" | "quote";

/** What stands before the words of a line. */
export type LineStart = {
  /** spaces and > */
  before: string;
  kind: Exclude<BlockKind, "quote"> | null;
  /** "- ", "3. ", "- [x] ", "## "; with its spaces */
  mark: string;
  /** of a numbered line */
  number: number;
  /** where the words begin */
  length: number;
  quoted: boolean;
};

/** A longer number is more often a year: "1986. What a summer." */
const start =
  /^([ \t]*(?:>[ \t]?)*[ \t]*)(?:([-*+][ \t]+\[[ xX]\](?:[ \t]+|$))|([-*+][ \t]+)|((\d{1,3})[.)][ \t]+)|(#{1,6}[ \t]+))?/;

export function readLine(text: string): LineStart {
  const [whole = "", before = "", task, bullet, number, digits, heading] = start.exec(text) ?? [];
  return {
    before,
    kind: task ? "task" : bullet ? "bullet" : number ? "number" : heading ? "heading" : null,
    mark: task ?? bullet ?? number ?? heading ?? "",
    number: Number(digits ?? 0),
    length: whole.length,
    quoted: before.includes(">"),
  };
}

export function isList({ kind }: LineStart): boolean {
  return kind !== null && kind !== "heading";
}

/** What the next line of the same list begins with. */
export function nextMark(line: LineStart): string {
  if (line.kind === "number") return line.mark.replace(/^\d+/, String(line.number + 1));
  return line.mark.replace(/\[[xX]\]/, "[ ]");
}
