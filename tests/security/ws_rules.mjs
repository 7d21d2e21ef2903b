// The rules of RFC 6455 that a server must keep when the other side does not: name and check of each.
// A check gets the origin of the server, and fails by throwing.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { closeFrame, fragments, frame, longLength, op, openPeer, Peer } from "./raw_websocket.mjs";

/** What the server takes in one message. */
export const longest_message = 16 * 1024;

const accept_suffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const upgraded = /^HTTP\/1\.1 101 /;

/** Runs `act` with a peer, and hangs up whatever happens. */
const withPeer = (open, act) => async (origin) => {
  const peer = await open(origin);
  try {
    await act(peer);
  } finally {
    peer.leave();
  }
};
const before = (act) => withPeer(async (origin) => new Peer(origin), act);
const once = (act) => withPeer(openPeer, act);

/** The server refuses this handshake with an HTTP error. */
const refuses = (headers, how) =>
  before(async (peer) => {
    assert.match((await peer.handshake(headers, how)) ?? "cut off", /^HTTP\/1\.[01] [45]|^cut off/);
  });

/** After these bytes the server closes with this code, and hangs up. */
const closes = (code, ...parts) =>
  once(async (peer) => {
    peer.send(...parts);
    assert.equal(await peer.closedWith(), code);
  });

/** After these bytes a pong with these words comes. */
const pongs = (words, ...parts) =>
  once(async (peer) => {
    peer.send(...parts);
    const pong = await peer.next(op.pong);
    assert.deepEqual([pong?.op, pong?.data.toString()], [op.pong, words]);
    assert.equal(pong.masked, false);
  });

/** Text in these pieces is refused because it is not UTF-8. */
const isNotUtf8 = (...pieces) => closes(1007, ...fragments(...pieces.map((p) => Buffer.from(p))));

const handshakes = {
  "the key is answered as the RFC says": before(async (peer) => {
    const head = await peer.handshake();
    const accept = createHash("sha1")
      .update(peer.key + accept_suffix)
      .digest("base64");
    assert.match(head, upgraded);
    assert.equal(/\r\nSec-WebSocket-Accept: *(\S+)/i.exec(head)?.[1], accept);
    assert.match(head, /\r\nSec-WebSocket-Protocol: outward\.v1(\r|$)/i);
  }),
  "header values in any case": before(async (peer) => {
    const headers = { Upgrade: "WebSocket", Connection: "keep-alive, Upgrade" };
    assert.match(await peer.handshake(headers), upgraded);
  }),
  "compression is not agreed to": before(async (peer) => {
    const offer = "permessage-deflate; client_max_window_bits, x-webkit-deflate-frame";
    const head = await peer.handshake({ "Sec-WebSocket-Extensions": offer });
    assert.match(head, upgraded);
    assert.doesNotMatch(head, /sec-websocket-extensions/i);
  }),
  "no key": refuses({ "Sec-WebSocket-Key": null }),
  "version 12": refuses({ "Sec-WebSocket-Version": "12" }),
  "no version": refuses({ "Sec-WebSocket-Version": null }),
  "no Origin": refuses({ Origin: null }),
  POST: refuses({ "Content-Length": "0" }, { method: "POST" }),
  "HTTP/1.0": refuses({}, { version: "HTTP/1.0" }),
  "64 KiB of headers": refuses({ "X-Padding": "a".repeat(65536) }),
};

const pings = {
  "a ping is answered with its bytes": pongs("abc", frame(op.ping, "abc")),
  "a ping of 125 bytes": pongs("x".repeat(125), frame(op.ping, "x".repeat(125))),
  "an empty ping": pongs("", frame(op.ping)),
  "a ping amid fragments": pongs("mid", frame(op.text, "{", { fin: false }), frame(op.ping, "mid")),
  "a pong that nobody asked for": pongs("still", frame(op.pong, "hm"), frame(op.ping, "still")),
  "a ping in single bytes": once(async (peer) => {
    for (const byte of frame(op.ping, "slow")) {
      peer.send(Buffer.from([byte]));
      await new Promise((sent) => setTimeout(sent, 2));
    }
    assert.equal((await peer.next(op.pong))?.data.toString(), "slow");
  }),
  "a ping of 126 bytes": closes(1002, frame(op.ping, "x".repeat(126))),
  "a fragmented ping": closes(1002, frame(op.ping, "x", { fin: false })),
};

const framing = {
  "an unmasked frame": closes(1002, frame(op.text, "x", { masked: false })),
  "an unmasked ping": closes(1002, frame(op.ping, "x", { masked: false })),
  "the first reserved bit": closes(1002, frame(op.text, "x", { rsv: 4 })),
  "the second reserved bit": closes(1002, frame(op.text, "x", { rsv: 2 })),
  "the third reserved bit": closes(1002, frame(op.text, "x", { rsv: 1 })),
  "a reserved bit on a ping": closes(1002, frame(op.ping, "x", { rsv: 4 })),
  ...Object.fromEntries(
    [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((code) => [
      `the reserved opcode ${code}`,
      closes(1002, frame(code, "x")),
    ]),
  ),
  "the continuation of nothing": closes(1002, frame(op.more, "x")),
  "a new message amid fragments": closes(
    1002,
    frame(op.text, "a", { fin: false }),
    frame(op.text, "b"),
  ),
  "a binary message": closes(1003, frame(op.binary, "{}")),
};

const fill = (count) => "x".repeat(count);
/** A masked text frame without its bytes, whose length is written like this. */
const announced = (length) => {
  const masked = Buffer.from(length);
  masked[0] |= 0x80;
  return Buffer.concat([Buffer.from([0x80 | op.text]), masked, Buffer.alloc(4)]);
};

const lengths = {
  "one byte too many": closes(1009, frame(op.text, fill(longest_message + 1))),
  "one byte too many in fragments": closes(1009, ...fragments(fill(longest_message), "x")),
  "a huge length, before its bytes": closes(1009, frame(op.text, "x", { length: 2 ** 40 })),
  "a 64-bit length with its top bit set": closes(1009, announced(longLength(127, 2n ** 63n))),
  "5 bytes written as a 16-bit length": closes(1002, announced(longLength(126, 5))),
  "5 bytes written as a 64-bit length": closes(1002, announced(longLength(127, 5))),
  "200 bytes written as a 64-bit length": closes(1002, announced(longLength(127, 200))),
  "a thousand empty fragments end in a message": pongs(
    "there",
    ...fragments("{", ...Array(1000).fill(""), "}"),
    frame(op.ping, "there"),
  ),
};

const texts = {
  "a byte that never is UTF-8": isNotUtf8([0xce, 0xba, 0xff]),
  "a surrogate": isNotUtf8([0xed, 0xa0, 0x80]),
  "a character in more bytes than it needs": isNotUtf8([0xc0, 0xaf]),
  "beyond the last character": isNotUtf8([0xf4, 0x90, 0x80, 0x80]),
  "half a character at the end": isNotUtf8([0xe2, 0x82]),
  "half a character at the end of the last fragment": isNotUtf8([0x22], [0xe2, 0x82]),
  "a character that goes on wrongly in the next fragment": isNotUtf8([0xe2, 0x82], [0x22]),
  "a character cut between fragments is whole": once(async (peer) => {
    const [cut, rest] = [Buffer.from('"€"').subarray(0, 2), Buffer.from('"€"').subarray(2)];
    peer.send(...fragments(cut, rest));
    assert.equal((await peer.next(op.text))?.op, op.text);
  }),
};

const ends = {
  ...Object.fromEntries(
    [1000, 1001, 1003, 1007, 1011, 3000, 3999, 4000, 4999].map((code) => [
      `the close code ${code} is given back`,
      closes(code, closeFrame(code, "bye")),
    ]),
  ),
  ...Object.fromEntries(
    [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999].map((code) => [
      `the close code ${code} is none`,
      closes(1002, closeFrame(code)),
    ]),
  ),
  "a close without a code": once(async (peer) => {
    peer.send(frame(op.close));
    await peer.closedWith();
  }),
  "a close of one byte": closes(1002, frame(op.close, "x")),
  "a close of 126 bytes": closes(1002, closeFrame(1000, "x".repeat(124))),
  "a close whose reason is not UTF-8": closes(
    1002,
    frame(op.close, Buffer.from([0x03, 0xe8, 0xff, 0xfe])),
  ),
  "nothing is said after a close": once(async (peer) => {
    peer.send(closeFrame(1000), frame(op.ping, "late"));
    assert.equal((await peer.next(op.close))?.op, op.close);
    assert.equal(await peer.next(op.pong, 200), undefined);
  }),
  "who vanishes amid a frame harms nobody": async (origin) => {
    const gone = await openPeer(origin);
    gone.send(frame(op.text, "half", { length: 100 }).subarray(0, 8));
    gone.leave();
    await pongs("up", frame(op.ping, "up"))(origin);
  },
};

export const rules = { handshakes, pings, framing, lengths, texts, ends };
