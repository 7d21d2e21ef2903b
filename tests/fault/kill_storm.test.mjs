// The server is killed again and again while everybody writes: nothing that a phone calls saved is
// lost, doubled or invented, and the room goes on.
// OUTWARD_KILLS and OUTWARD_SEED make it longer and other than usual.

import assert from "node:assert/strict";
import { watch } from "node:fs";
import { after, before, test } from "node:test";
import { chanceFrom, oneOf, seed } from "../running/chance.mjs";
import { aPortToKeep, startOutward } from "../running/outward.mjs";
import { closePhones, Phone } from "../running/phones.mjs";
import { eventually, pause } from "../running/waiting.mjs";
import { assertSound, examiners, exported, lookAtACopy } from "./archive.mjs";
import { assertKept } from "./kept.mjs";
import { percentile, row, timeRow } from "./load/table.mjs";
import {
  allDelivered,
  allLive,
  erase,
  everybodyIn,
  newPhone,
  openRoom,
  startStorm,
  write,
} from "./storm.mjs";

const kills = Number(process.env.OUTWARD_KILLS ?? 5);
const chance = chanceFrom(seed);
const acts_a_second = 20;
const people_in_a_room = 25;

/** When the server dies, in turn. */
const moments = [inTheStorm, atACheckpoint, whilePhonesComeBack, whileItStarts];

let outward;
let rooms;
let calm = () => undefined;
const joinable = [];
const died = { at_a_checkpoint: 0, while_it_starts: 0, unanswered: 0, saved_unanswered: 0 };

before(async () => {
  outward = await startOutward({ port: aPortToKeep() });
  rooms = await Promise.all([1, 2].map(() => openRoom(outward, people_in_a_room, chance)));
  for (const room of rooms) room.visitors = [];
});

after(async () => {
  calm();
  closePhones();
  await outward?.stop();
});

test(`${kills} kills in a storm, seed ${seed}, examined by ${examiners.join(" and ")}`, async () => {
  calm = startStorm(rooms, acts_a_second, chance);
  for (let kill = 0; kill < kills; kill += 1) {
    await moments[kill % moments.length]();
    await die();
    lookAtACopy(outward.archive, assertNothingIsLost);
    await comeBack();
    if (moments[(kill + 1) % moments.length] === whilePhonesComeBack) continue;
    calm();
    await assertLevel();
    calm = startStorm(rooms, acts_a_second, chance);
  }
  calm();
  await assertLevel();
  report();
});

const all = (room) => [...everybodyIn(room), ...room.visitors];

async function inTheStorm() {
  await pause(chance() * 1_500);
}

async function whilePhonesComeBack() {
  await pause(chance() * 400);
}

/** The archive's own file is written at checkpoints only. */
async function atACheckpoint() {
  const busy = setInterval(() => {
    for (const room of rooms) {
      if (room.facilitator.outbox.length === 0) write(room.facilitator, room, chance);
      erase(room, chance);
    }
  }, 100);
  const watcher = watch(outward.archive);
  const begun = new Promise((seen) => watcher.once("change", () => seen(true)));
  if (await Promise.race([begun, pause(3_000)])) died.at_a_checkpoint += 1;
  watcher.close();
  clearInterval(busy);
}

/** Once it has died in the storm, it dies again before it is there. */
async function whileItStarts() {
  await inTheStorm();
  await die();
  for (let again = 0; again < 3; again += 1) {
    const started = outward.restart().then(
      () => 0,
      () => 1,
    );
    await pause(chance() * percentile(joinable, 0.5));
    await outward.kill();
    died.while_it_starts += await started;
  }
}

/** Dies with notes and newcomers on their way to disk. What was answered before is read to its end. */
async function die() {
  for (const room of rooms) {
    room.visitors.push(newPhone(outward, room, chance));
    for (let some = 0; some < 5; some += 1) write(oneOf(room.phones, chance), room, chance);
  }
  const moment = performance.now() + chance() * 4;
  while (performance.now() < moment) await new Promise(setImmediate);
  await outward.kill();
  const phones = rooms.flatMap(all);
  await eventually(() => assert.ok(phones.every(({ live, joining }) => !live && !joining)));
  died.unanswered += phones.filter(({ outbox }) => outbox[0]?.tries > 0).length;
}

function assertNothingIsLost(archive) {
  assertSound(archive);
  died.saved_unanswered += countKept(exported(archive));
}

/** Fails when something is lost, doubled or invented; counts what is there though nobody was told. */
const countKept = (conversations) =>
  rooms.reduce((sum, room) => sum + assertKept(conversations.get(room.id), all(room)), 0);

/** Starts the server, and measures until the first that can join has joined. */
async function comeBack() {
  const room = oneOf(rooms, chance);
  const began = performance.now();
  const started = outward.restart();
  const newcomer = newPhone(outward, room, chance, { firstPause: 10, longestPause: 10 });
  room.visitors.push(newcomer);
  await Promise.all([started, allLive([newcomer])]);
  joinable.push(newcomer.joins[0].at - began);
}

/** Everybody is back, has delivered, and sees what somebody sees who comes only now. */
async function assertLevel() {
  await allLive(rooms.flatMap(everybodyIn));
  await allDelivered(rooms.flatMap(everybodyIn));
  await Promise.all(rooms.map(assertRoomLevel));
  for (const room of rooms) {
    assert.deepEqual(
      all(room).flatMap(({ complaints, refused }) => [...complaints, ...refused]),
      [],
    );
  }
  const { conversations } = await outward.ask("conversations");
  assert.equal(conversations.length, rooms.length);
  const documents = await Promise.all(rooms.map(({ id }) => read(id)));
  assert.equal(countKept(new Map(documents.map((one) => [one.id, one]))), 0);
}

async function read(id) {
  const document = await outward.ask(`conversations/${id}/export?format=json`);
  return document.conversations[0];
}

async function assertRoomLevel(room) {
  const late = new Phone(outward.origin, room.seatOf("note_taker"), { chance });
  await allLive([late]);
  const newcomer = newPhone(outward, room, chance);
  await allLive([newcomer]);
  await eventually(() => {
    for (const { seq } of [late, ...everybodyIn(room)]) assert.equal(seq, newcomer.seq);
  });
  for (const { view } of room.phones) assert.deepEqual(view, newcomer.view);
  for (const { view } of [room.facilitator, room.note_taker]) assert.deepEqual(view, late.view);
  room.visitors.push(late, newcomer);
  for (const visitor of room.visitors) visitor.close();
}

function report() {
  const phones = rooms.flatMap(all);
  const saved = phones.reduce((sum, phone) => sum + phone.saved.length, 0);
  const check = "Kill storm";
  row(check, "kills, seed", `${kills}, ${seed}`);
  row(check, "of them at a checkpoint", died.at_a_checkpoint);
  row(check, "besides, while it started", died.while_it_starts);
  const under_way = `${died.unanswered}, ${died.saved_unanswered}`;
  row(check, "acts under way when it died, of these on disk", under_way);
  row(check, "acts answered; lost, doubled or invented", `${saved}; 0`, "0", true);
  timeRow(check, "from start to the first join, p95", percentile(joinable, 0.95), 2_000);
  timeRow(check, "from start to the first join, longest", Math.max(...joinable), 2_000);
}
