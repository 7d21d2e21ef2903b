// 225 phones in one conversation that is full of words, and ten of them stop reading: what that costs
// the server, whether the others notice, and how the ten come back. The same is done first with
// everybody reading: what is said stays in memory, and must not be put down to the ten.

import assert from "node:assert/strict";
import { chanceFrom, oneOf, seed } from "../../running/chance.mjs";
import { startOutward } from "../../running/outward.mjs";
import { closePhones, Phone } from "../../running/phones.mjs";
import { eventually } from "../../running/waiting.mjs";
import { allDelivered, allLive, lead, openRoom, tellStory, write } from "../storm.mjs";
import { percentile, row, spread } from "./table.mjs";

const chance = chanceFrom(seed);
const people = 225;
const slow = 10;
const stories = 600; // 5 MB for each phone: more than the system's own buffers take
const note_takers = 30; // each may fill the story once a second
const mebibyte = 2 ** 20;
const silence = 40; // seconds after which the server gives up whoever answers no ping
const check = "Slow readers";

/** Calls `act` so many times a second, and gives what stops it. */
function often(times, act) {
  const timer = setInterval(act, 1000 / times);
  return () => clearInterval(timer);
}

/**
 * The same conversation each time; gives how far the server grew, how late the others were shown a
 * step, and how many seconds after they stalled the last was dropped.
 */
async function converse(outward, stalled) {
  const late = [];
  const seen = ({ step }, before) => {
    if (step !== before.step) late.push(Date.now() - step.entered_at);
  };
  const room = await openRoom(outward, people, chance, { seen });
  const tellers = Array.from(
    { length: note_takers },
    () => new Phone(outward.origin, room.seatOf("note_taker"), { chance }),
  );
  await allLive(tellers);
  const { outward_resident_bytes: before, outward_websockets: seats } = await outward.metrics();
  const sleepers = room.phones.slice(0, stalled);
  const awake = room.phones.slice(stalled);
  for (const phone of sleepers) phone.stall();

  let most = before;
  let dropped = Infinity;
  const stalled_at = performance.now();
  const all_off = [
    often(20, () => tellStory(oneOf(tellers, chance), chance)),
    often(1, () => lead(room, chance)),
    often(20, () => write(oneOf(awake, chance), room, chance)),
    often(5, async () => {
      const { outward_resident_bytes: now, outward_websockets: left } = await outward.metrics();
      most = Math.max(most, now);
      const passed = (performance.now() - stalled_at) / 1000;
      if (left === seats - stalled) dropped = Math.min(dropped, passed);
    }),
  ];
  const told = () => tellers.flatMap(({ asked }) => asked).filter(({ seq }) => seq !== null).length;
  await eventually(() => assert.ok(told() >= stories, `${told()} stories`), { within: 300_000 });
  for (const off of all_off) off();
  await allDelivered([...awake, ...tellers]);
  const shown_late = [...late];
  await comeBack(room, sleepers);
  return { grown: most - before, late: shown_late, dropped };
}

async function comeBack(room, sleepers) {
  for (const phone of sleepers) phone.wake();
  await eventually(() => {
    for (const { live, seq } of room.phones) assert.ok(live && seq === room.facilitator.seq);
  });
  const views = room.phones.map(({ view }) => view);
  for (const view of views) assert.deepEqual(view, views.at(-1));
  for (const { joins } of sleepers) assert.equal(joins.at(-1).brought, "view");
}

async function measured(stalled) {
  const outward = await startOutward();
  try {
    return await converse(outward, stalled);
  } finally {
    closePhones();
    await outward.stop();
  }
}

const everybody_reads = await measured(0);
const ten_do_not = await measured(slow);
const more = (ten_do_not.grown - everybody_reads.grown) / mebibyte;
const grown = `${more.toFixed(1)} MiB more than without`;
row(check, `memory with ${slow} of ${people} stalled`, grown, `≤ ${slow} MiB`, more <= slow);
const { dropped } = ten_do_not;
const after = `${dropped.toFixed(0)} s`;
row(check, "the last stalled was dropped after", after, `< ${silence} s`, dropped < silence);
row(check, "they came back by a snapshot, the right one", slow, slow, true);
const shown_late = percentile(ten_do_not.late, 0.95);
row(
  check,
  "step change on the others",
  spread(ten_do_not.late),
  "p95 ≤ 1000 ms",
  shown_late <= 1000,
);
row(check, "the same with everybody reading", spread(everybody_reads.late));
