import { invertedEffects } from "@codemirror/commands";
import {
  type Extension,
  MapMode,
  Prec,
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
  Text,
} from "@codemirror/state";

/** A line break that is written in another way than most of its text: \n, \r\n or \r. */
class Break extends RangeValue {
  // It goes with the break that comes after its place.
  override startSide = 1;
  override endSide = 1;
  override mapMode = MapMode.TrackAfter;

  constructor(readonly text: string) {
    super();
  }

  override eq(other: RangeValue): boolean {
    return other instanceof Break && other.text === this.text;
  }
}

/** How the line breaks of a text are written; the editor itself knows only that there is one. */
export type Breaks = { /** most of them, and new ones */ usual: string; other: RangeSet<Break> };

/** Takes a text apart into lines, and how their breaks are written. */
export function readText(text: string): { doc: Text; breaks: Breaks } {
  if (!text.includes("\r"))
    return { doc: Text.of(text.split("\n")), breaks: { usual: "\n", other: RangeSet.empty } };
  const written = text.match(/\r\n?|\n/g) ?? [];
  const count = (kind: string): number => written.filter((one) => one === kind).length;
  const usual = ["\n", "\r\n", "\r"].reduce((best, kind) => (count(kind) > count(best) ? kind : best));
  const lines = text.split(/\r\n?|\n/);
  let at = -1;
  const other = written.flatMap((one, index) => {
    at += (lines[index]?.length ?? 0) + 1;
    return one === usual ? [] : [new Break(one).range(at)];
  });
  return { doc: Text.of(lines), breaks: { usual, other: RangeSet.of(other) } };
}

/** Puts it together again, to the byte. */
export function writeText(doc: Text, { usual, other }: Breaks): string {
  let text = "";
  let at = 0;
  const add = (part: string): void => {
    // After a change the two would be read as one break.
    if (text.endsWith("\r") && part.startsWith("\n"))
      text = text.replace(/\r+$/, (all) => "\n".repeat(all.length));
    text += part;
  };
  for (const cursor = other.iter(); cursor.value; cursor.next()) {
    add(doc.sliceString(at, cursor.from, usual));
    add(cursor.value.text);
    at = cursor.from + 1;
  }
  add(doc.sliceString(at, doc.length, usual));
  return text;
}

/** Other text was put in from outside, with these breaks. */
export const setBreaks = StateEffect.define<Breaks>();

/** Undo brings back a break as it was written. */
const putBack = StateEffect.define<{ at: number; text: string }>({
  map: ({ at, text }, changes) => ({ at: changes.mapPos(at, 1), text }),
});

export const breaks = StateField.define<Breaks>({
  create: () => ({ usual: "\n", other: RangeSet.empty }),
  update(value, transaction) {
    let { usual, other } = value;
    if (transaction.docChanged) other = other.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setBreaks)) ({ usual, other } = effect.value);
      if (!effect.is(putBack)) continue;
      const { at, text } = effect.value;
      if (text === usual || transaction.newDoc.sliceString(at, at + 1, "\n") !== "\n") continue;
      other = other.update({
        filter: (from) => from !== at,
        filterFrom: at,
        filterTo: at,
        add: [new Break(text).range(at)],
      });
    }
    return usual === value.usual && other === value.other ? value : { usual, other };
  },
});

const remembersBreaks = invertedEffects.of((transaction) => {
  const gone: StateEffect<unknown>[] = [];
  const { other } = transaction.startState.field(breaks);
  if (other.size === 0) return gone;
  transaction.changes.iterChangedRanges((from, to) => {
    other.between(from, to, (at, _end, value) => {
      if (at >= from && at < to) gone.push(putBack.of({ at, text: value.text }));
    });
  });
  return gone;
});

/** Keeps the breaks of a text beside it. */
export function exactly(first: Breaks): Extension {
  return [Prec.highest(breaks.init(() => first)), remembersBreaks];
}
