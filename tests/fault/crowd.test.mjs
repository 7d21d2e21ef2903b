// More phones than files a desktop grants to a program at first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chanceFrom } from "../running/chance.mjs";
import { startOutward } from "../running/outward.mjs";
import { closePhones } from "../running/phones.mjs";
import { everybodyIn, openRoom } from "./storm.mjs";

test("a hundred phones join a program that was granted sixty-four files", async (t) => {
  const outward = await startOutward({ files: 64 });
  t.after(closePhones);
  t.after(() => outward.stop());
  const room = await openRoom(outward, 100, chanceFrom(1));
  const { outward_websockets } = await outward.metrics();
  assert.equal(outward_websockets, everybodyIn(room).length);
});
