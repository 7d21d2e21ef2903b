// A thousand connections send their request a byte a second, while 225 phones join: the thousand are
// sent away in time, the phones get in, and the host's page answers. The program may open as many
// files as a program on a desktop may.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { chanceFrom, seed } from "../../running/chance.mjs";
import { startOutward } from "../../running/outward.mjs";
import { closePhones } from "../../running/phones.mjs";
import { eventually, pause } from "../../running/waiting.mjs";
import { allLive, newPhone } from "../storm.mjs";
import { percentile, row, spread, timeRow } from "./table.mjs";

const chance = chanceFrom(seed);
const tricklers = 1_000;
const people = 225;
const files_on_a_desktop = 1_024;
const patience = 15_500; // the server gives 15 s, from when it has taken the connection
const check = "Tricklers";

const outward = await startOutward({ files: files_on_a_desktop });
const { port, hostname } = new URL(outward.origin);
const made = await outward.ask("conversations", { guide: "community-conversation", title: "Mill" });

/** One of them; `ended` is how long the server bore it, in milliseconds. */
function trickle() {
  const request = `GET /host HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Long: ${"a".repeat(1_000)}`;
  const one = { ended: null };
  const began = performance.now();
  const socket = connect(port, hostname);
  let sent = 0;
  const drip = setInterval(() => {
    socket.write(request[sent]);
    sent += 1;
  }, 1_000);
  socket.on("error", () => undefined);
  socket.on("close", () => {
    clearInterval(drip);
    one.ended = performance.now() - began;
  });
  socket.resume();
  return one;
}

/** Asks for the host's page again and again, and gives what stops it: how long the answers took. */
function watchThePage() {
  const took = [];
  let going = true;
  const watching = (async () => {
    while (going) {
      const began = performance.now();
      const answer = await fetch(`${outward.origin}/host`, { signal: AbortSignal.timeout(10_000) });
      await answer.text();
      assert.equal(answer.status, 200);
      took.push(performance.now() - began);
      await pause(200);
    }
    return took;
  })();
  return () => {
    going = false;
    return watching;
  };
}

const strangers = Array.from({ length: tricklers }, trickle);
await pause(2_000);
const page = watchThePage();
const began = performance.now();
const phones = Array.from({ length: people }, () => newPhone(outward, made, chance));
try {
  await allLive(phones);
  const joined = phones.map(({ joins }) => joins[0].at - began);
  await eventually(() => assert.ok(strangers.every(({ ended }) => ended !== null)), {
    within: 60_000,
  });
  const late = percentile(joined, 0.95);
  row(check, `${people} phones joined meanwhile`, spread(joined), "p95 ≤ 5000 ms", late <= 5_000);
  const ends = strangers.map(({ ended }) => ended);
  timeRow(check, `the last of ${tricklers} was sent away after`, Math.max(...ends), patience);
  row(check, "the host's page answered in", spread(await page()));
} finally {
  closePhones();
  await outward.stop();
}
