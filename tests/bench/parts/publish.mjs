// How long an initiative takes to be checked and published, in two languages, all of its themes quoted.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOutward } from "../../running/outward.mjs";
import { initiativeOf, leadOf, themesOf } from "../evenings.mjs";
import { figure } from "../figure.mjs";

export async function measure({ runs = 3, quick = false }) {
  const figures = [];
  for (const n of quick ? [40] : [500, 1_500, 5_000])
    figures.push(...(await atSize(n, { runs, themes: quick ? 2 : 20 })));
  return figures;
}

async function atSize(n, { runs, themes }) {
  const outward = await startOutward();
  const folder = mkdtempSync(join(tmpdir(), "outward-bench-"));
  const site = join(folder, "site");
  const publish = (...words) =>
    execFileSync(process.env.OUTWARD, ["publish", ...words, "--db", outward.archive], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  const publishAnew = () => {
    rmSync(site, { recursive: true, force: true });
    publish(site);
  };
  const of = (name, run, more) =>
    figure({
      part: "publish",
      name,
      n,
      of: "notes",
      unit: "ms",
      values: timesOf(run, runs),
      ...more,
    });
  try {
    await theme(outward, n, themes);
    const figures = [
      of("check", () => publish("--check"), { growth: 1 }),
      of("publish", publishAnew, { growth: 1 }),
    ];
    if (readdirSync(site).length === 0) throw new Error("Nothing was published.");
    return figures;
  } finally {
    await outward.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function timesOf(run, runs) {
  return Array.from({ length: runs }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
}

/** Half of all notes in themes, all of those marked as evidence, and all of it approved. */
async function theme(outward, n, themes) {
  const made = await initiativeOf(outward, n, { languages: ["en", "es"] });
  const { view, act, close } = await leadOf(outward, made);
  for (const { kind, record, seq } of view.records)
    if (kind === "source")
      await act("record.set", { set: { kind, record: { ...record, quotable: true } }, over: seq });
  for (const [number, one] of themesOf(n, themes).entries()) await quoted(act, number, one);
  await act("version.keep", { id: "v1", label: "All of it" });
  const sign_off = { place: "Hall", on: "2026-11-20", people: 9, agree: 9, changes: "" };
  await act("version.sign", { version: "v1", sign_off });
  await act("approve", { id: "version:v1", by: "Rosa Diaz" });
  close();
}

async function quoted(act, number, theme) {
  await act("theme.make", theme);
  await act("statements.mark", { statements: theme.statements, mark: "evidence", on: true });
  const texts = { en: `A sentence about theme ${number + 1}.`, es: `Tema ${number + 1}.` };
  const slot = ["want", "worry", "because", "need", "trust"][number % 5];
  const record = { id: `t${number}`, slot, rank: number, texts, themes: [theme.id] };
  await act("record.set", { set: { kind: "sentence", record }, over: 0 });
}
