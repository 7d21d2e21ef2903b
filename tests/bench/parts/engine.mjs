// What the engine costs (engine/main.cpp), and how many instructions that is, by callgrind: those are the same on
// a busy machine, so that a change for the worse shows. OUTWARD_WRITE_BASELINE=1 keeps the counts of this run as what
// they are compared with, in engine/instructions.json.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { figure } from "../figure.mjs";
import { programs } from "../live/processes.mjs";

const top = join(import.meta.dirname, "../../..");
const program = resolve(top, programs, "bench_engine");
const baseline_file = join(import.meta.dirname, "../engine/instructions.json");
const part = "engine";
const allowed = 1.05; // times the baseline

// What grows with the conversation because it is a list of it; everything else is to cost the same.
const grows = [
  "fold",
  "fold of an initiative",
  "the crew's snapshot",
  "size of the crew's snapshot",
];
const limits = { "fold 5000": 20 };

// What is counted: at which sizes, and of what one costs so many.
const counts = [
  { name: "decide and apply: an evening's mix", sizes: [100, 1_000, 10_000], each: "event" },
  { name: "decide and apply: a note", sizes: [100, 1_000, 10_000], each: "event" },
  { name: "project: an evening's mix", sizes: [100, 1_000, 10_000], each: "event" },
  { name: "project: a note", sizes: [100, 1_000, 10_000], each: "event" },
  { name: "project: a vote", sizes: [100, 1_000], each: "event" },
  { name: "project: a hand", sizes: [100, 1_000], each: "event" },
  { name: "decide and apply: a newcomer in a round", sizes: [100, 1_000], each: "event" },
  { name: "fold", sizes: [1_000, 5_000, 20_000], each: "event" },
  { name: "the crew's snapshot", sizes: [100, 1_000, 10_000], each: "note" },
];

export async function measure({ runs, quick }) {
  const times = Array.from({ length: runs }, () =>
    JSON.parse(run(program, quick ? ["--quick"] : [])),
  );
  return [
    ...times[0].map((_, index) => timed(times.map((all) => all[index]))),
    ...instructions(quick),
  ];
}

function timed(same) {
  const [{ name, n, of, unit }] = same;
  const limit = limits[`${name} ${n}`];
  return figure({
    part,
    name,
    n,
    of,
    unit,
    values: same.map(({ value }) => value),
    targets: limit ? [{ limit }] : [],
    growth: grows.includes(name) ? 1 : 0,
  });
}

/** One run is enough: the next would count the same. */
function instructions(quick) {
  if (spawnSync("valgrind", ["--version"]).error) return [];
  const wanted = quick ? [{ ...counts[1], sizes: [100] }] : counts;
  const counted = wanted.flatMap(({ name, sizes, each }) => sizes.map((n) => count(name, n, each)));
  if (process.env.OUTWARD_WRITE_BASELINE && !quick) write(counted);
  const { compiler, instructions: known } = JSON.parse(readFileSync(baseline_file, "utf8"));
  return counted.map(({ name, n, of, value, ...by }) => {
    const baseline = by.compiler === compiler ? known[`${name}, ${n}`] : undefined;
    return figure({
      part,
      name,
      n,
      of,
      unit: "instructions",
      values: [value],
      targets: baseline ? [{ limit: baseline * allowed }] : [],
      growth: 0,
    });
  });
}

function count(name, n, each) {
  const folder = mkdtempSync(join(tmpdir(), "outward-bench-"));
  try {
    const file = join(folder, "callgrind");
    const words = ["--tool=callgrind", "--collect-atstart=no", `--callgrind-out-file=${file}`];
    const { did, of, compiler } = JSON.parse(
      run("valgrind", [...words, program, "--only", name, n]),
    );
    const all = Number(/^summary: (\d+)/m.exec(readFileSync(file, "utf8"))?.[1]);
    if (!(all > 0))
      throw new Error("Nothing was counted: was bench_engine built without valgrind's headers?");
    const value = Math.round(all / (each === "note" ? n : did));
    return { name: `${name}, each ${each}`, n, of, value, compiler };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(counted) {
  const [{ compiler }] = counted;
  const known = Object.fromEntries(counted.map(({ name, n, value }) => [`${name}, ${n}`, value]));
  writeFileSync(baseline_file, `${JSON.stringify({ compiler, instructions: known }, null, 2)}\n`);
}

function run(path, words) {
  return execFileSync(path, words.map(String), {
    cwd: top,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}
