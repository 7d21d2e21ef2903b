// The figures as a table that people read: one for each part, then the growth, then what was not reached.

import { isMet, median, ratio, sorted } from "./figure.mjs";
import { titleOf } from "./peers/peers.mjs";

/** `results` as run.mjs writes them; `series` as growth.mjs gives them. Markdown. */
export function report({ machine, figures, failed }, series) {
  const parts = [...grouped(figures, ({ part }) => part)];
  return [
    "# Figures",
    about(machine, figures),
    ...parts.map(([part, ones]) => `## ${part}\n\n${tableOf(ones)}`),
    ...(series.length > 0 ? [`## Growth\n\n${growthTable(series)}`] : []),
    `## Result\n\n${verdict(figures, failed, series)}`,
    "",
  ].join("\n\n");
}

function about(machine, figures) {
  const { date, commit, cores, processor, memory_gb, kernel, node, peers } = machine;
  return [
    `${date}, commit ${commit ?? "unknown"}: ${cores} cores of ${processor}, ${memory_gb} GB,`,
    `Linux ${kernel}, Node.js ${node}.`,
    ...(Object.keys(peers).length > 0 ? [`Peers: ${Object.values(peers).join("; ")}.`] : []),
    `Ours is min / median / max of ${runsOf(figures)}; a peer's is its median and how many times it ours is.`,
  ].join(" ");
}

function runsOf(figures) {
  const runs = Math.max(0, ...figures.map(({ values }) => values.length));
  return runs === 1 ? "one run" : `up to ${runs} runs`;
}

function tableOf(figures) {
  const peers = [...new Set(figures.flatMap((one) => Object.keys(one.peers)))];
  const headings = ["What", "At", "Outward", ...peers.map(titleOf), "Target"];
  return table(
    headings,
    [...grouped(figures, ({ name }) => name).values()].flat().map((one) => [
      one.name,
      one.n === null ? "" : `${number(one.n)} ${one.of ?? ""}`.trim(),
      `${spread(one.values)} ${one.unit}`,
      ...peers.map((peer) => beside(one, peer)),
      targetsOf(one)
        .map(({ says, met }) => `${says}: ${met}`)
        .join("; "),
    ]),
  );
}

const spread = (values) => {
  const all = sorted(values);
  const shown = all.length === 1 ? all : [all[0], median(all), all.at(-1)];
  return shown.map(number).join(" / ");
};

const beside = (one, peer) =>
  one.peers[peer]?.length > 0
    ? `${number(median(one.peers[peer]))}; ${number(ratio(one, peer))} ×`
    : "";

/** What each target asks for, and whether it is met. */
export function targetsOf(one) {
  const sign = one.better === "less" ? "≤" : "≥";
  return one.targets.map((target) => {
    const { peer, times, limit } = target;
    const bar = peer ? `${number(times)} × ${titleOf(peer)}` : `${number(limit)} ${one.unit}`;
    const met = { true: "met", false: "MISSED", null: "not measured" }[isMet(one, target)];
    return { says: `${sign} ${bar}`, met };
  });
}

const growthTable = (series) =>
  table(
    ["What", "At", "Grows as", "Bound", ""],
    series.map((one) => [
      `${one.part}: ${one.name}`,
      `${one.counted.map(number).join(", ")} ${one.of ?? ""}`.trim(),
      grows(one),
      one.growth === null ? "" : bound(one),
      { true: "within", false: "BEYOND", null: "" }[one.within],
    ]),
  );

/** Counts, and a line for each thing that is not as it should be. */
function verdict(figures, failed, series) {
  const targets = figures.flatMap((one) =>
    targetsOf(one).map((target) => ({ ...target, what: nameOf(one) })),
  );
  const open = targets.filter(({ met }) => met !== "met");
  const judged = series.filter(({ within }) => within !== null);
  const beyond = judged.filter(({ within }) => !within);
  const count = (how) => targets.filter(({ met }) => met === how).length;
  const counts = [
    `Targets: ${count("met")} met, ${count("MISSED")} missed, ${count("not measured")} not measured.`,
    `Growth: ${judged.length - beyond.length} of ${judged.length} within bounds.`,
  ].join(" ");
  const lines = [
    ...failed.map(({ part, why }) => `${part} FAILED: ${why.trim().replace(/\s*\n\s*/g, " ")}`),
    ...open.map(({ what, says, met }) => `${what}: ${says}: ${met}`),
    ...beyond.map((one) => `${one.part}: ${one.name} grows as ${grows(one)}; ${bound(one)}`),
  ];
  return [counts, ...(lines.length > 0 ? ["", ...lines.map((line) => `- ${line}`)] : [])].join(
    "\n",
  );
}

const grows = ({ lines: [{ slope }] }) => power(slope);

/** What a series is held against, in words. */
export const bound = ({ better, growth }) =>
  `${better === "less" ? "may grow as" : "is to grow at least as"} ${power(growth)}`;

const nameOf = ({ part, name, n, of }) =>
  `${part}: ${name}${n === null ? "" : `, ${number(n)} ${of ?? ""}`.trimEnd()}`;

/** A table that also reads well as it stands. */
export function table(headings, rows) {
  const widths = headings.map((heading, column) =>
    Math.max(3, ...[heading, ...rows.map((row) => row[column])].map((cell) => cell.length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [
    line(headings),
    `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`,
    ...rows.map(line),
  ].join("\n");
}

/** Three digits that count, or all before the point. */
export const number = (value) =>
  new Intl.NumberFormat(
    "en",
    Math.abs(value) < 1_000 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
  ).format(value);

export const power = (exponent) => `n^${exponent.toFixed(2).replace(/^-(?=0\.00$)/, "")}`;

/** A map from what `key` gives to all that have it. */
export function grouped(all, key) {
  const groups = new Map();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
