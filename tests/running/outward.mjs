// The built program for one test: `outward serve` on an archive and a port of its own.
// OUTWARD is the path of the program.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const patience = 20_000;

/** Below those that the system hands out: while the program is away, no client can come by it. */
export const aPortToKeep = () => 20_000 + Math.floor(Math.random() * 10_000);

/**
 * Starts the program; it is there when this returns. Whoever starts it stops it. `files` is how many
 * it may have open unless it asks for more; `content` a folder
 * that is laid over the content; `from` an archive to begin with, which stays as it is.
 */
export async function startOutward({ port = 0, files = null, content = null, from = null } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "outward-"));
  const archive = join(folder, "outward.db");
  if (from) await copyFile(from, archive);
  const start = (at) => serve(archive, at, { files, content });
  let running = start(port);
  process.once("exit", () => running.child.kill("SIGKILL"));
  const link = await running.link;
  const { origin } = link;

  async function end(signal) {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit", { signal: AbortSignal.timeout(patience) });
    child.kill(signal);
    await ended.catch(() => child.kill("SIGKILL"));
  }

  return {
    origin,
    archive,
    /** What the program prints for the host. */
    link: link.href,
    /** What it has logged since it was started. */
    log: () => running.log(),
    /** As a power cut would; at any moment, also while it starts. */
    kill: () => end("SIGKILL"),
    /** It stands still: it answers nothing, and its connections stay open. Thaw it before the end. */
    freeze: () => running.child.kill("SIGSTOP"),
    thaw: () => running.child.kill("SIGCONT"),
    /** Ends it and starts it again with the same archive and port. */
    restart: async () => {
      await end("SIGTERM");
      running = start(link.port);
      assert.equal((await running.link).origin, origin, "the port was taken meanwhile");
    },
    stop: async () => {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
    /** The gauges of /metrics, by name. */
    metrics: async () => {
      const answer = await fetch(`${origin}/metrics`, { signal: AbortSignal.timeout(patience) });
      const lines = (await answer.text()).split("\n").filter((line) => /^\w/.test(line));
      return Object.fromEntries(lines.map((line) => line.split(" ")).map(([n, v]) => [n, +v]));
    },
    ask: asHost(link),
  };
}

/** A value in the fragment of an address, where keys travel. */
export function fragment(address, name) {
  return new URLSearchParams(new URL(address).hash.slice(1)).get(name);
}

/** The host's link in what a program has said; null: it has not said it yet. */
export function hostLinkIn(said) {
  const address = /http\S+\/host#key=\S+(?=\s)/.exec(said)?.[0];
  return address ? new URL(address) : null;
}

/** Gives the answer to a request of the host; POST when there is a body. */
export function asHost(link) {
  return async (path, body) => {
    const answer = await fetch(`${link.origin}/api/v1/${path}`, {
      method: body ? "POST" : "GET",
      headers: { Authorization: `Bearer ${fragment(link, "key")}` },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json();
  };
}

/** The program as it starts, and the link that it prints when it is there. */
function serve(archive, port, { files, content }) {
  const words = [process.env.OUTWARD, "serve", "--db", archive, "--port", port, "--no-browser"];
  if (content) words.push("--content", content);
  if (files) words.unshift("sh", "-c", `ulimit -Sn ${files}; exec "$@"`, "sh");
  const [program, ...options] = words.map(String);
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let log = "";
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8").on("data", (more) => {
    log += more;
  });
  const link = new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`no link came: ${said}`)), patience);
    const give_up = (why) => {
      clearTimeout(late);
      failed(why);
    };
    child.stdout.on("data", (more) => {
      said += more;
      const address = hostLinkIn(said);
      if (!address) return;
      clearTimeout(late);
      found(address);
    });
    child.once("exit", (code) => give_up(new Error(`ended with ${code}: ${said}`)));
    child.once("error", give_up);
  });
  return { child, link, log: () => log };
}
