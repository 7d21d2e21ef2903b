// What the running server sends is what the published schemas promise: joins of every seat, frames,
// refusals, the HTTP interface and the lossless export.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { packages } from "../packages.mjs";
import { startOutward } from "../running/outward.mjs";

const { default: Ajv2020 } = packages("ajv/dist/2020.js");
const { WebSocket } = packages("ws");

const folder = new URL("../../protocols/schemas/", import.meta.url);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false });
for (const name of readdirSync(folder).filter((name) => name.endsWith(".schema.json"))) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
}

function fits(message, file, name) {
  const place = `https://outward.invalid/schemas/${file}.schema.json${name ? `#/$defs/${name}` : ""}`;
  const check = ajv.getSchema(place);
  assert.ok(check, `there is no schema ${place}`);
  assert.ok(check(message), `${name ?? file}: ${JSON.stringify(check.errors?.slice(0, 3))}`);
  return message;
}

let outward;
let made;

before(async () => {
  outward = await startOutward();
  made = await outward.ask("conversations", { guide: "community-conversation", title: "Maple" });
});

after(() => outward?.stop());

/** A client that holds every frame that comes against its schema. */
async function connect() {
  const socket = new WebSocket(`${outward.origin.replace("http", "ws")}/live`, "outward.v1", {
    origin: outward.origin,
  });
  const waiting = new Map();
  const notifications = {
    events: "EventsNotification",
    presence: "PresenceNotification",
    advice: "AdviceNotification",
  };
  const faults = [];
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.id !== undefined) return waiting.get(message.id)?.(message);
    try {
      fits(message, "messages", notifications[message.method]);
    } catch (fault) {
      faults.push(fault);
    }
  });
  await new Promise((open, failed) => socket.once("open", open).once("error", failed));
  let last = 0;
  return {
    ask: (method, params = {}) =>
      new Promise((answered) => {
        last += 1;
        waiting.set(last, answered);
        socket.send(JSON.stringify({ jsonrpc: "2.0", id: last, method, params }));
      }),
    close: () => {
      socket.close();
      assert.deepEqual(faults, []);
    },
  };
}

test("every seat's join, snapshot and resume, and what is sent afterwards", async () => {
  const seats = {};
  for (const seat of ["facilitator", "note_taker", "wall"]) {
    seats[seat] = await connect();
    const join = await seats[seat].ask("join", { conversation: made.id, key: made.keys[seat] });
    fits(join, "messages", "JoinResponse");
  }
  const phone = await connect();
  const joined = fits(await phone.ask("join", { code: made.code }), "messages", "JoinResponse");
  const { facilitator, note_taker } = seats;
  const acts = [
    [facilitator, "conversation.start", {}],
    [phone, "ready.set", { step: "welcome" }],
    [phone, "hand.raise", {}],
    [facilitator, "goto", { step: "hopes", from: "welcome" }],
    [phone, "note.add", { id: "7b0ba8a4-45b4-4d9c-8f0e-0a4d0e8b8a01", text: "a swing 👩‍👩‍👧" }],
    [note_taker, "note.highlight", { id: "7b0ba8a4-45b4-4d9c-8f0e-0a4d0e8b8a01", on: true }],
    [facilitator, "probe.push", { probe: "ordinary-day" }],
    [note_taker, "story.fill", { slot: "hopes", text: "swings" }],
    [facilitator, "timer.extend", { minutes: 2 }],
  ];
  for (const [client, method, params] of acts) {
    fits(await client.ask(method, params), "messages", "SavedResponse");
  }
  const { seq } = fits(await phone.ask("ping"), "messages", "PingResponse").result;
  fits(await phone.ask("guide.read", { language: "es" }), "messages", "GuideReadResponse");
  fits(await phone.ask("move", { name: "next", from: "hopes" }), "messages", "ErrorResponse");
  fits(await phone.ask("dance"), "messages", "ErrorResponse");

  const again = await connect();
  const { member, token } = joined.result;
  const resume = { conversation: made.id, resume: { member, token, after: seq - 1 } };
  const back = fits(await again.ask("join", resume), "messages", "JoinResponse");
  assert.equal(back.result.events.length, 1);
  for (const client of [...Object.values(seats), phone, again]) client.close();
});

test("the HTTP interface and the export", async () => {
  fits(made, "http", "ConversationKeys");
  fits(await outward.ask("status"), "http", "Status");
  fits(await outward.ask("guides?language=es"), "http", "GuideList");
  fits(await outward.ask("conversations"), "http", "ConversationList");
  const document = await outward.ask(`conversations/${made.id}/export?format=json`);
  fits(document, "export");
  assert.equal(document.conversations[0].notes[0].text, "a swing 👩‍👩‍👧");
});

test("cohorts", async () => {
  const cohort = fits(
    await outward.ask("cohorts", { name: "Ten", starts_on: "2026-01-31" }),
    "cohort",
    "CohortView",
  );
  const path = `cohorts/${cohort.id}`;
  const { libraries } = fits(
    await outward.ask(`${path}/libraries`, { name: "On a laptop" }),
    "cohort",
    "CohortView",
  );
  const team = [{ name: "", role: "director" }];
  const detail = await outward.ask(`${path}/libraries/${libraries[0].id}`, { team });
  fits(detail, "cohort", "CohortLibraryDetail");
  assert.deepEqual(detail.library.team, team);
  fits(await outward.ask(`${path}/notes`), "cohort", "CallNoteList");
  fits(await outward.ask("cohorts"), "cohort", "CohortList");
});
