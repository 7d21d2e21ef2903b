// One note at a time to every screen of a room: how long until the last has it, what a delivery costs, and what a
// screen costs that only listens.

import { figure } from "../figure.mjs";
import { startLoad } from "../live/load.mjs";
import { memoryOf } from "../live/processes.mjs";
import { startOutward, startPeerSystem } from "../live/systems.mjs";
import { installPeers } from "../peers/peers.mjs";

const sizes = [12, 225, 1_000, 5_000, 10_000];
/** A conversation takes no more members than 10,000: the others are walls. */
const most_phones = 9_000;
/** Only Bun keeps each note before it goes out, as Outward does. */
const keeps = { bun: "each" };

export async function measure({ runs = 3, quick = false }) {
  const names = installPeers();
  const figures = [];
  for (const n of quick ? [12] : sizes) figures.push(...(await atSize(n, names, { runs, quick })));
  return figures;
}

const messagesFor = (n, quick) => (quick ? 3 : n > 2_000 ? 40 : 200);

/** All are there at once, and take turns. */
async function atSize(n, names, { runs, quick }) {
  const loads = [];
  const results = {};
  try {
    for (const name of ["outward", ...names]) {
      const load = startLoad(await start(name));
      loads.push(load);
      results[name] = { opened: await fill(load, name, n), rounds: [] };
    }
    for (let run = 0; run < runs; ++run)
      for (const [index, name] of ["outward", ...names].entries())
        results[name].rounds.push(
          await loads[index].order({ do: "fan_out", messages: messagesFor(n, quick) }),
        );
    const [ours] = loads;
    return figuresOf(n, names, results, memoryOf(ours.system.pid));
  } finally {
    for (const load of loads) {
      await load.stop();
      await load.system.stop();
    }
  }
}

const start = (name) =>
  name === "outward" ? startOutward() : startPeerSystem(name, { keeps: keeps[name] ?? "nothing" });

/** In Outward the note-taker writes, and all others are phones. */
function fill(load, name, n) {
  if (name !== "outward") return load.open([{ count: n }]);
  const phones = Math.min(n - 1, most_phones);
  return load.open([
    { count: 1, seat: "note_taker" },
    { count: phones },
    ...(phones < n - 1 ? [{ count: n - 1 - phones, seat: "wall" }] : []),
  ]);
}

function figuresOf(n, names, results, memory) {
  const make = (name, unit, of_result, more = {}) =>
    figure({
      part: "fan-out",
      name,
      n,
      of: "screens",
      unit,
      values: of_result(results.outward),
      peers: Object.fromEntries(names.map((peer) => [peer, of_result(results[peer])])),
      ...more,
    });
  const each = (take) => (result) => result.rounds.map(take);
  const targets = targetsAt(n);
  return [
    make(
      "a note to the last screen, p50",
      "ms",
      each((round) => round.last_screen_ms.p50),
      {
        targets: targets.p50,
        growth: 1,
      },
    ),
    make(
      "a note to the last screen, p99",
      "ms",
      each((round) => round.last_screen_ms.p99),
      {
        targets: targets.p99,
        growth: 1,
      },
    ),
    make("deliveries per second of the processor", "1/s", each(deliveriesPerSecond), {
      better: "more",
      targets: targets.processor,
    }),
    make("memory of a screen that listens", "bytes", (result) => [result.opened.memory_each], {
      targets: targets.memory,
      growth: 0,
    }),
    make("all screens come", "ms", (result) => [result.opened.all_ms], { growth: 1 }),
    figure({
      part: "fan-out",
      name: "the whole server's memory",
      n,
      of: "screens",
      unit: "MB",
      values: [memory / 2 ** 20],
      targets: targets.all_memory,
      growth: 1,
    }),
  ];
}

const deliveriesPerSecond = ({ deliveries, cpu_ms }) => deliveries / (cpu_ms / 1000);

function targetsAt(n) {
  const bun = { peer: "bun", times: 1.2 };
  return {
    p50: n === 5_000 ? [bun, { peer: "ws", times: 0.6 }] : n >= 225 ? [bun] : [],
    p99: n === 225 ? [{ limit: 3 }] : [],
    processor: n >= 225 ? [{ peer: "bun", times: 0.8 }] : [],
    memory: n >= 1_000 ? [{ limit: 8 * 1024 }] : [],
    all_memory: n === 10_000 ? [{ limit: 120 }] : [],
  };
}
