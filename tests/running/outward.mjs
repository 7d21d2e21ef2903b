// The built program for one test: `outward serve` on an archive and a port of its own.
// OUTWARD is the path of the program.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const patience = 20_000;

/** Starts the program; it is there when this returns. Whoever starts it stops it. */
export async function startOutward() {
  const folder = await mkdtemp(join(tmpdir(), "outward-"));
  let running = await serve(folder, 0);
  const { origin } = running.link;

  async function end(signal) {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit", { signal: AbortSignal.timeout(patience) });
    child.kill(signal);
    await ended.catch(() => child.kill("SIGKILL"));
  }

  return {
    origin,
    /** What the program prints for the host. */
    link: running.link.href,
    /** As a power cut would. */
    kill: () => end("SIGKILL"),
    /** Ends it and starts it again with the same archive and port. */
    restart: async () => {
      await end("SIGTERM");
      running = await serve(folder, new URL(origin).port);
      assert.equal(running.link.origin, origin, "the port was taken meanwhile");
    },
    stop: async () => {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
    /** The answer to a request of the host; POST when there is a body. */
    ask: async (path, body) => {
      const answer = await fetch(`${origin}/api/v1/${path}`, {
        method: body ? "POST" : "GET",
        headers: { Authorization: `Bearer ${fragment(running.link, "key")}` },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patience),
      });
      assert.ok(answer.ok, `${path}: ${answer.status}`);
      return answer.json();
    },
  };
}

/** A value in the fragment of an address, where keys travel. */
export function fragment(address, name) {
  return new URLSearchParams(new URL(address).hash.slice(1)).get(name);
}

async function serve(folder, port) {
  const options = ["serve", "--db", join(folder, "outward.db"), "--port", port, "--no-browser"];
  const child = spawn(process.env.OUTWARD, options.map(String), {
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  let said = "";
  child.stderr.resume();
  child.stdout.setEncoding("utf8");
  const link = await new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`no link came: ${said}`)), patience);
    child.stdout.on("data", (more) => {
      said += more;
      const address = /http\S+\/host#key=\S+(?=\s)/.exec(said)?.[0];
      if (!address) return;
      clearTimeout(late);
      found(new URL(address));
    });
    child.once("exit", (code) => failed(new Error(`ended with ${code}: ${said}`)));
    child.once("error", failed);
  });
  return { child, link };
}
