// Everybody writes at once, each the next note when the last is answered, and an answer means that it is on disk.

import { figure } from "../figure.mjs";
import { startLoad } from "../live/load.mjs";
import { startOutward, startPeerSystem } from "../live/systems.mjs";
import { installPeers } from "../peers/peers.mjs";

/** In each room so many screens, of which so many write. */
const shapes = [
  { rooms: 1, screens: 12, senders: 12 },
  { rooms: 1, screens: 225, senders: 50 },
  { rooms: 1, screens: 225, senders: 225 },
  { rooms: 1, screens: 1_000, senders: 200 },
  { rooms: 28, screens: 8, senders: 8 },
  { rooms: 500, screens: 12, senders: 2 },
];

const systems = {
  outward: (rooms) => startOutward({ rooms }),
  "ws, each": () => startPeerSystem("ws", { keeps: "each" }),
  "ws, batches": () => startPeerSystem("ws", { keeps: "batches" }),
  "socketio, batches": () => startPeerSystem("socketio", { keeps: "batches" }),
  "bun, each": () => startPeerSystem("bun", { keeps: "each" }),
  "bun, batches": () => startPeerSystem("bun", { keeps: "batches" }),
};

export async function measure({ runs = 3, quick = false }) {
  const here = installPeers();
  const names = Object.keys(systems).filter(
    (name) => name === "outward" || here.includes(name.split(",")[0]),
  );
  const figures = [];
  for (const shape of quick ? [{ rooms: 1, screens: 3, senders: 2 }] : shapes)
    figures.push(...(await inShape(shape, names, { runs, ms: quick ? 100 : 1_500 })));
  return figures;
}

/** Each run of each system has a server of its own: what was written before would be in the way. */
async function inShape(shape, names, { runs, ms }) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let run = 0; run < runs; ++run)
    for (const name of names) results[name].push(await oneRun(shape, systems[name], ms));
  return figuresOf(shape, results);
}

async function oneRun({ rooms, screens, senders }, start, ms) {
  const system = await start(rooms);
  const load = startLoad(system);
  try {
    await load.open(Array.from({ length: rooms }, (_, room) => ({ count: screens, room })));
    const before = await system.counters?.();
    const measured = await load.order({ do: "storm", senders, ms });
    const after = await system.counters?.();
    return {
      ...measured,
      commits: after && after.commits - before.commits,
      syncs: after && after.syncs - before.syncs,
    };
  } finally {
    await load.stop();
    await system.stop();
  }
}

function figuresOf({ rooms, screens, senders }, { outward, ...others }) {
  const shape = `${rooms} × ${screens} screens, ${senders} write`;
  const make = (name, unit, take, more = {}) =>
    figure({
      part: "durable notes",
      name: `${name}, ${shape}`,
      unit,
      values: outward.map(take),
      peers: Object.fromEntries(
        Object.entries(others).map(([peer, rounds]) => [peer, rounds.map(take)]),
      ),
      ...more,
    });
  const is = (a, b) => rooms === a && screens === b;
  const against = (ws, bun) => [
    { peer: "ws, batches", times: ws },
    { peer: "bun, batches", times: bun },
  ];
  return [
    make("notes per second", "1/s", ({ notes, seconds }) => notes / seconds, {
      better: "more",
      targets: is(1, 225) && senders === 50 ? against(20, 5) : is(28, 8) ? against(5, 5) : [],
    }),
    make("answer, p50", "ms", ({ answer_ms }) => answer_ms.p50),
    make("answer, p99", "ms", ({ answer_ms }) => answer_ms.p99, {
      targets: is(1, 225) && senders === 50 ? [{ limit: 5 }] : [],
    }),
    make(
      "deliveries per second of the processor",
      "1/s",
      ({ deliveries, cpu_ms }) => deliveries / (cpu_ms / 1000),
      {
        better: "more",
      },
    ),
    ...["commits", "syncs"].map((what) =>
      figure({
        part: "durable notes",
        name: `${what} for 1,000 notes, ${shape}`,
        unit: what,
        values: outward.map((round) => (1_000 * round[what]) / round.notes),
      }),
    ),
  ];
}
