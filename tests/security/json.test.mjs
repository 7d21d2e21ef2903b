// Whatever text comes over the socket: it is answered, and the connection goes on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startOutward } from "../running/outward.mjs";
import { connect } from "./client.mjs";
import { no_json, no_requests, no_values, requests, unfit, values } from "./json_texts.mjs";

const not_json = -32700;
const not_a_request = -32600;

/** Texts that one connection can say, each followed by a request, before it said too much at once. */
const enough = 50;

let outward;
let made;
let client;

before(async () => {
  outward = await startOutward();
  made = await outward.ask("conversations", { guide: "community-conversation", title: "Maple" });
});

after(() => outward?.stop());

/** Acts on each text, as `client` with a seat of its own for every few of them. */
async function each(texts, act) {
  for (let i = 0; i < texts.length; i += enough) {
    client = await connect(outward.origin);
    await client.do("join", { conversation: made.id, key: made.keys.facilitator });
    await act(texts.slice(i, i + enough));
    client.leave();
  }
}
const oneByOne = (act) => async (texts) => {
  for (const text of texts) await act(text);
};

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
  await each([...values.map(asking), ...requests], oneByOne(isGranted));
});

test(`${no_values.length} values and ${no_json.length} texts are none`, async () => {
  const refused = async (text) => {
    await isRefused(text, not_json);
    await goesOn();
  };
  await each([...no_values.map(asking), ...no_json], oneByOne(refused));
});

test(`${no_requests.length} texts are JSON, but no request`, async () => {
  const refused = async (text) => {
    await isRefused(text, not_a_request);
    await goesOn();
  };
  await each(no_requests, oneByOne(refused));
});

test(`${unfit.length} requests ask for what there is not`, async () => {
  const refused = async (text) => {
    const { id, error } = await client.say(text);
    assert.equal(id, 7, named(text));
    assert.ok(error && error.data.reason !== "too_many", named(text));
    await goesOn();
  };
  await each(unfit, oneByOne(refused));
});

test("a thousand damaged requests are answered, each in its turn", async () => {
  const whole = asking(JSON.stringify({ text: "a \\ b", list: [1, -2.5e3, null, true] }));
  const all = Array.from({ length: 1000 }, (_, i) => damaged(whole, i));
  await each(all, async (texts) => {
    const answers = await Promise.all(texts.map((text) => client.say(text)));
    for (const { result, error } of answers) {
      assert.ok(result ?? error);
      assert.notEqual(error?.data.reason, "too_many");
    }
    await goesOn();
  });
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
