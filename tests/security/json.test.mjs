// Whatever text comes over the socket: it is answered, and the connection goes on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startOutward } from "../running/outward.mjs";
import { connect } from "./client.mjs";
import { no_json, no_requests, no_values, requests, unfit, values } from "./json_texts.mjs";

const not_json = -32700;
const not_a_request = -32600;

let outward;
let client;

before(async () => {
  outward = await startOutward();
  const made = await outward.ask("conversations", { guide: "community-conversation", title: "T" });
  client = await connect(outward.origin);
  await client.do("join", { conversation: made.id, key: made.keys.facilitator });
});

after(async () => {
  client?.leave();
  await outward?.stop();
});

const asking = (value) => `{"jsonrpc":"2.0","id":7,"method":"ping","params":{"any":${value}}}`;
const named = (text) => `${JSON.stringify(text).slice(0, 60)} (${text.length})`;

async function isGranted(text) {
  const { id, result, error } = await client.say(text);
  assert.deepEqual([id, error], [7, undefined], named(text));
  assert.ok(result);
}

async function isRefused(text, code) {
  const answer = await client.say(text);
  assert.equal(answer.error?.code, code, `${named(text)}: ${JSON.stringify(answer)}`);
  assert.equal(answer.error.data.reason, "bad_request");
  assert.match(answer.error.message, /^[A-Z].*\.$/s);
}

async function goesOn() {
  await isGranted(asking("0"));
}

test(`${values.length} values and ${requests.length} requests are JSON`, async () => {
  for (const value of values) await isGranted(asking(value));
  for (const request of requests) await isGranted(request);
});

test(`${no_values.length} values and ${no_json.length} texts are none`, async () => {
  for (const text of [...no_values.map(asking), ...no_json]) {
    await isRefused(text, not_json);
    await goesOn();
  }
});

test(`${no_requests.length} texts are JSON, but no request`, async () => {
  for (const text of no_requests) {
    await isRefused(text, not_a_request);
    await goesOn();
  }
});

test(`${unfit.length} requests ask for what there is not`, async () => {
  for (const text of unfit) {
    const { id, error } = await client.say(text);
    assert.ok(error, named(text));
    assert.equal(id, 7);
    await goesOn();
  }
});

test("a thousand damaged requests are answered, each in its turn", async () => {
  const whole = asking(JSON.stringify({ text: "a \\ b", list: [1, -2.5e3, null, true] }));
  const answers = [];
  for (let i = 0; i < 1000; i += 1) answers.push(client.say(damaged(whole, i)));
  for (const { result, error } of await Promise.all(answers)) assert.ok(result ?? error);
  await goesOn();
});

test("what is nested deeply is refused over HTTP too, and the server goes on", async () => {
  for (const depth of [15, 100, 30_000]) {
    const body = `{"guide":"community-conversation","title":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    const answer = await fetch(`${outward.origin}/api/v1/conversations`, {
      method: "POST",
      headers: { Authorization: `Bearer ${hostKey()}` },
      body,
    });
    assert.equal(answer.status, 400);
  }
  await outward.ask("status");
});

const hostKey = () => new URLSearchParams(new URL(outward.link).hash.slice(1)).get("key");

/** The text with one character after the other taken out, doubled or changed. */
function damaged(text, i) {
  const place = i % text.length;
  const put = ["", text[place].repeat(2), ...'"\\{}[],:\u0001'][i % 11];
  return text.slice(0, place) + put + text.slice(place + 1);
}
