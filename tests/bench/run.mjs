// Runs the measures in parts/, and writes what they gave: results.json, results.md and growth/*.svg.
//   node tests/bench/run.mjs [--quick] [--only PART,…] [--runs N] [--output FOLDER] [--parts FOLDER]
// scripts/bench sets up all that they need. Ends with 1 when a part failed; a figure is never a failure.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { draw, fileOf, seriesOf } from "./growth.mjs";
import { versionOf } from "./peers/peers.mjs";
import { report } from "./report.mjs";

const here = import.meta.dirname;
const root = join(here, "../..");

process.setMaxListeners(0); // each program that runs has one, to be ended with us
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

const { names, parts, output, runs, quick } = understood();
const results = { machine: machine(), runs, quick, figures: [], failed: [] };
for (const name of names) {
  await measure(name);
  write();
}
console.log(`\n${readFileSync(join(output, "results.md"), "utf8")}`);
console.log(
  `The same stands in ${join(output, "results.md")}, with drawings in growth/ beside it.`,
);
process.exit(results.failed.length > 0 ? 1 : 0);

function understood() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: "boolean", default: false }, // tiny sizes: does all of it work?
        only: { type: "string" },
        runs: { type: "string", default: "3" },
        output: { type: "string", default: join(root, "build/bench") },
        parts: { type: "string", default: join(here, "parts") },
      },
    });
    if (!/^[1-9]\d*$/.test(values.runs))
      throw new Error(`--runs takes a whole number, not '${values.runs}'.`);
    const output = resolve(values.output);
    const parts = resolve(values.parts);
    return {
      ...values,
      output,
      parts,
      runs: Number(values.runs),
      names: partsNamed(values.only, parts),
    };
  } catch (error) {
    console.error(`bench: ${error.message}`);
    process.exit(2);
  }
}

/** All, or those that were asked for, in the order of their names. */
function partsNamed(only, folder) {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const all = readdirSync(folder)
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => file.slice(0, -".mjs".length))
    .sort();
  if (only === undefined) return all;
  const wanted = only.split(",").map((name) => name.trim().replaceAll("-", "_"));
  for (const name of wanted)
    if (!all.includes(name))
      throw new Error(`There is no part '${name}'. There are: ${all.join(", ")}.`);
  return all.filter((name) => wanted.includes(name));
}

async function measure(name) {
  const began = performance.now();
  console.log(`${name} …`);
  try {
    const part = await import(join(parts, `${name}.mjs`));
    results.figures.push(...(await part.measure({ runs, quick })));
  } catch (error) {
    results.failed.push({ part: name, why: error.message });
    console.error(error);
  }
  console.log(`${name} took ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

function write() {
  const series = seriesOf(results.figures);
  results.machine.peers = peersIn(results.figures);
  const drawings = join(output, "growth");
  rmSync(drawings, { recursive: true, force: true });
  mkdirSync(drawings, { recursive: true });
  for (const one of series) writeFileSync(join(drawings, fileOf(one)), draw(one));
  writeFileSync(join(output, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(output, "results.md"), report(results, series));
}

function peersIn(figures) {
  const keys = figures.flatMap((one) => Object.keys(one.peers));
  const names = new Set(keys.map((key) => key.split(", ")[0]));
  return Object.fromEntries([...names].map((name) => [name, versionOf(name)]));
}

function machine() {
  return {
    date: new Date().toISOString().slice(0, 16).replace("T", " "),
    commit: commit(),
    cores: cpus().length,
    processor: cpus()[0].model,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.versions.node,
    peers: {},
  };
}

function commit() {
  try {
    const words = ["-C", root, "describe", "--always", "--dirty"];
    return execFileSync("git", words, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}
