// Other people's servers, to be measured beside ours in the same run. npm's packages go into a folder of their own.
//   await installPeers();                                   gives the names of those that are here
//   const peer = await startPeer("ws", { db: "notes.db" });
//   … peer.port, peer.path, peer.framing, peer.pid …
//   await peer.stop();

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { eventually } from "../../running/waiting.mjs";

const here = import.meta.dirname;
const usual = join(here, "../../../build/bench/peers");
const modules = "/usr/lib/nginx/modules";
const bun = bunPackage();

/** better-sqlite3 13 wants a newer Node.js than Outward does. */
const versions = {
  ws: "8.23.0",
  "socket.io": "4.8.4",
  "better-sqlite3": "12.11.1",
  [bun]: "1.4.5",
};

/**
 * `framing`: how a message m stands on the wire. plain: m. socketio: 42["m",m], after the handshake of Engine.IO 4;
 * raw: what is sent is what all in the room get, and there is no answer.
 */
const peers = {
  ws: { title: "Node ws", framing: "plain", path: "/live", needs: ["ws", "better-sqlite3"] },
  bun: { title: "uWebSockets (Bun)", framing: "plain", path: "/live", needs: [bun] },
  socketio: {
    title: "Socket.IO",
    framing: "socketio",
    path: "/socket.io/?EIO=4&transport=websocket",
    needs: ["socket.io", "better-sqlite3"],
  },
  nchan: { title: "nginx nchan", framing: "raw", path: "/live?room=1", needs: [] },
};

/** For people. What follows a comma tells how it was run: "ws, batches". */
export function titleOf(key) {
  const [name, ...how] = key.split(", ");
  return [peers[name]?.title ?? name, ...how].join(", ");
}

/** Fetches what is not there yet, says what is missing, and gives the names of the peers that can be started. */
export function installPeers(folder = usual) {
  const wanted = JSON.stringify({ private: true, optionalDependencies: versions }, null, 2);
  const done = join(folder, "installed.json");
  if (!existsSync(done) || readFileSync(done, "utf8") !== wanted) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), wanted);
    npmInstall(folder);
    writeFileSync(done, wanted);
  }
  const names = Object.keys(peers).filter((name) => isHere(name, folder));
  for (const name of Object.keys(peers))
    if (!names.includes(name)) console.log(`${titleOf(name)} is not here and is left out.`);
  return names;
}

/** What of others was measured, with versions. */
export function versionOf(name) {
  if (!peers[name]) return name;
  if (name === "nchan") return `nchan in ${nginxVersion()}`;
  return peers[name].needs.map((one) => `${one} ${versions[one]}`).join(" with ");
}

/** Keeps notes in `db`, or nothing; nchan never does. `batch`: a transaction for each turn of its event loop. */
export async function startPeer(name, { db = null, batch = false, folder = usual } = {}) {
  const { framing, path } = peers[name];
  const started =
    name === "nchan" ? await startNchan() : await startOurs(name, { db, batch, folder });
  return { name, framing, path, ...started };
}

async function startOurs(name, { db, batch, folder }) {
  const runtime = name === "bun" ? join(folder, "node_modules", bun, "bin/bun") : process.execPath;
  const words = [join(here, `${name}.mjs`), "--packages", folder];
  if (db) words.push("--db", db);
  if (batch) words.push("--batch");
  const child = run(runtime, words, ["ignore", "pipe", "inherit"]);
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^listening (\d+)$/.exec(line) ?? [];
    if (port) return { port: Number(port), pid: child.pid, stop: () => end(child) };
  }
  throw new Error(`${titleOf(name)} did not start.`);
}

async function startNchan() {
  const folder = mkdtempSync(join(tmpdir(), "nchan-"));
  const port = await aFreePort();
  const values = { folder, port, modules, user: userInfo().username };
  const template = readFileSync(join(here, "nchan.conf"), "utf8");
  const file = join(folder, "nginx.conf");
  writeFileSync(
    file,
    template.replace(/\{(\w+)\}/g, (_, word) => values[word]),
  );
  const child = run(
    nginx(),
    ["-p", folder, "-c", file, "-e", "stderr"],
    ["ignore", "ignore", "inherit"],
  );
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await eventually(() => canConnect(port));
    return { port, pid: await eventually(() => childOf(child.pid)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** With as many open files as may be. */
function run(program, words, stdio) {
  const raise = 'ulimit -n $(ulimit -Hn); exec "$@"';
  const child = spawn("sh", ["-c", raise, "sh", program, ...words], { stdio });
  const leave = () => child.kill("SIGTERM"); // so that nginx takes its worker along
  process.once("exit", leave);
  child.once("exit", () => process.off("exit", leave));
  return child;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit", { signal: AbortSignal.timeout(5_000) });
  child.kill("SIGTERM");
  await ended.catch(() => child.kill("SIGKILL"));
}

/** The one worker of nginx: what is measured. */
function childOf(pid) {
  const [worker] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  if (!worker) throw new Error("nginx has no worker.");
  return Number(worker);
}

async function aFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

async function canConnect(port) {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
  } finally {
    socket.destroy();
  }
}

/** npm leaves out what it cannot build; better-sqlite3 finds the headers that came with this Node.js. */
function npmInstall(folder) {
  console.log(`Fetching the peers into ${folder} (better-sqlite3 may be compiled for two minutes)`);
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, "include/node/node.h")) && { npm_config_nodedir: prefix };
  try {
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], {
      cwd: folder,
      env: { ...process.env, ...headers },
      stdio: ["ignore", "ignore", "inherit"],
    });
  } catch {
    console.log("npm could not fetch them: is there a network?");
  }
}

function isHere(name, folder) {
  if (name === "nchan") return nginx() !== null && existsSync(`${modules}/ngx_nchan_module.so`);
  return peers[name].needs.every((one) =>
    existsSync(join(folder, "node_modules", one, "package.json")),
  );
}

function nginx() {
  return ["/usr/sbin/nginx", "/usr/bin/nginx"].find((path) => existsSync(path)) ?? null;
}

function nginxVersion() {
  const said = execFileSync("sh", ["-c", `${nginx()} -v 2>&1`], { encoding: "utf8" });
  return said.trim().replace("nginx version: ", "");
}

/** Bun as one ready file; its usual package fetches it in a script of its own. */
function bunPackage() {
  if (process.arch === "arm64") return "@oven/bun-linux-aarch64";
  const modern = readFileSync("/proc/cpuinfo", "utf8").includes(" avx2");
  return modern ? "@oven/bun-linux-x64" : "@oven/bun-linux-x64-baseline";
}
