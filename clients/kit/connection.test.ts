// The socket is made up, and answers as the test says; tests/browser has real ones.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Connection, connect, type Status } from "./connection";
import type { JoinParams, JoinResult } from "./wire";

interface Asked {
  id: number;
  method: string;
  params: JoinParams;
}

let connection: Connection;
let joins: JoinParams[];
let reply: (asked: Asked) => object;
let cut: () => void;

class Socket {
  static readonly OPEN = 1;
  readyState = 0;
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (event: { data: string }) => void;

  constructor() {
    cut = () => this.close();
    queueMicrotask(() => {
      this.readyState = Socket.OPEN;
      this.onopen?.();
    });
  }

  send(text: string): void {
    const asked = JSON.parse(text) as Asked;
    if (asked.method === "join") joins.push(asked.params);
    const data = JSON.stringify({ jsonrpc: "2.0", id: asked.id, ...reply(asked) });
    queueMicrotask(() => this.onmessage?.({ data }));
  }

  close(): void {
    this.readyState = 3;
    queueMicrotask(() => this.onclose?.());
  }
}

beforeEach(() => {
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("WebSocket", Socket);
  joins = [];
  reply = () => ({ result: {} });
});

afterEach(() => connection.close());

function open(refused: () => boolean = () => false): Connection {
  connection = connect(
    {
      join: () => ({ code: `TRY${joins.length}` }),
      joined: (_: JoinResult) => undefined,
      notified: () => undefined,
      refused,
    },
    "ws://room/live",
  );
  return connection;
}

function reaches(status: Status): Promise<void> {
  return vi.waitFor(() => expect(connection.status.value).toBe(status), { timeout: 5000 });
}

test("is live only after the join was answered", async () => {
  expect(open().status.value).toBe("connecting");
  await reaches("live");
  expect(joins).toEqual([{ code: "TRY0" }]);
});

test("comes back by itself when the socket is cut", async () => {
  open();
  await reaches("live");
  cut();
  await vi.waitFor(() => expect(connection.status.value).not.toBe("live"));
  await reaches("live");
  expect(joins).toEqual([{ code: "TRY0" }, { code: "TRY1" }]);
});

test("a request without connection fails at once and says so", async () => {
  await expect(open().request("hand.raise", {})).rejects.toMatchObject({ reason: "offline" });
});

test("a request that the server refuses fails with its reason", async () => {
  open();
  await reaches("live");
  reply = () => ({ error: { code: -32000, message: "no", data: { reason: "stale" } } });
  await expect(connection.request("ready.clear", {})).rejects.toMatchObject({ reason: "stale" });
});

test("gives up when the seat says that a refusal is final", async () => {
  reply = () => ({ error: { code: -32000, message: "no", data: { reason: "wrong_key" } } });
  open();
  await reaches("offline");
  expect(joins).toHaveLength(1);
});

test("joins anew at once when the seat changed its mind", async () => {
  reply = ({ params }) =>
    params.code === "TRY0"
      ? { error: { code: -32000, message: "no", data: { reason: "wrong_key" } } }
      : { result: {} };
  open(() => true);
  await reaches("live");
  expect(joins).toHaveLength(2);
});
