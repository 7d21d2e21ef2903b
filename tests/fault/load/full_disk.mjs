// A real volume of 8 MB is filled by something else while people write: their notes wait, the crew is
// told, and once there is room all of it is saved without a restart. Needs the right to mount.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chanceFrom, seed } from "../../running/chance.mjs";
import { startOutward } from "../../running/outward.mjs";
import { closePhones } from "../../running/phones.mjs";
import { eventually, pause } from "../../running/waiting.mjs";
import { assertSound, exported } from "../archive.mjs";
import { assertKept } from "../kept.mjs";
import { allDelivered, everybodyIn, openRoom, startStorm } from "../storm.mjs";
import { row } from "./table.mjs";

const check = "Full disk";
const chance = chanceFrom(seed);
const volume = mkdtempSync(join(tmpdir(), "outward-volume-"));
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", volume]).status === 0;
if (!mounted) {
  row(check, "8 MB volume", "skipped: this account may not mount one");
  rmdirSync(volume);
  process.exit(0);
}

process.env.TMPDIR = volume;
const outward = await startOutward();
try {
  const room = await openRoom(outward, 25, chance);
  const everybody = everybodyIn(room);
  const calm = startStorm([room], 10, chance);
  await pause(2_000);
  const ballast = join(volume, "ballast");
  fill(ballast);
  await eventually(() => assert.equal(room.facilitator.trouble, "not_saved"), { within: 60_000 });
  await pause(5_000);
  const waiting = everybody.reduce((sum, { outbox }) => sum + outbox.length, 0);
  assert.ok(waiting > 0, "the volume was not full");
  assert.ok(everybody.every(({ live }) => live));
  calm();
  rmSync(ballast);
  await allDelivered(everybody);
  assert.deepEqual(
    everybody.flatMap(({ complaints, refused }) => [...complaints, ...refused]),
    [],
  );
  assertKept(exported(outward.archive).get(room.id), everybody);
  assertSound(outward.archive);
  const acts = everybody.reduce((sum, { saved }) => sum + saved.length, 0);
  row(check, "acts that waited while it was full", `${waiting}`);
  row(check, "acts of the whole session; lost or doubled", `${acts}; 0`, "0", true);
} finally {
  closePhones();
  await outward.stop();
  spawnSync("umount", [volume]);
  rmdirSync(volume);
}

/** Until not one more byte finds room. */
function fill(file) {
  for (let size = 2 ** 20; size >= 1; ) {
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch {
      size = Math.floor(size / 2);
    }
  }
}
