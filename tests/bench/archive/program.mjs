// The built program on an archive, as libraries run it. OUTWARD is its path.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { fragment, hostLinkIn } from "../../running/outward.mjs";

const outward = resolve(process.env.OUTWARD ?? "build/release/outward");
const patience = 60_000; // ms

/** Runs it to its end, and gives how many milliseconds that took. */
export function timed(...words) {
  const began = performance.now();
  execFileSync(outward, words.map(String), { stdio: ["ignore", "ignore", "pipe"] });
  return performance.now() - began;
}

/** Milliseconds from its start until the host's page begins to come, and for the list on it, whole. */
export async function timeOfStart(archive) {
  const began = performance.now();
  const server = spawn(outward, ["serve", "--db", archive, "--port", "0", "--no-browser"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(server, "exit");
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  try {
    const link = await linkOf(server);
    const page = await get(new URL("/host", link));
    const first_page = performance.now() - began;
    await page.text();
    const asked = performance.now();
    const list = await get(new URL("/api/v1/conversations", link), fragment(link, "key"));
    const { conversations } = await list.json();
    return { first_page, list: performance.now() - asked, conversations: conversations.length };
  } finally {
    server.kill("SIGTERM");
    await ended;
    process.off("exit", kill);
  }
}

async function linkOf(server) {
  let said = "";
  server.stdout.setEncoding("utf8");
  for await (const more of server.stdout.iterator({ destroyOnReturn: false })) {
    said += more;
    const link = hostLinkIn(said);
    if (link) return link;
  }
  throw new Error(`outward serve has ended without a link: ${said}`);
}

async function get(address, key) {
  const headers = key ? { Authorization: `Bearer ${key}` } : {};
  const answer = await fetch(address, { headers, signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return answer;
}
