// The pages of a room in Chromium: what a visit costs over slow 4G, and what many notes cost. A phone is 4 times as
// slow as this machine; laptops and the wall's computer are as fast.

import { openBrowser } from "../../browser/visitors.mjs";
import { figure, quantile } from "../figure.mjs";
import { startLoad } from "../live/load.mjs";
import { startOutward } from "../live/systems.mjs";
import { crowded } from "../phone/crowded.mjs";
import { addressIn, devices, originOf } from "../phone/device.mjs";
import { visits } from "../phone/visits.mjs";

const { phone, wall, facilitator, note_taker } = devices;
const heavy = 100_000; // bytes at a first visit
const long = 50; // ms: a longer task is felt
const isLong = (task) => task > long;

const all = {
  visited: [phone, wall, facilitator],
  crowded: [phone, wall, facilitator, note_taker],
  sizes: [100, 300, 1_000],
  more: 50, // notes that come while one looks on
};
const few = { visited: [{ ...phone, slowdown: 1 }], crowded: [note_taker], sizes: [10], more: 5 };

export async function measure({ runs: wished = 3, quick = false }) {
  const runs = quick ? 1 : wished;
  const { visited, crowded, sizes, more } = quick ? few : all;
  // Each run has a room of its own: what one writes is not in the way of the next.
  const rooms = visited.length + sizes.length * crowded.length * runs;
  return inRooms(rooms, async (place) => {
    const figures = [];
    for (const device of visited) figures.push(...(await visitsOf(place, device, runs)));
    for (const n of sizes)
      for (const device of crowded)
        figures.push(...(await crowdedOf(place, device, { n, more, runs })));
    return figures;
  });
}

const of_page = (device, fields) =>
  figure({ part: "phone", ...fields, name: `${device.name}, ${fields.name}` });

/** With a `place`: a server with rooms and a browser. `nextRoom()` is one where nobody has written. */
async function inRooms(rooms, use) {
  const system = await startOutward({ rooms });
  try {
    const browser = await openBrowser(originOf(system));
    let room = 0;
    try {
      return await use({ system, browser, nextRoom: () => room++ });
    } finally {
      await browser.close();
    }
  } finally {
    await system.stop();
  }
}

async function visitsOf({ system, browser, nextRoom }, device, runs) {
  const address = addressIn(system, nextRoom(), device);
  const rounds = [];
  for (let run = 0; run < runs; ++run) rounds.push(await visits(browser, device, address));
  return figuresOfVisits(device, rounds);
}

function figuresOfVisits(device, rounds) {
  return ["first", "second"].flatMap((which) => {
    const of = (what, name, unit) =>
      of_page(device, {
        name: `${which} visit: ${name}`,
        unit,
        values: rounds.map((round) => round[which][what]),
        targets: what === "bytes" && which === "first" ? [{ limit: heavy }] : [],
      });
    return [
      of("bytes", "over the wire", "bytes"),
      of("requests", "requests", "requests"),
      of("said", "by its WebSocket", "bytes"),
      of("painted", "first words painted", "ms"),
      of("usable", "usable", "ms"),
      of("longest", "longest task", "ms"),
    ];
  });
}

async function crowdedOf(place, device, { n, more, runs }) {
  const rounds = [];
  for (let run = 0; run < runs; ++run) rounds.push(await oneCrowded(place, device, n, more));
  return figuresOfCrowded(device, n, rounds);
}

async function oneCrowded({ system, browser, nextRoom }, device, n, more) {
  const room = nextRoom();
  const load = startLoad(system);
  const write = (messages, pause_ms) => load.order({ do: "fan_out", messages, pause_ms });
  try {
    await load.open([{ count: 1, room, seat: "note_taker" }]);
    await write(n, 0);
    const address = addressIn(system, room, device);
    const round = await crowded(browser, device, address, () => write(more, 100));
    if (device.list && round.notes !== n + more)
      throw new Error(`The ${device.name} was told of ${round.notes} notes, not of ${n + more}.`);
    return round;
  } finally {
    await load.stop();
  }
}

function figuresOfCrowded(device, n, rounds) {
  const of = (name, unit, of_round, more = {}) =>
    of_page(device, { name, n, of: "notes", unit, values: rounds.map(of_round), ...more });
  const scrolling = () => [
    of("a frame while its list goes by, p95", "ms", ({ scrolled }) =>
      quantile(scrolled.frames, 0.95),
    ),
    of("longest task while its list goes by", "ms", ({ scrolled }) => Math.max(...scrolled.tasks), {
      targets: [{ limit: long }],
      growth: 0,
    }),
  ];
  return [
    of("memory of its scripts", "MB", ({ heap }) => heap / 2 ** 20, { growth: 1 }),
    of("DOM nodes", "nodes", ({ nodes }) => nodes, { growth: 1 }),
    of("a frame while 10 notes come a second, p95", "ms", ({ frames }) => quantile(frames, 0.95)),
    of("tasks over 50 ms meanwhile", "tasks", ({ tasks }) => tasks.filter(isLong).length),
    of("longest task meanwhile", "ms", ({ tasks }) => Math.max(...tasks), {
      targets: [{ limit: long }],
      growth: 0,
    }),
    ...(device.list ? scrolling() : []),
  ];
}
