// Everybody comes at once: for the first time, back with what they missed or with a snapshot, and after a restart.

import { figure } from "../figure.mjs";
import { startLoad } from "../live/load.mjs";
import { startOutward, startPeerSystem } from "../live/systems.mjs";
import { installPeers } from "../peers/peers.mjs";

const sizes = [225, 1_000, 5_000];
const notes = 500; // that the conversation has by then
const most_crew = 225; // each of them is told of every other, and gets every note
const missed = 20; // of them by whoever was away

export async function measure({ runs = 3, quick = false }) {
  const peers = installPeers().filter((name) => ["ws", "bun"].includes(name));
  const figures = [];
  for (const n of quick ? [5] : sizes) {
    const rounds = [];
    for (let run = 0; run < runs; ++run) rounds.push(await oneRun(n, peers, quick ? 5 : notes));
    figures.push(...figuresOf(n, peers, rounds));
  }
  return figures;
}

async function oneRun(n, peers, count) {
  const round = { peers: {} };
  for (const name of peers) round.peers[name] = await ofPeer(name, n);
  if (n <= most_crew)
    round.crew = await inRoom(count, (load) => load.open([{ count: n, seat: "note_taker" }]));
  await inRoom(count, async (load, write) => {
    round.first = await load.open([{ count: n }]);
    await load.order({ do: "go" });
    await write(Math.min(missed, count));
    round.events = await load.order({ do: "come", by: "events" });
    await load.order({ do: "go" });
    round.view = await load.order({ do: "come", by: "view" });
    round.restart = await afterRestart(load);
  });
  return round;
}

/** With a load on a conversation that has so many notes, and with what writes more of them. */
async function inRoom(count, use) {
  const system = await startOutward();
  const [load, writer] = [startLoad(system), startLoad(system)];
  const write = (messages) => writer.order({ do: "fan_out", messages, pause_ms: 0 });
  try {
    await writer.open([{ count: 1, seat: "note_taker" }]);
    await write(count);
    return await use(load, write);
  } finally {
    await load.stop();
    await writer.stop();
    await system.stop();
  }
}

/** From the moment at which the server's plug is pulled until the last screen is level. */
async function afterRestart(load) {
  const begin = performance.now();
  await load.order({ do: "go" });
  await load.system.restart();
  await load.order({ do: "come", by: "events" });
  return performance.now() - begin;
}

/** Only the connection and a short answer: a peer has no conversation to show. */
async function ofPeer(name, n) {
  const system = await startPeerSystem(name);
  const load = startLoad(system);
  try {
    return await load.open([{ count: n }]);
  } finally {
    await load.stop();
    await system.stop();
  }
}

function figuresOf(n, peers, rounds) {
  const make = (name, values, more = {}) =>
    figure({ part: "arrivals", name, n, of: "screens", unit: "ms", values, growth: 1, ...more });
  const all = (what) => rounds.map((round) => round[what].all_ms);
  const at_5000 = n === 5_000 ? [{ limit: 2_000 }] : [];
  return [
    make("all join", all("first"), {
      targets: at_5000,
      peers: Object.fromEntries(
        peers.map((name) => [name, rounds.map((round) => round.peers[name].all_ms)]),
      ),
    }),
    make("all come back by what they missed", all("events"), { targets: at_5000 }),
    make("all come back by a snapshot", all("view"), { targets: at_5000 }),
    ...(n <= most_crew
      ? [make(`note-takers join, each gets ${notes} notes`, all("crew"), { growth: null })]
      : []),
    make(
      "server restarted, all back and level",
      rounds.map(({ restart }) => restart),
      {
        targets: n === 225 ? [{ limit: 2_000 }] : [],
      },
    ),
    figure({
      part: "arrivals",
      name: "bytes for each who joins",
      n,
      of: "screens",
      unit: "bytes",
      values: rounds.map(({ first }) => first.bytes / n),
      growth: 0,
    }),
  ];
}
