// Conversations with as many notes as are asked for, of made-up voices.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const voices = join(process.env.SOURCE_DIR, "content/rehearsal/voices.en.json");
const said = JSON.parse(readFileSync(voices)).voices.filter(({ category }) =>
  ["aspiration", "reason", "concern", "barrier"].includes(category),
);

/** For createInitiative: `count` notes in `held` conversations. */
export function evenings(count, held) {
  return Array.from({ length: held }, (_, evening) => ({
    title: `Evening ${evening + 1}`,
    notes: Array.from({ length: Math.ceil(count / held) }, (_, index) => ({
      text: `${said[(7 * index + evening) % said.length].text} (${evening + 1}.${index + 1})`,
    })),
  }));
}
