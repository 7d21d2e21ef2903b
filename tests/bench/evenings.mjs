// An initiative that holds conversations with as many notes as are asked for, of made-up voices.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wireTo } from "../browser/crew.mjs";
import { createInitiative } from "../browser/initiative.mjs";
import { fragment } from "../running/outward.mjs";

const voices = join(process.env.SOURCE_DIR, "content/rehearsal/voices.en.json");
const said = JSON.parse(readFileSync(voices)).voices.filter(({ category }) =>
  ["aspiration", "reason", "concern", "barrier"].includes(category),
);
const held = 8; // conversations

/** How long to wait between two acts: the server takes no more of them from one person. */
export const pause = 220; // ms

const evenings = (count) =>
  Array.from({ length: held }, (_, evening) => ({
    title: `Evening ${evening + 1}`,
    notes: Array.from({ length: Math.ceil((count - evening) / held) }, (_, index) => ({
      text: `${said[(7 * index + evening) % said.length].text} (${evening + 1}.${index + 1})`,
    })),
  }));

/** With so many notes, which have the numbers 1 to `count`. */
export const initiativeOf = (outward, count, wishes = {}) =>
  createInitiative(outward, { conversations: evenings(count), ...wishes });

/** Somebody who leads it without a page: `act` does a thing and waits its turn. Close it at the end. */
export async function leadOf(outward, initiative) {
  const { ask, close } = await wireTo(outward);
  const key = fragment(new URL(initiative.lead, outward.origin), "key");
  const { view } = await ask("initiative.join", { initiative: initiative.id, key, name: "Rosa" });
  const act = async (method, params) => {
    await ask(method, params);
    await new Promise((wait) => setTimeout(wait, pause));
  };
  return { view, act, close };
}

/** Half of the notes in themes: the ids and notes of each. */
export const themesOf = (count, themes) =>
  Array.from({ length: themes }, (_, number) => {
    const statements = [];
    for (let n = number + 1; n <= count; n += 2 * themes) statements.push(n);
    return { id: `t${number}`, name: `Theme ${number + 1}`, statements };
  });
