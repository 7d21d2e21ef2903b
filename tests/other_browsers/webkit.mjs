// WebKit, the engine of every browser on an iPhone, through WebDriver: Debian's WebKitGTK on a screen that nobody
// sees. One driver has one browser, so that everybody gets both. Its windows are at least some 450 px wide.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { eventually } from "../running/waiting.mjs";
import { startProgram } from "./programs.mjs";

const patience = 30_000;

export async function openWebKit() {
  const screen = startProgram([
    "Xvfb",
    "-displayfd",
    3,
    "-screen",
    0,
    "1920x1200x24",
    "-nolisten",
    "tcp",
  ]);
  const [, display] = await screen.said(3, /(\d+)\n/);
  const env = {
    DISPLAY: `:${display}`,
    GDK_BACKEND: "x11",
    LIBGL_ALWAYS_SOFTWARE: "1",
    NO_AT_BRIDGE: "1",
    // It looks at our own pages only, and root has no sandbox.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
  const people = [];
  const opened = {
    name: "WebKit",
    complaints: () => people.flatMap(({ complaints }) => complaints()),
    /** A window for somebody who was never here. */
    window: async (size) => {
      const person = await openOne(env);
      people.push(person);
      opened.name = `WebKit ${person.version}`;
      await person.ask("POST", "/window/rect", { x: 0, y: 0, ...size });
      return windowOf(person.ask);
    },
    close: async () => {
      for (const person of people) await person.close();
      await screen.end();
    },
  };
  return opened;
}

function windowOf(ask) {
  return {
    open: (url) => ask("POST", "/url", { url }),
    run: async (source, json) => {
      const { value, error } = await ask("POST", "/execute/async", {
        script: `const [json, done] = arguments;
          (async () => JSON.stringify(await (${source})(...JSON.parse(json))))()
            .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        args: [json],
      });
      if (error) throw new Error(error);
      return value;
    },
    act: (actions) => ask("POST", "/actions", { actions }),
    picture: async () => Buffer.from(await ask("GET", "/screenshot"), "base64"),
  };
}

/** A driver and its browser. `ask` fails with the driver's sentence when it says no. */
async function openOne(env) {
  const port = await aFreePort();
  const driver = startProgram(["WebKitWebDriver", "--host=127.0.0.1", `--port=${port}`], env);
  let session = "";
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${session}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const { value } = await answer.json();
    assert.equal(value?.error, undefined, `${path}: ${value?.message}`);
    return value;
  };
  await eventually(() => ask("GET", "/status"));
  const browser = {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": {
      binary: miniBrowser(),
      args: ["--automation", "--enable-write-console-messages-to-stdout=true"],
    },
  };
  const { sessionId, capabilities } = await ask("POST", "/session", {
    capabilities: { alwaysMatch: browser },
  });
  session = `/session/${sessionId}`;
  return {
    ask,
    version: capabilities.browserVersion,
    complaints: () => driver.lines(1).filter((line) => /^CONSOLE .*(ERROR|WARN)/.test(line)),
    close: async () => {
      await ask("DELETE", "").catch(() => undefined);
      await driver.end();
    },
  };
}

/** The small browser that comes with the engine. */
function miniBrowser() {
  const folders = readdirSync("/usr/lib")
    .filter((name) => name.endsWith("-linux-gnu"))
    .map((name) => join("/usr/lib", name));
  const engines = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith("webkit2gtk-"))
      .map((name) => join(folder, name, "MiniBrowser")),
  );
  assert.ok(engines.length > 0, "WebKit is not here: ./scripts/browsers installs it");
  return engines.at(-1);
}

async function aFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
