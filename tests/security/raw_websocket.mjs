// RFC 6455 by hand over TCP, so that a test can break the rules that a real client keeps.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

export const op = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

const patience = 10_000;

/** The bytes of one frame. `length`: what it claims to hold; `rsv`: the three reserved bits. */
export function frame(code, data = "", { fin = true, rsv = 0, masked = true, length } = {}) {
  const body = Buffer.from(data);
  const head = Buffer.concat([
    Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | code]),
    lengthBytes(length ?? body.length),
  ]);
  if (!masked) return Buffer.concat([head, body]);
  head[1] |= 0x80;
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, body.map((byte, i) => byte ^ mask[i & 3])]);
}

/** A whole text message in pieces: any of them may cut a character in two. */
export function fragments(...pieces) {
  const last = pieces.length - 1;
  return pieces.map((piece, i) => frame(i ? op.more : op.text, piece, { fin: i === last }));
}

export function closeFrame(code, reason = "") {
  const body = Buffer.alloc(2);
  body.writeUInt16BE(code);
  return frame(op.close, Buffer.concat([body, Buffer.from(reason)]));
}

function lengthBytes(length) {
  if (length < 126) return Buffer.from([length]);
  if (length < 65536) return longLength(126, length);
  return longLength(127, length);
}

/** A length in the longer forms, needed or not: 126 has two bytes, 127 has eight. */
export function longLength(form, length) {
  const bytes = Buffer.alloc(form === 126 ? 3 : 9);
  bytes[0] = form;
  if (form === 126) bytes.writeUInt16BE(length, 1);
  else bytes.writeBigUInt64BE(BigInt(length), 1);
  return bytes;
}

/** One TCP connection to the server at `origin`. */
export class Peer {
  received = Buffer.alloc(0);
  ended = false;
  #wake = () => {};

  constructor(origin) {
    this.url = new URL(origin);
    this.socket = connect(Number(this.url.port), this.url.hostname);
    this.socket.on("data", (bytes) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.#wake();
    });
    for (const event of ["end", "close", "error"]) {
      this.socket.on(event, () => {
        this.ended = true;
        this.#wake();
      });
    }
  }

  send(...parts) {
    for (const part of parts) if (!this.socket.destroyed) this.socket.write(part);
  }

  leave() {
    this.socket.destroy();
  }

  /** Asks for a WebSocket; the head of the answer. A header that is null is left out. */
  async handshake(changed = {}, { method = "GET", version = "HTTP/1.1" } = {}) {
    this.key = randomBytes(16).toString("base64");
    const headers = {
      Host: this.url.host,
      Origin: this.url.origin,
      Upgrade: "websocket",
      Connection: "Upgrade",
      "Sec-WebSocket-Key": this.key,
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Protocol": "outward.v1",
      ...changed,
    };
    const given = Object.entries(headers).filter(([, value]) => value !== null);
    const lines = given.map(([name, value]) => `${name}: ${value}\r\n`);
    this.send(`${method} /live ${version}\r\n${lines.join("")}\r\n`);
    return this.#until(() => this.#takeHead());
  }

  /** The next frame of that kind, past all others; a close frame comes through always. */
  async next(code, deadline = patience) {
    for (;;) {
      const found = await this.#until(() => this.#takeFrame(), deadline);
      if (!found || found.op === code || found.op === op.close) return found;
    }
  }

  /** The code of the close frame that comes next; it is answered, and the server hangs up. */
  async closedWith() {
    const found = await this.next(op.close);
    assert.ok(found, this.ended ? "ended without a close frame" : "no close frame came");
    this.send(frame(op.close, found.data));
    await this.#until(() => (this.ended ? true : undefined));
    assert.ok(this.ended, "a close frame came, but the connection stays open");
    return found.data.length < 2 ? null : found.data.readUInt16BE(0);
  }

  #takeHead() {
    const end = this.received.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const head = this.received.subarray(0, end).toString("latin1");
    this.received = this.received.subarray(end + 4);
    return head;
  }

  #takeFrame() {
    const bytes = this.received;
    if (bytes.length < 2) return undefined;
    const short = bytes[1] & 127;
    const start = { 126: 4, 127: 10 }[short] ?? 2;
    if (bytes.length < start) return undefined;
    const length = {
      126: () => bytes.readUInt16BE(2),
      127: () => Number(bytes.readBigUInt64BE(2)),
    };
    const end = start + (length[short]?.() ?? short);
    if (bytes.length < end) return undefined;
    this.received = bytes.subarray(end);
    return {
      fin: bytes[0] >> 7 === 1,
      rsv: (bytes[0] >> 4) & 7,
      op: bytes[0] & 15,
      masked: bytes[1] >> 7 === 1,
      data: bytes.subarray(start, end),
    };
  }

  /** Waits until `take` gives something; undefined when the connection ends or the deadline is over. */
  async #until(take, deadline = patience) {
    const end = Date.now() + deadline;
    for (;;) {
      const taken = take();
      if (taken !== undefined) return taken;
      const left = end - Date.now();
      if (this.ended || left <= 0) return undefined;
      await new Promise((woken) => {
        const late = setTimeout(woken, left);
        this.#wake = () => {
          clearTimeout(late);
          woken();
        };
      });
    }
  }
}

/** A peer whose WebSocket is open. */
export async function openPeer(origin, headers) {
  const peer = new Peer(origin);
  const head = await peer.handshake(headers);
  assert.match(head ?? "nothing", /^HTTP\/1\.1 101 /);
  return peer;
}
