// 225 phones in fifteen conversations, and the server is killed: how soon all are back and level,
// and how many of them knock at once.

import assert from "node:assert/strict";
import { chanceFrom, seed } from "../../running/chance.mjs";
import { aPortToKeep, startOutward } from "../../running/outward.mjs";
import { closePhones } from "../../running/phones.mjs";
import { pause } from "../../running/waiting.mjs";
import { allDelivered, allLive, everybodyIn, openRoom, startStorm } from "../storm.mjs";
import { percentile, row, spread } from "./table.mjs";

const chance = chanceFrom(seed);
const conversations = 15;
const people_in_each = 15;
const acts_a_second = 20;
const bar = 5_000;

const outward = await startOutward({ port: aPortToKeep() });
const rooms = [];
for (let room = 0; room < conversations; room += 1)
  rooms.push(await openRoom(outward, people_in_each, chance));
const everybody = rooms.flatMap(everybodyIn);

async function goAwayFor(milliseconds, name) {
  const calm = startStorm(rooms, acts_a_second, chance);
  await pause(2_000);
  const killed = performance.now();
  await outward.kill();
  await pause(milliseconds);
  const started = performance.now();
  await outward.restart();
  await allLive(everybody);
  calm();
  await allDelivered(everybody);
  assert.deepEqual(
    everybody.flatMap(({ complaints, refused }) => [...complaints, ...refused]),
    [],
  );

  const back = everybody.map(({ joins }) => joins.at(-1).at - started);
  const knocks = everybody.flatMap(({ attempts }) => attempts.filter((at) => at > killed));
  const answerable = knocks.filter((at) => at > started);
  const late = percentile(back, 0.95);
  row("Return", `${name}: back and level`, spread(back), `p95 ≤ ${bar} ms`, late <= bar);
  row("Return", `${name}: attempts; most in 100 ms`, `${knocks.length}; ${most(answerable)}`);
}

/** The most of these moments that lie in one tenth of a second. */
function most(moments) {
  const tenths = new Map();
  for (const at of moments)
    tenths.set(Math.floor(at / 100), (tenths.get(Math.floor(at / 100)) ?? 0) + 1);
  return Math.max(0, ...tenths.values());
}

try {
  await goAwayFor(0, "restarted at once");
  await goAwayFor(10_000, "after 10 s away");
} finally {
  closePhones();
  await outward.stop();
}
