// Programs that a browser needs: started, waited for until they say that they are there, and ended.

import { spawn } from "node:child_process";
import { once } from "node:events";

const patience = 30_000;

/**
 * Starts it with a fourth way out beside the usual three. `said(n, pattern)` waits for what it says on
 * the nth; `lines(n)` is all that it has said there.
 */
export function startProgram(words, env = {}) {
  const [program, ...options] = words.map(String);
  const child = spawn(program, options, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const heard = { 1: "", 2: "", 3: "" };
  let trouble = null;
  for (const way of [1, 2, 3]) {
    child.stdio[way].setEncoding("utf8").on("data", (more) => {
      heard[way] += more;
      child.emit("heard");
    });
  }
  child.once("error", (error) => {
    trouble = new Error(`${program}: ${error.message}. ./scripts/browsers installs it.`);
    child.emit("heard");
  });
  child.once("exit", (code) => {
    trouble ??= new Error(`${program} ended with ${code}: ${heard[2].slice(-1000)}`);
    child.emit("heard");
  });

  return {
    said: async (way, pattern) => {
      const signal = AbortSignal.timeout(patience);
      for (;;) {
        const found = pattern.exec(heard[way]);
        if (found) return found;
        if (trouble) throw trouble;
        await once(child, "heard", { signal });
      }
    },
    lines: (way) => heard[way].split("\n"),
    end: async () => {
      process.off("exit", kill);
      if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
      const ended = once(child, "exit", { signal: AbortSignal.timeout(patience) });
      child.kill();
      await ended.catch(kill);
    },
  };
}
