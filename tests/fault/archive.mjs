// An archive as it lies on disk, looked at with the program's own tools and with SQLite's.
// OUTWARD is the path of the program.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const outward = process.env.OUTWARD;
const can_verify = / verify /.test(run(outward, "--help").stdout);
const has_sqlite = spawnSync("sqlite3", ["--version"]).status === 0;

/** What this computer has to examine an archive with. */
export const examiners = [can_verify && "outward verify", has_sqlite && "sqlite3"].filter(Boolean);

/** Calls `look` with a copy of a killed server's archive, so that its own next start has all to mend. */
export function lookAtACopy(archive, look) {
  const folder = mkdtempSync(join(tmpdir(), "outward-copy-"));
  try {
    const copy = join(folder, "outward.db");
    for (const ending of ["", "-wal"])
      if (existsSync(archive + ending)) copyFileSync(archive + ending, copy + ending);
    return look(copy);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All conversations, by id, as `outward export` gives them. */
export function exported(archive) {
  const { stdout } = succeeds(run(outward, "export", "--db", archive, "--format", "json"));
  return new Map(JSON.parse(stdout).conversations.map((one) => [one.id, one]));
}

/** SQLite finds nothing wrong with it, and neither does the program. */
export function assertSound(archive) {
  if (has_sqlite) {
    const checks = "PRAGMA integrity_check; PRAGMA foreign_key_check;";
    assert.equal(succeeds(run("sqlite3", archive, checks)).stdout, "ok\n");
  }
  if (can_verify) succeeds(run(outward, "verify", "--db", archive));
}

function run(program, ...words) {
  return spawnSync(program, words, { encoding: "utf8", maxBuffer: 2 ** 30 });
}

function succeeds(ended) {
  assert.equal(ended.status, 0, `${ended.error ?? ""}${ended.stdout}${ended.stderr}`);
  return ended;
}
