// Starts OUTWARD as a server and lets PEOPLE phones join one conversation and write a note each, over real
// connections. Says how soon the first page came and how many joined; ends with 1 when one did not.

import assert from "node:assert/strict";
import { allDelivered, everybodyIn, openRoom, write } from "../../tests/fault/storm.mjs";
import { chanceFrom } from "../../tests/running/chance.mjs";
import { startOutward } from "../../tests/running/outward.mjs";
import { closePhones } from "../../tests/running/phones.mjs";

const chance = chanceFrom(1);
const people = Number(process.env.PEOPLE);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(2)} s`;

const started = performance.now();
const outward = await startOutward();
try {
  const page = await fetch(`${outward.origin}/host`);
  assert.equal(page.status, 200);
  await page.text();
  console.log(`first page after ${seconds(started)}`);

  const joining = performance.now();
  const room = await openRoom(outward, people, chance);
  const joined = seconds(joining);
  for (const phone of room.phones) write(phone, room, chance);
  await allDelivered(everybodyIn(room));
  const { outward_websockets } = await outward.metrics();
  assert.equal(outward_websockets, everybodyIn(room).length);
  console.log(`${room.phones.length} phones joined in ${joined} and wrote a note each`);
} finally {
  closePhones();
  await outward.stop();
}
