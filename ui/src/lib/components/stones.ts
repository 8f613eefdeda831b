// How stones are shaped and stacked: pure functions of a seed, so that a stone stays the same stone.

/** One stone, drawn round its own middle (0, 0); lengths are in drawing units. */
export type Stone = {
  /** SVG path of the outline, closed */
  outline: string;
  width: number;
  height: number;
  /** which of the five stone shades, 0–4 */
  shade: number;
  /** degrees, positive = clockwise */
  tilt: number;
  speckles: Speckle[];
  /** SVG path of a pale line across the stone, on some */
  vein: string | null;
  /** SVG path of a patch of moss, closed, to be clipped by the outline; on few */
  moss: string | null;
};
export type Speckle = { x: number; y: number; r: number; pale: boolean };
/** A stone at its place; y grows downwards and the ground is y = 0. */
export type Placed = { stone: Stone; x: number; y: number; newest: boolean };
/** A cairn's stones from the first laid to the newest, and the ground it takes. */
export type Cairn = { stones: Placed[]; left: number; right: number; top: number };

/** Days at which a cairn gains a stone; then one more every half year to two years, and one every year. */
const gains = [0, 1, 7, 30, 60, 90, 180, 270, 365, 548, 730];
const daysInYear = 365;
/** Stones standing one on another; later ones gather round the foot. */
const tallest = 7;
const most = 31;
const baseWidth = 100;
/** Stones at the foot may lie a little nearer to the eye, which is lower on the page. */
const nearer = 3.5;

/** How many stones a chapter of so many days has: at least 1, never fewer with more days, at most 31. */
export function stonesFor(days: number): number {
  const listed = gains.filter((gain) => days >= gain).length;
  const years = Math.floor(days / daysInYear);
  return Math.min(most, Math.max(1, listed + Math.max(0, years - 2)));
}

/** A cairn of `count` stones. The first stones of a longer cairn are those of a shorter one, at the same places. */
export function cairn(seed: string, count: number): Cairn {
  const standing = Math.min(count, tallest);
  const placed = column(seed, standing);
  const foot = footStones(seed, count - standing, placed[0]);
  const all = [...placed, ...foot];
  const last = all.length - 1;
  const stones = all.map((one, index) => ({ ...one, newest: index === last }));
  return {
    stones,
    left: Math.min(...all.map((one) => one.x - one.stone.width / 2)),
    right: Math.max(...all.map((one) => one.x + one.stone.width / 2)),
    top: Math.min(...all.map((one) => one.y - one.stone.height / 2)),
  };
}

/** One stone of about this width: the same seed and width give the same stone. */
export function stone(seed: string, width: number): Stone {
  const next = numbers(seed);
  const flatness = between(next, 0.34, 0.54);
  const height = width * flatness;
  const outline = closedCurve(outlinePoints(next, width / 2, height / 2));
  const shade = Math.floor(next() * 5);
  const tilt = between(next, -3.5, 3.5);
  const speckles = Array.from({ length: 3 + Math.floor(next() * 5) }, () => speckle(next, width, height));
  const vein = next() < 0.22 ? veinAcross(next, width, height) : null;
  const moss = next() < 0.26 ? mossPatch(next, width, height) : null;
  return { outline, width, height, shade, tilt, speckles, vein, moss };
}

type Point = { x: number; y: number };
type Unplaced = Omit<Placed, "newest">;

/** Stones one on another, each a little smaller than the one below, never quite in line. */
function column(seed: string, count: number): Unplaced[] {
  const placed: Unplaced[] = [];
  let ground = 0;
  let x = 0;
  let width = baseWidth;
  for (let index = 0; index < count; index += 1) {
    const next = numbers(`${seed}/place/${index}`);
    const one = stone(`${seed}/${index}`, width);
    placed.push({ stone: one, x, y: ground - one.height / 2 });
    // Rounded stones touch inside their boxes: let each sink a little into the one below.
    ground -= one.height * 0.9;
    width *= between(next, 0.72, 0.95);
    x += between(next, -0.07, 0.07) * width;
    x *= 0.8;
  }
  return placed;
}

/** Small stones gathered at the foot, left and right by turns: two on the ground, then one above and one below by turns. */
function footStones(seed: string, count: number, base: Unplaced | undefined): Unplaced[] {
  if (base === undefined) return [];
  const sides = [1, -1].map((sign) => ({
    sign,
    edge: sign * base.x + base.stone.width * 0.4,
    row: [] as Unplaced[],
    laid: 0,
  }));
  const placed: Unplaced[] = [];
  for (let index = 0; index < count; index += 1) {
    const side = sides[index % 2];
    if (side === undefined) continue;
    const next = numbers(`${seed}/foot-place/${index}`);
    const one = stone(`${seed}/foot/${index}`, between(next, 26, 37) - Math.min(11, index * 0.6));
    const [outer, inner] = [side.row.at(-1), side.row.at(-2)];
    let spot: Unplaced;
    if (side.laid >= 2 && side.laid % 2 === 0 && outer !== undefined && inner !== undefined) {
      const top = (outer.y - outer.stone.height / 2 + inner.y - inner.stone.height / 2) / 2;
      spot = { stone: one, x: (outer.x + inner.x) / 2, y: top - one.height * 0.22 };
    } else {
      spot = {
        stone: one,
        x: side.sign * (side.edge + one.width * 0.38),
        y: between(next, 0, nearer) - one.height / 2,
      };
      side.edge += one.width * 0.74;
      side.row.push(spot);
    }
    side.laid += 1;
    placed.push(spot);
  }
  return placed;
}

/** Points round a soft, irregular ellipse: fuller than an ellipse, flatter below, with slow waves in its edge. */
function outlinePoints(next: () => number, rx: number, ry: number): Point[] {
  const points = 16;
  const fullness = between(next, 2.15, 2.6);
  const waves = [2, 3, 4].map((n) => ({
    n,
    size: between(next, 0.01, 0.075) / (n - 1),
    turn: next() * Math.PI * 2,
  }));
  return Array.from({ length: points }, (_, index) => {
    const angle = (index / points) * Math.PI * 2;
    const edge = waves.reduce((sum, wave) => sum + wave.size * Math.cos(wave.n * angle + wave.turn), 0.96);
    const x = rx * edge * rounded(Math.cos(angle), fullness);
    const y = ry * edge * rounded(Math.sin(angle), fullness);
    return { x, y: y > 0 ? y * 0.94 : y };
  });
}

function rounded(value: number, fullness: number): number {
  return Math.sign(value) * Math.abs(value) ** (2 / fullness);
}

function speckle(next: () => number, width: number, height: number): Speckle {
  const angle = next() * Math.PI * 2;
  const reach = Math.sqrt(next()) * 0.72;
  return {
    x: cut((Math.cos(angle) * reach * width) / 2),
    y: cut((Math.sin(angle) * reach * height) / 2),
    r: cut(between(next, 0.5, 1.3) * Math.max(0.6, width / baseWidth)),
    pale: next() < 0.4,
  };
}

function veinAcross(next: () => number, width: number, height: number): string {
  const lean = next() < 0.5 ? 1 : -1;
  const from = { x: lean * between(next, 0.1, 0.3) * width, y: -0.6 * height };
  const to = { x: lean * between(next, 0.3, 0.5) * width, y: 0.6 * height };
  const bend = { x: lean * between(next, 0, 0.2) * width, y: between(next, -0.1, 0.3) * height };
  return `M${at(from)}Q${at(bend)} ${at(to)}`;
}

/** A low patch that creeps up from the lower left or right edge. */
function mossPatch(next: () => number, width: number, height: number): string {
  const side = next() < 0.5 ? -1 : 1;
  const middle = { x: side * between(next, 0.22, 0.36) * width, y: 0.42 * height };
  const [rx, ry] = [between(next, 0.17, 0.26) * width, between(next, 0.3, 0.44) * height];
  const points = Array.from({ length: 9 }, (_, index) => {
    const angle = (index / 9) * Math.PI * 2;
    const edge = between(next, 0.74, 1.12);
    return { x: middle.x + Math.cos(angle) * rx * edge, y: middle.y + Math.sin(angle) * ry * edge };
  });
  return closedCurve(points);
}

/** A smooth closed curve through the points (Catmull–Rom, written as cubic Béziers). */
function closedCurve(points: Point[]): string {
  const count = points.length;
  const point = (index: number): Point => points[(index + count) % count] ?? { x: 0, y: 0 };
  const parts = points.map((_, index) => {
    const [before, from, to, after] = [point(index - 1), point(index), point(index + 1), point(index + 2)];
    const leave = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
    const arrive = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
    return `C${at(leave)} ${at(arrive)} ${at(to)}`;
  });
  return `M${at(point(0))}${parts.join("")}Z`;
}

function at(point: Point): string {
  return `${cut(point.x)} ${cut(point.y)}`;
}

/** One digit after the point is finer than a screen shows. */
function cut(value: number): number {
  return Math.round(value * 10) / 10;
}

function between(next: () => number, low: number, high: number): number {
  return low + next() * (high - low);
}

/** Numbers from 0 to below 1 that depend on nothing but the seed: FNV-1a, then xorshift with a multiplier. */
function numbers(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const sign of seed) {
    state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  state = state === 0 ? 1 : state;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (Math.imul(state, 0x9e3779b1) >>> 0) / 0x100000000;
  };
  // The first numbers of near seeds are alike: pass over them.
  for (let skip = 0; skip < 8; skip += 1) next();
  return next;
}
