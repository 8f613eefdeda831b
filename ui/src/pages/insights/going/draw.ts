import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

/** A place along a picture, and a value there. */
export type Spot = { slot: number; value: number };
/** A point in pixels from the upper left. */
export type Point = { x: number; y: number };
export type Frame = { width: number; height: number; slots: number; low: number; high: number };

/** Room at the edges, so that a dot or a stone at one is whole. */
export const edge = 8;

/** Where each place lies; the only one there is lies in the middle. */
export function across({ width, slots }: Pick<Frame, "width" | "slots">): (slot: number) => number {
  if (slots <= 1) return () => width / 2;
  return scaleLinear()
    .domain([0, slots - 1])
    .range([edge, Math.max(edge, width - edge)]);
}

/** Where each value lies: the ends of the scale stay where they are, whatever was noted. */
export function upwards({
  height,
  low,
  high,
}: Pick<Frame, "height" | "low" | "high">): (value: number) => number {
  return scaleLinear()
    .domain([low, high])
    .range([height - edge, edge])
    .clamp(true);
}

/** The dots of a line, and a stroke through those that are next to each other: nothing is drawn where nothing is known. */
export function strokes(spots: Spot[], frame: Frame): { dots: Point[]; paths: string[] } {
  const x = across(frame);
  const y = upwards(frame);
  const dots = spots.map(({ slot, value }) => ({ x: round(x(slot)), y: round(y(value)) }));
  const stroke = line<Point>(
    (dot) => dot.x,
    (dot) => dot.y,
  );
  const runs: Point[][] = [];
  dots.forEach((dot, index) => {
    const follows = index > 0 && spots[index]?.slot === (spots[index - 1]?.slot ?? 0) + 1;
    const run = runs.at(-1);
    if (follows && run) run.push(dot);
    else runs.push([dot]);
  });
  const paths = runs.filter((run) => run.length > 1).map((run) => stroke(run) ?? "");
  return { dots, paths };
}

export type Labelled = { at: number; text: string };
/** A label in its row, from its beginning on, and to which side of its room it leans. */
export type Placed = {
  start: number;
  wide: number;
  lean: "start" | "center" | "end";
  text: string;
  row: number;
};

/**
 * Labels that stand over their places without touching each other, in `rows` rows. `letter`: about how wide a letter is.
 * `left`: how many found no room.
 */
export function labels(
  wanted: Labelled[],
  { width, letter, rows }: { width: number; letter: number; rows: number },
): { placed: Placed[]; left: number } {
  const free = Array.from({ length: rows }, () => 0);
  const placed: Placed[] = [];
  for (const { at, text } of wanted) {
    const long = Math.min(text.length * letter, width);
    const wish = at - long / 2;
    const start = Math.max(0, Math.min(wish, width - long));
    const row = free.findIndex((from) => from <= start);
    if (row < 0) continue;
    free[row] = start + long + letter * 2;
    const lean = wish < 0 ? "start" : wish > width - long ? "end" : "center";
    placed.push({ start: round(start), wide: round(long), lean, text, row });
  }
  return { placed, left: wanted.length - placed.length };
}

/** A bar of whole numbers under a line: how high, in pixels, and never so low that one cannot be seen. */
export function bar(count: number, most: number, height: number): number {
  if (count <= 0) return 0;
  const scale = scaleLinear()
    .domain([0, Math.max(most, 1)])
    .range([0, height]);
  return round(Math.max(scale(count), 2));
}

/** How far along its scale a value lies, in hundredths of the way. */
export function along(value: number, low: number, high: number): number {
  return round(scaleLinear().domain([low, high]).range([0, 100]).clamp(true)(value));
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
