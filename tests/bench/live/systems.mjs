// What is measured: Outward, and the peers. Each is a server with rooms, and says how screens come into them.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wireTo } from "../../browser/crew.mjs";
import { asHost } from "../../running/outward.mjs";
import { startPeer } from "../peers/peers.mjs";
import { programs, startProgram } from "./processes.mjs";

/** About as many bytes as people write. */
export const words =
  "More trees and benches along Mill Street, so that we meet each other again on the way home.";

const step = "hopes"; // phones may write notes in it

/**
 * Outward with rooms that stand in a step which takes notes. A system has: name, pid, where (for the load's order
 * "open"), note, join(room, seat), stop().
 */
export async function startOutward({ rooms = 1, threads = 0 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "outward-bench-"));
  const archive = join(folder, "outward.db");
  const start = (port) => startProgram(join(programs, "bench_server"), archive, port, threads);
  let running = start(0);
  const link = new URL(await running.nextLine());
  const made = [];
  for (let room = 0; room < rooms; ++room) made.push(await openRoom(link));
  return {
    name: "Outward",
    get pid() {
      return running.pid;
    },
    where: { port: Number(link.port), path: "/live", framing: "plain" },
    note: { text: words, step },
    join: (room, seat = "phone") => seatIn(made[room], seat),
    /** How often its archives were committed, and the disk told to keep it. */
    counters: async () => JSON.parse(await running.ask("counters")),
    /** Its plug is pulled, and it is started again. */
    restart: async () => {
      await running.kill();
      running = start(link.port);
      await running.nextLine();
    },
    stop: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const seatIn = ({ id, code, keys }, seat) =>
  seat === "phone" ? { conversation: id, code } : { conversation: id, key: keys[seat] };

async function openRoom(link) {
  const title = "A talk about Mill Street";
  const room = await asHost(link)("conversations", { guide: "community-conversation", title });
  const { ask, close } = await wireTo(link);
  await ask("join", seatIn(room, "facilitator"));
  await ask("conversation.start");
  await ask("goto", { step, from: "welcome" });
  close();
  return room;
}

/** `keeps`: "nothing", "each" note in a transaction of its own, or "batches". */
export async function startPeerSystem(name, { keeps = "nothing" } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "outward-peer-"));
  const peer = await startPeer(name, {
    db: keeps === "nothing" ? null : join(folder, "notes.db"),
    batch: keeps === "batches",
  });
  return {
    name,
    pid: peer.pid,
    where: { port: peer.port, path: peer.path, framing: peer.framing },
    note: { text: words },
    join: (room) => (peer.framing === "raw" ? null : { conversation: `room ${room}` }),
    stop: async () => {
      await peer.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
