import { cairn, type Placed } from "$lib/components/stones";
import { cardHeight, cardPlan, cardWidth, type CardLine, type CardWords, type Measure } from "./cardPlan";

/** Paper and stones in daylight, whatever the window looks like. */
const colours = {
  paper: "#faf8f4",
  frame: "#e0d8ca",
  ink: "#24302b",
  muted: "#56625c",
  shades: ["#cdc3b3", "#bdb4a6", "#d8cebe", "#b0a99d", "#c8b89f"],
  clay: "#c17c57",
  moss: "#7f9d7c",
  pale: "#fffaf0",
  dark: "#4b4237",
};
const families = {
  reading: '"Literata Variable", Georgia, "Noto Serif", serif',
  plain: 'system-ui, -apple-system, "Segoe UI", Cantarell, "Noto Sans", sans-serif',
};
/** The ground reaches this far below the cairn's foot, in its own units. */
const below = 9;

/** What stands on a card: its words, and the cairn as on the page. */
export type Card = { words: CardWords; seed: string; stones: number };

/** Draws a card onto a canvas, which becomes `width` pixels wide. */
export async function drawCard(canvas: HTMLCanvasElement, card: Card, width = cardWidth): Promise<void> {
  const { words, seed, stones } = card;
  await document.fonts.load(fontOf(100, 500, true), words.title).catch(() => undefined);
  await document.fonts.load(fontOf(48, 400, true), words.line).catch(() => undefined);
  canvas.width = width;
  canvas.height = Math.round((width * cardHeight) / cardWidth);
  const context = canvas.getContext("2d");
  if (!context) return;
  const measure: Measure = (text, size, weight, reading) => {
    context.font = fontOf(size, weight, reading);
    return context.measureText(text).width;
  };
  const whole = cairn(seed, stones);
  const plan = cardPlan(words, whole, measure);

  context.scale(width / cardWidth, width / cardWidth);
  drawPaper(context);
  context.save();
  context.translate(plan.cairn.x, plan.cairn.y);
  context.scale(plan.cairn.scale, plan.cairn.scale);
  drawGround(context, (whole.left + whole.right) / 2, (whole.right - whole.left) / 2 + 6);
  whole.stones.forEach((placed, index) => {
    drawStone(context, placed, index < 6 ? whole.stones[index + 1] : undefined);
  });
  context.restore();
  for (const line of plan.lines) drawLine(context, line);
}

/** The card as a PNG file, as large as it is planned. */
export async function pngOf(card: Card): Promise<Blob> {
  const canvas = document.createElement("canvas");
  await drawCard(canvas, card);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("the canvas gave no picture"));
    }, "image/png");
  });
}

function fontOf(size: number, weight: number, reading: boolean): string {
  return `${weight} ${size}px ${reading ? families.reading : families.plain}`;
}

function drawPaper(context: CanvasRenderingContext2D): void {
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, cardWidth, cardHeight);
  context.strokeStyle = colours.frame;
  context.lineWidth = 3;
  context.strokeRect(44, 44, cardWidth - 88, cardHeight - 88);
}

function drawGround(context: CanvasRenderingContext2D, middle: number, reach: number): void {
  context.save();
  context.translate(middle, 0);
  context.scale(reach, below - 1);
  const shadow = context.createRadialGradient(0, 0, 0, 0, 0, 1);
  shadow.addColorStop(0, "rgb(61 52 40 / 30%)");
  shadow.addColorStop(0.6, "rgb(61 52 40 / 12%)");
  shadow.addColorStop(1, "rgb(61 52 40 / 0%)");
  context.fillStyle = shadow;
  context.beginPath();
  context.arc(0, 0, 1, 0, Math.PI * 2);
  context.fill();
  context.restore();
}

function drawStone(context: CanvasRenderingContext2D, placed: Placed, above: Placed | undefined): void {
  const { stone, newest } = placed;
  const outline = new Path2D(stone.outline);
  context.save();
  context.translate(placed.x, placed.y);
  context.rotate((stone.tilt * Math.PI) / 180);
  context.fillStyle = newest ? colours.clay : (colours.shades[stone.shade] ?? colours.frame);
  context.fill(outline);
  context.clip(outline);
  if (stone.moss && !newest) fill(context, new Path2D(stone.moss), colours.moss, 0.4);
  if (stone.vein) {
    context.globalAlpha = 0.4;
    context.strokeStyle = colours.pale;
    context.lineWidth = 1.2;
    context.lineCap = "round";
    context.stroke(new Path2D(stone.vein));
  }
  for (const { x, y, r, pale } of stone.speckles) {
    const spot = new Path2D();
    spot.arc(x, y, r, 0, Math.PI * 2);
    fill(context, spot, pale ? colours.pale : colours.dark, pale ? 0.5 : 0.22);
  }
  drawLight(context, stone.width, stone.height);
  if (above) {
    const shade = new Path2D();
    shade.ellipse(
      above.x - placed.x,
      -stone.height / 2,
      above.stone.width * 0.4,
      stone.height * 0.16,
      0,
      0,
      7,
    );
    fill(context, shade, colours.dark, 0.22);
  }
  context.restore();
}

/** The light falls from above, a little from the side. It is stretched with the stone, as on the page. */
function drawLight(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.save();
  context.scale(width, height);
  const light = context.createLinearGradient(-0.2, -0.5, 0.05, 0.5);
  light.addColorStop(0, "rgb(255 255 255 / 55%)");
  light.addColorStop(0.42, "rgb(255 255 255 / 6%)");
  light.addColorStop(0.6, "rgb(61 52 40 / 2%)");
  light.addColorStop(1, "rgb(61 52 40 / 34%)");
  context.globalAlpha = 1;
  context.fillStyle = light;
  context.fillRect(-0.6, -0.6, 1.2, 1.2);
  context.restore();
}

function fill(context: CanvasRenderingContext2D, shape: Path2D, colour: string, alpha: number): void {
  context.globalAlpha = alpha;
  context.fillStyle = colour;
  context.fill(shape);
}

function drawLine(
  context: CanvasRenderingContext2D,
  { text, size, weight, reading, muted, y }: CardLine,
): void {
  context.font = fontOf(size, weight, reading);
  context.fillStyle = muted ? colours.muted : colours.ink;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.direction =
    /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text)
      ? "rtl"
      : "ltr";
  context.fillText(text, cardWidth / 2, y);
}
