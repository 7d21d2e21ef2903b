// The built server and a WebSocket client that others wrote, in everything that a page may do.

import assert from "node:assert/strict";
import { once } from "node:events";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { packages } from "../packages.mjs";
import { startOutward } from "../running/outward.mjs";
import { connect } from "./client.mjs";
import { longest_message } from "./ws_rules.mjs";

const { WebSocket } = packages("ws");

const ping = '{"jsonrpc":"2.0","id":7,"method":"ping"}';

let outward;
let client;

before(async () => {
  outward = await startOutward();
});
after(() => outward?.stop());
beforeEach(async () => {
  client = await connect(outward.origin);
});
afterEach(() => client?.leave());

/** A text of exactly that many bytes that is a request. */
function requestOf(bytes) {
  const [start, end] = ['{"jsonrpc":"2.0","id":7,"method":"ping","params":{"any":"', '"}}'];
  return start + "x".repeat(bytes - start.length - end.length) + end;
}

async function isAnswered() {
  const { id, error } = await client.say(ping);
  assert.equal(id, 7);
  assert.equal(error.data.reason, "forbidden"); // nobody has joined here
}

function sendPieces(pieces, between = () => {}) {
  const last = pieces.length - 1;
  for (const [i, piece] of pieces.entries()) {
    client.socket.send(piece, { binary: false, fin: i === last });
    if (i < last) between();
  }
}

test("a message may come in any number of fragments, with pings between them", async () => {
  const bytes = Buffer.from(ping.replace("}", ',"any":"Straße 👩🏽‍🌾 长凳"}'));
  for (const size of [1, 2, 3, 7, 100]) {
    const count = Math.ceil(bytes.length / size);
    const pieces = Array.from({ length: count }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    let pongs = 0;
    client.socket.on("pong", () => (pongs += 1));
    const answer = once(client.socket, "message");
    sendPieces(pieces, () => client.socket.ping("here"));
    assert.equal(JSON.parse((await answer)[0]).id, 7);
    assert.equal(pongs, pieces.length - 1);
    client.socket.removeAllListeners("pong");
  }
});

test("pings of every length are answered with their bytes", async () => {
  for (const length of [0, 1, 2, 64, 124, 125]) {
    const bytes = Buffer.alloc(length, 0xfe);
    client.socket.ping(bytes);
    const [data] = await once(client.socket, "pong");
    assert.deepEqual(data, bytes);
  }
  client.socket.pong("nobody asked");
  await isAnswered();
});

test("close codes come back as they were sent", async () => {
  for (const code of [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4999]) {
    const other = await connect(outward.origin);
    const closed = other.closed();
    other.socket.close(code, "so long");
    assert.equal(await closed, code);
  }
});

test("compression is offered by the client and not taken by the server", async () => {
  const socket = new WebSocket(`${outward.origin.replace("http", "ws")}/live`, "outward.v1", {
    origin: outward.origin,
    perMessageDeflate: { threshold: 0 },
  });
  await once(socket, "open");
  assert.equal(socket.extensions, "");
  socket.terminate();
});

test("a message of 16 KiB is taken, one byte more is not", async () => {
  const { id } = await client.say(requestOf(longest_message));
  assert.equal(id, 7);
  client.socket.send(requestOf(longest_message + 1));
  assert.equal(await client.closed(), 1009);
});

test("fragments that are too long together are refused before the last", async () => {
  const piece = "x".repeat(longest_message / 2 + 1);
  client.socket.send(piece, { fin: false });
  client.socket.send(piece, { fin: false });
  assert.equal(await client.closed(), 1009);
});

test("bytes that are not UTF-8 are refused, also when fragments cut them", async () => {
  const wrong = Buffer.from([0x22, 0xf0, 0x9f, 0x92, 0x22]);
  for (const cut of [0, 1, 2, 3, 4]) {
    const other = await connect(outward.origin);
    other.socket.send(wrong.subarray(0, cut), { binary: false, fin: false });
    other.socket.send(wrong.subarray(cut), { binary: false });
    assert.equal(await other.closed(), 1007);
  }
});

test("a binary message is refused", async () => {
  client.socket.send(Buffer.from(ping), { binary: true });
  assert.equal(await client.closed(), 1003);
});

test("a message that is nested too deeply is answered, and the connection goes on", async () => {
  const answer = await client.say("[".repeat(17) + "]".repeat(17));
  assert.equal(answer.error.code, -32700);
  await isAnswered();
});

test("five hundred connections that break off in any state leave the server well", async () => {
  const states = [
    (socket) => socket.send(ping.slice(0, 9), { fin: false }),
    (socket) => socket.send("[[["),
    (socket) => socket.ping("here"),
    (socket) => socket.close(4000),
    (socket) => socket.send(requestOf(longest_message + 1)),
  ];
  for (let round = 0; round < 10; round += 1) {
    const others = await Promise.all(Array.from({ length: 50 }, () => connect(outward.origin)));
    for (const [i, { socket }] of others.entries()) {
      states[i % states.length](socket);
      if (i % 2) socket.terminate();
    }
    await isAnswered();
    for (const other of others) other.leave();
  }
});
