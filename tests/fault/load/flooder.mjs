// One phone sends a hundred notes a second without waiting for answers, a hundred times what is
// allowed: what fifty others notice of it.

import assert from "node:assert/strict";
import { chanceFrom, seed } from "../../running/chance.mjs";
import { startOutward } from "../../running/outward.mjs";
import { closePhones } from "../../running/phones.mjs";
import { pause } from "../../running/waiting.mjs";
import { allDelivered, everybodyIn, newNote, newPhone, openRoom, startStorm } from "../storm.mjs";
import { percentile, row, spread } from "./table.mjs";

const chance = chanceFrom(seed);
const people = 50;
const acts_a_second = 20;
const flood_a_second = 100;
const turns = 4; // quiet and flooded in turn, so that what else this computer does falls on both
const turn = (Number(process.env.OUTWARD_SECONDS ?? 60) * 1000) / turns / 2;

const outward = await startOutward();
const room = await openRoom(outward, people, chance);
const flooder = newPhone(outward, room, chance);

/** How long the answers to the others took meanwhile. */
async function answersFor(milliseconds) {
  const before = room.phones.map(({ saved }) => saved.length);
  const calm = startStorm([room], acts_a_second, chance);
  await pause(milliseconds);
  calm();
  await allDelivered(everybodyIn(room));
  return room.phones.flatMap(({ saved }, index) => saved.slice(before[index]));
}

/** Asks and asks; the answers come, or they do not. */
function flood() {
  const timer = setInterval(() => {
    flooder.ask("note.add", newNote(room, chance)).catch(() => undefined);
  }, 1000 / flood_a_second);
  return () => clearInterval(timer);
}

function report(quiet, flooded) {
  const took = (acts) => acts.map((act) => act.took);
  const count = (wanted) => flooder.asked.filter(wanted).length;
  const [calm, meanwhile] = [quiet, flooded].map((acts) => percentile(took(acts), 0.95));
  const change = `${Math.round((meanwhile / calm - 1) * 100)} % on p95`;
  row("Flooder", "answers to the others, quiet", spread(took(quiet)));
  row(
    "Flooder",
    "answers to the others, meanwhile",
    `${spread(took(flooded))}; ${change}`,
    "±20 %",
  );
  row(
    "Flooder",
    "its notes: sent, saved, refused as too many",
    [() => true, ({ seq }) => seq !== null, ({ reason }) => reason === "too_many"]
      .map(count)
      .join(", "),
  );
}

try {
  const quiet = [];
  const flooded = [];
  for (let time = 0; time < turns; time += 1) {
    quiet.push(...(await answersFor(turn)));
    const enough = flood();
    flooded.push(...(await answersFor(turn)));
    enough();
  }
  assert.deepEqual(
    room.phones.flatMap(({ refused, complaints }) => [...refused, ...complaints]),
    [],
  );
  report(quiet, flooded);
} finally {
  closePhones();
  await outward.stop();
}
