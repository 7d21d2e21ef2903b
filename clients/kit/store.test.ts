// The socket is made up, and the server answers each join as the test says.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type StubDevice, stubDevice } from "./device.stub";
import { refusal, type StubServer, stubServer } from "./server.stub";
import { openRoom, type Room } from "./store";
import type { JoinParams, RoomView } from "./wire";

const year = 365 * 24 * 3_600_000;
const start = 1_800_000_000_000; // on the server

let device: StubDevice;
let server: StubServer;
let serverTime: () => number;
let greet: (join: JoinParams) => object;
let room: Room<RoomView>;

function welcome(more: object = {}): object {
  const guide = { language: "en", languages: ["en"], steps: [] };
  const mine = { member: "m1", number: 1, name: "", ready: false, hand: false, notes: [] };
  const here = { conversation: "c1", seat: "participant", seq: 7, member: "m1", token: "secret" };
  return {
    result: {
      ...here,
      server_time: serverTime(),
      languages: ["en"],
      guide,
      mine,
      view: { stage: "live", visited: [] },
      ...more,
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  device = stubDevice();
  vi.stubGlobal("location", { protocol: "http:", host: "room", pathname: "/c/c1" });
  server = stubServer();
  server.reply = ({ method, params }) =>
    method === "join" ? greet(params) : { result: { seq: 7, server_time: serverTime() } };
  const began = performance.now();
  serverTime = () => start + performance.now() - began;
  greet = () => welcome();
});

afterEach(() => {
  room.close();
  vi.useRealTimers();
});

const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

async function open(seat: JoinParams = { code: "ABCDEF" }): Promise<void> {
  room = openRoom<RoomView>(seat);
  await passes(0);
}

test.each([-year, 0, year])(
  "a phone whose clock is off by %d ms has the server's time",
  async (off) => {
    vi.setSystemTime(start + off);
    await open();
    expect(room.now.value).toBe(start);
    await passes(60_000);
    expect(Math.abs(room.now.value - (start + 60_000))).toBeLessThan(1000);
  },
);

test.each([-year, year])("a phone's clock that is set by %d ms moves no timer", async (step) => {
  await open();
  vi.setSystemTime(Date.now() + step);
  await passes(1000);
  expect(Math.abs(room.now.value - serverTime())).toBeLessThan(1000);
  server.cut();
  await passes(1000);
  vi.setSystemTime(Date.now() - step);
  await passes(10_000);
  expect(room.status.value).toBe("live");
  expect(Math.abs(room.now.value - serverTime())).toBeLessThan(1000);
  expect(server.joins.at(-1)?.resume).toEqual({ member: "m1", token: "secret", after: 7 });
});

test("the time is right again after a sleep in which the phone's steady clock stood still", async () => {
  await open();
  const before = serverTime;
  serverTime = () => before() + 300_000;
  vi.setSystemTime(Date.now() + 300_000);
  await passes(1000);
  expect(Math.abs(room.now.value - serverTime())).toBeLessThan(1000);
});

test("being ready outlives the lost answer to it", async () => {
  await open();
  const mine = { member: "m1", number: 1, name: "", ready: true, hand: false, notes: [] };
  const entered = { type: "step.entered", seq: 8, at: 1, step: "s", visit: 1, how: "next" };
  const clock = { allotted: 0, spent: 0, running_since: null };
  greet = () => welcome({ seq: 9, view: undefined, events: [{ ...entered, clock }], mine });
  server.cut();
  await passes(1000);
  expect(room.view.value?.visited).toEqual(["s"]);
  expect(room.mine.value?.ready).toBe(true);
});

test("a phone that was taken out stays out, also after a reload", async () => {
  await open();
  greet = () => refusal("removed");
  server.cut();
  await passes(60_000);
  expect(room.refusal.value).toBe("removed");
  expect(server.joins).toHaveLength(2);
  room.close();
  await open();
  expect(room.refusal.value).toBe("removed");
  expect(server.joins.at(-1)?.resume?.member).toBe("m1");
});

test("a locked room is not asked again by itself", async () => {
  greet = () => refusal("locked");
  await open();
  await passes(60_000);
  expect(room.refusal.value).toBe("locked");
  expect(server.joins).toHaveLength(1);
});

test("a crew that was taken out comes in with a new key, and not with the old", async () => {
  await open({ conversation: "c1", key: "old" });
  room.close();
  greet = ({ resume, key }) =>
    resume ? refusal("removed") : key === "new" ? welcome({ member: "m2" }) : refusal("wrong_key");
  await open({ conversation: "c1", key: "old" });
  expect(room.refusal.value).toBe("wrong_key");
  room.close();
  await open({ conversation: "c1", key: "new" });
  expect(room.status.value).toBe("live");
  expect(room.refusal.value).toBeNull();
});

test("a phone whose storage was emptied is still the same member, and remembers it again", async () => {
  await open();
  device.storage.clear();
  server.cut();
  await passes(1000);
  expect(server.joins.at(-1)?.resume?.member).toBe("m1");
  room.close();
  await open();
  expect(server.joins.at(-1)?.resume?.member).toBe("m1");
});

test("a member that another tab made anew is not forgotten by this one", async () => {
  await open();
  const other = { conversation: "c1", member: "m2", token: "newer" };
  greet = ({ resume }) => {
    if (resume?.token === "newer") return welcome({ member: "m2", token: "newer" });
    device.storage.set("outward.seat.ABCDEF", JSON.stringify(other));
    return refusal("wrong_key");
  };
  server.cut();
  await passes(1000);
  expect(server.joins.map(({ resume }) => resume?.member)).toEqual([undefined, "m1", "m2"]);
});

test("where phones find the laptop now is known as soon as it is told, and stays known offline", async () => {
  await open();
  expect(room.addresses.value).toBeNull();
  const addresses = ["http://192.168.7.2:8080"];
  server.tell({ method: "addresses", params: { conversation: "c1", addresses } });
  server.refuses = () => undefined;
  server.cut();
  await passes(5_000);
  expect(room.status.value).toBe("offline");
  expect(room.addresses.value).toEqual(addresses);
});
