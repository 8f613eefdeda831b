import type { Line, Report } from "$lib/api";
import { t } from "$lib/i18n";
import { element } from "../sheet";

/** Pictures for paper: dots and lines in black, a scale beside them, and the same in words for who does not see them. */

const width = 640;
const height = 150;
const left = 44;
const bottom = 26;
const top = 10;

/** What a picture shows. */
export function lineName(line: Pick<Line, "measure" | "path">): string {
  if (line.measure === "mood") return t("report-figure-mood");
  if (line.measure === "sleep") return t("report-figure-sleep");
  return line.path ? t("report-figure-craving", { path: line.path.name }) : t("report-picture-craving");
}

/** Where a point stands. Parts that follow one another are joined; a gap stays a gap. */
export function runs(
  line: Pick<Line, "low" | "high" | "points">,
  slots: number,
): { x: number; y: number }[][] {
  const x = (slot: number): number => left + ((slot + 0.5) / Math.max(1, slots)) * (width - left - 8);
  const y = (value: number): number => {
    const share = (Math.min(line.high, Math.max(line.low, value)) - line.low) / (line.high - line.low);
    return height - bottom - share * (height - bottom - top);
  };
  const all: { x: number; y: number }[][] = [];
  let last = -2;
  for (const point of line.points) {
    const at = { x: round(x(point.slot)), y: round(y(point.value)) };
    if (point.slot === last + 1) all.at(-1)?.push(at);
    else all.push([at]);
    last = point.slot;
  }
  return all;
}

/** One picture with its name. */
export function picture(line: Line, { slots, ticks }: Pick<Report, "slots" | "ticks">): HTMLElement {
  const name = lineName(line);
  const drawing = svg("svg", {
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": `${name}: ${line.points.map(({ text, valueText }) => `${text} ${valueText}`).join("; ")}`,
    width: "100%",
  });
  const ends = [line.low, (line.low + line.high) / 2, line.high];
  for (const value of ends) {
    const [[at] = []] = runs(
      { ...line, points: [{ slot: 0, value, text: "", valueText: "", days: 1 }] },
      slots,
    );
    const y = at?.y ?? 0;
    drawing.append(
      svg("line", { x1: left, x2: width, y1: y, y2: y, stroke: "#bbb", "stroke-width": 1 }),
      words(scaleText(line, value), left - 6, y + 4, "end"),
    );
  }
  for (const { slot, text } of ticks) {
    const x = left + ((slot + 0.5) / Math.max(1, slots)) * (width - left - 8);
    const anchor = slot === 0 ? "start" : slot === slots - 1 ? "end" : "middle";
    drawing.append(words(text, round(x), height - 6, anchor));
  }
  for (const run of runs(line, slots)) {
    const points = run.map(({ x, y }) => `${x},${y}`).join(" ");
    drawing.append(svg("polyline", { points, fill: "none", stroke: "#222", "stroke-width": 1.5 }));
    for (const { x, y } of run) drawing.append(svg("circle", { cx: x, cy: y, r: 2.5, fill: "#222" }));
  }
  return element("div", "sheet-week", element("h2", "", name), drawing);
}

function scaleText({ measure }: Line, value: number): string {
  return String(measure === "sleep" ? value / 60 : value / 100);
}

function words(text: string, x: number, y: number, anchor: string): SVGElement {
  const made = svg("text", { x, y, "text-anchor": anchor, "font-size": 12, fill: "#222" });
  made.textContent = text;
  return made;
}

function svg(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
