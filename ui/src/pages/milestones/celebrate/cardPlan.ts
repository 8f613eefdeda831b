// Where everything stands on the card to keep: pure, so that the canvas only draws what is planned.

/** What the card says; what is empty is left out. */
export type CardWords = { title: string; path: string; line: string; name: string; date: string };
/** A line of text, set in the middle; y is its baseline. Lengths are in the picture's pixels. */
export type CardLine = {
  text: string;
  size: number;
  weight: number;
  reading: boolean;
  muted: boolean;
  y: number;
};
/** The ground on which the cairn stands, and how many pixels one of its units takes. */
export type CardPlan = { cairn: { x: number; y: number; scale: number }; lines: CardLine[] };
/** The ground that a cairn takes, in its own units; the ground is y = 0 and top is above it. */
export type CairnSize = { left: number; right: number; top: number };
/** How wide a text is, in pixels. */
export type Measure = (text: string, size: number, weight: number, reading: boolean) => number;

export const cardWidth = 1200;
export const cardHeight = 1500;
const edge = 120;
const textWidth = cardWidth - 2 * edge;
const betweenCairnAndWords = 84;
const largestScale = 5;

/** Sizes to try, the largest first, each with the lines that it may take; at the last one the rest is cut. */
type Manner = {
  tries: { size: number; most: number }[];
  weight: number;
  reading: boolean;
  muted: boolean;
  leading: number;
  above: number;
};

const manners: Record<keyof CardWords, Manner> = {
  title: {
    tries: [132, 116, 100, 84].map((size) => ({ size, most: 2 })).concat({ size: 68, most: 3 }),
    weight: 500,
    reading: true,
    muted: false,
    leading: 1.14,
    above: 0,
  },
  path: {
    tries: [52, 46, 40].map((size) => ({ size, most: 2 })),
    weight: 400,
    reading: false,
    muted: true,
    leading: 1.3,
    above: 26,
  },
  line: {
    tries: [48, 42, 36].map((size) => ({ size, most: 4 })),
    weight: 400,
    reading: true,
    muted: false,
    leading: 1.4,
    above: 44,
  },
  name: {
    tries: [46, 40, 36].map((size) => ({ size, most: 2 })),
    weight: 500,
    reading: false,
    muted: false,
    leading: 1.3,
    above: 44,
  },
  date: {
    tries: [38, 34].map((size) => ({ size, most: 1 })),
    weight: 400,
    reading: false,
    muted: true,
    leading: 1.3,
    above: 26,
  },
};
const order = ["title", "path", "line", "name", "date"] as const satisfies (keyof CardWords)[];

/** Lays out a card: the cairn above, the words below it, the whole in the middle of the picture. */
export function cardPlan(words: CardWords, cairn: CairnSize, measure: Measure): CardPlan {
  const lines: CardLine[] = [];
  let height = 0;
  for (const part of order) {
    const text = words[part].trim();
    if (text === "") continue;
    const { tries, weight, reading, muted, leading, above } = manners[part];
    const set = fitted(text, tries, (line, size) => measure(line, size, weight, reading));
    if (lines.length > 0) height += above;
    for (const line of set.lines) {
      height += set.size * leading;
      lines.push({
        text: line,
        size: set.size,
        weight,
        reading,
        muted,
        y: height - set.size * (leading - 0.8),
      });
    }
  }
  const room = cardHeight - 2 * edge - height - betweenCairnAndWords;
  const [cairnWidth, cairnHeight] = [cairn.right - cairn.left, -cairn.top];
  const scale = Math.max(0, Math.min(largestScale, room / cairnHeight, textWidth / cairnWidth));
  const tall = cairnHeight * scale;
  const top = (cardHeight - tall - betweenCairnAndWords - height) / 2;
  const ground = top + tall;
  return {
    cairn: { x: cardWidth / 2 - ((cairn.left + cairn.right) / 2) * scale, y: ground, scale },
    lines: lines.map((line) => ({ ...line, y: line.y + ground + betweenCairnAndWords })),
  };
}

/** The text at the largest size at which it takes no more lines than it may. */
export function fitted(
  text: string,
  tries: { size: number; most: number }[],
  measure: (text: string, size: number) => number,
): { lines: string[]; size: number } {
  let set: { lines: string[]; size: number } = { lines: [text], size: 0 };
  for (const { size, most } of tries) {
    const width = (line: string): number => measure(line, size);
    const lines = wrapped(text, textWidth, width);
    if (lines.length <= most) return { lines, size };
    set = { lines: cut(lines, most, textWidth, width), size };
  }
  return set;
}

/** The text in lines no wider than `width`: broken between words, and within one only when it is wider than a line. */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  // Spaces that hold two words together stay.
  for (const word of text.split(/[^\S\u00a0\u2007\u202f]+/u).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const sign of signsOf(word)) {
      if (line !== "" && measure(line + sign) > width) {
        lines.push(line);
        line = "";
      }
      line += sign;
    }
  }
  return line === "" ? lines : [...lines, line];
}

function cut(lines: string[], most: number, width: number, measure: (text: string) => number): string[] {
  const kept = lines.slice(0, most);
  const signs = signsOf(kept.pop() ?? "");
  while (signs.length > 0 && measure(`${signs.join("")}…`) > width) signs.pop();
  return [...kept, `${signs.join("").trimEnd()}…`];
}

/** What a reader takes for one sign each, such as a letter with its accents. */
function signsOf(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(
    ({ segment }) => segment,
  );
}
