// The socket is made up, and answers as the test says; tests/browser has real ones.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Connection, connect, type Status } from "./connection";
import { refusal, type StubServer, stubServer } from "./server.stub";
import type { JoinResult } from "./wire";

let connection: Connection;
let server: StubServer;
let page: EventTarget;

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal("window", page);
  server = stubServer();
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function open(refused: () => boolean = () => false, inStep = true): Connection {
  connection = connect(
    {
      joining: "join",
      join: () => ({ code: `TRY${server.joins.length}` }),
      joined: (_: JoinResult) => undefined,
      notified: () => undefined,
      answered: () => inStep,
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
  expect(server.joins).toEqual([{ code: "TRY0" }]);
});

test("comes back by itself when the socket is cut", async () => {
  open();
  await reaches("live");
  server.cut();
  await vi.waitFor(() => expect(connection.status.value).not.toBe("live"));
  await reaches("live");
  expect(server.joins).toEqual([{ code: "TRY0" }, { code: "TRY1" }]);
});

test("a request without connection fails at once and says so", async () => {
  await expect(open().request("hand.raise", {})).rejects.toMatchObject({ reason: "offline" });
});

test("a request that the server refuses fails with its reason", async () => {
  open();
  await reaches("live");
  server.reply = () => refusal("stale");
  await expect(connection.request("ready.clear", {})).rejects.toMatchObject({ reason: "stale" });
});

test("gives up when the seat says that a refusal is final", async () => {
  server.reply = () => refusal("wrong_key");
  open();
  await reaches("offline");
  expect(server.joins).toHaveLength(1);
});

test("server.joins anew at once when the seat changed its mind", async () => {
  server.reply = ({ params }) => (params.code === "TRY0" ? refusal("wrong_key") : { result: {} });
  open(() => true);
  await reaches("live");
  expect(server.joins).toHaveLength(2);
});

/** A live connection whose time the test moves. */
async function liveNow(): Promise<void> {
  vi.useFakeTimers();
  open();
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.status.value).toBe("live");
}

test.each(["focus", "pageshow", "online"])("%s finds a dead socket in 3 seconds", async (sign) => {
  await liveNow();
  server.dead = true;
  page.dispatchEvent(new Event(sign));
  await vi.advanceTimersByTimeAsync(3000);
  expect(connection.status.value).toBe("offline");
  expect(server.opened).toBe(2);
});

test("a request that stays unanswered finds a dead socket in 3 seconds, and fails then", async () => {
  await liveNow();
  server.dead = true;
  const failed = expect(connection.request("hand.raise", {})).rejects.toMatchObject({
    reason: "offline",
  });
  await vi.advanceTimersByTimeAsync(3000);
  expect(connection.status.value).toBe("offline");
  await failed;
});

test("a request that only takes long does not cost the connection", async () => {
  await liveNow();
  server.reply = ({ method }) => (method === "ping" ? { result: {} } : null);
  connection.request("hand.raise", {}).catch(() => undefined);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(connection.status.value).toBe("live");
  expect(server.opened).toBe(1);
});

test("a silent network is noticed without anybody doing anything", async () => {
  await liveNow();
  server.dead = true;
  await vi.advanceTimersByTimeAsync(9000);
  expect(connection.status.value).toBe("offline");
});

test("nothing is called connected after a sleep before the server has answered", async () => {
  await liveNow();
  server.dead = true;
  vi.setSystemTime(Date.now() + 300_000); // the timers stood still
  await vi.advanceTimersByTimeAsync(1000);
  expect(connection.status.value).toBe("connecting");
  server.dead = false;
  await vi.advanceTimersByTimeAsync(3000);
  expect(connection.status.value).toBe("live");
});

test("a sleep that the socket survived costs no new join", async () => {
  await liveNow();
  vi.setSystemTime(Date.now() + 300_000);
  await vi.advanceTimersByTimeAsync(2000);
  expect(connection.status.value).toBe("live");
  expect(server.joins).toHaveLength(1);
});

test("a device that says it is offline is believed until the server answers", async () => {
  await liveNow();
  server.dead = true;
  page.dispatchEvent(new Event("offline"));
  expect(connection.status.value).toBe("offline");
  server.dead = false;
  await vi.advanceTimersByTimeAsync(4000);
  expect(connection.status.value).toBe("live");
});

test("the server on the same laptop stays connected without a network", async () => {
  await liveNow();
  page.dispatchEvent(new Event("offline"));
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.status.value).toBe("live");
  expect(server.opened).toBe(1);
});

test("several signs of waking open one socket", async () => {
  await liveNow();
  server.dead = true;
  page.dispatchEvent(new Event("offline"));
  await vi.advanceTimersByTimeAsync(4000);
  const before = server.opened;
  for (const sign of ["online", "pageshow", "focus"]) page.dispatchEvent(new Event(sign));
  expect(server.opened).toBeLessThanOrEqual(before + 1);
});

test("server.joins again when the server's words do not fit what was heard", async () => {
  vi.useFakeTimers();
  open(undefined, false);
  await vi.advanceTimersByTimeAsync(0);
  expect(server.joins).toHaveLength(1);
  page.dispatchEvent(new Event("focus"));
  await vi.advanceTimersByTimeAsync(0);
  expect(server.joins).toHaveLength(2);
  expect(connection.status.value).toBe("live");
});

test.each([
  [0, 250, 2500],
  [0.999, 500, 5000],
])("comes back in growing turns, by chance %d", async (chance, first, longest) => {
  await liveNow();
  vi.spyOn(Math, "random").mockReturnValue(chance);
  const tries: number[] = [];
  server.refuses = () => tries.push(performance.now());
  const start = performance.now();
  server.cut();
  await vi.advanceTimersByTimeAsync(60_000);
  const pauses = tries.map((at, index) => at - (tries[index - 1] ?? start));
  expect(pauses[0]).toBeCloseTo(first, -1);
  expect(pauses.at(-1)).toBeCloseTo(longest, -1);
  expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
});
