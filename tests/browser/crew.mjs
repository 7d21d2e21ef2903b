// A facilitator without a page: the same requests over the same socket, where a test is about somebody else's page.

import assert from "node:assert/strict";
import { packages } from "../packages.mjs";
import { fragment } from "../running/outward.mjs";

const { WebSocket } = packages("ws");

/** A socket of its own: `ask` fails with the server's sentence when it says no. Close it at the end. */
export async function wireTo(outward) {
  const socket = new WebSocket(`${outward.origin.replace("http", "ws")}/live`, "outward.v1", {
    origin: outward.origin,
  });
  const waiting = new Map();
  socket.on("message", (data) => {
    const { id, result, error } = JSON.parse(data);
    waiting.get(id)?.({ result, error });
  });
  await new Promise((open, failed) => socket.once("open", open).once("error", failed));
  const ask = async (method, params = {}) => {
    const id = waiting.size + 1;
    const { result, error } = await new Promise((answered) => {
      waiting.set(id, answered);
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
    assert.equal(error, undefined, `${method}: ${error?.message}`);
    return result;
  };
  return { ask, close: () => socket.close() };
}

/** Close it at the end. */
export async function crewOf(outward, room) {
  const { ask, close } = await wireTo(outward);
  const key = fragment(new URL(room.facilitator, outward.origin), "key");
  const { view } = await ask("join", { conversation: room.id, key });
  let at = view.step?.id;
  return {
    ask,
    goTo: async (step) => {
      if (at === undefined) {
        await ask("conversation.start");
        at = "welcome";
      }
      if (at !== step) await ask("goto", { step, from: at });
      at = step;
    },
    close,
  };
}
