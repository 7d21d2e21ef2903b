// Firefox through WebDriver BiDi: one browser, and in it a window with storage of its own for everybody.
// FIREFOX is its path, where it is not Debian's.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packages } from "../packages.mjs";
import { startProgram } from "./programs.mjs";

const { WebSocket } = packages("ws");

export async function openFirefox() {
  const home = await mkdtemp(join(tmpdir(), "outward-firefox-"));
  const words = [process.env.FIREFOX ?? "firefox-esr", "--headless", "--no-remote"];
  const firefox = startProgram([...words, "--profile", home, "--remote-debugging-port", 0], {
    HOME: home,
  });
  const complaints = [];
  const [, address] = await firefox.said(2, /listening on (ws:\S+)/);
  const { ask, close } = await speakTo(`${address}/session`, ({ method, params }) => {
    if (method !== "log.entryAdded") return;
    if (["error", "warn"].includes(params.level)) complaints.push(params.text);
  });
  const { capabilities } = await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded"] });

  return {
    name: `Firefox ${capabilities.browserVersion}`,
    complaints: () => complaints,
    /** A window for somebody who was never here. */
    window: async ({ width, height }) => {
      const { userContext } = await ask("browser.createUserContext");
      const how = { type: "window", userContext };
      const { context } = await ask("browsingContext.create", how);
      await ask("browsingContext.setViewport", { context, viewport: { width, height } });
      const target = { context };
      return {
        open: (url) => ask("browsingContext.navigate", { context, url, wait: "complete" }),
        run: async (source, json) => {
          const { result, exceptionDetails } = await ask("script.callFunction", {
            functionDeclaration: `async (json) => JSON.stringify(await (${source})(...JSON.parse(json)))`,
            arguments: [{ type: "string", value: json }],
            awaitPromise: true,
            target,
          });
          if (exceptionDetails) throw new Error(exceptionDetails.text);
          return result.value;
        },
        act: async (actions) => {
          await ask("browsingContext.activate", { context });
          await ask("input.performActions", { context, actions });
        },
        picture: async () => {
          const { data } = await ask("browsingContext.captureScreenshot", { context });
          return Buffer.from(data, "base64");
        },
      };
    },
    close: async () => {
      close();
      await firefox.end();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** `ask` fails with the browser's sentence when it says no. */
async function speakTo(address, heard) {
  const socket = new WebSocket(address);
  const waiting = new Map();
  let last = 0;
  socket.on("message", (data) => {
    const { id, ...message } = JSON.parse(data);
    if (id) waiting.get(id)(message);
    else heard(message);
  });
  await new Promise((open, failed) => socket.once("open", open).once("error", failed));
  const ask = async (method, params = {}) => {
    last += 1;
    const id = last;
    const { result, error, message } = await new Promise((answered) => {
      waiting.set(id, answered);
      socket.send(JSON.stringify({ id, method, params }));
    });
    waiting.delete(id);
    assert.equal(error, undefined, `${method}: ${message}`);
    return result;
  };
  return { ask, close: () => socket.close() };
}
