// How long an initiative with 5,000 notes takes to be checked and published, in two languages, all of its themes quoted:
//   OUTWARD=build/release/outward SOURCE_DIR=. node tests/bench/publish.mjs [NOTES]

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wireTo } from "../browser/crew.mjs";
import { createInitiative } from "../browser/initiative.mjs";
import { fragment, startOutward } from "../running/outward.mjs";
import { evenings } from "./evenings.mjs";

const count = Number(process.argv[2] ?? 5_000);
const held = 8; // conversations
const themes = 20;
const runs = 5;
const pause = 220; // ms: so many acts the server takes from one person

const outward = await startOutward();
const folder = mkdtempSync(join(tmpdir(), "outward-bench-"));
try {
  const conversations = evenings(count, held);
  const made = await createInitiative(outward, { conversations, languages: ["en", "es"] });
  const statements = conversations.reduce((sum, { notes }) => sum + notes.length, 0);
  await theme(made, statements);
  report("check", () => publish("--check"));
  report("publish", () => publish(join(folder, "site")));
} finally {
  await outward.stop();
  rmSync(folder, { recursive: true, force: true });
}

function publish(...words) {
  execFileSync(process.env.OUTWARD, ["publish", ...words, "--db", outward.archive], {
    stdio: "ignore",
  });
}

function report(what, run) {
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  }).sort((a, b) => a - b);
  const ms = (time) => `${Math.round(time)} ms`;
  const [least, middle, most] = [times[0], times[Math.floor(runs / 2)], times[runs - 1]];
  console.log(`${what}, ${count} notes: min ${ms(least)}, median ${ms(middle)}, max ${ms(most)}`);
}

/** Half of all notes in themes, all of those marked as evidence. */
async function theme(made, statements) {
  const lead = await wireTo(outward);
  const key = fragment(new URL(made.lead, outward.origin), "key");
  const join_as = { initiative: made.id, key, name: "Rosa" };
  const { view } = await lead.ask("initiative.join", join_as);
  const act = async (method, params) => {
    await lead.ask(method, params);
    await new Promise((wait) => setTimeout(wait, pause));
  };
  for (const { kind, record, seq } of view.records)
    if (kind === "source")
      await act("record.set", { set: { kind, record: { ...record, quotable: true } }, over: seq });
  for (let number = 0; number < themes; number += 1) {
    const id = `t${number}`;
    const own = [];
    for (let n = number + 1; n <= statements; n += 2 * themes) own.push(n);
    await act("theme.make", { id, name: `Theme ${number + 1}`, statements: own });
    await act("statements.mark", { statements: own, mark: "evidence", on: true });
    const texts = { en: `A sentence about theme ${number + 1}.`, es: `Tema ${number + 1}.` };
    const slot = ["want", "worry", "because", "need", "trust"][number % 5];
    const record = { id, slot, rank: number, texts, themes: [id] };
    await act("record.set", { set: { kind: "sentence", record }, over: 0 });
  }
  await act("version.keep", { id: "v1", label: "All of it" });
  const sign_off = { place: "Hall", on: "2026-11-20", people: 9, agree: 9, changes: "" };
  await act("version.sign", { version: "v1", sign_off });
  await act("approve", { id: "version:v1", by: "Rosa Diaz" });
  lead.close();
}
