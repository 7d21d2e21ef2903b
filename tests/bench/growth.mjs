// How a figure grows with its size: the slope of log(median) over log(n), held against what is allowed, and drawn.
// Constant costs hide the growth of small sizes, so that only the last three count.

import { median } from "./figure.mjs";
import { titleOf } from "./peers/peers.mjs";
import { bound, grouped, number, power } from "./report.mjs";

const tolerance = 0.15;
const least = 3; // sizes
const ours = "Outward";

/**
 * The figures of one name at three sizes or more: { part, name, of, unit, better, growth, lines, counted, within }. A
 * line has a title, points and a slope; the first is ours. `counted` are the sizes of its slope, and `within` tells
 * whether it grows no faster than allowed, or null.
 */
export function seriesOf(figures) {
  return [...grouped(figures, ({ part, name }) => `${part}: ${name}`).values()]
    .map(oneSeries)
    .filter(({ lines }) => lines[0]?.title === ours);
}

function oneSeries(figures) {
  const [{ part, name, of, unit, better, growth }] = figures;
  const peers = [...new Set(figures.flatMap((one) => Object.keys(one.peers)))];
  const lines = [
    line(ours, figures, (one) => one.values),
    ...peers.map((peer) => line(titleOf(peer), figures, (one) => one.peers[peer])),
  ].filter(({ points }) => points.length >= least);
  const counted = lines[0]?.points.slice(-least).map(({ n }) => n);
  const within = lines.length > 0 ? isWithin({ growth, better, lines }) : null;
  return { part, name, of, unit, better, growth, lines, counted, within };
}

function line(title, figures, valuesOf) {
  const points = figures
    .filter((one) => one.n > 0 && valuesOf(one)?.length > 0)
    .map((one) => ({ n: one.n, value: median(valuesOf(one)) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => a.n - b.n);
  return { title, points, slope: slope(points.slice(-least)) };
}

/** Of the straight line nearest to all points, on logarithmic axes. */
export function slope(points) {
  const at = points.map(({ n, value }) => ({ x: Math.log(n), y: Math.log(value) }));
  const mean = (of) => at.reduce((sum, point) => sum + point[of], 0) / at.length;
  const [x, y] = [mean("x"), mean("y")];
  const sum = (of) => at.reduce((total, point) => total + of(point), 0);
  return sum((point) => (point.x - x) * (point.y - y)) / sum((point) => (point.x - x) ** 2);
}

/** Whether ours grows no faster than allowed; what is to be more must fall no faster. Null where all is allowed. */
function isWithin({ growth, better, lines: [{ slope }] }) {
  if (growth === null) return null;
  return better === "less" ? slope <= growth + tolerance : slope >= growth - tolerance;
}

/** A name for its drawing. */
export function fileOf({ part, name }) {
  const words = `${part} ${name}`.toLowerCase().match(/[a-z0-9]+/g);
  return `${words.join("-")}.svg`;
}

const width = 760;
const plot = { left: 84, right: 732, top: 64, bottom: 384 };
const rowHeight = 20;
const dashed = { colour: "#374151", width: 1.5, dashes: "6 5" };
const colours = [
  "#0b57a4",
  "#c2410c",
  "#0f766e",
  "#a21caf",
  "#7c5e10",
  "#475569",
  "#be123c",
  "#4d7c0f",
];

/** An SVG of its own colours, so that it reads on any page. */
export function draw(series) {
  const { lines, growth } = series;
  const allowed = growth === null ? [] : [allowedLine(series)];
  const axes = {
    x: axisOf(lines, "n", plot.left, plot.right),
    y: axisOf([...lines, ...allowed], "value", plot.bottom, plot.top),
  };
  const rows = lines.map(({ title, slope }, index) => ({
    text: `${title} grows as ${power(slope)}`,
    stroke: strokeOf(index),
  }));
  if (growth !== null) rows.push({ text: bound(series), stroke: dashed });
  const height = plot.bottom + 64 + rows.length * rowHeight;
  const title = `${series.part}: ${series.name}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13" fill="#1f2937">
<title id="title">${escaped(title)}</title>
<desc id="desc">${escaped(`${series.unit} over ${series.of}. ${rows.map(({ text }) => text).join("; ")}.`)}</desc>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${plot.left}" y="28" font-size="16" font-weight="600">${escaped(title)}</text>
<text x="${plot.left}" y="50">${escaped(series.unit)}, median</text>
<text x="${plot.right}" y="${plot.bottom + 40}" text-anchor="end">${escaped(series.of ?? "n")}</text>
${gridOf(axes)}
${lines
  .map((line, index) => lineOf(line, axes, index))
  .reverse()
  .join("\n")}
${allowed.map(({ points }) => polyline(points, axes, dashed)).join("")}
${rows.map(legendRow).join("\n")}
</svg>
`;
}

/** Where values stand between two edges; the marks are the sizes, or round values. */
function axisOf(lines, of, from, to) {
  const values = lines.flatMap(({ points }) => points.map((point) => point[of]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const marks = of === "n" ? [...new Set(values)].sort((a, b) => a - b) : roundValues(low, high);
  const [first, last] = [marks[0], marks.at(-1)].map(Math.log);
  return {
    marks,
    at: (value) => from + ((Math.log(value) - first) / (last - first)) * (to - from),
  };
}

/** 1, 2, 5, 10, … around them, or the powers of ten alone when those would be many. */
function roundValues(low, high) {
  const steps = high / low > 1_000 ? [1] : [1, 2, 5];
  const all = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); ++power)
    all.push(...steps.map((step) => Number(`${step}e${power}`)));
  const first = all.findLastIndex((value) => value <= low);
  const last = all.findIndex((value) => value >= high);
  return all.slice(first, Math.max(last, first + 1) + 1);
}

function gridOf({ x, y }) {
  const { left, right, top, bottom } = plot;
  const mark = (x1, y1, x2, y2) =>
    `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#e5e7eb"/>`;
  const across = y.marks.map((value) => {
    const at = y.at(value).toFixed(1);
    return `${mark(left, at, right, at)}<text x="${left - 8}" y="${Number(at) + 4}" text-anchor="end">${short(value)}</text>`;
  });
  const along = spread(x.marks, x.at).map((value) => {
    const at = x.at(value).toFixed(1);
    return `${mark(at, top, at, bottom)}<text x="${at}" y="${bottom + 20}" text-anchor="middle">${short(value)}</text>`;
  });
  return [...across, ...along].join("\n");
}

/** Those that do not stand in each other's way, the last one among them. */
function spread(marks, at) {
  const kept = [];
  for (const mark of marks.toReversed())
    if (kept.length === 0 || at(kept[0]) - at(mark) >= 56) kept.unshift(mark);
  return kept;
}

/** From the first of the sizes that count to the last. */
function allowedLine({ growth, lines: [{ points }] }) {
  const [first, last] = [points.at(-least), points.at(-1)];
  return { points: [first, { n: last.n, value: first.value * (last.n / first.n) ** growth }] };
}

function lineOf({ points }, axes, index) {
  const { colour } = strokeOf(index);
  const dots = points.map((point) => {
    const [cx, cy] = place(point, axes);
    return `<circle cx="${cx}" cy="${cy}" r="4" fill="${colour}"/>`;
  });
  return polyline(points, axes, strokeOf(index)) + dots.join("");
}

function polyline(points, axes, stroke) {
  const places = points.map((point) => place(point, axes).join(","));
  return `<polyline points="${places.join(" ")}" fill="none" ${strokeWords(stroke)}/>`;
}

const place = ({ n, value }, { x, y }) => [x.at(n).toFixed(1), y.at(value).toFixed(1)];

const strokeOf = (index) => ({
  colour: colours[index % colours.length],
  width: index === 0 ? 3 : 1.75,
});

const strokeWords = ({ colour, width, dashes = "none" }) =>
  `stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes}"`;

function legendRow({ text, stroke }, index) {
  const y = plot.bottom + 64 + index * rowHeight;
  const sample = `<line x1="${plot.left}" y1="${y}" x2="${plot.left + 32}" y2="${y}" ${strokeWords(stroke)}/>`;
  return `${sample}<text x="${plot.left + 42}" y="${y + 4}">${escaped(text)}</text>`;
}

/** On an axis there is little room. */
const short = (value) =>
  value < 1e6 ? number(value) : new Intl.NumberFormat("en", { notation: "compact" }).format(value);

const escaped = (text) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign],
  );
