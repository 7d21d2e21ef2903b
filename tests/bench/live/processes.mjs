// Programs that a bench starts, and what they use of the machine.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Where the programs of tests/bench/CMakeLists.txt are. */
export const programs = process.env.BENCH_BIN ?? "build/release/tests/bench";

/**
 * A program that answers a line with a line. Whoever starts it stops it; that ends its input, and kills what does not
 * end by itself.
 */
export function startProgram(path, ...words) {
  const child = spawn(path, words.map(String), { stdio: ["pipe", "pipe", "pipe"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = "";
  child.stderr.on("data", (more) => {
    complaints += more;
  });
  child.stdin.on("error", () => undefined); // it has ended: the missing answer says so
  const ended = once(child, "exit");
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));

  async function nextLine() {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${path} has ended: ${complaints}`);
    return value;
  }

  return {
    pid: child.pid,
    nextLine,
    ask: (line) => {
      child.stdin.write(`${line}\n`);
      return nextLine();
    },
    stop: async () => {
      child.stdin.end();
      const late = setTimeout(kill, 5_000);
      await ended;
      clearTimeout(late);
    },
    /** At once, as a power cut would. */
    kill: async () => {
      kill();
      await ended;
    },
  };
}

/** Of all its threads since they began, in milliseconds. */
export function cpuOf(pid) {
  const tasks = `/proc/${pid}/task`;
  const nanoseconds = (task) =>
    Number(readFileSync(join(tasks, task, "schedstat"), "utf8").split(" ")[0]);
  return readdirSync(tasks).reduce((sum, task) => sum + nanoseconds(task), 0) / 1e6;
}

/** Memory of its own that it holds now, in bytes. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/RssAnon:\s+(\d+)/.exec(status)[1]) * 1024;
}
