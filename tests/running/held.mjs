// Conversations that were held: real comments said in rehearsals, each taken into one archive as a bundle.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commentsOf, writeCsv } from "./comments.mjs";

const people = 12;

/** Which set is dealt out to how many conversations. */
const evenings = [
  ["bowling-green-2018", 6],
  ["bg2050-volunteers-2024", 2],
];

/** Whether the real comments are there to read. */
export const haveComments = evenings.every(([set]) => commentsOf(set) !== null);

function run(...words) {
  execFileSync(process.env.OUTWARD, words.map(String), { stdio: ["ignore", "ignore", "inherit"] });
}

/** An archive with eight conversations, in a folder of its own. */
export function holdEightConversations() {
  const folder = mkdtempSync(join(tmpdir(), "outward-held-"));
  const archive = join(folder, "held.db");
  for (const [set, count] of evenings) {
    const { header, records } = commentsOf(set);
    for (let i = 0; i < count; i += 1) {
      const at = (name) => join(folder, `${set}-${i}.${name}`);
      writeCsv(
        at("csv"),
        header,
        records.filter((_, index) => index % count === i),
      );
      run("rehearse", "--people", people, "--voices", at("csv"), "--keep", at("db"));
      run("export", "--db", at("db"), "--format", "json", "--output", at("json"));
      const { conversations } = JSON.parse(readFileSync(at("json"), "utf8"));
      const [{ id }] = conversations;
      run("export", "--db", at("db"), "--bundle", "--conversation", id, "--output", at("outward"));
      run("import", "--db", archive, at("outward"));
    }
  }
  return { folder, archive };
}
