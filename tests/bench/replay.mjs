// How long the replay of a long evening takes to show another moment: `node tests/bench/replay.mjs`.
// 1,000 seeks to any moment of three hours, as the facilitator's seat gets them.

import { join } from "node:path";
import { packages } from "../packages.mjs";
import { quantile } from "./figure.mjs";

const folder = join(import.meta.dirname, "../../clients/coach/replay");
const seeks = 1_000;

/** With so many events: how long it took to open, and each seek, in milliseconds. */
export async function replay(events) {
  const { runnerImport } = packages("vite");
  const { timelineOf } = (await runnerImport(join(folder, "timeline.ts"))).module;
  const { aLongEvening } = (await runnerImport(join(folder, "evening.stub.ts"))).module;
  const evening = aLongEvening(events);

  const opening = performance.now();
  const timeline = timelineOf(evening);
  const opened = performance.now() - opening;

  const chance = generator(7);
  const length = evening.ends_at - evening.begins_at;
  const times = Array.from({ length: seeks }, () => {
    const at = evening.begins_at + chance() * length;
    const before = performance.now();
    timeline.viewAt(at);
    return performance.now() - before;
  });
  return { opened, times };
}

/** The same numbers from 0 to 1 each time. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

if (process.argv[1] === import.meta.filename) {
  const events = 5_000;
  const { opened, times } = await replay(events);
  const at = (part) => `${quantile(times, part).toFixed(2)} ms`;
  console.log(`${events} events, opened in ${opened.toFixed(0)} ms; ${seeks} seeks:`);
  console.log(`p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`);
}
