// Archives that nobody held (archive/making.cpp), each in a folder with its catalogue. BENCH_ARCHIVES names a folder
// where they stay for the next run; without it they are gone at the end.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { programs } from "../live/processes.mjs";

const top = join(import.meta.dirname, "../../..");
const program = resolve(top, programs, "bench_catalogue");

export function openArchives() {
  const kept = process.env.BENCH_ARCHIVES;
  const folder = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), "outward-bench-"));

  return {
    /** With so many conversations of so many notes each; made once. */
    of(conversations, notes = 100) {
      const home = join(folder, `${conversations}-of-${notes}`);
      if (!existsSync(home)) make(home, conversations, notes);
      const file = join(home, "outward.db");
      const megabytes = statSync(file).size / 1e6;
      return { home, file, conversations, notes: conversations * notes, each: notes, megabytes };
    },
    /** A file or folder of that name that is not there yet. */
    free(name) {
      const path = join(folder, name);
      rmSync(path, { recursive: true, force: true });
      return path;
    },
    close: () => kept || rmSync(folder, { recursive: true, force: true }),
  };
}

/** Under another name until it is whole. */
function make(home, conversations, notes) {
  const unfinished = `${home}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  run(conversations, notes, unfinished, "make");
  renameSync(unfinished, home);
}

/** How fast each kind of question was answered: { question, p50_ms, p95_ms … }. */
export function ask({ home, conversations, each }) {
  return JSON.parse(run(conversations, each, home, "ask").trim().split("\n").at(-1)).questions;
}

function run(...words) {
  return execFileSync(program, words.map(String), { cwd: top, encoding: "utf8" });
}
